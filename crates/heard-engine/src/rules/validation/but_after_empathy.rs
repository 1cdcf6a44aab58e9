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

/// Words after the turn that open a request, a wish or good news.
#[rustfmt::skip]
const KIND: [&str; 13] = [
    "please", "also", "thank", "thanks", "could", "can", "may", "glad", "happy", "pleased", "delighted", "hope", "hopefully",
];
/// Tokens after the turn within which good news or a wish begins.
const GLAD: usize = 4;

/// The turn after the words of empathy, and the two sentences it could be.
fn turned(cx: &Context<'_>, from: usize) -> Option<(Span, String)> {
    let tokens = cx.draft.tokens();
    let sentence = tokens.get(from.checked_sub(1)?)?.sentence;
    let rest: &[Token] = tokens.get(from..)?;
    let here = rest.iter().take_while(|t| t.sentence == sentence).count();
    let at = from + rest[..here].iter().position(|t| matches!(cx.draft.norm(t), "but" | "however"))?;
    // "Anything but kind" turns nothing round.
    if tokens
        .get(at - 1)
        .is_some_and(|t| matches!(cx.draft.norm(t), "anything" | "nothing" | "all" | "everything"))
    {
        return None;
    }
    let next = tokens.get(at + 1).filter(|t| t.sentence == sentence)?;
    let within = |cue: Cue| cx.hits.within(cue, sentence as usize);
    let helps = [Cue::RuleAlternative, Cue::ReplyPromise, Cue::ReplyStep]
        .into_iter()
        .flat_map(within);
    let glad = [Cue::ReplyGlad, Cue::ReplyWish].into_iter().flat_map(within);
    let kind = helps.into_iter().any(|hit| hit.tokens.end > at)
        || glad.into_iter().any(|hit| (at + 1..=at + GLAD).contains(&hit.tokens.start))
        || rest[..here].iter().any(|t| cx.draft.norm(t).starts_with('?'))
        || KIND.contains(&cx.draft.norm(next));
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
