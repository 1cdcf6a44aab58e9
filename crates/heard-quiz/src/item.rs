//! One question with its answers.

use heard_engine::Study;
use serde::Serialize;

use crate::{Seed, Trade};

/// How hard an item is meant to be, 1 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// All three.
    pub const ALL: [Self; 3] = [Self(1), Self(2), Self(3)];

    /// The level of a number from 1 to 3.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.0 == number)
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Its words.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is, or is not.
    pub reason: String,
}

/// A multiple-choice item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Names it for ever, such as `parcel-venting`.
    pub id: String,
    /// How hard it is meant to be.
    pub level: Level,
    /// What business it is set in.
    pub trade: Trade,
    /// Ids of practice lines, the one that it is most about first.
    pub practice: Vec<&'static str>,
    /// Studies behind it.
    #[serde(skip)]
    pub studies: Vec<&'static Study>,
    /// What happened, in a sentence or two; may be empty.
    pub situation: String,
    /// What the customer wrote; may be empty.
    pub customer: String,
    /// What is asked.
    pub question: String,
    /// The answers, in an order that the id settles.
    pub answers: Vec<Answer>,
    /// Whether every answer is a whole reply to the customer.
    pub replies: bool,
}

impl Item {
    /// The letter of the chapter that it is most about.
    pub fn chapter(&self) -> char {
        self.practice.first().and_then(|id| id.chars().next()).unwrap_or(' ')
    }

    /// How many answers are right.
    pub fn rights(&self) -> usize {
        self.answers.iter().filter(|answer| answer.right).count()
    }

    /// Whether exactly the right answers were chosen, each named by its place in [`Item::answers`]; `None` where one of the places does
    /// not exist or nothing was chosen.
    pub fn is_right(&self, chosen: &[usize]) -> Option<bool> {
        if chosen.is_empty() || chosen.iter().any(|&place| place >= self.answers.len()) {
            return None;
        }
        let right = |(place, answer): (usize, &Answer)| answer.right == chosen.contains(&place);
        Some(self.answers.iter().enumerate().all(right))
    }

    /// The places of the answers in the order in which they are shown this time.
    pub fn order(&self, seed: &mut Seed) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.answers.len()).collect();
        seed.shuffle(&mut order);
        order
    }
}
