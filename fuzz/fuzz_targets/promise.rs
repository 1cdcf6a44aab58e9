//! Promises and when they are due: their words stand in the text, and a due time does not lie before the moment of sending.
#![no_main]

use std::sync::OnceLock;

use heard_engine::Due;
use heard_fuzz::{engine, inside};
use heard_text::Document;
use jiff::{Zoned, civil::date, tz::TimeZone};
use libfuzzer_sys::fuzz_target;

/// What the engine knows as a zone. A day that is today elsewhere may be yesterday here.
const ZONES: [&str; 13] = [
    "utc", "gmt", "bst", "cet", "cest", "edt", "est", "cdt", "cst", "mdt", "mst", "pdt", "pst",
];
/// A year needs at least two figures, and a day and a month one each.
const FIGURES_OF_A_DATE: usize = 4;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let now = now();
    let found = engine().promises(&text, Some(now));
    for promise in &found {
        inside(&promise.evidence, &text);
        assert!(!promise.what.is_empty() && !promise.what.contains('\n'), "{:?}", promise.what);
        if let Some(due) = &promise.due {
            inside(&due.evidence, &text);
            assert!(
                promise.evidence.span().contains(due.evidence.span()),
                "{due:?} is not of {promise:?}"
            );
            in_time(due, now);
        }
    }
    // Without a time to count from, the same promises and no instants.
    let undated = engine().promises(&text, None);
    assert!(undated.iter().all(|p| p.due.as_ref().is_none_or(|due| due.at.is_none())));
    assert!(found.iter().map(|p| &p.evidence).eq(undated.iter().map(|p| &p.evidence)));
});

/// The first moment of a Wednesday four days before the clocks go forward: "today at nine" still lies ahead. The rules of the zone are
/// spelt out, so that no time zone database is needed.
fn now() -> &'static Zoned {
    static NOW: OnceLock<Zoned> = OnceLock::new();
    NOW.get_or_init(|| {
        let london = TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").expect("a zone");
        date(2026, 3, 25).at(0, 0, 0, 0).to_zoned(london).expect("a time that exists")
    })
}

/// Not before now, unless the words may name a date with its year or a time in another zone.
fn in_time(due: &Due, now: &Zoned) {
    let words = &due.evidence.quote;
    let doc = Document::new(words);
    let elsewhere = doc.tokens().iter().any(|token| ZONES.contains(&doc.norm(token)));
    let dated = words.chars().filter(char::is_ascii_digit).count() >= FIGURES_OF_A_DATE;
    if let Some(at) = due.at.filter(|_| !elsewhere && !dated) {
        assert!(at >= now.timestamp(), "{words:?} is due at {at}");
    }
}
