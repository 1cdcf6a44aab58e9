//! See `jargon.md`.

use std::ops::Range;

use heard_text::{SegmentKind, Span};

use crate::Applicability::{Idea, Safe};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Abbreviations that are a word or a feast as well: ours only in capitals.
const ALSO_WORDS: [&str; 8] = ["bios", "coax", "eid", "loa", "pod", "sop", "sops", "tat"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let general = |cue: Cue, half: bool| {
        let ours = cx.hits.of(cue).filter(move |hit| !hit.quoted && !is_word(cx, hit));
        ours.map(move |hit| (place(hit, half), None))
    };
    let own = cx
        .team
        .jargon(cx.team_hits)
        .map(|(hit, term)| (place(hit, false), term.say.as_deref()));
    let mut found: Vec<(Place, Option<&str>)> = own
        .chain(general(Cue::RuleJargon, false))
        .chain(general(Cue::RuleHalfknown, true))
        .collect();
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|(place, say)| (place.span.start, say.is_none(), place.half));
    found.dedup_by(|b, a| a.0.span.overlaps(b.0.span));
    // Who speaks the language of the trade will know its next word, mostly.
    let of_the_trade = cx.customer_hits.any(Cue::RuleJargon);
    for (place, say) in found {
        let words = cx.draft.slice(place.span);
        let signed = cx.sentence_at(place.span).is_some_and(|s| s.segment == SegmentKind::Signature);
        let known = cx.team.knows(words) || cx.customer_said(words) || (of_the_trade && say.is_none());
        if signed || known || explained(cx, &place) {
            continue;
        }
        let message = format!("{} is a word of ours. The customer has not used it.", quoted(words));
        let remark = report.at(place.span, message);
        let remark = match say {
            Some(say) => remark.suggest(Safe, say),
            None => remark.suggest(Idea, "Say it in everyday words, or add in brackets what it means."),
        };
        if place.half {
            remark.softly();
        }
    }
}

/// Where a term stands.
struct Place {
    span: Span,
    tokens: Range<usize>,
    sentence: usize,
    /// Many outside the trade know it.
    half: bool,
}

fn place<C>(hit: &Hit<C>, half: bool) -> Place {
    Place {
        span: hit.span,
        tokens: hit.tokens.clone(),
        sentence: hit.sentence,
        half,
    }
}

/// "Eid", "a pod of coffee": the word, not the abbreviation.
fn is_word(cx: &Context<'_>, hit: &Hit) -> bool {
    let written = cx.draft.slice(hit.span);
    written.contains(char::is_lowercase) && ALSO_WORDS.contains(&heard_text::normalise(written).as_str())
}

/// "RMA (return number)", "return number (RMA)", "the RMA, which is …".
fn explained(cx: &Context<'_>, hit: &Place) -> bool {
    let norm = |at: usize| cx.draft.tokens().get(at).map_or("", |token| cx.draft.norm(token));
    let bracketed = norm(hit.tokens.end) == "(" || hit.tokens.start.checked_sub(1).is_some_and(|at| norm(at) == "(");
    bracketed || cx.hits.in_sentence(Cue::RuleExplained, hit.sentence)
}
