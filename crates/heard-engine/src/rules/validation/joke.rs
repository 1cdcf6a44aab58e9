//! See `joke.md`.

use heard_text::{Document, SegmentKind, Span, Token, TokenKind};

use crate::Applicability::{Idea, Safe};
use crate::Flag;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !surely_upset(cx) || cx.pleasant() || laughs(cx) {
        return;
    }
    let theirs = cx.telling();
    let beside = theirs.map_or_else(|| "what happened to them".to_owned(), |words| quoted(&words.quote));
    let mut laugh = |span: Span, mended: bool| {
        let words = format!("“{}”", cx.draft.slice(span));
        let remark = report.at(span, format!("{words} jokes beside {beside}.")).about(theirs);
        if mended {
            remark.suggest(Safe, "");
        } else {
            remark.suggest(Idea, "Leave it out here, and keep the tone plain and warm.");
        }
    };
    for hit in cx.hits.live(Cue::RuleJoke).filter(|hit| is_meant(cx, hit)) {
        laugh(hit.span, false);
    }
    for face in cx.body().flat_map(|s| cx.draft.tokens_of(s)).filter(|t| is_laughing(cx.draft, t)) {
        laugh(face.span, true);
    }
}

/// Whether it is beyond doubt that they are upset. A light remark is easily read as a complaint, and then anything in it as its cost.
fn surely_upset(cx: &Context<'_>) -> bool {
    /// Probability of the feeling from which a clear one is enough.
    const SURE: f32 = 0.8;
    let grave = [Flag::Vulnerable, Flag::Legal, Flag::Abuse];
    let felt = cx.reading.feelings.first().filter(|felt| felt.feeling.sign() < 0);
    let doubtless = felt.is_some_and(|felt| felt.probability >= SURE) || grave.into_iter().any(|flag| cx.reading.has(flag));
    cx.clearly_upset() && (cx.reading.intensity >= 3 || doubtless)
}

/// Whether the customer laughs or jokes too.
fn laughs(cx: &Context<'_>) -> bool {
    cx.customer_hits.any(Cue::RuleJoke) || cx.customer.tokens().iter().any(|t| is_laughing(cx.customer, t))
}

/// Whether it is said by the agent and meant so: "^JK" are initials, "LOL Surprise" is a toy.
fn is_meant(cx: &Context<'_>, hit: &Hit) -> bool {
    let body = cx
        .draft
        .sentences()
        .get(hit.sentence)
        .is_some_and(|s| s.segment == SegmentKind::Body);
    let next = cx.draft.tokens().get(hit.tokens.end).map_or("", |t| cx.draft.norm(t));
    let thing = matches!(next, "surprise" | "doll" | "dolls" | "set" | "rowling");
    body && !thing && cx.draft.slice(hit.span) != "JK"
}

/// A face that laughs or puts its tongue out. A wink is friendly as often as it jokes.
fn is_laughing(doc: &Document<'_>, token: &Token) -> bool {
    let face = doc.slice(token.span);
    token.kind == TokenKind::Emoji
        && (matches!(face, ";D" | ":P" | ":p" | ":-P" | ":-p") || face.starts_with(['😂', '🤣', '😹', '😆', '😜', '😝', '😛', '🤪', '🤭']))
}
