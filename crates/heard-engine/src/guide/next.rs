//! Which step comes next: listen, understand, validate, explain, offer, follow up.

use super::starters::{Begin, starters};
use super::{Guidance, Step, four_steps::four_steps};
use crate::rules::{Context, quoted};
use crate::{Act, Appraisal, AskKind, Evidence, NeedKind, Reading, Who};

/// The next best step for a conversation and its draft.
pub(crate) fn guide(cx: &Context<'_>, appraisal: &Appraisal) -> Guidance {
    let heard = cx.reading;
    let back = || came_back(cx).map(|(step, begin, reason)| (step, begin, reason.to_owned(), None));
    let (step, begin, reason, evidence) = unheard(cx).or_else(back).unwrap_or_else(|| {
        let (step, reason, evidence) = choose(heard, appraisal);
        (step, Begin::Step(step), reason, evidence)
    });
    let practice: &[&str] = match step {
        _ if matches!(begin, Begin::Unheard | Begin::Missed) => &["F2", "O6"],
        Step::Listen => &["L1", "L5"],
        Step::Understand => &["L6", "U2"],
        Step::Validate => &["V1", "V2"],
        Step::Explain => &["C5", "O3"],
        Step::Offer => &["O1", "O2"],
        Step::FollowUp => &["F1"],
    };
    Guidance {
        step,
        reason,
        evidence: evidence.cloned(),
        starters: starters(begin, heard, cx.situation),
        practice: practice.iter().map(|id| (*id).to_owned()).collect(),
        four_steps: four_steps(heard, appraisal),
    }
}

/// Where they have said that they did not feel heard: that is owned and asked after before anything is solved once more (O6, F2).
fn unheard<'r>(cx: &'r Context<'_>) -> Option<(Step, Begin, String, Option<&'r Evidence>)> {
    cx.situation.unheard.then_some(())?;
    let since = cx.situation.turns.last().filter(|turn| turn.who == Who::Customer);
    let words = since.and_then(|_| cx.reading.problem.first().or_else(|| cx.telling()));
    if ![Act::Apology, Act::Ownership, Act::FeelingAcknowledged]
        .into_iter()
        .any(|act| cx.does(act))
    {
        let said = words.map(|words| format!(": {}", quoted(&words.quote))).unwrap_or_default();
        let reason = format!("They did not feel heard{said}. Own that before you solve anything.");
        return Some((Step::Validate, Begin::Unheard, reason, words));
    }
    if cx.lines.iter().any(|line| line.question) {
        let reason = "It is owned, and they are asked. Say when they hear from you next.".to_owned();
        return Some((Step::FollowUp, Begin::Step(Step::FollowUp), reason, None));
    }
    let reason = match words {
        Some(words) => format!(
            "You know one thing that was missed: {}. Ask what they would have needed.",
            quoted(&words.quote)
        ),
        None => "They have not said what was missed. Ask, and let them tell it.".to_owned(),
    };
    Some((Step::Listen, Begin::Missed, reason, words))
}

/// Where a check-back was answered “not yet”: what was done has failed, and that comes before all else. Where they have not written since, their
/// words of before say nothing of it.
fn came_back(cx: &Context<'_>) -> Option<(Step, Begin, &'static str)> {
    if cx.came_back() && !cx.knows_of_before() {
        let reason = "They answered the check-back: not yet. It has failed a second time; own that before you solve anything.";
        return Some((Step::Validate, Begin::CameBack, reason));
    }
    cx.came_back_without_words().then_some(())?;
    let way_on = [Act::NextStep, Act::Options, Act::Time];
    if cx.lines.iter().any(|line| line.question) || way_on.into_iter().any(|act| cx.does(act)) {
        let reason = "It is owned, and there is a way on. Say when you will check back.";
        return Some((Step::FollowUp, Begin::Step(Step::FollowUp), reason));
    }
    let reason = "They have not said what is still wrong. Ask, and let them tell it.";
    Some((Step::Listen, Begin::StillWrong, reason))
}

fn choose<'r>(heard: &'r Reading, appraisal: &'r Appraisal) -> (Step, String, Option<&'r Evidence>) {
    let empathy = &appraisal.empathy;
    let because = heard.impact.first().or(heard.problem.first()).or(heard.empathy.evidence.as_ref());
    let says = |before: &str, words: Option<&Evidence>, after: &str| match words {
        Some(words) => format!("{before} {}{after}", quoted(&words.quote)),
        None => format!("{before} what they wrote{after}"),
    };
    let open = |kinds: &[NeedKind]| {
        let state = appraisal
            .needs
            .iter()
            .find(|state| kinds.contains(&state.need.kind) && state.answered_by.is_none());
        state.map(|state| &state.need.evidence)
    };
    let does = |act: Act| appraisal.acts.iter().any(|found| found.act == act);
    let unclear = heard.problem.is_empty() && heard.questions.is_empty() && heard.feeling().sign() < 0;
    if unclear && !does(Act::OpenQuestion) {
        return (
            Step::Listen,
            "They are upset, and what happened is not said yet. Let them tell it.".to_owned(),
            because,
        );
    }
    if heard.empathy.needed && empathy.given == 0 {
        return (Step::Validate, says("See", because, " before you solve anything."), because);
    }
    let tangled = heard.problem.len() > 1 || !(heard.problem.is_empty() || heard.impact.is_empty());
    if tangled && heard.empathy.needed && !does(Act::Restates) && !does(Act::Specific) {
        let words = heard.problem.first();
        return (Step::Understand, says("Say", words, " back, so that they know it was read."), words);
    }
    if let Some(words) = open(&[NeedKind::Answer, NeedKind::Time]) {
        return (
            Step::Explain,
            says("They asked", Some(words), "; answer it, or say when you will."),
            Some(words),
        );
    }
    if let Some(words) = open(&[NeedKind::Solution, NeedKind::Choice]) {
        return (Step::Offer, says("There is no way on yet with", Some(words), "."), Some(words));
    }
    if heard.empathy.needed && empathy.given < 2 {
        return (Step::Validate, says("A sorry is there. Name", because, " too."), because);
    }
    let reason = if heard.ask.kind == AskKind::Thanks {
        "They have what they needed. Ask whether it stays that way."
    } else {
        "Everything they asked for has its answer. Say when you will check back."
    };
    (Step::FollowUp, reason.to_owned(), None)
}
