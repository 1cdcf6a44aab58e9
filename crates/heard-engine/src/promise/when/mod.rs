//! Times to come, in words: "by Friday 5 pm", "within 3–5 working days". Reads them and turns them into instants.
//!
//! Reading knows no clock; only [`Meaning::instant`] is given one. What the words leave open is decided here, once:
//! a day without a time means [`hours::BUSINESS_ENDS`]; a bare hour from one to seven is in the afternoon;
//! a range means its end; `03/05` is the third of May.

mod amount;
mod clock;
mod date;
mod day;
mod hours;
mod instant;
mod moment;
mod reader;
mod vague;

use std::ops::Range;

use heard_text::Document;

use amount::Amount;
use moment::Moment;
use reader::Reader;

/// A time found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Its tokens, with the preposition.
    pub(super) tokens: Range<usize>,
    /// What it means.
    pub(super) meaning: Meaning,
}

/// What the words of a time mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// "soon", or counted from something unknown.
    Vague,
    /// So long from now.
    After(Amount),
    /// A day, a time of day, or both.
    At(Moment),
}

/// The times among the tokens of a range, in order, not overlapping.
pub(super) fn find(doc: &Document<'_>, range: Range<usize>) -> Vec<When> {
    let reader = Reader::new(doc, range.end);
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match read(&reader, at) {
            Some((meaning, end)) if !reader.is_past(at) => {
                found.push(When { tokens: at..end, meaning });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

fn read(reader: &Reader<'_, '_>, at: usize) -> Option<(Meaning, usize)> {
    amount::read(reader, at)
        .or_else(|| after(reader, at))
        .or_else(|| moment::read(reader, at).map(|(moment, end)| (Meaning::At(moment), end)))
        .or_else(|| vague::read(reader, at).map(|end| (Meaning::Vague, end)))
}

/// "after 5 pm", "after Friday": not before then, but no one knows when.
fn after(reader: &Reader<'_, '_>, at: usize) -> Option<(Meaning, usize)> {
    let (_, end) = moment::read(reader, at + 1).filter(|_| reader.is(at, &["after"]))?;
    Some((Meaning::Vague, end))
}
