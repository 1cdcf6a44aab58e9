//! What in a reply moves the customer, told from what the coach says of it in its situation.

use heard_engine::rules::Rule;
use heard_engine::{Act, Appraisal, Evidence, Ledger, NeedKind, NeedState, Severity};

use super::weights::{self, ACTS, AGAIN};
use super::{Cause, Source};
use crate::reply::Reply;
use crate::scenario::{Part, Signal};
use crate::{Scenario, Shift};

/// Share of a reply from which on worn words and the customer's own are noticed.
const NOTICED: f32 = 0.25;

/// What came before, as far as it tells what moves now.
pub(crate) struct Past<'p> {
    /// The appraisals of the agent's earlier replies in this branch.
    pub(crate) appraisals: Vec<&'p Appraisal>,
    /// Whether they told what really hurts and nobody has said anything to it, not even past it.
    pub(crate) just_told: bool,
}

/// Everything that moves the customer, in full weight. `given`: the parts of the solution that are new.
pub(crate) fn causes(reply: &Reply<'_>, scenario: &Scenario, past: &Past<'_>, given: &[&Part]) -> Vec<Cause> {
    let mut causes = Vec::new();
    if reply.appraisal.language.is_some() {
        causes.push(cause(
            Source::Language,
            weights::LANGUAGE,
            "They could not read it: it is not in English.",
            None,
        ));
    }
    causes.extend(findings(reply));
    causes.extend(whole(reply));
    causes.extend(empathy(reply));
    causes.extend(acts(reply, past));
    causes.extend(needs(reply));
    causes.extend(solution(scenario, given));
    causes.extend(traits(reply, scenario, past));
    if past.just_told && !sees_impact(reply) {
        let why = "They told you what really hurts, and the reply passed it over.";
        causes.push(cause(Source::PassedOver, weights::PASSED_OVER, why, None));
    }
    causes
}

/// Whether the reply sees what the customer has just told.
pub(crate) fn sees_impact(reply: &Reply<'_>) -> bool {
    let met = |state: &NeedState| state.need.kind == NeedKind::Impact && state.answered_by.is_some();
    reply.appraisal.empathy.given >= 2 || reply.appraisal.empathy.given >= 1 && reply.appraisal.needs.iter().any(met)
}

fn cause(source: Source, shift: Shift, why: impl Into<String>, words: Option<&Evidence>) -> Cause {
    Cause {
        source,
        shift,
        why: why.into(),
        quote: words.map(|words| words.quote.clone()).filter(|quote| !quote.trim().is_empty()),
    }
}

/// Remarks that say what needs and empathy say already.
const SAID: [&str; 2] = ["unanswered-need", "missing-acknowledgement"];

/// The same remark counts half each time it comes again.
fn findings(reply: &Reply<'_>) -> Vec<Cause> {
    let found: Vec<_> = reply
        .appraisal
        .findings
        .iter()
        .filter(|finding| !SAID.contains(&finding.rule.as_str()))
        .collect();
    let one = |(at, finding): (usize, &&heard_engine::Finding)| {
        let family = Rule::find(&finding.rule).map(|rule| rule.family);
        let times = found.iter().take(at).filter(|other| other.rule == finding.rule).count();
        let shift = weights::finding(finding.severity, family).times(power(0.5, times));
        cause(
            Source::Rule(finding.rule.clone()),
            shift,
            format!("{}: {}", finding.title, finding.message),
            Some(&finding.evidence),
        )
    };
    found.iter().enumerate().map(one).collect()
}

/// What the reply is as a whole.
fn whole(reply: &Reply<'_>) -> Vec<Cause> {
    let mut causes = Vec::new();
    if reply.hurt > 0.0 {
        let why = "Read as a whole, it hurts.";
        causes.push(cause(Source::Hurt, weights::HURT.times(reply.hurt), why, None));
    }
    if reply.worn >= NOTICED {
        let why = "They have had these words from you before.";
        causes.push(cause(Source::Worn, weights::WORN.times(reply.worn), why, None));
    }
    if reply.parroted >= NOTICED {
        let why = "They got their own words back.";
        causes.push(cause(Source::Parroted, weights::PARROTED.times(reply.parroted), why, None));
    }
    if reply.is_list {
        causes.push(cause(
            Source::List,
            weights::LIST,
            "Words in a row, and no sentence among them.",
            None,
        ));
    }
    causes
}

fn empathy(reply: &Reply<'_>) -> Option<Cause> {
    let empathy = &reply.appraisal.empathy;
    let (shift, why) = weights::empathy(empathy.given);
    (empathy.needed && reply.appraisal.language.is_none())
        .then(|| cause(Source::Empathy(empathy.given), shift, why, empathy.evidence.as_ref()))
}

/// Acts count as far as the reply helps as a whole, and less each time.
fn acts(reply: &Reply<'_>, past: &Past<'_>) -> Vec<Cause> {
    let emotional = helps(reply.appraisal.emotional.value);
    let rational = helps(reply.appraisal.rational.value);
    let one = |(act, shift, why): &(Act, Shift, &str)| {
        let words = clean(reply.appraisal, *act)?;
        let before = past.appraisals.iter().filter(|earlier| does(earlier, *act)).count();
        let again = power(AGAIN, before);
        let shift = Shift::new(
            shift.anger * if shift.anger < 0.0 { emotional } else { 1.0 },
            shift.trust * if shift.trust > 0.0 { emotional } else { 1.0 },
            shift.hope * if shift.hope > 0.0 { rational } else { 1.0 },
        );
        Some(cause(Source::Act(*act), shift.times(again), *why, Some(words)))
    };
    ACTS.iter().filter_map(one).collect()
}

