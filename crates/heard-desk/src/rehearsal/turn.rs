//! A turn as it is kept, and the verb that adds one.

use std::fmt;

use heard_rehearsal::{Coach, RehearsalError, Shown};
use jiff::Timestamp;

use super::{Asked, Debriefed, Ending, OnShelf, Played, Rehearsal, finished};
use crate::{Change, Changed, DeskError, PracticeText, Write};

/// A reply that was practised, and what was shown of it.
#[derive(Clone, PartialEq)]
pub struct RehearsedTurn {
    /// The turn that it follows; `None` where it answers the opening.
    pub after: Option<usize>,
    /// What the trainee wrote.
    pub reply: PracticeText,
    /// What they were shown.
    pub shown: Shown,
    /// What they were told at the end, where it was one.
    pub debrief: Option<Debriefed>,
    /// When.
    pub at: Timestamp,
    /// The request that wrote it, where that had a key.
    pub asked: Option<Asked>,
}

/// Words never show: the causes quote the trainee.
impl fmt::Debug for RehearsedTurn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RehearsedTurn");
        shown.field("after", &self.after).field("reply", &self.reply);
        shown
            .field("outcome", &self.shown.outcome)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// A reply on its way into a rehearsal.
#[derive(Clone, Debug)]
pub struct Rehearsed {
    /// The turn that it follows; `None` where it answers the opening.
    pub after: Option<usize>,
    /// What is written.
    pub text: PracticeText,
    /// The request, where it has a key.
    pub asked: Option<Asked>,
}

impl Rehearsal {
    /// Takes a reply after that turn, or to the opening; a second one at the same place begins a branch. `played` is this rehearsal as [`Self::played`] gives it, and
    /// has the turn too afterwards. Which turn it became.
    pub fn reply(&mut self, played: &mut Played, of: OnShelf<'_>, coach: &impl Coach, said: Rehearsed, now: Timestamp) -> Changed<usize> {
        if of.print != self.print || of.scenario.id != self.scenario {
            return Err(DeskError::ScenarioChanged);
        }
        if self.turns.len() >= Self::MOST_TURNS {
            return Err(DeskError::TooManyTurns(Self::MOST_TURNS));
        }
        let run = &mut played.run;
        let at = run.reply(of.scenario, coach, said.after, &said.text).map_err(refused)?;
        let turn = run.turns.get(at).ok_or(DeskError::NoSuchTurn)?;
        let ended = turn.outcome.is_some();
        let shown = turn.shown();
        let debrief = if ended { Debriefed::of(of.scenario, run, at) } else { None };
        let kept = RehearsedTurn {
            after: said.after,
            reply: said.text,
            shown,
            debrief,
            at: now,
            asked: said.asked,
        };
        self.turns.push(kept.clone());
        self.last_at = now;
        self.version = self.version.next();
        let mut change = Change::new(vec![
            Write::Rehearsal(Box::new(self.clone())),
            Write::RehearsedTurn(self.id, at, Box::new(kept)),
        ]);
        if ended {
            let ending = Ending {
                rehearsal: self,
                scenario: of.scenario,
                run,
                turn: at,
                at: now,
            };
            change = change.and(finished(&ending));
        }
        Ok((at, change))
    }
}

fn refused(error: RehearsalError) -> DeskError {
    match error {
        RehearsalError::OtherScenario => DeskError::ScenarioChanged,
        RehearsalError::NoSuchTurn(_) => DeskError::NoSuchTurn,
        RehearsalError::Ended(_) => DeskError::RehearsalEnded,
        RehearsalError::Blank => DeskError::Text(crate::TextError::Empty("reply")),
    }
}
