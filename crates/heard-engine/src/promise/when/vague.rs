//! Times that name none: "soon", "as soon as possible".

use super::reader::Reader;

/// Longer rows before shorter ones that begin alike.
const VAGUE: &[&str] = &[
    "as soon as possible",
    "as soon as we can",
    "as soon as i can",
    "as quickly as possible",
    "as quickly as we can",
    "as quickly as i can",
    "at the earliest opportunity",
    "at our earliest convenience",
    "at your earliest convenience",
    "in due course",
    "in a moment",
    "in a bit",
    "in a little while",
    "in a while",
    "in no time",
    "in the near future",
    "before long",
    "very soon",
    "real soon",
    "soon",
    "very shortly",
    "shortly",
    "asap",
    "momentarily",
    "straight away",
    "straightaway",
    "right away",
    "right now",
    "immediately",
    "at once",
    "promptly",
    "eventually",
    "later",
];
/// Conditions in the form of a time, which reach to the end of the clause: "as soon as it ships".
const AS_SOON_AS: &[&str] = &["as soon as", "as quickly as", "as fast as", "the moment", "the minute"];
/// "in the next few days".
const FEW: &[&str] = &["few", "couple", "several", "some"];
const UNITS: &[&str] = &["minutes", "mins", "moments", "hours", "hrs", "days", "weeks", "months"];

pub(super) fn read(words: &Reader<'_, '_>, at: usize) -> Option<usize> {
    words
        .any_row(at, VAGUE)
        .or_else(|| few(words, at))
        .or_else(|| as_soon_as(words, at))
}

/// "within a few working days", "over the coming weeks".
fn few(words: &Reader<'_, '_>, at: usize) -> Option<usize> {
    if !words.is(at, &["in", "within", "over", "during"]) {
        return None;
    }
    let start = words.skip(words.skip(at + 1, &["just", "only"]), &["the", "a"]);
    let mut end = words.skip(start, &["next", "coming", "following"]);
    let coming = end > start;
    let counted = words.skip(end, FEW);
    // "a couple of days" is two.
    if words.is(end, &["couple"]) || (counted == end && !coming) {
        return None;
    }
    end = words.skip(counted, &["more", "working", "business", "short"]);
    words.is(end, UNITS).then_some(end + 1)
}

fn as_soon_as(words: &Reader<'_, '_>, at: usize) -> Option<usize> {
    words
        .any_row(at, AS_SOON_AS)
        .filter(|end| !words.word(*end).is_empty())
        .map(|_| words.end())
}
