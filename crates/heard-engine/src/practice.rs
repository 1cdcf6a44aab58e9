//! The practice: what a good service person does so that an upset customer ends up feeling heard. Rules, screens and tests cite its lines.

use serde::Serialize;

/// One line of the practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its id: the letter of its chapter and a number, such as `V2`.
    pub id: &'static str,
    /// What is done, one or two short sentences.
    pub text: &'static str,
}

/// One chapter of the practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// The letter that its lines begin with.
    pub letter: char,
    /// Its title.
    pub title: &'static str,
    /// Its lines.
    pub lines: &'static [Line],
}

/// The chapters, in the order of a conversation.
pub fn practice() -> &'static [Chapter] {
    PRACTICE
}

/// The line of an id.
pub fn practice_line(id: &str) -> Option<&'static Line> {
    PRACTICE.iter().flat_map(|chapter| chapter.lines).find(|line| line.id == id)
}

macro_rules! practice {
    ($($letter:literal $title:literal { $($id:literal $text:literal)* })*) => {
        &[$(Chapter { letter: $letter, title: $title, lines: &[$(Line { id: $id, text: $text }),*] }),*]
    };
}

const PRACTICE: &[Chapter] = practice! {
    'L' "Listen" {
        "L1" "Give full attention and let the customer finish. Someone who is venting is heard out before any solution."
        "L2" "Read the words and the feeling under them. The late parcel is the complaint; the missed birthday is what hurts."
        "L3" "Notice tone, capitals, repetition, waiting, a third contact, a drop in politeness, urgency."
        "L4" "Note details and keep them with the customer, so that nobody tells their story twice."
        "L5" "Ask open questions that invite more. A row of closed ones shuts people down."
        "L6" "Say back in your own words what was said, and check that it is right."
    }
    'U' "Understand" {
        "U1" "Describe the problem."
        "U2" "Describe why the customer is upset: the cause and what it costs them, not only the topic."
        "U3" "Recall when you felt something like it."
        "U4" "Decide how to show empathy here."
        "U5" "Find similar cases again, your own and your colleagues’."
    }
    'V' "Validate" {
        "V1" "Name the feeling and call it legitimate. That is neither agreement nor admission of fault."
        "V2" "Be specific: mention their thing. “I understand your frustration” alone is a script."
        "V3" "Be sincere. The same sentence for everybody is noticed."
        "V4" "Apologise once, early, briefly, and own it. No “if you feel”, no “but”."
        "V5" "Use the customer’s name, naturally: once or twice."
        "V6" "A short shared experience can connect, as long as the talk stays with the customer."
        "V7" "Match the mood: warmth to distress, lightness only where the customer is light."
    }
    'C' "Communicate clearly and with compassion" {
        "C1" "Plain words, short sentences, no jargon and no internal codes."
        "C2" "A warm, polite, calm tone, even under attack."
        "C3" "Know the policy, but never answer a feeling with it."
        "C4" "Never dodge, excuse, blame, minimise, hurry, or be indifferent, rude, sarcastic or robotic."
        "C5" "Be transparent: what happened, what is known, what is not known yet."
    }
    'O' "Offer" {
        "O1" "Solve the rational need too. Empathy without a next step is hollow."
        "O2" "Offer options, explain the steps of each, and let the customer choose."
        "O3" "No solution yet? Say so honestly and give a realistic time."
        "O4" "A time that was given is a promise: written down, watched, kept. If it slips, the customer hears of it before it breaks."
        "O5" "Keep the customer informed on the way, without being asked."
        "O6" "Welcome complaints and answer them."
    }
    'F' "Follow up" {
        "F1" "After the solution, check back: is it really all right?"
        "F2" "Ask whether they felt heard, and act on a bad answer."
        "F3" "What customers tell is mined for needs and recurring causes, and someone fixes those."
    }
    'R' "Look after the people who serve" {
        "R1" "Share hard conversations out, cap how many come in a row, offer a pause."
        "R2" "A private check-in belongs to the agent. Nothing is inferred about an agent’s feelings."
        "R3" "Ask a colleague or hand over, without losing the context and without shame."
        "R4" "Space to breathe: a calm screen, a break that the queue respects."
    }
    'T' "Train" {
        "T1" "Play a difficult conversation with a simulated customer; try again from any turn."
        "T2" "Scenarios and an exam, with the reason for each answer."
        "T3" "Feedback on one’s own sentences by the rules of live work."
        "T4" "Progress that the trainee can see."
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn ids_begin_with_their_chapter_and_rules_cite_known_lines() {
        for chapter in practice() {
            for line in chapter.lines {
                assert!(line.id.starts_with(chapter.letter), "{}", line.id);
            }
        }
        for (rule, id) in RULES.iter().flat_map(|rule| rule.practice.iter().map(move |id| (rule.id, id))) {
            assert!(practice_line(id).is_some(), "{rule} cites {id}, which the practice does not have");
        }
    }
}
