//! What a reply does to a customer: causes, each with what it moves by how much, and why.

mod causes;
mod weights;

use heard_engine::{Act, NeedKind};
use serde::{Deserialize, Serialize};

use crate::reply::Reply;
use crate::state::Event;
use crate::{Mood, Scenario, Shift};
pub(crate) use causes::{Past, causes, sees_impact};

/// What a reply did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// What moved the customer, in the order of strength.
    pub causes: Vec<Cause>,
    /// How they were before.
    pub before: Mood,
    /// How they are after.
    pub after: Mood,
    /// What happened.
    pub events: Vec<Event>,
}

/// One thing that moved the customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// What it is.
    pub source: Source,
    /// By how much it moved them.
    pub shift: Shift,
    /// Why, one sentence.
    pub why: String,
    /// The trainee's words, where it is in some.
    pub quote: Option<String>,
}

/// What moves a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A remark of the coach, by its rule.
    Rule(String),
    /// Something that the reply does.
    Act(Act),
    /// A need that is met.
    Met(NeedKind),
    /// A need left open.
    Open(NeedKind),
    /// How much empathy it gives where some is needed: 0 none, 1 weak, 2 theirs.
    Empathy(u8),
    /// It hurts, read as a whole.
    Hurt,
    /// A part of the solution.
    Solution(String),
    /// Something that calms or inflames this person in particular.
    Trait(String),
    /// Words that were sent before.
    Worn,
    /// The customer's own words.
    Parroted,
    /// Words without sentences.
    List,
    /// What they had told was passed over.
    PassedOver,
    /// Not in a language that the customer reads.
    Language,
}

/// The most that one reply does in one direction, before inertia: people are moved by much, but not without end.
const GOOD: Shift = Shift::new(0.60, 0.46, 0.55);
const BAD: Shift = Shift::new(0.55, 0.45, 0.40);

/// Weighs the causes as this customer feels them: the good by how far it is believed, each direction up to its most, all of it slowed by inertia. A reply that
/// hurts does no good.
pub(crate) fn felt(mut causes: Vec<Cause>, before: Mood, reply: &Reply<'_>, scenario: &Scenario) -> Effect {
    let believed = if reply.harms { 0.0 } else { reply.sincerity() };
    for cause in &mut causes {
        cause.shift = each(cause.shift, |amount, good| if good { amount * believed } else { amount });
    }
    let sum = |good_side: bool| {
        let side = causes
            .iter()
            .map(|cause| each(cause.shift, |amount, good| if good == good_side { amount } else { 0.0 }));
        side.fold(Shift::default(), Shift::plus)
    };
    let (good, bad) = (slowing(sum(true), GOOD), slowing(sum(false), BAD));
    let speed = 1.0 - scenario.mood.inertia.clamp(0.0, 1.0);
    for cause in &mut causes {
        let shift = cause.shift;
        let factor = |amount: f32, minus_is_good: bool, good: f32, bad: f32| {
            let is_good = (amount < 0.0) == minus_is_good;
            thousandth(amount * speed * if is_good { good } else { bad })
        };
        cause.shift = Shift::new(
            factor(shift.anger, true, good.anger, bad.anger),
            factor(shift.trust, false, good.trust, bad.trust),
            factor(shift.hope, false, good.hope, bad.hope),
        );
    }
    causes.retain(|cause| !cause.shift.is_none());
    causes.sort_by(|a, b| b.shift.good().abs().total_cmp(&a.shift.good().abs()));
    let by = causes.iter().map(|cause| cause.shift).fold(Shift::default(), Shift::plus);
    Effect {
        causes,
        before,
        after: before.moved(by),
        events: Vec::new(),
    }
}

/// Each of the three amounts, told whether it is for the good.
fn each(shift: Shift, f: impl Fn(f32, bool) -> f32) -> Shift {
    Shift::new(
        f(shift.anger, shift.anger < 0.0),
        f(shift.trust, shift.trust > 0.0),
        f(shift.hope, shift.hope > 0.0),
    )
}

/// The factors that bend sums towards their most.
fn slowing(sum: Shift, most: Shift) -> Shift {
    let factor = |sum: f32, most: f32| {
        let sum = sum.abs();
        if sum > 0.0 { most * (1.0 - (-sum / most).exp()) / sum } else { 1.0 }
    };
    Shift::new(
        factor(sum.anger, most.anger),
        factor(sum.trust, most.trust),
        factor(sum.hope, most.hope),
    )
}

fn thousandth(amount: f32) -> f32 {
    (amount * 1_000.0).round() / 1_000.0
}
