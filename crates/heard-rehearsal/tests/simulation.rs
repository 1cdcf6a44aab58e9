//! Practice rewards the better reply and cannot be gamed: a small part of `make simulate`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heard_engine::{Engine, ModelChoice};
use heard_rehearsal::simulate::{Policy, Tally};
use heard_rehearsal::{Outcome, Shelf};

#[test]
fn the_better_reply_wins_and_nobody_games() {
    let engine = Engine::choose(ModelChoice::Standard);
    let shelf = Shelf::embedded();
    let scenario = shelf.find("birthday-telescope").unwrap();
    let tally = Tally::of(scenario, &engine, 3).unwrap();
    assert!(tally.right * 100 >= tally.pairs * 80, "{:?}", tally.wrong);
    assert_eq!(tally.won(), Vec::new());
    let ended = |policy: Policy, outcome: Outcome| tally.row(policy).unwrap().ended(outcome);
    assert!(ended(Policy::Excellent, Outcome::Heard) >= 0.6);
    assert!(ended(Policy::Harmful, Outcome::WalkedOut) >= 0.6);
    assert!(tally.row(Policy::Excellent).unwrap().thawed() >= 0.6);
}
