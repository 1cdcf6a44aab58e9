//! What each cue of the customer's side counts for. One row a cue; nothing else knows these figures.

use crate::cue::Cue;
use crate::{AskKind, Feeling, Flag};
use Feeling::{Anger, Anxiety, Confusion, Disappointment, Frustration, Gratitude, Joy, Sadness};

/// What one hit of a cue counts for.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a cue, independently")]
pub(super) struct Weight {
    /// Feelings it supports, 0–1 each.
    pub(super) felt: &'static [(Feeling, f32)],
    /// How much it heats.
    pub(super) heat: f32,
    /// It says what is wrong.
    pub(super) problem: f32,
    /// It says what is wanted.
    pub(super) want: f32,
    /// It says why it matters.
    pub(super) impact: f32,
    /// It complains.
    pub(super) venting: f32,
    /// It tells of effort spent, not of what is wrong.
    pub(super) tried: bool,
    /// It is courtesy.
    pub(super) courtesy: f32,
    /// The company failed the person.
    pub(super) failed: bool,
    /// It is what happened, not how it is said: many such do not make a message heated.
    pub(super) told: bool,
    /// Whether a negation before it turns it off; what brings its own negation stays.
    pub(super) stubborn: bool,
}

const NONE: Weight = Weight {
    felt: &[],
    heat: 0.0,
    problem: 0.0,
    want: 0.0,
    impact: 0.0,
    venting: 0.0,
    tried: false,
    courtesy: 0.0,
    failed: false,
    told: false,
    stubborn: false,
};

/// What a cue counts for; `None` for cues of the reply's side.
pub(super) fn weight(cue: Cue) -> Option<Weight> {
    feeling(cue).or_else(|| manner(cue)).or_else(|| content(cue))
}

fn feeling(cue: Cue) -> Option<Weight> {
    let (felt, heat): (&'static [(Feeling, f32)], f32) = match cue {
        Cue::FeelingAnger => (&[(Anger, 0.7), (Frustration, 0.3)], 2.5),
        Cue::FeelingBadFaith => (&[(Anger, 0.6), (Frustration, 0.3)], 2.2),
        Cue::FeelingInsult | Cue::FeelingSwear => (&[(Anger, 0.65), (Frustration, 0.35)], 2.5),
        Cue::FeelingSwearMild => (&[(Frustration, 0.55), (Anger, 0.2)], 1.5),
        Cue::FeelingWorst => (&[(Frustration, 0.45), (Anger, 0.45), (Disappointment, 0.25)], 2.6),
        Cue::FeelingHarsh => (&[(Frustration, 0.5), (Anger, 0.22), (Disappointment, 0.15)], 1.4),
        Cue::FeelingFrustration => (&[(Frustration, 0.65)], 1.5),
        Cue::FeelingDisappointment => (&[(Disappointment, 0.65), (Frustration, 0.2)], 1.3),
        Cue::FeelingRegret => (&[(Disappointment, 0.5)], 0.5),
        Cue::FeelingSadness => (&[(Sadness, 0.6), (Disappointment, 0.15)], 1.3),
        Cue::FeelingAnxiety => (&[(Anxiety, 0.6)], 0.8),
        Cue::FeelingFear => (&[(Anxiety, 0.7)], 1.6),
        Cue::FeelingConfusion => (&[(Confusion, 0.5)], 0.3),
        Cue::FeelingGratitude => (&[(Gratitude, 0.6)], 0.0),
        Cue::FeelingJoy => (&[(Joy, 0.45), (Gratitude, 0.1)], 0.0),
        Cue::FeelingCourtesy => {
            return Some(Weight {
                courtesy: 1.0,
                stubborn: true,
                ..NONE
            });
        }
        _ => return None,
    };
    let complains = felt.first().is_some_and(|f| f.0.sign() < 0);
    Some(Weight {
        felt,
        heat,
        venting: if complains { 1.0 } else { 0.0 },
        courtesy: if complains { 0.0 } else { 0.5 },
        ..NONE
    })
}

fn manner(cue: Cue) -> Option<Weight> {
    let (felt, heat): (&'static [(Feeling, f32)], f32) = match cue {
        Cue::IntensityReproach => (&[(Frustration, 0.5), (Anger, 0.12)], 1.3),
        Cue::IntensityDemand => (&[(Frustration, 0.45), (Anger, 0.15)], 1.3),
        Cue::IntensityHelp => (&[(Frustration, 0.1), (Anxiety, 0.12)], 0.3),
        Cue::IntensityBoost => (&[], 0.8),
        _ => return None,
    };
    Some(Weight {
        felt,
        heat,
        venting: 0.4,
        stubborn: true,
        ..NONE
    })
}

