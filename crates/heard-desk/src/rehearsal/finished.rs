//! What follows when a rehearsal comes to an end: the one place from which a trainee's progress can be derived.

use std::collections::BTreeSet;

use heard_rehearsal::Scenario;
use jiff::Timestamp;

use super::Rehearsal;
use crate::own::earned;
use crate::{Change, Source, coached};

/// A branch that has just come to its end.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'e> {
    /// As it is kept, with the last turn in it.
    pub rehearsal: &'e Rehearsal,
    /// Its scenario.
    pub scenario: &'e Scenario,
    /// As it was played: every turn with all that the coach says of it.
    pub run: &'e heard_rehearsal::Rehearsal,
    /// The turn with which it ended; `run.path` tells the way there.
    pub turn: usize,
    /// When.
    pub at: Timestamp,
}

/// What else is written with the last turn, in the same transaction: marks of the player's progress. Called once for every branch that ends, however it ends; a
/// branch that is left half-way does not come here. Turns that lie on a branch which ended before have counted then.
pub fn finished(ending: &Ending<'_>) -> Change {
    let Ending { run, turn, .. } = *ending;
    let ended = run
        .turns
        .iter()
        .enumerate()
        .filter(|(at, other)| *at != turn && other.outcome.is_some());
    let counted: BTreeSet<usize> = ended.flat_map(|(at, _)| run.path(at)).collect();
    let path = run.path(turn).into_iter().filter(|at| !counted.contains(at));
    let appraisals = path.filter_map(|at| run.turns.get(at)).map(|turn| &turn.appraisal);
    let marks = coached(appraisals, Source::Rehearsal, ending.at);
    earned(ending.rehearsal.team, ending.rehearsal.by, marks)
}

#[cfg(test)]
mod tests {
    use heard_engine::{Appraisal, Engine, Situation, Turn, Who};
    use heard_rehearsal::{Coach, Shelf};

    use super::*;
    use crate::{Email, Name, OnShelf, PasswordHash, PracticeText, Rehearsed, Team, Write};

    /// Says the same of everything.
    struct Same(Appraisal);

    impl Coach for Same {
        fn appraise(&self, _: &Situation<'_>) -> Appraisal {
            self.0.clone()
        }
    }

    fn earned_by(change: &Change) -> u32 {
        let marks = change.writes.iter().filter_map(|write| match write {
            Write::Mark { mark, .. } => Some(mark),
            _ => None,
        });
        marks
            .inspect(|mark| assert_eq!(mark.source, Source::Rehearsal))
            .map(|mark| mark.of)
            .sum()
    }

    #[test]
    fn a_branch_that_ends_counts_its_own_turns_once() {
        let said = [Turn {
            who: Who::Customer,
            text: "My cot is three weeks late and I am furious!",
        }];
        let situation = Situation {
            turns: &said,
            draft: "I am sorry that you have waited three weeks.",
            ..Situation::default()
        };
        let coach = Same(Engine::new().appraise(&situation));
        let each = coached([&coach.0], Source::Rehearsal, Timestamp::UNIX_EPOCH)
            .iter()
            .map(|mark| mark.of)
            .sum::<u32>();
        assert!(each > 0, "there is something to count");
        let shelf = Shelf::embedded();
        let of = OnShelf {
            scenario: shelf.find("birthday-telescope").unwrap(),
            print: 7,
        };
        let now = Timestamp::UNIX_EPOCH;
        let (team, _) = Team::found(Name::new("Fennick").unwrap(), now);
        let email = Email::new("sam@desk.example").unwrap();
        let (sam, _) = team.join(Name::new("Sam").unwrap(), email, PasswordHash("x".to_owned()), now);
        let (mut kept, _) = Rehearsal::begin(&sam, of, 3, 0, None, now).unwrap();
        let mut played = kept.played(Some(of), &coach);
        let mut to_the_end = |mut after: Option<usize>| {
            let mut turns = 0;
            loop {
                let said = Rehearsed {
                    after,
                    text: PracticeText::new("I am sorry.").unwrap(),
                    asked: None,
                };
                let (at, change) = kept.reply(&mut played, of, &coach, said, now).unwrap();
                turns += 1;
                after = Some(at);
                if kept.turns[at].shown.outcome.is_some() {
                    return (turns, earned_by(&change));
                }
                assert_eq!(earned_by(&change), 0, "nothing before the end");
            }
        };
        let (turns, got) = to_the_end(None);
        assert!(turns > 1);
        assert_eq!(got, turns * each);
        let (again, got) = to_the_end(Some(0));
        assert_eq!(got, again * each, "the first turn has counted");
    }
}
