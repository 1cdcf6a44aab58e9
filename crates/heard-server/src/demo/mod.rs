//! A desk to look at: a team of two and the sample conversations of `conversations.json` and, long over, of `past.json`, told again through
//! the domain's own verbs; and what the team has noted for itself (`experiences.json`).

mod noted;
mod sample;
mod story;
mod words;

use std::collections::BTreeMap;

use heard_desk::{Agent, Change, DeskError, Email, Name, PasswordHash, Team, Write};
use heard_engine::Engine;
use jiff::Zoned;

use sample::Sample;
use story::Story;

/// The shop that the samples are about.
pub const TEAM: &str = "Fennick & Daughters";
/// Who answers there: the name in the samples, what customers see, and the address to sign in with.
pub const AGENTS: [(&str, &str, &str); 2] = [
    ("sam", "Sam Okafor", "sam@fennick.example"),
    ("ida", "Ida Lindgren", "ida@fennick.example"),
];
/// The password of both. The samples hold nothing to protect, and the demo listens on this machine only.
pub const PASSWORD: &str = "heard-demo";

const SAMPLES: [&str; 2] = [include_str!("past.json"), include_str!("conversations.json")];

/// Why the samples could not be told. A test tells them, so a released binary never meets it.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The file is not right.
    #[error("sample conversations: {0}")]
    Samples(#[from] serde_json::Error),
    /// A verb refused.
    #[error("sample conversation with {who}: {why}")]
    Refused {
        /// Which one.
        who: String,
        /// Why.
        why: DeskError,
    },
    /// It names somebody who is not there.
    #[error("sample conversation with {0}: its first message is no customer's, or an agent is not known")]
    Unknown(String),
    /// A time cannot be reckoned.
    #[error("sample conversations: {0}")]
    Time(#[from] jiff::Error),
}

/// Everything that a demo begins with, as it happened until `now`.
pub fn changes(engine: &Engine, password: &PasswordHash, now: &Zoned) -> Result<Vec<Change>, DemoError> {
    let refused = |why| DemoError::Refused { who: TEAM.to_owned(), why };
    let start = now.timestamp();
    let (team, founded) = Team::found(Name::new(TEAM).map_err(|e| refused(e.into()))?, start);
    let mut changes = vec![founded];
    let mut agents: BTreeMap<&str, Agent> = BTreeMap::new();
    for (key, name, email) in AGENTS {
        let name = Name::new(name).map_err(|e| refused(e.into()))?;
        let email = Email::new(email).map_err(|e| refused(e.into()))?;
        let (mut agent, joined) = team.join(name, email, password.clone(), start);
        agent.password_given = false;
        changes.push(joined);
        changes.push(Change {
            writes: vec![Write::Agent(agent.clone())],
            ..Change::default()
        });
        if agents.is_empty() {
            changes.push(agent.leads_first(start));
        }
        agents.insert(key, agent);
    }
    for samples in SAMPLES {
        let samples: Vec<Sample> = serde_json::from_str(samples)?;
        for sample in &samples {
            changes.extend(Story::tell(sample, team.id, &agents, engine, now)?);
        }
    }
    changes.extend(noted::changes(&agents, engine, now)?);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use heard_desk::{ConversationState, PromiseStanding};

    #[test]
    fn the_samples_are_told_whole() {
        let now: Zoned = "2026-03-11T15:20:00+00:00[UTC]".parse().unwrap();
        let changes = changes(&Engine::new(), &PasswordHash("$".to_owned()), &now).unwrap();
        let mut promises = BTreeMap::new();
        let mut conversations = BTreeMap::new();
        for write in changes.iter().flat_map(|change| &change.writes) {
            match write {
                Write::Promise(promise) => drop(promises.insert(promise.id, promise)),
                Write::Conversation(conversation) => drop(conversations.insert(conversation.id, conversation)),
                Write::Message(message) => {
                    assert!(message.at <= now.timestamp());
                    assert!(!message.text.contains(['{', '}']), "{}", message.text.as_str());
                }
                _ => {}
            }
        }
        let open = conversations.values().filter(|c| c.state == ConversationState::Open).count();
        assert_eq!((conversations.len(), open), (23, 13));
        let count = |standing| promises.values().filter(|p| p.standing() == standing).count();
        assert_eq!(count(PromiseStanding::Broken), 1);
        assert_eq!(count(PromiseStanding::Slipped), 1);
        assert_eq!(count(PromiseStanding::Kept), 2);
        assert_eq!(count(PromiseStanding::Open), 2);
    }
}
