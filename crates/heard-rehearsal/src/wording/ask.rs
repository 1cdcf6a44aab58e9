//! The request: who speaks, how they feel, and what they say. Small models get little to go wrong with.

use super::Asked;
use crate::{Mood, Rehearsal, Scenario};

pub(super) fn asked(scenario: &Scenario, rehearsal: &Rehearsal, turn: usize) -> Option<Asked> {
    let said = rehearsal.turns.get(turn)?;
    let name = &scenario.persona.name;
    let role = format!(
        "You are {name}, a customer who writes to a service desk. How you write: {} Right now you are {}. \
         Write only your next message, one to three short sentences, in English, as yourself. \
         Say what you are told to say in your own words, and nothing new: no new facts, figures, thanks, promises or decisions. \
         Never speak as the service desk. No quotation marks, no explanation.",
        scenario.persona.voice.trim(),
        feels(said.state.mood)
    );
    let task = format!(
        "The service desk wrote to you: {}\n\nSay this in other words: {}",
        said.reply.trim(),
        said.answer.trim()
    );
    Some(Asked { role, task })
}

fn feels(mood: Mood) -> String {
    let level = |value: f32, [low, middle, high]: [&'static str; 3]| match value {
        value if value < 0.35 => low,
        value if value < 0.7 => middle,
        _ => high,
    };
    format!(
        "{}, {}, and {}",
        level(mood.anger, ["calm", "annoyed", "very angry"]),
        level(
            mood.trust,
            [
                "you do not trust them",
                "you are not sure that you can trust them",
                "you trust them"
            ]
        ),
        level(mood.hope, ["you expect nothing any more", "you wait and see", "you are hopeful"])
    )
}
