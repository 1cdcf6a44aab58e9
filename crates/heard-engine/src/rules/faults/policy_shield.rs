//! See `policy_shield.md`.

use crate::Act;
use crate::Applicability::Idea;
use crate::cue::Cue;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let way_round = cx.hits.any(Cue::RuleAlternative) || [Act::Options, Act::NextStep, Act::FeelingAcknowledged].into_iter().any(|act| cx.does(act));
    if way_round || cx.empathy.given == 2 {
        return;
    }
    let Some(hit) = cx.hits.of(Cue::RulePolicy).find(|hit| !hit.quoted) else {
        return;
    };
    let theirs = cx.telling();
    let words = quoted(cx.draft.slice(hit.span));
    let message = match theirs {
        Some(theirs) => format!("{words} is a rule for an answer. What it means for {} is not seen.", quoted(&theirs.quote)),
        None => format!("{words} is a rule for an answer. What it means for the customer is not seen."),
    };
    report
        .at(hit.span, message)
        .about(theirs)
        .suggest(Idea, "Say first what it means for them, then the limit in one sentence, then what you can do.");
}
