//! What moves everybody, and by how much (anger, trust, hope), before a person's own weights and inertia.

use heard_engine::{Act, Severity};

use crate::Shift;

/// Acts that move, with why. Harmless courtesies are not among them.
pub(super) const ACTS: &[(Act, Shift, &str)] = &[
    (Act::Name, Shift::new(0.0, 0.02, 0.0), "You spoke to them by name."),
    (Act::Apology, Shift::new(-0.03, 0.01, 0.0), "You said sorry."),
    (Act::Specific, Shift::new(-0.03, 0.05, 0.0), "You named their own thing."),
    (Act::Restates, Shift::new(-0.04, 0.05, 0.0), "You said back what happened."),
    (Act::Ownership, Shift::new(-0.08, 0.08, 0.02), "You owned what went wrong."),
    (Act::OpenQuestion, Shift::new(-0.05, 0.06, 0.0), "You invited them to tell more."),
    (Act::Options, Shift::new(-0.05, 0.03, 0.12), "You let them choose."),
    (Act::NextStep, Shift::new(-0.04, 0.02, 0.10), "You said what happens next."),
    (Act::Promise, Shift::new(0.0, 0.02, 0.05), "You committed yourself."),
    (Act::Time, Shift::new(-0.02, 0.03, 0.08), "You gave a time."),
    (Act::Reason, Shift::new(0.0, 0.05, 0.0), "You said why."),
    (Act::FollowUp, Shift::new(-0.02, 0.05, 0.04), "You will check back."),
    (Act::ChannelPush, Shift::new(0.05, -0.03, -0.05), "You sent them elsewhere."),
];

/// What an act counts the second time, as a share of the time before.
pub(super) const AGAIN: f32 = 0.6;

/// Empathy given where some is needed: none, weak, theirs.
pub(super) fn empathy(given: u8) -> (Shift, &'static str) {
    match given {
        0 => (Shift::new(0.20, -0.12, -0.02), "What they feel was not seen."),
        1 => (Shift::new(-0.04, 0.02, 0.0), "A kind word that would fit anybody."),
        _ => (
            Shift::new(-0.22, 0.15, 0.03),
            "You saw what they feel or face, in words that are theirs.",
        ),
    }
}

/// A remark of the coach.
pub(super) fn finding(severity: Severity, family: Option<&str>) -> Shift {
    let shift = match severity {
        Severity::Hint => Shift::new(0.01, -0.01, 0.0),
        Severity::Warning => Shift::new(0.09, -0.06, -0.02),
        Severity::Error => Shift::new(0.28, -0.20, -0.10),
    };
    match family {
        Some("faults") => shift.times(1.5),
        Some("clarity") | None => shift.times(0.5),
        Some(_) => shift,
    }
}

/// What a whole reply that hurts does, by how sure the coach is.
pub(super) const HURT: Shift = Shift::new(0.50, -0.30, -0.15);
/// The whole solution, shared among its parts.
pub(super) const SOLUTION: Shift = Shift::new(-0.16, 0.16, 0.36);
/// A need that is met, by its ledger.
pub(super) const MET_RATIONAL: Shift = Shift::new(-0.02, 0.02, 0.06);
pub(super) const MET_EMOTIONAL: Shift = Shift::new(-0.05, 0.04, 0.0);
/// A need left open, by its ledger.
pub(super) const OPEN_RATIONAL: Shift = Shift::new(0.04, -0.02, -0.05);
pub(super) const OPEN_EMOTIONAL: Shift = Shift::new(0.04, -0.03, 0.0);
/// A person's own weights, at 1.
pub(super) const CALMS: Shift = Shift::new(-0.22, 0.12, 0.06);
pub(super) const INFLAMES: Shift = Shift::new(0.24, -0.14, -0.05);
/// Words that were sent before, by their share.
pub(super) const WORN: Shift = Shift::new(0.18, -0.18, -0.08);
/// The customer's own words sent back, by their share.
pub(super) const PARROTED: Shift = Shift::new(0.30, -0.25, -0.08);
/// Words without sentences.
pub(super) const LIST: Shift = Shift::new(0.15, -0.15, -0.10);
/// They told what really hurts, and the reply goes past it.
pub(super) const PASSED_OVER: Shift = Shift::new(0.12, -0.14, 0.0);
/// A reply they cannot read.
pub(super) const LANGUAGE: Shift = Shift::new(0.08, -0.08, -0.08);
