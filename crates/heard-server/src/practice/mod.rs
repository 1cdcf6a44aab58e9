//! What practice is played with: the scenarios at hand, and what is wrong with files of the team's own. A broken file never stops the desk.

mod replays;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use heard_desk::{Agent, OnShelf, Played, Rehearsal};
use heard_engine::SettingsError;
use heard_quiz::Fault;
use heard_rehearsal::Shelf;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use replays::Replays;

/// Files of the team's own for practice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Practice {
    /// A folder with scenarios of the team's own for rehearsals, in files that end in `.toml`; beside ours.
    pub scenarios: Option<PathBuf>,
    /// What these files say, each a name and a text.
    #[serde(skip)]
    pub files: Vec<(String, String)>,
    /// Files and folders that could not be read at all.
    #[serde(skip)]
    pub unread: Vec<LeftOut>,
}

/// A file of the team's own, or a part of one, that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeftOut {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; `null` where the file could not be read.
    #[schema(required)]
    pub line: Option<usize>,
    /// The field; empty where no field can be read.
    pub field: String,
    /// What is wrong, and what is allowed.
    pub reason: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.field.is_empty() {
            write!(f, ": {}", self.field)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl From<&SettingsError> for LeftOut {
    fn from(error: &SettingsError) -> Self {
        Self {
            file: error.file.clone(),
            line: Some(error.line),
            field: error.field.clone(),
            reason: error.reason.clone(),
        }
    }
}

impl From<&Fault> for LeftOut {
    fn from(fault: &Fault) -> Self {
        Self {
            file: fault.file.clone(),
            line: Some(fault.line),
            field: fault.field.clone(),
            reason: fault.message.clone(),
        }
    }
}

/// Where practice is played.
pub(crate) struct Room {
    shelf: Shelf,
    /// What was left out of the team's own files.
    pub(crate) left_out: Vec<LeftOut>,
    replays: Replays,
}

impl Room {
    /// With our scenarios and the team's. What was left out is said in the log.
    pub(crate) fn new(practice: &Practice, faults: &[Fault]) -> Self {
        let mut shelf = Shelf::embedded();
        for (name, text) in &practice.files {
            shelf.add(name, text);
        }
        let mut left_out = practice.unread.clone();
        left_out.extend(shelf.errors().iter().map(LeftOut::from));
        left_out.extend(faults.iter().map(LeftOut::from));
        for one in &left_out {
            tracing::warn!("practice: left out: {one}");
        }
        Self {
            shelf,
            left_out,
            replays: Replays::default(),
        }
    }

    /// The scenarios that an agent can play. Those that a team makes on the desk would join them here.
    pub(crate) fn shelf(&self, _of: &Agent) -> &Shelf {
        &self.shelf
    }

    /// The scenario of a rehearsal, changed or not.
    pub(crate) fn scenario(&self, whose: &Agent, id: &str) -> Option<OnShelf<'_>> {
        let at_hand = self.shelf(whose);
        let (scenario, print) = (at_hand.find(id)?, at_hand.print(id)?);
        Some(OnShelf { scenario, print })
    }
}

/// A rehearsal, played again. Remembered while it is being played, for it takes the engine some milliseconds a turn.
pub(crate) async fn played(app: &App, me: &Agent, rehearsal: &Rehearsal) -> Arc<Played> {
    if let Some(played) = app.practice.replays.find(rehearsal) {
        return played;
    }
    let of = app.practice.scenario(me, &rehearsal.scenario);
    let played = Arc::new(app.think(|engine| rehearsal.played(of, engine)).await);
    remember(app, rehearsal, Arc::clone(&played));
    played
}

/// Remembers how it was played up to here.
pub(crate) fn remember(app: &App, rehearsal: &Rehearsal, played: Arc<Played>) {
    app.practice.replays.keep(rehearsal, played);
}