fn content(cue: Cue) -> Option<Weight> {
    let weight = match cue {
        Cue::ProblemFault => Weight {
            felt: &[(Frustration, 0.27)],
            heat: 0.25,
            problem: 2.0,
            ..NONE
        },
        Cue::ProblemHarm => Weight {
            felt: &[(Frustration, 0.31)],
            heat: 0.45,
            problem: 2.2,
            failed: true,
            ..NONE
        },
        Cue::ProblemPersist => Weight {
            felt: &[(Frustration, 0.25)],
            heat: 0.4,
            problem: 0.7,
            stubborn: true,
            ..NONE
        },
        Cue::ProblemPromise => Weight {
            felt: &[(Frustration, 0.3), (Disappointment, 0.25)],
            heat: 0.5,
            problem: 0.8,
            failed: true,
            stubborn: true,
            ..NONE
        },
        Cue::ProblemTried => Weight {
            felt: &[(Frustration, 0.15)],
            heat: 0.2,
            tried: true,
            stubborn: true,
            ..NONE
        },
        Cue::ProblemDenied => Weight { problem: 0.4, ..NONE },
        Cue::ProblemWant => Weight {
            want: 1.5,
            stubborn: true,
            ..NONE
        },
        Cue::ImpactTime => impact(1.5, 0.3),
        Cue::ImpactMoney | Cue::ImpactHealth => impact(1.2, 0.1),
        Cue::ImpactEvent => impact(1.3, 0.1),
        Cue::ImpactContact => impact(1.3, 0.2),
        Cue::ImpactTrust => impact(1.1, 0.2),
        Cue::ImpactDependence => impact(1.2, 0.2),
        _ => return None,
    };
    Some(Weight { told: true, ..weight })
}

fn impact(impact: f32, heat: f32) -> Weight {
    Weight {
        impact,
        heat,
        stubborn: true,
        ..NONE
    }
}

/// The ask that a cue supports, and how much.
pub(super) fn ask(cue: Cue) -> Option<(AskKind, f32)> {
    Some(match cue {
        Cue::AskRefund => (AskKind::Refund, 2.0),
        Cue::AskReplacement => (AskKind::Replacement, 2.0),
        Cue::AskCancel => (AskKind::Cancel, 2.0),
        Cue::AskHuman => (AskKind::Human, 1.8),
        Cue::AskApology => (AskKind::Apology, 1.2),
        Cue::AskStatus => (AskKind::Status, 1.6),
        Cue::AskInformation => (AskKind::Information, 1.0),
        Cue::AskFix => (AskKind::Fix, 1.0),
        Cue::AskFeedback => (AskKind::Feedback, 1.2),
        Cue::AskThanks => (AskKind::Thanks, 1.0),
        _ => return None,
    })
}

/// A flag that a cue raises, and how firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raise {
    /// Whatever else is said.
    Always,
    /// Only where more is said than a calm question or kind words.
    Complaining,
    /// Always, but matter of fact: it brings no heat.
    Plainly,
}

/// The flag that a cue raises.
pub(super) fn flag(cue: Cue) -> Option<(Flag, Raise)> {
    use Raise::{Always, Complaining, Plainly};
    Some(match cue {
        Cue::FlagChurn => (Flag::Churn, Always),
        Cue::FlagChurnMaybe => (Flag::Churn, Complaining),
        Cue::FlagLeaving => (Flag::Churn, Plainly),
        Cue::FlagPublic => (Flag::Public, Always),
        Cue::FlagLegal => (Flag::Legal, Always),
        Cue::FlagLegalMaybe => (Flag::Legal, Complaining),
        Cue::FlagRepeat => (Flag::Repeat, Always),
        Cue::FlagRepeatMaybe => (Flag::Repeat, Complaining),
        Cue::FlagWaiting => (Flag::Waiting, Always),
        Cue::FlagWaitingMaybe => (Flag::Waiting, Complaining),
        Cue::FlagUrgent => (Flag::Urgent, Always),
        Cue::FlagUrgentMaybe => (Flag::Urgent, Complaining),
        Cue::FlagVulnerable => (Flag::Vulnerable, Always),
        Cue::FlagVulnerableMaybe => (Flag::Vulnerable, Complaining),
        Cue::FlagAbuse => (Flag::Abuse, Always),
        Cue::FlagSarcasm => (Flag::Sarcasm, Always),
        _ => return None,
    })
}
