//! See `cheerful_mismatch.md`.

use heard_text::{Span, TokenKind};

use crate::Applicability::{Idea, Safe};
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.clearly_upset() || cx.pleasant() {
        return;
    }
    let because = cx.telling();
    let theirs = because.map_or_else(|| "somebody upset".to_owned(), |words| quoted(&words.quote));
    // A kind word of parting is light only where nothing before it saw the trouble.
    let seen = cx.empathy.given > 0 && cx.reading.intensity < 3;
    let wordings = cx
        .hits
        .live(Cue::RuleCheer)
        .filter(|hit| !seen || !cx.hits.touches(Cue::RuleParting, hit.span));
    for fault in cx.faults("cheerful_mismatch", wordings.map(|hit| hit.span)) {
        let words = quoted(cx.draft.slice(fault.span));
        report
            .at(fault.span, format!("{words} is light beside {theirs}."))
            .of(&fault)
            .about(because)
            .suggest(Idea, "Keep it warm and plain here.");
    }
    for (span, better) in marks(cx) {
        report
            .at(span, format!("{} is light beside {theirs}.", quoted_mark(cx.draft.slice(span))))
            .about(because)
            .suggest(Safe, better);
    }
}

/// Smiling faces, and rows of exclamation marks, with what to put in their place.
fn marks<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = (Span, &'static str)> + 'c {
    cx.draft.tokens().iter().filter_map(|token| match token.kind {
        TokenKind::Emoji if smiles(cx.draft.slice(token.span)) => Some((token.span, "")),
        TokenKind::Punct if cx.draft.slice(token.span).starts_with("!!") => Some((token.span, ".")),
        _ => None,
    })
}

fn smiles(emoji: &str) -> bool {
    matches!(emoji, ":)" | ":-)" | ":D" | ":-D" | ";)" | ";-)" | "=)" | "xD" | "XD" | ":P" | ":p")
        || emoji.starts_with([
            '😀', '😁', '😂', '😃', '😄', '😅', '😆', '😉', '😊', '😋', '😎', '😜', '😝', '🙂', '🙃', '🤣', '🤩', '🥳', '🎉', '🎊', '👍',
            '😇', '☺', '✨', '🤗', '😛',
        ])
}

fn quoted_mark(mark: &str) -> String {
    format!("“{mark}”")
}
