//! See `jargon.md`.

use std::ops::Range;

use heard_text::{SegmentKind, Span};

use crate::Applicability::{Idea, Safe};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let general = cx.hits.of(Cue::RuleJargon).filter(|hit| !hit.quoted).map(|hit| (place(hit), None));
    let own = cx.team.jargon(cx.team_hits).map(|(hit, term)| (place(hit), term.say.as_deref()));
    let mut found: Vec<(Place, Option<&str>)> = own.chain(general).collect();
    found.sort_by_key(|(place, say)| (place.span.start, say.is_none()));
    found.dedup_by(|b, a| a.0.span.overlaps(b.0.span));
    for (place, say) in found {
        let signed = cx.sentence_at(place.span).is_some_and(|s| s.segment == SegmentKind::Signature);
        if signed || explained(cx, &place) || known(cx, &place) {
            continue;
        }
        let words = quoted(cx.draft.slice(place.span));
        let remark = report.at(place.span, format!("{words} is a word of ours. The customer has not used it."));
        match say {
            Some(say) => remark.suggest(Safe, say),
            None => remark.suggest(Idea, "Say it in everyday words, or add in brackets what it means."),
        };
    }
}

/// Where a term stands.
struct Place {
    span: Span,
    tokens: Range<usize>,
    sentence: usize,
}

fn place<C>(hit: &Hit<C>) -> Place {
    Place {
        span: hit.span,
        tokens: hit.tokens.clone(),
        sentence: hit.sentence,
    }
}

/// "RMA (return number)", "return number (RMA)", "the RMA, which is …".
fn explained(cx: &Context<'_>, hit: &Place) -> bool {
    let norm = |at: usize| cx.draft.tokens().get(at).map_or("", |token| cx.draft.norm(token));
    let bracketed = norm(hit.tokens.end) == "(" || hit.tokens.start.checked_sub(1).is_some_and(|at| norm(at) == "(");
    bracketed || cx.hits.in_sentence(Cue::RuleExplained, hit.sentence)
}

/// Whether the customer has used the word themselves, or the team's customers know it.
fn known(cx: &Context<'_>, hit: &Place) -> bool {
    let words = cx.draft.slice(hit.span);
    cx.team.knows(words) || cx.customer_said(words)
}
