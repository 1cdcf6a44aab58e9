//! See `missing_acknowledgement.md`.

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::guide::acknowledgement;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Flag};

/// Words by which a customer shows displeasure, fear or grief.
#[rustfmt::skip]
const COLD: [Cue; 15] = [
    Cue::FeelingAnger, Cue::FeelingBadFaith, Cue::FeelingInsult, Cue::FeelingSwear, Cue::FeelingSwearMild, Cue::FeelingWorst,
    Cue::FeelingHarsh, Cue::FeelingFrustration, Cue::FeelingDisappointment, Cue::FeelingRegret, Cue::FeelingSadness, Cue::FeelingFear,
    Cue::FeelingAnxiety, Cue::FeelingConfusion, Cue::IntensityReproach,
];
/// Words by which they tell that something failed.
const FAILED: [Cue; 4] = [Cue::ProblemFault, Cue::ProblemHarm, Cue::ProblemPersist, Cue::ProblemPromise];
/// What calls for care by itself.
#[rustfmt::skip]
const GRAVE: [Flag; 6] = [Flag::Churn, Flag::Public, Flag::Legal, Flag::Waiting, Flag::Urgent, Flag::Vulnerable];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.empathy.needed || cx.empathy.given > 0 || cx.pleasant() || cx.in_parts() {
        return;
    }
    let seen = cx.hits.any(Cue::RuleSees) || listens(cx);
    if seen || !shown(cx) || praises(cx) || asks_lightly(cx) {
        return;
    }
    let Some(place) = cx.opening() else { return };
    let because = cx.telling();
    let message = match because {
        Some(words) => format!("The customer wrote {}. Nothing here sees it yet.", quoted(&words.quote)),
        None => "What this is like for the customer is not seen yet.".to_owned(),
    };
    let remark = report.at(place, message).about(because);
    let remark = if clear(cx) { remark } else { remark.softly() };
    remark.suggest(Check, format!("{} ", acknowledgement(cx.reading)));
}

/// Whether the feeling shows clearly, or a hardship is told; a mild one is worth a hint only.
fn clear(cx: &Context<'_>) -> bool {
    cx.clearly_upset() || cx.reading.has(Flag::Vulnerable)
}

fn grave(cx: &Context<'_>) -> bool {
    GRAVE.into_iter().any(|flag| cx.reading.has(flag))
}

/// Whether any of their words shows it. What is read from the whole alone may be a wish, a joke or praise.
fn shown(cx: &Context<'_>) -> bool {
    grave(cx) || COLD.into_iter().any(|cue| cx.customer_hits.any(cue)) || failures(cx) > 0
}

/// How often they tell that something failed. "Why isn't there a shop in Perth?" tells of nothing that was done to anybody.
fn failures(cx: &Context<'_>) -> usize {
    let norm = |at: usize| cx.customer.tokens().get(at).map_or("", |t| cx.customer.norm(t));
    let own = || {
        let me = |norm: &str| matches!(norm, "i" | "im" | "ive" | "me" | "my" | "mine" | "we" | "weve" | "us" | "our");
        cx.customer.tokens().iter().any(|t| me(cx.customer.norm(t)))
    };
    let counts = |hit: &&Hit| !matches!(norm(hit.tokens.start), "why" | "y") || own();
    let hits = FAILED.into_iter().flat_map(|cue| cx.customer_hits.live(cue));
    hits.filter(counts).count()
}

/// Whether they praise more than they complain: to an agent who hears it, or with nothing bad told at all.
fn praises(cx: &Context<'_>) -> bool {
    let count = |cues: &[Cue]| cues.iter().map(|&cue| cx.customer_hits.live(cue).count()).sum::<usize>();
    let warm = count(&[Cue::FeelingJoy, Cue::FeelingGratitude, Cue::RuleFond]);
    let cold = count(&COLD) + count(&[Cue::FlagSarcasm]) + failures(cx);
    let heard = [Cue::ReplyGlad, Cue::ReplyThanks, Cue::RuleCheer, Cue::RulePleased, Cue::RuleGladly];
    let heard = heard.into_iter().any(|cue| cx.hits.any(cue)) && !cx.does(Act::Apology);
    warm > cold && (heard || (cold == 0 && !grave(cx)))
}

/// Whether it asks what happened where the customer only sighs: to let them tell is the first thing that they need.
fn listens(cx: &Context<'_>) -> bool {
    let told = !cx.reading.impact.is_empty() || cx.reading.has(Flag::Repeat) || grave(cx);
    cx.hits.any(Cue::RuleInvites) && !told && cx.reading.intensity < 3
}

/// Whether they put a light question ("just a quick question"), and tell of no trouble.
fn asks_lightly(cx: &Context<'_>) -> bool {
    let light = cx.reading.ask.kind == AskKind::Information && cx.customer_hits.any(Cue::RuleLightly);
    light && !grave(cx) && cx.reading.impact.is_empty() && failures(cx) == 0
}
