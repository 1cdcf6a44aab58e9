//! Questions on the practice: what an agent has answered, and the exams that they sat. Both are theirs alone, and no event tells of them.

mod exam;

pub use exam::{Exam, Finished};

use heard_quiz::{Cards, Item};
use jiff::Timestamp;

use crate::{Agent, AgentId, Change, Changed, DeskError, QuizAnswerId, TeamId, Write};

/// One answer in practice. What was chosen is not kept, only whether it was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizAnswer {
    /// Names it.
    pub id: QuizAnswerId,
    /// Where its writer serves: statistics of items are a team's.
    pub team: TeamId,
    /// Who. Nobody else reads it, whoever they are.
    pub by: AgentId,
    /// The item.
    pub item: String,
    /// Whether it was right.
    pub right: bool,
    /// When.
    pub at: Timestamp,
}

impl QuizAnswer {
    /// Somebody answers an item with these places of its answers.
    pub fn give(by: &Agent, item: &Item, chosen: &[usize], now: Timestamp) -> Changed<Self> {
        let answer = Self {
            id: QuizAnswerId::at(now),
            team: by.team,
            by: by.id,
            item: item.id.clone(),
            right: item.is_right(chosen).ok_or(DeskError::NoSuchAnswer)?,
            at: now,
        };
        let change = Change::new(vec![Write::QuizAnswer(answer.clone())]);
        Ok((answer, change))
    }

    /// When each item comes again, by answers in their order.
    pub fn cards<'a>(answers: impl IntoIterator<Item = &'a Self>) -> Cards {
        let mut cards = Cards::default();
        for answer in answers {
            cards.answer(&answer.item, answer.right, answer.at);
        }
        cards
    }
}
