//! Scenario files: every one that the binary carries is whole, and a broken one is told by file, line, field and what is allowed.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heard_engine::{Engine, ModelChoice, Situation, Turn, Who};
use heard_rehearsal::{Policies, Scenario, Shelf};

const GOOD: &str = include_str!("../scenarios/birthday-telescope.toml");

#[test]
fn all_that_the_binary_carries_are_whole() {
    let shelf = Shelf::embedded();
    assert!(shelf.errors().is_empty(), "{:#?}", shelf.errors());
    assert!(!shelf.scenarios().is_empty());
    assert!(shelf.scenarios().iter().all(|scenario| scenario.replies.is_some()));
}

/// What is wrong once this line of the whole scenario is another.
fn broken(line: &str, instead: &str) -> String {
    assert!(GOOD.contains(line), "{line}");
    let errors = Scenario::from_toml("team/birthday-telescope.toml", &GOOD.replacen(line, instead, 1)).unwrap_err();
    errors[0].to_string()
}

#[test]
fn a_broken_file_is_told_by_line_and_field() {
    for (line, instead, says) in [
        (
            "trade = \"parcel\"",
            "trade = \"parcels\"",
            "birthday-telescope.toml:2: trade: unknown variant `parcels`",
        ),
        ("trade = \"parcel\"", "trade = \"parcels\"", "did you mean `parcel`?"),
        ("difficulty = 2", "difficulty = 4", ":3: difficulty: 1, 2 or 3"),
        ("inertia = 0.35", "inertia = 0.9", "mood.inertia: a figure from 0 to 0.8"),
        (
            "signal = \"act:ownership\"",
            "signal = \"act:ownershp\"",
            "did you mean 'act:ownership'?",
        ),
        ("signal = \"rule:blame\"", "signal = \"rule:blamed\"", "did you mean 'rule:blame'?"),
        ("weight = 0.5", "weight = 5", "calms[1].weight: a figure from 0.1 to 1"),
        (
            "id = \"home\"",
            "id = \"address\"",
            "fact[2].id: a short name that no other entry has",
        ),
        ("kind = \"step\"", "kind = \"steps\"", "did you mean `step`?"),
        ("[persona]", "[persona]\nage = 40", "unknown field `age`"),
        ("waiting = [", "waiting = []\nwaited = [", "unknown field `waited`"),
        ("about = [\"neighbour*\"", "about = [\"*\"", "has no word to look for"),
        ("title = \"The telescope", "titel = \"The telescope", "unknown field `titel`"),
    ] {
        let said = broken(line, instead);
        assert!(said.contains(says), "{instead}: {said}");
    }
}

#[test]
fn a_broken_file_is_left_out_and_the_others_stay() {
    let mut shelf = Shelf::embedded();
    let many = shelf.scenarios().len();
    shelf.add("team/broken.toml", "title = 3");
    shelf.add("team/our-own.toml", GOOD);
    assert_eq!(shelf.scenarios().len(), many + 1);
    assert_eq!(shelf.errors().len(), 1);
    assert_eq!(shelf.errors()[0].file, "team/broken.toml");
    assert!(shelf.find("our-own").is_some());
}

/// The best replies to an opening draw no warning from the coach: they are what is to be learned.
#[test]
fn the_best_replies_draw_no_warning() {
    let engine = Engine::choose(ModelChoice::Standard);
    let mut warned = String::new();
    for scenario in Shelf::embedded().scenarios() {
        let Some(Policies { excellent, .. }) = &scenario.replies else {
            continue;
        };
        for opening in &scenario.lines.opening {
            for draft in &excellent.first {
                let appraisal = engine.appraise(&Situation {
                    turns: &[Turn {
                        who: Who::Customer,
                        text: opening,
                    }],
                    draft,
                    customer_name: Some(&scenario.persona.name),
                    ..Situation::default()
                });
                for finding in appraisal
                    .findings
                    .iter()
                    .filter(|finding| finding.severity > heard_engine::Severity::Hint)
                {
                    let quote = &finding.evidence.quote;
                    warned.extend([&scenario.id, ": ", &finding.rule, " “", quote, "” in ", draft, "\n"]);
                }
            }
        }
    }
    assert!(warned.is_empty(), "{warned}");
}
