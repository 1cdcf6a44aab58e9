//! See `missing_acknowledgement.md`.

use crate::Applicability::Check;
use crate::cue::{Cue, Hit};
use crate::guide::acknowledgement;
use crate::rules::{Context, Report, quoted};
use crate::{Act, AskKind, Feeling, Flag};

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
const GRAVE: [Flag; 5] = [Flag::Churn, Flag::Public, Flag::Legal, Flag::Waiting, Flag::Vulnerable];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.empathy.needed || cx.empathy.given > 0 || cx.pleasant() || cx.in_parts() {
        return;
    }
    // A word of regret is one, whatever the encoder thinks of its sentence.
    let seen = cx.hits.any(Cue::RuleSees) || cx.hits.any(Cue::ReplyApology) || listens(cx);
    if seen || mild(cx) || !shown(cx) || praises(cx) || glad_that_it_is_over(cx) || asks_lightly(cx) {
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

/// Whether it is mild displeasure, or mere confusion, with no history and no hardship: help is enough there, and an explanation.
fn mild(cx: &Context<'_>) -> bool {
    let confused = cx.reading.feeling() == Feeling::Confusion && cx.reading.intensity < 3;
    (cx.reading.intensity < 2 || confused) && !grave(cx) && !cx.reading.has(Flag::Repeat)
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
    // "Thanks once again": what comes again is the thanks.
    let thanked = |hit: &Hit| cx.customer_hits.in_sentence(Cue::FeelingGratitude, hit.sentence);
    let again = |hit: &&Hit| hit.cue != Cue::ProblemPersist || !thanked(hit);
    let hits = FAILED.into_iter().flat_map(|cue| cx.customer_hits.live(cue));
    hits.filter(again).filter(counts).count()
}

/// Whether they praise more than they complain, to an agent who hears it or with nothing bad told at all; or whether a complaint
/// ends in praise and meets gladness ("they cancelled on me, thank you for taking me").
fn praises(cx: &Context<'_>) -> bool {
    const WARM: [Cue; 3] = [Cue::FeelingJoy, Cue::FeelingGratitude, Cue::RuleFond];
    const HEARD: [Cue; 5] = [Cue::ReplyGlad, Cue::ReplyThanks, Cue::RuleCheer, Cue::RulePleased, Cue::RuleGladly];
    let ends = |cues: &[Cue]| -> Vec<usize> {
        let hits = cues.iter().flat_map(|&cue| cx.customer_hits.live(cue));
        hits.filter(|hit| !wish(cx, hit)).map(|hit| hit.tokens.end).collect()
    };
    let (warm, cold, failed) = (ends(&WARM), ends(&COLD), failures(cx));
    let bad = cold.len() + cx.customer_hits.live(Cue::FlagSarcasm).count() + failed;
    let regrets = cx.does(Act::Apology);
    let heard = HEARD.into_iter().any(|cue| cx.hits.any(cue)) && !regrets;
    let more = warm.len() > bad && (heard || (bad == 0 && !grave(cx)));
    let glad = cx.hits.any(Cue::RuleGladly) || cx.hits.any(Cue::RulePleased) || looks_ahead(cx);
    let turned = cx.reading.feeling().sign() > 0 || (warm.len() >= bad && failed == 0 && warm.iter().max() > cold.iter().max());
    more || (!warm.is_empty() && turned && glad && !regrets)
}

/// "Hoping to win one" is no fear.
fn wish(cx: &Context<'_>, hit: &Hit) -> bool {
    cx.customer
        .tokens()
        .get(hit.tokens.start)
        .is_some_and(|t| cx.customer.norm(t) == "hoping")
}

/// Whether the reply is glad that it is over, and no cost of it is told; or glad to have helped somebody who names nothing bad.
fn glad_that_it_is_over(cx: &Context<'_>) -> bool {
    let named = COLD.into_iter().any(|cue| cx.customer_hits.any(cue)) || failures(cx) > 0;
    let over = cx.hits.any(Cue::RuleOver) && cx.reading.impact.is_empty();
    cx.hits.any(Cue::RuleGladly) && cx.reading.intensity < 3 && (over || !(named || grave(cx)))
}

/// Whether the reply looks ahead to seeing them.
fn looks_ahead(cx: &Context<'_>) -> bool {
    let sees = |hit: &Hit| cx.any_of(cx.after(hit), &["see", "seeing", "welcome", "welcoming", "having"]);
    cx.hits.live(Cue::RuleWishing).any(sees)
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
