//! See `over_apology.md`.

use heard_text::{Span, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// So many are too many in any reply.
const MANY: usize = 3;
/// So many are too many in a short one.
const PAIR: usize = 2;
/// Words of a short reply at most.
const SHORT: usize = 25;
/// Apologies that are looked at.
const MOST: usize = 12;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let all = apologies(cx);
    let many = all.len() >= MANY;
    let short = all.len() == PAIR && !all.iter().any(|apology| apology.late) && words(cx) <= SHORT;
    if !many && !short {
        return;
    }
    let is_spare = |(at, apology): &(usize, &Apology<'_>)| apology.is_spare(all.get(..*at).unwrap_or_default());
    let spare = all.iter().enumerate().rev().find(is_spare).map(|(_, apology)| apology);
    let Some(apology) = spare.or_else(|| all.last().filter(|_| many)) else {
        return;
    };
    let words = quoted(cx.draft.slice(apology.span));
    let (count, theirs) = (all.len(), cx.telling());
    let message = match theirs.map(|quote| quoted(&quote.quote)) {
        Some(quote) => format!("This reply apologises {count} times. What you do about {quote} weighs more than {words} once again."),
        None => format!("This reply apologises {count} times. {words} weighs less each time."),
    };
    report
        .at(apology.span, message)
        .about(theirs)
        .suggest(Idea, "Apologise once, early and briefly, and use this place for what you do.");
}

/// An apology, and what it is for.
struct Apology<'c> {
    span: Span,
    /// Stems of the words that name it.
    about: Vec<&'c str>,
    /// It calls itself another one: "sorry again".
    again: bool,
    /// It is for a late answer, and not for what they wrote about.
    late: bool,
}

impl Apology<'_> {
    /// Whether it names nothing, or what an earlier one names.
    fn is_spare(&self, earlier: &[Apology<'_>]) -> bool {
        let repeats = |other: &Apology<'_>| other.about.iter().any(|stem| self.about.contains(stem));
        self.again || self.about.is_empty() || earlier.iter().any(repeats)
    }
}

/// The agent's own apologies, in the order of the text.
fn apologies<'c>(cx: &'c Context<'_>) -> Vec<Apology<'c>> {
    let other = [Cue::ReplyNotapology, Cue::RuleNotsorry];
    let own = |hit: &&Hit| !other.into_iter().any(|cue| cx.hits.touches(cue, hit.span));
    let hits: Vec<&Hit> = cx.hits.live(Cue::ReplyApology).filter(own).take(MOST).collect();
    let said = cx.said_names();
    let named = |from: usize, to: usize| {
        let tokens = cx.draft.tokens().get(from..to.max(from)).unwrap_or_default();
        cx.content_of(tokens, &said)
    };
    let mut before = 0;
    let mut all = Vec::with_capacity(hits.len());
    for (at, hit) in hits.iter().enumerate() {
        let sentence = cx.draft.sentences().get(hit.sentence);
        let (first, end) = sentence.map_or((0, 0), |s| (s.first_token as usize, s.end_token as usize));
        let next = hits.get(at + 1).map_or(end, |next| next.tokens.start.min(end));
        let mut about = named(hit.tokens.end, next);
        if about.is_empty() {
            about = named(first.max(before), hit.tokens.start);
        }
        before = hit.tokens.end;
        all.push(Apology {
            span: hit.span,
            about,
            again: cx.hits.touches(Cue::RuleSorrytwice, hit.span),
            late: cx.hits.touches(Cue::RuleLatereply, hit.span),
        });
    }
    all
}

/// Words and figures that the agent wrote, without greeting and signature.
fn words(cx: &Context<'_>) -> usize {
    let tokens = cx.body().flat_map(|s| cx.draft.tokens_of(s));
    tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
}
