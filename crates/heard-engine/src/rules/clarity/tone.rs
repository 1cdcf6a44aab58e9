//! See `tone.md`.

use heard_text::{Document, Span, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};
use crate::settings::Tone;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (cue, message, idea) = match cx.team.tone() {
        None => return,
        Some(Tone::Formal) => (
            Cue::RuleSlang,
            "is looser than this team writes.",
            "Say it as you would in a letter.",
        ),
        Some(Tone::Informal) => (
            Cue::RuleStiff,
            "is stiffer than this team writes.",
            "Say it as you would across a table.",
        ),
    };
    let mut spans: Vec<Span> = cx.hits.of(cue).filter(|hit| ours(cx, hit)).map(|hit| hit.span).collect();
    if cue == Cue::RuleSlang {
        spans.extend(emoji(cx.draft).filter(|_| !theirs_have_emoji(cx)));
    }
    if let Some(span) = spans.into_iter().min_by_key(|span| span.start) {
        report
            .at(span, format!("{} {message}", quoted(cx.draft.slice(span))))
            .suggest(Idea, idea);
    }
}

/// Neither quoted nor given back: the customer has not written so.
fn ours(cx: &Context<'_>, hit: &Hit) -> bool {
    !hit.quoted && !cx.customer_said(cx.draft.slice(hit.span))
}

fn emoji<'d>(doc: &'d Document<'_>) -> impl Iterator<Item = Span> + 'd {
    doc.tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Emoji)
        .map(|token| token.span)
}

fn theirs_have_emoji(cx: &Context<'_>) -> bool {
    emoji(cx.customer).next().is_some()
}