/// The words that do an act, where no fault is found in them.
fn clean(appraisal: &Appraisal, act: Act) -> Option<&Evidence> {
    let faulty = |words: &Evidence| {
        let mut warned = appraisal.findings.iter().filter(|finding| finding.severity > Severity::Hint);
        warned.any(|finding| finding.evidence.span().overlaps(words.span()))
    };
    let mut places = appraisal.acts.iter().filter(|found| found.act == act);
    places.find(|found| !faulty(&found.evidence)).map(|found| &found.evidence)
}

fn does(appraisal: &Appraisal, act: Act) -> bool {
    appraisal.acts.iter().any(|found| found.act == act)
}

fn needs(reply: &Reply<'_>) -> Vec<Cause> {
    let appraisal = reply.appraisal;
    // Who sees the person is forgiven what they left unsaid.
    let forgiven = if appraisal.empathy.given >= 2 { 0.3 } else { 1.0 };
    // Whether the feeling was seen is empathy's matter.
    let all = appraisal.needs.iter().filter(|state| state.need.kind != NeedKind::Acknowledgement);
    let one = |state: &NeedState| {
        let (met, open, met_by) = match state.need.ledger {
            Ledger::Rational => (weights::MET_RATIONAL, weights::OPEN_RATIONAL, met_by(appraisal.rational.value)),
            Ledger::Emotional => (
                weights::MET_EMOTIONAL.times(appraisal.emotional.value),
                weights::OPEN_EMOTIONAL.times(forgiven),
                1.0,
            ),
        };
        let kind = state.need.kind;
        let label = &state.need.label;
        let met_by = if state.answered_by.is_some() { met_by } else { 0.0 };
        let shift = met.times(met_by).plus(open.times(1.0 - met_by));
        let words = state.answered_by.as_ref();
        if met_by >= 0.5 {
            cause(Source::Met(kind), shift, format!("Met. {label}"), words)
        } else {
            cause(Source::Open(kind), shift, format!("Left open. {label}"), None)
        }
    };
    all.map(one).collect()
}

fn solution(scenario: &Scenario, given: &[&Part]) -> Vec<Cause> {
    #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
    let share = 1.0 / scenario.solution.len().max(1) as f32;
    let one = |part: &&Part| {
        cause(
            Source::Solution(part.id.clone()),
            weights::SOLUTION.times(share),
            format!("Solves: {}", part.is),
            None,
        )
    };
    given.iter().map(one).collect()
}

/// What calms or inflames this person; calming counts less each time.
fn traits(reply: &Reply<'_>, scenario: &Scenario, past: &Past<'_>) -> Vec<Cause> {
    let mut causes = Vec::new();
    for one in &scenario.calms {
        if let Some(words) = calmed(reply.appraisal, &one.signal) {
            let before = past
                .appraisals
                .iter()
                .filter(|earlier| calmed(earlier, &one.signal).is_some())
                .count();
            let believed = helps(reply.appraisal.emotional.value.max(reply.appraisal.rational.value));
            let shift = weights::CALMS.times(one.weight * believed * power(AGAIN, before));
            causes.push(cause(Source::Trait(name(&one.signal)), shift, one.because.clone(), Some(words)));
        }
    }
    for one in &scenario.inflames {
        let (inflames, words) = inflamed(reply.appraisal, &one.signal);
        if inflames {
            let shift = weights::INFLAMES.times(one.weight);
            causes.push(cause(Source::Trait(name(&one.signal)), shift, one.because.clone(), words));
        }
    }
    causes
}

/// The words that calm.
fn calmed<'a>(appraisal: &'a Appraisal, signal: &Signal) -> Option<&'a Evidence> {
    match signal {
        Signal::Act(act) => clean(appraisal, *act),
        Signal::Need(kind) => {
            let mut of_kind = appraisal.needs.iter().filter(|state| state.need.kind == *kind);
            of_kind.find_map(|state| state.answered_by.as_ref())
        }
        Signal::Rule(_) => None,
    }
}

/// Whether something inflames, and in which words, where it is in some.
fn inflamed<'a>(appraisal: &'a Appraisal, signal: &Signal) -> (bool, Option<&'a Evidence>) {
    let words = match signal {
        Signal::Act(act) => appraisal.acts.iter().find(|found| found.act == *act).map(|found| &found.evidence),
        Signal::Rule(id) => appraisal
            .findings
            .iter()
            .find(|finding| finding.rule == *id)
            .map(|finding| &finding.evidence),
        Signal::Need(kind) => {
            let mut needs = appraisal.needs.iter();
            return (needs.any(|state| state.need.kind == *kind && state.answered_by.is_none()), None);
        }
    };
    (words.is_some(), words)
}

fn name(signal: &Signal) -> String {
    match signal {
        Signal::Act(act) => act.name().to_owned(),
        Signal::Need(kind) => kind.name().to_owned(),
        Signal::Rule(id) => id.clone(),
    }
}

/// How far an answer is one, by how far the whole reply helps: words about the matter that lead nowhere leave it open.
fn met_by(score: f32) -> f32 {
    const NOT: f32 = 0.35;
    const FULLY: f32 = 0.75;
    ((score - NOT) / (FULLY - NOT)).clamp(0.0, 1.0)
}

/// How much of what an act does is felt, by how far the whole reply helps.
fn helps(score: f32) -> f32 {
    0.25 + 0.75 * score
}

fn power(base: f32, times: usize) -> f32 {
    std::iter::repeat_n(base, times.min(16)).product()
}
