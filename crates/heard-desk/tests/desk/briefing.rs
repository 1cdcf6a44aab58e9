//! What the next one is told at a hand-over.

use heard_desk::{Briefing, Enclosed, Ledger, Line, Text, Way};
use heard_engine::{Evidence, Feeling, Reading};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::sample::{agent, at, opened_with, pledge, reading, text};

fn words(quote: &str) -> Evidence {
    Evidence {
        start: 0,
        end: quote.len(),
        start16: 0,
        end16: quote.encode_utf16().count(),
        quote: quote.to_owned(),
        turn: None,
    }
}

fn upset(problem: &str, impact: &str) -> Reading {
    Reading {
        problem: vec![words(problem)],
        impact: vec![words(impact)],
        questions: vec![words("When?")],
        intensity: 3,
        ..reading(Feeling::Anger, -0.8, &[])
    }
}

#[test]
fn it_tells_all_that_the_next_one_needs() {
    let first = upset("the oven came broken", "twelve guests on Sunday");
    let mut conversation = opened_with("The oven came broken. Twelve guests on Sunday! When?", first.clone());
    let way = |title: &str| Way {
        title: Line::new(title).unwrap(),
        steps: None,
        cost: None,
        time: None,
    };
    let enclosed = Enclosed {
        pledges: vec![pledge(Some(at(7200)))],
        ways: vec![way("A new oven"), way("The money back")],
    };
    let (mut reply, _) = conversation
        .reply(agent(), text("I will call you. Which would you like?"), enclosed, at(60))
        .unwrap();
    let (promises, change) = conversation.deliver(&mut reply, at(70)).unwrap();
    let offer = change.writes.iter().find_map(|write| match write {
        heard_desk::Write::Offer(offer) => Some(offer.clone()),
        _ => None,
    });
    let mut ledger = Ledger::default();
    let (message, _) = conversation.receive(text("The oven came broken. When?"), first.clone(), [], at(80));
    ledger.hear(&conversation, &message, false, at(80));
    let second = upset("the second one is scratched", "twelve guests on Sunday");
    let mut offers = vec![offer.unwrap()];
    let told = |offers: &[heard_desk::Offer]| {
        Briefing {
            readings: &[&first, &second],
            promises: &promises,
            needs: &ledger.needs,
            offers,
        }
        .text(&TimeZone::UTC, at(100))
    };
    let open = told(&offers);
    for line in [
        "What is wrong: “the oven came broken”; “the second one is scratched”",
        "What it costs them: “twelve guests on Sunday”",
        "How they felt last: strongly angry",
        "Promised: call you, by Mon 2 Mar, 11:00",
        "Can choose until Mon 16 Mar, 09:01: A new oven / The money back",
    ] {
        assert!(open.lines().any(|told| told == line), "{line}\n{open}");
    }
    assert!(open.contains("Still needed:"), "{open}");
    offers[0].choose(&mut conversation, 1, at(90)).unwrap();
    let chosen = told(&offers);
    assert!(chosen.contains("Chose: The money back. Nobody has acted on it yet"), "{chosen}");
}

proptest! {
    /// Whatever was said, it fits a note.
    #[test]
    fn it_fits_a_note(quotes in prop::collection::vec("[ -~é🙂\n]{0,400}", 0..40)) {
        let readings: Vec<Reading> = quotes.iter().map(|quote| upset(quote, quote)).collect();
        let readings: Vec<&Reading> = readings.iter().collect();
        let briefing = Briefing { readings: &readings, promises: &[], needs: &[], offers: &[] };
        let told = briefing.text(&TimeZone::UTC, at(0));
        prop_assert!(readings.is_empty() == told.is_empty());
        prop_assert!(told.is_empty() || Text::new(&told).is_ok());
        prop_assert!(told.chars().count() < 2000, "it is short");
    }
}
