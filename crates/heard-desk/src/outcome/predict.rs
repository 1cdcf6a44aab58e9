//! What those who were not asked, or did not answer, may have felt: a prediction, kept apart from every real answer.

use super::{Certainty, Course, Interval, wilson};
use crate::{ConversationId, NeedStanding, PromiseStanding, Step};

/// As many real answers are needed before it is said how often the prediction agrees with them.
pub const ENOUGH_ANSWERS: u32 = 30;

/// The rule in words, beside [`predicts`].
pub const RULE: &str = "Points: the last words pleasant +2, neutral +1, unpleasant −1 to −3 by how strongly; −1 for each need left open, at most −2; \
    −2 for a broken promise; −1 where it was opened again by anything but thanks. One point or more: predicted to have felt heard.";

/// What is predicted of closed conversations without an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Silent {
    /// How many there are that can be predicted.
    pub of: u32,
    /// How many are predicted to have felt heard.
    pub heard: u32,
    /// How much it rests on.
    pub certainty: Certainty,
    /// How the rule does where the truth is known; `None` below [`ENOUGH_ANSWERS`].
    pub agreement: Option<Agreement>,
    /// How many real answers there are.
    pub answers: u32,
    /// The conversations predicted not to have felt heard.
    pub behind: Vec<ConversationId>,
}

/// How often the rule says what the customer said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// How often it agrees.
    pub agrees: u32,
    /// Of how many.
    pub of: u32,
    /// Where the true share lies with 95 % confidence.
    pub interval: Interval,
    /// How often the commoner answer alone would be right: a rule is of use only where it does better.
    pub commoner: u32,
}

/// Whether somebody felt heard by what is known of the conversation; `None` where it goes on, or nothing could be read.
pub fn predicts(course: &Course) -> Option<bool> {
    let last = course.read().next_back()?;
    let end = course.first_closed().filter(|_| course.is_closed() || course.said.is_some())?;
    let mood = match last.mood() {
        1.. => 2,
        mood => mood,
    };
    let mood = if last.sign() == 0 { 1 } else { mood };
    let open = course.needs.iter().filter(|need| need.standing == NeedStanding::Open);
    let open = i8::try_from(open.take(2).count()).unwrap_or(2);
    let broken = course.promises.contains(&PromiseStanding::Broken);
    let again = course.failed_after(end).is_some() && course.said.is_none();
    Some(mood - open - 2 * i8::from(broken) - i8::from(again) >= 1)
}

/// What is predicted of these conversations, and how the rule does on those that answered.
pub(super) fn silent<'c>(courses: impl IntoIterator<Item = &'c Course>) -> Silent {
    let (mut of, mut heard, mut behind) = (0, 0, Vec::new());
    let (mut answers, mut agrees, mut satisfied) = (0, 0, 0);
    for course in courses {
        let Some(predicted) = predicts(course) else { continue };
        if let Some(said) = &course.said {
            let felt = said.heard >= Step::Mostly;
            answers += 1;
            satisfied += u32::from(felt);
            agrees += u32::from(felt == predicted);
        } else {
            of += 1;
            heard += u32::from(predicted);
            if !predicted {
                behind.push(course.conversation);
            }
        }
    }
    let agreement = wilson(agrees, answers)
        .filter(|_| answers >= ENOUGH_ANSWERS)
        .map(|interval| Agreement {
            agrees,
            of: answers,
            interval,
            commoner: satisfied.max(answers - satisfied),
        });
    Silent {
        of,
        heard,
        certainty: Certainty::of(of),
        agreement,
        answers,
        behind,
    }
}
