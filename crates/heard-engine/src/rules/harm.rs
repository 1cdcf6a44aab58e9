//! Harm read as a whole: what the encoder says of it, held against what the wordings show.

use super::Context;
use crate::Act;
use crate::cue::{Cue, Hit};
use crate::meaning::ReplyMeaning;

/// Wordings that turn against the customer.
const AGAINST: [Cue; 11] = [
    Cue::RuleBlame,
    Cue::RuleMinimise,
    Cue::RuleCurt,
    Cue::RuleArgues,
    Cue::RuleMocking,
    Cue::RuleReproach,
    Cue::RuleBelittle,
    Cue::RuleRebuff,
    Cue::RuleSlight,
    Cue::RuleThreat,
    Cue::RuleDoubt,
];
/// What shows that words which look hard are meant for the customer, and not against them.
const CARING: [Act; 8] = [
    Act::Apology,
    Act::FeelingAcknowledged,
    Act::Ownership,
    Act::NextStep,
    Act::Options,
    Act::Time,
    Act::Promise,
    Act::FollowUp,
];
/// What is left of the encoder's word for each kind of care beside it.
const LEFT: f32 = 0.6;

impl Context<'_> {
    /// How likely the reply hurts, read as a whole: the encoder's word. Where no wording turns against the customer, each kind of care in it
    /// (an apology, a step, a time …) takes from that: facts of a failure, told to own it, look like a reproach. `None` without an encoder.
    pub(crate) fn hurts(&self) -> Option<f32> {
        let said = self.meaning.map(ReplyMeaning::hurts)?;
        let kinds = CARING.into_iter().filter(|act| self.does(*act)).count();
        let left = if self.is_against() {
            1.0
        } else {
            LEFT.powi(i32::try_from(kinds).unwrap_or(i32::MAX))
        };
        Some(said * left)
    }

    /// Whether any wording turns against the customer.
    pub(crate) fn is_against(&self) -> bool {
        AGAINST.into_iter().any(|cue| self.hits.any(cue))
    }

    /// Whether it is kind as a whole: sorry, owning or seeing, and the encoder sees no harm. Whatever its words look like, they are meant well.
    pub(crate) fn is_kind(&self) -> bool {
        /// Probability up to which there is no harm.
        const NONE: f32 = 0.1;
        let warm = [Cue::ReplyApology, Cue::ReplyFeeling, Cue::ReplyOwnership];
        let kinds = warm.into_iter().filter(|cue| self.hits.any(*cue)).count();
        let harmless = self.meaning.map(|meaning| meaning.hurts() < NONE);
        harmless.map_or(kinds > 1, |harmless| harmless && kinds > 0)
    }

    /// The hits of a wording that turns against the customer, but where it is quoted, denied, regretted, said to somebody glad, or in a kind reply.
    pub(crate) fn against(&self, cue: Cue, but: Cue) -> impl Iterator<Item = &Hit> {
        let glad = self.pleasant() || (self.reading.feeling().sign() > 0 && !self.upset());
        let innocent = move |hit: &&Hit| self.hits.in_sentence(Cue::ReplyApology, hit.sentence) || self.hits.touches(but, hit.span);
        let silent = glad || self.is_kind();
        self.hits.live(cue).filter(move |hit| !silent && !innocent(hit))
    }
}
