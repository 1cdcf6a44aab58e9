//! Acts by meaning: what the cues missed and the encoder is sure of comes in, what the cues took and the encoder is sure is none goes out.

use heard_text::{SegmentKind, Span};

use super::Act;
use super::lines::Line;
use crate::cue::Cue;
use crate::meaning::ReplyMeaning;

/// Probability from which the encoder's word alone is enough, and below which the cue's alone is not.
const SURE: f32 = 0.5;
const UNLIKELY: f32 = 0.01;
/// What is found by form alone: names and hellos are not a matter of meaning, and a promise is kept on record by its very words.
const BY_FORM: [Act; 3] = [Act::Name, Act::Greeting, Act::Promise];
/// With fewer words and marks a thanks is a formula of parting ("Thanks, Ines").
const THANKED: u32 = 4;

/// Joins the encoder's acts to those that the cues found.
pub(super) fn join(found: &mut Vec<(Act, Span)>, lines: &[Line<'_>], meaning: &ReplyMeaning) {
    let line_of = |span: Span| lines.get(lines.partition_point(|line| line.sentence.span.end <= span.start));
    let likely = |act: Act, span: Span| line_of(span).map_or(1.0, |line| meaning.does(act, line.sentence.span));
    // An apology in plain words stays one.
    found.retain(|&(act, span)| BY_FORM.contains(&act) || act == Act::Apology || likely(act, span) >= UNLIKELY);
    found.sort_by_key(|(_, span)| span.start);
    let mut more = Vec::new();
    for line in lines.iter().filter(|line| line.sentence.segment == SegmentKind::Body) {
        let span = line.sentence.span;
        let known = found.partition_point(|(_, at)| at.start < span.start)..found.partition_point(|(_, at)| at.start < span.end);
        let known = found.get(known).unwrap_or_default();
        // Who has done it, or offers to, sends nobody away.
        let own = line.has(Cue::RuleOwnhand) || line.has(Cue::ReplyAskoffer);
        let formula = line.sentence.end_token - line.sentence.first_token < THANKED;
        let barred = |act: &Act| (formula && *act == Act::Thanks) || (own && *act == Act::ChannelPush);
        let sure = |act: &Act| meaning.does(*act, span) >= SURE && !known.iter().any(|(found, _)| found == act) && !barred(act);
        let meant = Act::ALL.into_iter().filter(|act| !BY_FORM.contains(act)).filter(sure);
        more.extend(meant.map(|act| (act, span)));
    }
    found.append(&mut more);
}
