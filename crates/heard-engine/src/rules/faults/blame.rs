//! See `blame.md`.

use heard_text::Span;

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, apart, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let innocent = |span: Span| cx.asks_at(span) || supposed(cx, span) || cx.hits.touches(Cue::RuleNotblame, span);
    // "Three times you were told that it was mended. I'm sorry": told back, not held against them.
    let sorry = [Act::Apology, Act::Ownership].into_iter().any(|act| cx.does(act));
    let told = |hit: &Hit| sorry && cx.draft.slice(hit.span).to_lowercase().starts_with("you were");
    let wordings = cx
        .hits
        .of(Cue::RuleBlame)
        .filter(|hit| !hit.quoted && !innocent(hit.span) && !told(hit));
    let built = cx.against(Cue::RuleReproach, Cue::RuleNotblame).filter(|hit| !cx.asks_at(hit.span));
    let spans = wordings.chain(built).map(|hit| hit.span).chain(had_you(cx));
    for fault in cx.faults("blame", apart(spans.collect()).into_iter()) {
        // By its meaning alone it counts only where it speaks of them.
        if !fault.worded && !names_them(cx, fault.span) {
            continue;
        }
        let words = quoted(cx.draft.slice(fault.span));
        report
            .at(fault.span, format!("{words} says whose fault it is before anything is mended."))
            .of(&fault)
            .about(cx.reading.problem.first())
            .suggest(Idea, "Say what happened without a culprit, and what helps now.");
    }
}

/// "If you had left a number, we wouldn't …": what would be, had they done otherwise. Who thanks, regrets or owns it reproaches nobody.
fn had_you<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Span> + 'c {
    let kind = [Act::Apology, Act::Ownership].into_iter().any(|act| cx.does(act));
    let halves = move |hit: &&Hit| {
        let thanks = cx.hits.in_sentence(Cue::ReplyThanks, hit.sentence);
        !kind && !thanks && cx.hits.in_sentence(Cue::RuleWouldthen, hit.sentence)
    };
    cx.against(Cue::RuleHadyou, Cue::RuleNotblame).filter(halves).map(|hit| hit.span)
}

fn names_them(cx: &Context<'_>, span: Span) -> bool {
    let tokens = cx.sentence_at(span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    cx.any_of(tokens, &["you", "your", "youre", "youve", "youd", "yourself"])
}

/// Whether it hangs on an "if" before it: "if not, then the desk should have told you".
fn supposed(cx: &Context<'_>, span: Span) -> bool {
    let tokens = cx.sentence_at(span).map(|s| cx.draft.tokens_of(s)).unwrap_or_default();
    let mut before = tokens.iter().take_while(|t| t.span.start < span.start);
    before.any(|t| matches!(cx.draft.norm(t), "if" | "whether" | "unless"))
}
