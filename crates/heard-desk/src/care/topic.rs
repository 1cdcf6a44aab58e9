//! What a conversation is about, in the words in which people say what they take gladly.

use heard_engine::Flag;

use super::Skill;
use crate::{Line, Summary};

/// Something that conversations are about, as a team has named it, with the words by which it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name: "billing".
    pub name: Skill,
    /// Words of customers: "invoice", "charged". Where there are none, its name is the word.
    pub words: Vec<String>,
}

/// What flags are called where people say what they take gladly.
pub const FLAGS: [(Flag, &str); 5] = [
    (Flag::Vulnerable, "somebody in a hard place"),
    (Flag::Churn, "somebody about to leave"),
    (Flag::Legal, "legal matters"),
    (Flag::Public, "public complaints"),
    (Flag::Repeat, "a second failure"),
];

/// What it is about that somebody here takes gladly: a topic of the team's, a flag, or somebody's own words; the first that fits. What nobody here
/// takes gladly asks for nobody.
pub fn wants(summary: &Summary, topics: &[Topic], gladly: &[Skill]) -> Option<Skill> {
    let glance = &summary.conversation.glance;
    let text = format!("{} {}", summary.conversation.subject.as_str(), glance.preview.as_str()).to_lowercase();
    let taken = |name: &str| gladly.iter().find(|skill| same(skill, name));
    let mut by_topic = topics.iter().filter(|topic| {
        let names_itself = topic.words.is_empty() && says(&text, &topic.name);
        names_itself || topic.words.iter().any(|word| says(&text, word))
    });
    if let Some(skill) = by_topic.find_map(|topic| taken(&topic.name)) {
        return Some(skill.clone());
    }
    let mut by_flag = FLAGS.iter().filter(|(flag, _)| glance.flags.contains(flag));
    if let Some(skill) = by_flag.find_map(|(_, name)| taken(name)) {
        return Some(skill.clone());
    }
    let named = |skill: &&Skill| !topics.iter().any(|topic| same(skill, &topic.name)) && !FLAGS.iter().any(|(_, name)| same(skill, name));
    gladly.iter().filter(named).find(|skill| says(&text, skill)).cloned()
}

fn same(skill: &Line, name: &str) -> bool {
    skill.to_lowercase() == name.to_lowercase()
}

/// Whether a text, in lower case, has a word that begins so: "refund" is in "refunded", "art" is not in "cart".
fn says(text: &str, word: &str) -> bool {
    let word = word.trim().to_lowercase();
    let begins = |(at, _): (usize, &str)| text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    !word.is_empty() && text.match_indices(&word).any(begins)
}
