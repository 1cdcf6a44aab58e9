//! See `stock_phrase.md`.

use crate::reply::Line;
use crate::reply::words::{Content, content};
use crate::{Act, AskKind};
use heard_text::{Span, TokenKind};

use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

/// Content words from which on there is something to name.
const TOLD: usize = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = cx.reading.problem.first();
    let satisfied = cx.pleasant() || cx.in_parts() || (cx.reading.ask.kind == AskKind::Thanks && !cx.empathy.needed);
    if cx.empathy.given == 2 || satisfied {
        return;
    }
    let worn = cx.hits.live(Cue::StockPhrase).next().map(|hit| hit.span);
    let span = if cx.does(Act::Specific) || tells(cx) {
        worn.filter(|span| in_place_of_empathy(cx, *span))
    } else {
        worn.or_else(|| empty_of_theirs(cx))
    };
    let Some(span) = span.or_else(|| stock_as_a_whole(cx)) else {
        return;
    };
    let words = quoted(cx.draft.slice(span));
    let (message, idea) = match theirs {
        Some(problem) => {
            let problem = quoted(&problem.quote);
            (
                format!("{words} would fit any complaint. The customer wrote {problem}."),
                format!("Say theirs back: {problem}."),
            )
        }
        None => (
            format!("{words} would fit any complaint."),
            "Name one thing that only this customer told you.".to_owned(),
        ),
    };
    report.at(span, message).about(theirs).suggest(Idea, idea);
}

/// The first sentence of a reply that could be sent to anybody, by its meaning.
fn stock_as_a_whole(cx: &Context<'_>) -> Option<Span> {
    /// Probability from which the encoder is believed.
    const SURE: f32 = 0.6;
    let stock = cx.meaning.is_some_and(|meaning| meaning.stock() >= SURE);
    let told = Content::of(cx.customer).len() >= TOLD;
    if !stock || !told || cx.does(Act::Specific) || cx.helps() || asks_something_fitting(cx) {
        return None;
    }
    cx.sentence_at(cx.opening()?).map(|s| s.span)
}

/// Whether a worn apology is all that an upset customer gets as a person, however much the reply says of the matter.
fn in_place_of_empathy(cx: &Context<'_>, worn: Span) -> bool {
    let seen = [Act::FeelingAcknowledged, Act::Ownership];
    let apology = cx.acts(Act::Apology).any(|words| words.span().overlaps(worn));
    apology && cx.empathy.needed && cx.upset() && !seen.into_iter().any(|act| cx.does(act))
}

/// Whether a sentence besides the worn ones says something of this case.
fn tells(cx: &Context<'_>) -> bool {
    let about = |line: &Line<'_>| line.shared > 0 || line.has(Cue::ReplyReason) || line.has(Cue::ReplyTime);
    let clock = |norm: &str| norm.contains(':') || norm.ends_with(['p', 'm']);
    let timed = cx
        .draft
        .tokens()
        .iter()
        .any(|t| t.kind == TokenKind::Number && clock(cx.draft.norm(t)));
    timed || cx.lines.iter().any(|line| about(line) && !worn(line))
}

fn worn(line: &Line<'_>) -> bool {
    [Cue::StockPhrase, Cue::StockGeneric, Cue::ReplyChannel]
        .into_iter()
        .any(|cue| line.has(cue))
}

/// The first empty sentence of a reply that does nothing that helps here.
fn empty_of_theirs(cx: &Context<'_>) -> Option<Span> {
    let told = Content::of(cx.customer).len() >= TOLD;
    let linked = !cx.upset() && cx.draft.tokens().iter().any(|t| t.kind == TokenKind::Url);
    if !told || linked || cx.helps() || asks_something_fitting(cx) || says_more(cx) {
        return None;
    }
    let first = cx.hits.live(Cue::StockGeneric).next()?;
    cx.sentence_at(first.span).map(|s| s.span)
}

/// Whether a sentence that is not empty says something, if only of the trade.
fn says_more(cx: &Context<'_>) -> bool {
    cx.lines.iter().any(|line| line.says && !line.link && !worn(line))
}

/// A question about the thing itself is no script, even where it has no word of the customer's.
fn asks_something_fitting(cx: &Context<'_>) -> bool {
    let fits = |s: &&heard_text::Sentence| {
        let tokens = cx.draft.tokens_of(s);
        let asks = tokens.last().is_some_and(|t| cx.draft.norm(t).starts_with('?'));
        asks && tokens.iter().any(|t| content(cx.draft, t).is_some())
    };
    let offers = |s: &heard_text::Sentence| {
        [Cue::ReplyAskoffer, Cue::ReplyChannel]
            .into_iter()
            .any(|cue| cx.hits.of(cue).any(|hit| s.span.contains(hit.span)))
    };
    cx.body().filter(fits).any(|s| !offers(s))
}
