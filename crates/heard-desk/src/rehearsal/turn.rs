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

#[cfg(test)]
mod tests {
    use heard_engine::{Appraisal, Engine, Situation};
    use heard_rehearsal::Shelf;

    use super::*;
    use crate::{Email, Name, PasswordHash, Team};

    /// Says of everything what there is to say of nothing, so that a test is quick.
    struct Silent(Appraisal);

    impl Coach for Silent {
        fn appraise(&self, _: &Situation<'_>) -> Appraisal {
            self.0.clone()
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_772_000_000 + second).unwrap()
    }

    fn says(after: Option<usize>, text: &str) -> Rehearsed {
        Rehearsed {
            after,
            text: PracticeText::new(text).unwrap(),
            asked: None,
        }
    }

    #[test]
    fn what_cannot_be_is_refused_and_changes_nothing() {
        let coach = Silent(Engine::new().appraise(&Situation::default()));
        let shelf = Shelf::embedded();
        let of = OnShelf {
            scenario: shelf.find("birthday-telescope").unwrap(),
            print: 7,
        };
        let (team, _) = Team::found(Name::new("Fennick").unwrap(), at(0));
        let email = Email::new("sam@desk.example").unwrap();
        let (sam, _) = team.join(Name::new("Sam").unwrap(), email, PasswordHash("x".to_owned()), at(0));
        let (mut kept, _) = Rehearsal::begin(&sam, of, 3, 0, None, at(0)).unwrap();
        let mut played = kept.played(Some(of), &coach);
        let changed = OnShelf { print: 8, ..of };
        let refused = |kept: &mut Rehearsal, played: &mut Played, of, after| {
            let before = (kept.clone(), played.clone());
            let error = kept.reply(played, of, &coach, says(after, "Hello?"), at(1)).unwrap_err();
            assert_eq!((&before.0, &before.1), (&*kept, &*played));
            error
        };
        assert_eq!(refused(&mut kept, &mut played, changed, None), DeskError::ScenarioChanged);
        assert_eq!(refused(&mut kept, &mut played, of, Some(0)), DeskError::NoSuchTurn);
        let mut last = None;
        while last.is_none_or(|at: usize| kept.turns[at].shown.outcome.is_none()) {
            let said = says(last, &format!("Mm, {last:?}."));
            last = Some(kept.reply(&mut played, of, &coach, said, at(2)).unwrap().0);
        }
        assert!(kept.turns.last().unwrap().debrief.is_some(), "an end is debriefed");
        assert_eq!(refused(&mut kept, &mut played, of, last), DeskError::RehearsalEnded);
        while kept.turns.len() < Rehearsal::MOST_TURNS {
            let _ = kept.reply(&mut played, of, &coach, says(None, "Hello?"), at(3)).unwrap();
        }
        assert_eq!(
            refused(&mut kept, &mut played, of, None),
            DeskError::TooManyTurns(Rehearsal::MOST_TURNS)
        );
        assert!(!format!("{kept:?}").contains("Mm"), "words never show");
        let looked_at = kept.played(Some(changed), &coach);
        assert!(!looked_at.same_scenario && looked_at.run.branches() == played.run.branches());
    }
}
