//! What practice is played with: the scenarios at hand, and what is wrong with files of the team's own. A broken file never stops the desk.

mod replays;

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use heard_desk::{Agent, OnShelf, OwnScenario, Played, Rehearsal};
use heard_engine::SettingsError;
use heard_quiz::Fault;
use heard_rehearsal::{Scenario, Shelf};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::problem::Problem;
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

    /// The scenarios out of files: ours and the team's.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    fn of_files(&self, id: &str) -> Option<AtHand<'_>> {
        let (scenario, print) = (self.shelf.find(id)?, self.shelf.print(id)?);
        let scenario = Cow::Borrowed(scenario);
        Some(AtHand { scenario, print })
    }
}

/// A scenario that an agent can play, out of a file or made on the desk.
pub(crate) struct AtHand<'a> {
    scenario: Cow<'a, Scenario>,
    print: u64,
}

impl AtHand<'_> {
    /// To play it.
    pub(crate) fn on_shelf(&self) -> OnShelf<'_> {
        OnShelf {
            scenario: &self.scenario,
            print: self.print,
        }
    }
}

/// The scenario of a rehearsal, changed or not: out of a file, made by the agent themselves, or shared by a colleague.
pub(crate) async fn at_hand<'a>(app: &'a App, me: &Agent, id: &str) -> Result<Option<AtHand<'a>>, Problem> {
    let Some(own) = OwnScenario::named(id) else {
        return Ok(app.practice.of_files(id));
    };
    let own = app.store.own_scenario(own).await?.filter(|own| own.is_for(me));
    Ok(own.and_then(|own| {
        let scenario = Cow::Owned(own.read().ok()?);
        let print = own.print();
        Some(AtHand { scenario, print })
    }))
}

/// A rehearsal, played again with its scenario as it is now. Remembered while it is being played, for it takes the engine some milliseconds a turn.
pub(crate) async fn played(app: &App, rehearsal: &Rehearsal, of: Option<OnShelf<'_>>) -> Arc<Played> {
    let print = of.map(|of| of.print);
    if let Some(played) = app.practice.replays.find(rehearsal, print) {
        return played;
    }
    let played = Arc::new(app.think(|engine| rehearsal.played(of, engine)).await);
    app.practice.replays.keep(rehearsal, print, Arc::clone(&played));
    played
}

/// Remembers how it was played up to here.
pub(crate) fn remember(app: &App, rehearsal: &Rehearsal, of: OnShelf<'_>, played: Arc<Played>) {
    app.practice.replays.keep(rehearsal, Some(of.print), played);
}
