//! What counts as a promise, and when it is due: tables of text and finding.

mod dues;
mod promises;

use heard_text::Document;
use jiff::Zoned;
use proptest::prelude::*;

use super::{PromiseFound, Promisor, find};
use crate::cue::Lexicon;

/// Wednesday, four days before the clocks go forward.
const WEDNESDAY: &str = "2026-03-25T10:00:00[Europe/London]";

/// "who: what @ local time", one per promise; `?` where there are words but no instant, `-` where there is no time.
fn shown(lexicon: &Lexicon, text: &str, now: &Zoned) -> String {
    let doc = Document::new(text);
    let found = find(&doc, &lexicon.scan(&doc), Some(now));
    let show = |p: &PromiseFound| {
        assert_eq!(doc.slice(p.evidence.span()), p.evidence.quote);
        let who = match p.who {
            Promisor::Agent => "I",
            Promisor::Company => "we",
            Promisor::ThirdParty => "they",
        };
        let due = p.due.as_ref().map_or("-".to_owned(), |d| {
            d.at.map_or("?".to_owned(), |at| {
                at.to_zoned(now.time_zone().clone()).strftime("%a %-d %b %H:%M").to_string()
            })
        });
        format!("{who}: {} @ {due}", p.what)
    };
    found.iter().map(show).collect::<Vec<_>>().join("; ")
}

fn check(now: &str, table: &[(&str, &str)]) {
    let lexicon = Lexicon::embedded();
    let now: Zoned = now.parse().expect("a time with its zone");
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expect)| (text, *expect, shown(&lexicon, text, &now)))
        .filter(|(_, expect, found)| expect != found)
        .map(|(text, expect, found)| format!("{text}\n  expected {expect}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn without_a_time_to_count_from_there_is_no_instant() {
    let doc = Document::new("I'll call you by 5 pm.");
    let found = find(&doc, &Lexicon::embedded().scan(&doc), None);
    let due = found[0].due.as_ref().map(|d| (d.evidence.quote.as_str(), d.at));
    assert_eq!(due, Some(("by 5 pm", None)));
}

proptest! {
    #[test]
    fn never_panics(pieces in prop::collection::vec(prop::sample::select(vec![
        "I'll", "we will", "well", "you'll", "call", "have", "by", "on", "at", "before", "within", "in", "the", "next", "end", "of", "week", "day",
        "Friday", "3", "3rd", "31", "May", "February", "5", "pm", "half", "past", "quarter", "to", "-", "3–5", "99999999999", "working", "days",
        "month", "noon", "midnight", ",", ".", "and", "or", "two", "a", "hour", "24:00", "2026-13-45", "30.02.", "again", "won't", "é", "?", "GMT",
    ]), 0..30)) {
        thread_local! {
            static LEXICON: Lexicon = Lexicon::embedded();
        }
        let text = pieces.join(" ");
        for now in [WEDNESDAY, "9999-12-30T20:00:00[UTC]", "-009999-01-03T00:00:00[UTC]"] {
            let now: Zoned = now.parse().expect("a time with its zone");
            LEXICON.with(|lexicon| shown(lexicon, &text, &now));
        }
    }
}
