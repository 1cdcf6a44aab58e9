//! See `stock_phrase.md`.

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.reading.problem.first();
    if cx.empathy.given == 2 || cx.does(Act::Specific) {
        return;
    }
    let worn = cx.hits.live(Cue::StockPhrase).next().map(|hit| hit.span);
    let Some(span) = worn.or_else(|| empty_of_theirs(cx)) else {
        return;
    };
    let words = quoted(cx.draft.slice(span));
    let (message, idea) = match theirs {
        Some(problem) => {
            let problem = quoted(&problem.quote);
            (format!("{words} would fit any complaint. The customer wrote {problem}."), format!("Say theirs back: {problem}."))
        }
        None => (format!("{words} would fit any complaint."), "Name one thing that only this customer told you.".to_owned()),
    };
    report.at(span, message).about(theirs).suggest(Idea, idea);
}

/// The first sentence of a reply of which every sentence would fit any case, and which does nothing that helps here.
fn empty_of_theirs(cx: &Context<'_>) -> Option<heard_text::Span> {
    let helps = [Act::NextStep, Act::Reason, Act::Options, Act::Time, Act::Ownership, Act::FeelingAcknowledged];
    if cx.customer.tokens().is_empty() || helps.into_iter().any(|act| cx.does(act)) {
        return None;
    }
    cx.hits.live(Cue::StockGeneric).next().and_then(|hit| cx.sentence_at(hit.span)).map(|s| s.span)
}
