//! The arc over a conversation's readings.

use heard_engine::{Arc, Direction, Engine};

fn check(messages: &[&str], direction: Direction, peak: Option<usize>) -> Arc {
    let engine = Engine::new();
    let readings: Vec<_> = messages.iter().map(|text| engine.read(text, &[])).collect();
    let arc = Arc::over(&readings);
    assert_eq!((arc.direction, arc.peak), (direction, peak), "{messages:?}: {arc:?}");
    assert!((0.0..=1.0).contains(&arc.risk));
    arc
}

const CROSS: &str = "This is a disgrace, I have been lied to and I am furious!!";
const CALM: &str = "The order number is 4471.";
const GLAD: &str = "Thank you so much, you have been so helpful!!";

#[test]
fn an_arc_has_a_direction_and_a_peak() {
    check(&[], Direction::Same, None);
    check(&[CALM, CALM], Direction::Same, Some(0));
    check(&[CROSS, CALM, GLAD], Direction::Better, Some(0));
    check(&[GLAD, CALM, CROSS], Direction::Worse, Some(2));
}

#[test]
fn risk_is_of_the_latest_and_rises_where_it_worsens() {
    let calmed = check(&[CROSS, CALM, GLAD], Direction::Better, Some(0));
    let worsened = check(&[CALM, CALM, CROSS], Direction::Worse, Some(2));
    assert!(calmed.risk < 0.1 && worsened.risk > 0.8, "{} {}", calmed.risk, worsened.risk);
}
