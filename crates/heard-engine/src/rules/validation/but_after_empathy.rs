//! See `but_after_empathy.md`.

use heard_text::{Span, Token};

use crate::Applicability::Check;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

/// Wordings of empathy that a "but" takes back.
const EMPATHY: [Cue; 3] = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplySympathy];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut last = None;
    for hit in cx.hits.all().iter().filter(|hit| EMPATHY.contains(&hit.cue) && hit.live()) {
        let Some((span, suggestion)) = turned(cx, hit.tokens.end) else {
            continue;
        };
        if last.replace(span) != Some(span) {
            let words = quoted(cx.draft.slice(hit.span));
            report.at(span, format!("The “but” takes {words} back.")).suggest(Check, suggestion);
        }
    }
}

/// Tokens after the turn within which good news or a wish begins.
const GLAD: usize = 4;

/// The turn after the words of empathy, and the two sentences it could be.
fn turned(cx: &Context<'_>, from: usize) -> Option<(Span, String)> {
    let tokens = cx.draft.tokens();
    let sentence = tokens.get(from.checked_sub(1)?)?.sentence;
    let rest: &[Token] = tokens.get(from..)?;
    let here = rest.iter().take_while(|t| t.sentence == sentence).count();
    let at = from + rest[..here].iter().position(|t| matches!(cx.draft.norm(t), "but" | "however"))?;
    let next = tokens.get(at + 1).filter(|t| t.sentence == sentence)?;
    let helps = cx
        .hits
        .of(Cue::RuleAlternative)
        .chain(cx.hits.of(Cue::ReplyPromise))
        .chain(cx.hits.of(Cue::ReplyStep));
    let kind = helps
        .into_iter()
        .any(|hit| hit.sentence == sentence as usize && hit.tokens.end > at)
        || rest[..here].iter().any(|t| cx.draft.norm(t).starts_with('?'))
        || cx
            .hits
            .of(Cue::ReplyGlad)
            .chain(cx.hits.of(Cue::ReplyWish))
            .any(|hit| hit.sentence == sentence as usize && hit.tokens.start > at && hit.tokens.start <= at + GLAD)
        || matches!(
            cx.draft.norm(next),
            "please"
                | "glad"
                | "happy"
                | "pleased"
                | "delighted"
                | "hope"
                | "hopefully"
                | "also"
                | "thank"
                | "thanks"
                | "could"
                | "can"
                | "may"
        );
    if kind {
        return None;
    }
    let comma = tokens.get(at - 1).filter(|t| cx.draft.norm(t) == ",");
    let start = comma.map_or_else(|| tokens[at - 1].span.end, |t| t.span.start);
    let word = cx.draft.slice(next.span);
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Some((Span::new(start, next.span.end), format!(". {capital}")))
}
