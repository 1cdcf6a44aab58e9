//! Files of a simulated customer and of questions are read whole, or refused with a place that the file has. What is read can be played.
#![no_main]

use heard_fuzz::engine;
use heard_quiz::Bank;
use heard_rehearsal::{Debrief, Rehearsal, Scenario};
use libfuzzer_sys::fuzz_target;

const FILE: &str = "ours.toml";
/// Replies that a run is tried with.
const REPLIES: [&str; 3] = [
    "I am sorry. What is the number of your order?",
    "Calm down.",
    "I have sent another one to you. It is there tomorrow at noon.",
];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match Scenario::from_toml(FILE, &text) {
        Ok(scenario) => plays(&scenario),
        Err(errors) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in &errors {
                placed(&error.file, error.line, &error.reason, &text);
            }
        }
    }
    let (bank, faults) = Bank::of([(FILE, &*text)]);
    for fault in &faults {
        placed(&fault.file, fault.line, &fault.message, &text);
    }
    for item in bank.items() {
        assert_eq!(bank.item(&item.id).map(|found| &found.id), Some(&item.id));
    }
});

fn placed(file: &str, line: usize, reason: &str, text: &str) {
    assert_eq!(file, FILE);
    let lines = text.matches('\n').count() + 1;
    assert!((1..=lines).contains(&line), "line {line} of {lines}: {reason}");
    assert!(!reason.is_empty(), "refused without a reason");
}

/// Moods stay between 0 and 1, and whatever is said there is an answer or an end.
fn plays(scenario: &Scenario) {
    let mut run = Rehearsal::begin(scenario, 7);
    let mut after = None;
    for reply in REPLIES {
        let Ok(at) = run.reply(scenario, engine(), after, reply) else { break };
        let turn = &run.turns[at];
        let mood = turn.state.mood;
        for value in [mood.anger, mood.trust, mood.hope] {
            assert!((0.0..=1.0).contains(&value), "{mood:?}");
        }
        assert!(Debrief::of(scenario, &run, at).is_some());
        after = Some(at);
    }
}
