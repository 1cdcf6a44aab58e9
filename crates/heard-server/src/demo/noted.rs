//! What the team of the demo has noted of its own: some of it shared.

use std::collections::BTreeMap;

use heard_desk::{Agent, Change, DeskError, Experience, Line, Note, Text};
use heard_engine::Engine;
use jiff::{SignedDuration, Zoned};
use serde::Deserialize;

use super::DemoError;

const NOTED: &str = include_str!("experiences.json");

/// One experience.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    /// Which agent.
    by: String,
    shared: bool,
    ago: SignedDuration,
    title: Option<String>,
    text: String,
}

/// All of them, as they were written until `now`.
pub(super) fn changes(agents: &BTreeMap<&str, Agent>, engine: &Engine, now: &Zoned) -> Result<Vec<Change>, DemoError> {
    let noted: Vec<Noted> = serde_json::from_str(NOTED)?;
    noted.iter().map(|noted| noted.change(agents, engine, now)).collect()
}

impl Noted {
    fn change(&self, agents: &BTreeMap<&str, Agent>, engine: &Engine, now: &Zoned) -> Result<Change, DemoError> {
        let by = agents.get(self.by.as_str()).ok_or_else(|| DemoError::Unknown(self.by.clone()))?;
        let refused = |why: DeskError| DemoError::Refused { who: self.by.clone(), why };
        let title = self.title.as_ref().map(Line::new).transpose().map_err(|e| refused(e.into()))?;
        let text = Text::new(&self.text).map_err(|e| refused(e.into()))?;
        let gist = engine.gist(&Note::words(title.as_ref(), &text));
        let at = now.checked_sub(self.ago)?.timestamp();
        let (mut experience, noted) = Experience::note(by, Note { title, text, gist }, None, at).map_err(refused)?;
        if !self.shared {
            return Ok(noted);
        }
        Ok(noted.and(experience.share(by.id, at).map_err(refused)?))
    }
}
