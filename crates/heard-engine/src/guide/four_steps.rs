//! The four steps for a hard conversation, prefilled with what is known: what is wrong, why they are upset, a like experience of one's own,
//! and what can be done. What only the agent knows stands as a [blank].

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::starters::acknowledgement;
use crate::rules::quoted;
use crate::{Appraisal, Evidence, Feeling, Flag, Ledger, Reading};

/// One of the four steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Thought {
    /// Id of its `practice` line: U1 to U4.
    pub practice: String,
    /// What to ask oneself.
    pub asks: String,
    /// What is known of it, to be corrected and completed.
    pub known: String,
}

/// The four steps where the conversation is hard; none otherwise.
pub(super) fn four_steps(heard: &Reading, appraisal: &Appraisal) -> Vec<Thought> {
    if !heard.is_hard() {
        return Vec::new();
    }
    let thought = |practice: &str, asks: &str, known: String| Thought {
        practice: practice.to_owned(),
        asks: asks.to_owned(),
        known,
    };
    vec![
        thought("U1", "What is the problem?", problem(heard)),
        thought("U2", "Why are they upset?", why(heard)),
        thought(
            "U3",
            "When did I feel something like it?",
            format!("{} [when was it, and what was it like?]", like(heard.feeling())),
        ),
        thought("U4", "What can I do to show that I see it?", deed(heard, appraisal)),
    ]
}

fn problem(heard: &Reading) -> String {
    if heard.problem.is_empty() {
        return "They have not said it yet. [ask openly]".to_owned();
    }
    listed(&heard.problem)
}

/// The feeling, what it costs them, and what has made it worse.
fn why(heard: &Reading) -> String {
    let strength = match heard.intensity {
        3 => "Strong ",
        2 => "Clear ",
        _ => "Some ",
    };
    let mut known = format!("{strength}{}", heard.feeling().name());
    if heard.impact.is_empty() {
        known.push_str("; what it costs them is not said: [what may it be?]");
    } else {
        known.push_str(": ");
        known.push_str(&listed(&heard.impact));
    }
    for (flag, says) in [
        (Flag::Repeat, "not the first time"),
        (Flag::Waiting, "a long wait"),
        (Flag::Urgent, "it presses"),
        (Flag::Vulnerable, "a hardship"),
    ] {
        if let Some(found) = heard.flags.iter().find(|found| found.flag == flag) {
            let _ = write!(known, "; {says}: {}", quoted(&found.evidence.quote));
        }
    }
    known
}

/// A like experience, as one would look for it in one's own memory.
fn like(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Anger => "A time when I was treated as if I did not matter:",
        Feeling::Disappointment => "A time when something I had counted on fell through:",
        Feeling::Sadness => "A time when I lost something dear, or stood beside somebody who did:",
        Feeling::Anxiety => "A time when I had to wait for news and could do nothing:",
        Feeling::Confusion => "A time when everybody told me something else:",
        Feeling::Frustration | Feeling::Gratitude | Feeling::Joy | Feeling::Neutral => {
            "A time when I had done my part and was still left stuck:"
        }
    }
}

fn deed(heard: &Reading, appraisal: &Appraisal) -> String {
    let open = appraisal
        .needs
        .iter()
        .filter(|state| state.need.ledger == Ledger::Rational && state.answered_by.is_none());
    let open: Vec<&str> = open.map(|state| state.need.label.as_str()).collect();
    let mut known = acknowledgement(heard);
    if !open.is_empty() {
        known.push_str(" Then: ");
        known.push_str(&open.join("; "));
    }
    known
}

fn listed(all: &[Evidence]) -> String {
    all.iter().map(|words| quoted(&words.quote)).collect::<Vec<_>>().join("; ")
}
