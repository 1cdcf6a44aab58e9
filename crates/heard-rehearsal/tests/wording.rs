//! What a language model may make of a customer's line, and what is refused: it words, the run decides.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use heard_engine::Engine;
use heard_rehearsal::wording::{Refused, asked, checked};
use heard_rehearsal::{Event, Hidden, Rehearsal, Scenario, Shelf};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);
static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::embedded);
static ANSWERED: LazyLock<Rehearsal> = LazyLock::new(|| run(&scenario(), &[PLAIN]));

fn scenario() -> Scenario {
    SHELF.find("birthday-telescope").unwrap().clone()
}

/// A run after these replies.
fn run(scenario: &Scenario, replies: &[&str]) -> Rehearsal {
    let mut rehearsal = Rehearsal::begin(scenario, 3);
    for reply in replies {
        let last = rehearsal.turns.len().checked_sub(1);
        rehearsal.reply(scenario, &*ENGINE, last, reply).unwrap();
    }
    rehearsal
}

fn check(wording: &str) -> Result<String, Refused> {
    checked(&ENGINE, &scenario(), &ANSWERED, 0, wording).unwrap()
}

const PLAIN: &str = "The parcel was delivered according to our records.";

#[test]
fn words_of_their_own_are_taken() {
    for (wording, is) in [
        (
            "I still do not have my telescope. Where is it?",
            "I still do not have my telescope. Where is it?",
        ),
        ("\"I still do not have my telescope.\"\n", "I still do not have my telescope."),
        (
            "Dina: Your records are wrong,  my telescope never came.",
            "Your records are wrong, my telescope never came.",
        ),
        (
            "That is no answer. I have been asking since Tuesday, and nobody tells me where my telescope is!",
            "That is no answer. I have been asking since Tuesday, and nobody tells me where my telescope is!",
        ),
    ] {
        assert_eq!(check(wording).as_deref(), Ok(is));
    }
}

#[test]
fn what_goes_wrong_is_refused() {
    let long = "I want my telescope now. ".repeat(40);
    for (wording, says) in [
        ("", "says nothing"),
        ("…!", "says nothing"),
        ("4", "says nothing"),
        (long.as_str(), "too long"),
        ("It was for my daughter's birthday. Where is it?", "too early"),
        ("Her father died, and where is my telescope?", "too early"),
        (
            "As an AI language model I cannot be angry about a telescope.",
            "does not speak as the customer",
        ),
        ("How can I help you with your telescope today?", "does not speak as the customer"),
        (
            "We apologise for the late telescope. Our driver is on his way.",
            "does not speak as the customer",
        ),
        (
            "Here is my reply in other words: where is the telescope?",
            "does not speak as the customer",
        ),
        (
            "The parcel was delivered according to our records, you say?",
            "does not speak as the customer",
        ),
        ("Thank you so much, that works for me.", "goes further"),
        ("All right, I accept that and will wait.", "goes further"),
        ("My telescope has arrived, it is here.", "goes further"),
        ("I want to speak to your manager about my telescope.", "goes further"),
        ("Forget it. Goodbye.", "goes further"),
        ("Where is my telescope, I paid 450 for it?", "makes up a figure"),
        (
            "Wo ist mein Teleskop? Ich habe seit Tagen nichts von Ihnen gehört und warte immer noch.",
            "not English",
        ),
        ("Где мой телескоп?", "not English"),
        ("Where is my fucking telescope?", "rude"),
        ("You idiots, where is my telescope?", "rude"),
    ] {
        let refused = check(wording);
        let said = refused.as_ref().map_or_else(ToString::to_string, |taken| format!("taken: {taken}"));
        assert!(said.contains(says), "{wording}: {said}");
    }
}

#[test]
fn what_is_told_has_to_be_told() {
    let scenario = scenario();
    let mut rehearsal = run(&scenario, &["What does it mean for you, Dina?"]);
    let turn = &mut rehearsal.turns[0];
    turn.state.impact = Hidden::Told;
    turn.effect.events = vec![Event::Revealed];
    turn.answer.clone_from(&scenario.impact.lines[0]);
    let line = rehearsal.turns[0].answer.clone();
    let checked = |wording: &str| checked(&ENGINE, &scenario, &rehearsal, 0, wording).unwrap();
    assert_eq!(checked(&line).as_deref(), Ok(line.as_str()), "the scenario's own line is taken");
    assert!(matches!(
        checked("I would rather not say. Where is it?"),
        Err(Refused::LeavesOut(_))
    ));
    let told = "My girl turns ten on Saturday. Her dad picked that telescope before he died in the spring, and I can't tell my daughter that it is lost.";
    assert!(checked(told).is_ok(), "{:?}", checked(told));
}

#[test]
fn the_request_says_who_and_what_and_nothing_hidden() {
    let scenario = scenario();
    let rehearsal = run(&scenario, &[PLAIN]);
    let asked = asked(&scenario, &rehearsal, 0).unwrap();
    assert!(asked.role.contains("You are Dina") && asked.task.contains(PLAIN) && asked.task.contains(&rehearsal.turns[0].answer));
    assert!(!format!("{asked:?}").contains("daughter"), "{asked:?}");
    assert_eq!(none_of(&scenario, &rehearsal), (true, true));
}

fn none_of(scenario: &Scenario, rehearsal: &Rehearsal) -> (bool, bool) {
    (
        asked(scenario, rehearsal, 9).is_none(),
        checked(&ENGINE, scenario, rehearsal, 9, "x").is_none(),
    )
}

/// Every line of every scenario, said where it is said, passes its own check.
#[test]
fn the_scenarios_own_lines_pass() {
    let mut refused = String::new();
    for scenario in SHELF.scenarios() {
        let policies = scenario.replies.as_ref().unwrap();
        for (name, replies) in [
            ("excellent", &policies.excellent),
            ("cold", &policies.cold),
            ("harmful", &policies.harmful),
        ] {
            let mut rehearsal = Rehearsal::begin(scenario, 5);
            let mut after = None;
            for reply in [&replies.first[0], &replies.then[0], &replies.last[0], &replies.first[1]] {
                let Ok(at) = rehearsal.reply(scenario, &*ENGINE, after, reply) else {
                    break;
                };
                after = Some(at);
                let line = rehearsal.turns[at].answer.clone();
                if let Err(error) = checked(&ENGINE, scenario, &rehearsal, at, &line).unwrap() {
                    refused.extend([&scenario.id, " ", name, ": ", &error.to_string(), ": ", &line, "\n"]);
                }
            }
        }
    }
    assert!(refused.is_empty(), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_wording_is_taken_or_refused(wording: String, more in "[A-Za-z .,!?'\"]{0,80}") {
        let said = checked(&ENGINE, &scenario(), &ANSWERED, 0, &format!("{wording}{more}")).unwrap();
        if let Ok(taken) = said {
            prop_assert!(!taken.contains('\n') && taken.chars().count() <= 500);
        }
    }
}
