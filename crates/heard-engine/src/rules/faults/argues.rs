//! See `argues.md`.

use crate::Applicability::Idea;
use crate::AskKind;
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To a customer who only asks, a correction is an answer.
    let asks = cx.reading.ask.kind == AskKind::Information && !cx.upset();
    if (asks || cx.reading.feeling().sign() >= 0) && !cx.customer.tokens().is_empty() {
        return;
    }
    let wordings = cx.hits.of(Cue::RuleArgues).filter(|hit| !hit.quoted && !regrets(cx, hit));
    // By its meaning alone a contradiction cannot be told from taking their side ("we do not condone rudeness"), unless the whole reply hurts.
    for fault in cx.faults("argues", wordings.map(|hit| hit.span)) {
        let words = quoted(cx.draft.slice(fault.span));
        let message = match cx.telling() {
            Some(theirs) => format!("{words} sets our word against {}.", quoted(&theirs.quote)),
            None => format!("{words} sets our word against theirs."),
        };
        report
            .at(fault.span, message)
            .of(&fault)
            .about(cx.telling())
            .suggest(Idea, "Say what you see, ask what they saw, and find out together.");
    }
}

/// Whether it takes their side or only supposes: "sorry that was not the case", "if that is not right", "it is not right that …", "that was wrong of us".
fn regrets(cx: &Context<'_>, hit: &Hit) -> bool {
    #[rustfmt::skip]
    const REGRETS: [&str; 11] = [
        "sorry", "apologise", "apologize", "apologies", "regret", "if", "unless", "whether", "hope", "hopefully", "wish",
    ];
    let judged = heard_text::normalise(cx.draft.slice(hit.span));
    let moral = [" right", " wrong"].iter().any(|word| judged.ends_with(word))
        && cx
            .after(hit)
            .first()
            .is_some_and(|t| matches!(cx.draft.norm(t), "that" | "how" | "when" | "for" | "of"));
    // "Sorry, but that is not true" regrets nothing.
    let ends = |word: &str| matches!(word, "," | "." | ";" | ":" | "!" | "-" | "–" | "—" | "but" | "however");
    let mut clause = cx.before(hit).iter().rev().map(|t| cx.draft.norm(t)).take_while(|word| !ends(word));
    moral || clause.any(|word| REGRETS.contains(&word))
}
