//! The words in which customers say what is wrong or wanted: what groups are made of.

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

/// What is wrong or wanted in the conversations of a period, oldest first; the same words of one conversation once.
pub fn passages(courses: &[Course], period: &Period) -> Vec<Passage> {
    let mut found = Vec::new();
    for course in courses.iter().filter(|course| period.holds(course.opened_at)) {
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
