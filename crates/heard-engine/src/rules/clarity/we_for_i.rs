//! See `we_for_i.md`.

use heard_text::{SegmentKind, Span, Token};

use crate::Act;
use crate::Applicability::Safe;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Words by which a reply is signed for more than one.
const TEAM: &[&str] = &[
    "team",
    "crew",
    "family",
    "department",
    "desk",
    "support",
    "care",
    "services",
    "staff",
    "colleagues",
];
/// Tokens of a last line that may be such a signature.
const SIGNED: usize = 6;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.upset() || cx.pleasant() || cx.in_parts() || is_glad(cx) || is_calm(cx) || says_i(cx) || for_a_team(cx) {
        return;
    }
    let deed = first(cx, &[Cue::RuleWewill, Cue::RuleWedo]);
    // A bare "we are sorry" promises nothing: nobody has to stand behind it.
    if deed.is_none() {
        return;
    }
    let both = deed.into_iter().chain(first(cx, &[Cue::RuleWesorry]));
    let Some(hit) = both.min_by_key(|hit| hit.span.start) else { return };
    let Some((span, better)) = said_by_me(cx, hit) else { return };
    let words = quoted(cx.draft.slice(span));
    report
        .at(
            span,
            format!("The reply says {words} and nowhere “I”: no person stands behind it yet."),
        )
        .about(cx.telling())
        .suggest(Safe, better);
}

/// Whether the reply is glad and sorry for nothing: it answers praise, whatever else the customer tells.
fn is_glad(cx: &Context<'_>) -> bool {
    let glad = [Cue::ReplyGlad, Cue::RuleGladfor].into_iter().any(|cue| cx.hits.any(cue));
    glad && !cx.does(Act::Apology)
}

/// Whether nobody waits for comfort and the reply is sorry for nothing: a proposal is noted or passed on.
fn is_calm(cx: &Context<'_>) -> bool {
    !cx.empathy.needed && !cx.does(Act::Apology)
}

/// Whether anybody speaks for themselves outside quotation marks.
fn says_i(cx: &Context<'_>) -> bool {
    let own = |token: &&Token| match cx.draft.norm(token) {
        "i" | "im" | "ive" | "me" | "my" | "mine" | "myself" => true,
        // "I'll" and "I'd", not "ill" and "ID".
        "ill" | "id" => {
            let word = cx.draft.slice(token.span);
            word.contains(['\'', '’']) || (word.starts_with('I') && !word.ends_with(char::is_uppercase))
        }
        _ => false,
    };
    cx.body().any(|s| cx.spoken(s).iter().any(own))
}

/// Whether the reply is signed for a team.
fn for_a_team(cx: &Context<'_>) -> bool {
    let names = |token: &Token| TEAM.contains(&cx.draft.norm(token));
    let signed = |segment: SegmentKind, tokens: &[Token]| segment == SegmentKind::Signature || tokens.len() <= SIGNED;
    let last = cx
        .draft
        .sentences()
        .iter()
        .filter(|s| s.segment == SegmentKind::Signature)
        .chain(cx.body().next_back());
    last.map(|s| (s.segment, cx.draft.tokens_of(s)))
        .any(|(segment, tokens)| signed(segment, tokens) && tokens.iter().any(names))
}

/// The first of these wordings in which "we" is the one who writes, and not whoever is there then.
fn first<'c>(cx: &'c Context<'_>, cues: &[Cue]) -> Option<&'c Hit> {
    let hits = cx.hits.all().iter().filter(|hit| cues.contains(&hit.cue));
    let ours = |hit: &&Hit| is_we(cx, hit) && !cx.hits.touches(Cue::RuleNotwe, hit.span) && !waits(cx, hit);
    hits.filter(|hit| hit.live()).find(ours)
}

/// "As soon as the parcel is found, we'll …": what the firm does then. "Once you have sent it, we'll look" is the writer's.
fn waits(cx: &Context<'_>, hit: &Hit) -> bool {
    let before: Vec<&str> = cx.before(hit).iter().map(|t| cx.draft.norm(t)).collect();
    let opens = |at: usize| {
        let previous = at.checked_sub(1).and_then(|at| before.get(at));
        previous.is_none_or(|word| matches!(*word, "," | "that" | "and" | "but" | "so") || word.starts_with('@'))
    };
    (0..before.len()).filter(|&at| opens(at)).any(|at| match before.get(at..) {
        Some(["as", "soon", "as", next, ..] | ["once" | "when" | "whenever", next, ..]) => !matches!(*next, "you" | "youve" | "youre"),
        _ => false,
    })
}

/// No question, and "we'll" or "we're", not "well" or "were".
fn is_we(cx: &Context<'_>, hit: &Hit) -> bool {
    let first = cx.draft.tokens().get(hit.tokens.start);
    let pronoun = first.is_some_and(|t| cx.draft.norm(t) == "we" || cx.draft.slice(t.span).contains(['\'', '’']));
    pronoun && !cx.asks_at(hit.span)
}

/// The pronoun with its verb, and the same said by one person.
fn said_by_me(cx: &Context<'_>, hit: &Hit) -> Option<(Span, String)> {
    let first = cx.draft.tokens().get(hit.tokens.start)?;
    let second = cx.draft.tokens().get(hit.tokens.start + 1)?;
    let apostrophe = if cx.draft.slice(first.span).contains('’') { '’' } else { '\'' };
    let (head, mine) = match (cx.draft.norm(first), cx.draft.norm(second)) {
        ("well", _) => (first.span, format!("I{apostrophe}ll")),
        ("were", _) => (first.span, format!("I{apostrophe}m")),
        ("weve", _) => (first.span, format!("I{apostrophe}ve")),
        (_, "will") => (first.span.cover(second.span), "I will".to_owned()),
        (_, "shall") => (first.span.cover(second.span), "I shall".to_owned()),
        (_, "are") => (first.span.cover(second.span), "I am".to_owned()),
        (_, "have") => (first.span.cover(second.span), "I have".to_owned()),
        _ => (first.span, "I".to_owned()),
    };
    if hit.cue == Cue::RuleWewill {
        return Some((head, mine));
    }
    let rest = cx.draft.slice(Span::new(head.end, hit.span.end));
    Some((hit.span, format!("{mine}{rest}")))
}
