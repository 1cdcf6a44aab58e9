//! A conversation with everything invented that could tell whose it was: every stand-in stands where it is said to, the rest is letter
//! by letter what it was, and the scenario made of it can be read. (That nothing is replaced twice holds of what people write, not of garbled words.)
//!
//! An input is `NAME|TURN|…`. A turn is the customer's, or the agent's if it begins with `<`.
#![no_main]

use heard_engine::{Turn, Who};
use heard_fuzz::engine;
use heard_rehearsal::Scenario;
use heard_rehearsal::anonymise::{Anonymised, Told, anonymise};
use heard_rehearsal::from_past::from_past;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('|');
    let name = parts.next().unwrap_or_default();
    let turns: Vec<Turn<'_>> = parts.map(turn).collect();
    let told = Told {
        names: vec![name.to_owned()],
        ..Told::default()
    };
    let past = anonymise(&turns, &told);
    assert_eq!(past.messages.len(), turns.len());
    replaced(&past, &turns);
    if let Ok(drafted) = from_past(engine(), &past, past.called(name).as_deref()) {
        let read = Scenario::from_toml("past.toml", &drafted.toml);
        assert!(read.is_ok(), "{:?}\n{}", read.err(), drafted.toml);
    }
});

fn turn(text: &str) -> Turn<'_> {
    match text.strip_prefix('<') {
        Some(text) => Turn { who: Who::Agent, text },
        None => Turn { who: Who::Customer, text },
    }
}

/// What was replaced stands in both texts, in order, and the rest is letter by letter what it was.
fn replaced(past: &Anonymised, turns: &[Turn<'_>]) {
    for (message, turn) in past.messages.iter().zip(turns) {
        let (mut at, mut was) = (0, 0);
        for one in &message.replaced {
            let (span, before) = (one.span, one.was);
            assert_eq!(message.text.get(at..span.start), turn.text.get(was..before.start), "what is between has changed");
            assert!(message.text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
            assert!(past.stand_ins.get(one.stand_in).is_some(), "a stand-in that is none");
            (at, was) = (span.end, before.end);
        }
        assert_eq!(message.text.get(at..), turn.text.get(was..), "the end has changed");
    }
}
