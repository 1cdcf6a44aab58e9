//! The words in which customers say what is wrong or wanted: what groups are made of.

use std::borrow::Borrow;

use jiff::Timestamp;

use super::{Course, Period};
use crate::{ConversationId, Name, Text};

/// How many of one message are taken; the most telling stand first.
const OF_MESSAGE: usize = 2;

/// Some words of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where they wrote them.
    pub conversation: ConversationId,
    /// What they want to be called.
    pub customer_name: Name,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub words: Text,
}

/// One in how many conversations is to be looked at, so that there are at most `most` passages: a power of two.
pub fn one_in(passages: &[Passage], most: usize) -> u32 {
    let count = |one_in| passages.iter().filter(|passage| is_drawn(passage.conversation, one_in)).count();
    (0..u32::BITS)
        .map(|power| 1 << power)
        .find(|one_in| count(*one_in) <= most)
        .unwrap_or(1 << 31)
}

/// Whether a conversation is among those looked at; by the part of its id that is chance, so that it stays so when others come.
pub fn is_drawn(conversation: ConversationId, one_in: u32) -> bool {
    conversation.uuid().as_u128().is_multiple_of(u128::from(one_in.max(1)))
}

/// What is wrong or wanted in the conversations of a period, oldest first; the same words of one conversation once.
pub fn passages(courses: &[impl Borrow<Course>], period: &Period) -> Vec<Passage> {
    let mut found = Vec::new();
    for course in courses
        .iter()
        .map(Borrow::borrow)
        .filter(|course: &&Course| period.holds(course.opened_at))
    {
        let mut said: Vec<Passage> = Vec::new();
        for heard in course.read() {
            for words in heard.problems.iter().take(OF_MESSAGE) {
                if said.iter().all(|earlier| earlier.words != *words) {
                    said.push(Passage {
                        conversation: course.conversation,
                        customer_name: course.customer_name.clone(),
                        at: heard.at,
                        words: words.clone(),
                    });
                }
            }
        }
        found.extend(said);
    }
    // The order in one message is that of the reading, which a stable sort keeps.
    found.sort_by_key(|passage| (passage.at, passage.conversation));
    found
}
