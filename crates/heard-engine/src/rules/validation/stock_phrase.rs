//! See `stock_phrase.md`.

use crate::reply::words::{Content, content};
use crate::{Act, AskKind};
use heard_text::TokenKind;

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

/// Content words from which on there is something to name.
const TOLD: usize = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.reading.problem.first();
    let satisfied = cx.reading.ask.kind == AskKind::Thanks && !cx.empathy.needed;
    if cx.empathy.given == 2 || cx.does(Act::Specific) || satisfied {
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

/// The first empty sentence of a reply that does nothing that helps here.
fn empty_of_theirs(cx: &Context<'_>) -> Option<heard_text::Span> {
    let helps = [Act::NextStep, Act::Reason, Act::Options, Act::Time, Act::Ownership, Act::FeelingAcknowledged];
    let told = Content::of(cx.customer).len() >= TOLD;
    let linked = !cx.upset() && cx.draft.tokens().iter().any(|t| t.kind == TokenKind::Url);
    if !told || linked || helps.into_iter().any(|act| cx.does(act)) || asks_something_fitting(cx) {
        return None;
    }
    let first = cx.hits.live(Cue::StockGeneric).next()?;
    cx.sentence_at(first.span).map(|s| s.span)
}

/// A question about the thing itself is no script, even where it has no word of the customer's.
fn asks_something_fitting(cx: &Context<'_>) -> bool {
    let fits = |s: &&heard_text::Sentence| {
        let tokens = cx.draft.tokens_of(s);
        let asks = tokens.last().is_some_and(|t| cx.draft.norm(t).starts_with('?'));
        asks && tokens.iter().any(|t| content(cx.draft, t).is_some())
    };
    let offers = |s: &heard_text::Sentence| {
        [Cue::ReplyAskoffer, Cue::ReplyChannel].into_iter().any(|cue| cx.hits.of(cue).any(|hit| s.span.contains(hit.span)))
    };
    cx.body().filter(fits).any(|s| !offers(s))
}
