//! How a team writes: the table `[coach]` of its `heard.toml`, and phrase rules of its own in small files. Checked whole before it counts.
//!
//! ```toml
//! [coach]
//! tone = "formal"
//! known = ["PIN"]
//!
//! [coach.rules]
//! we-for-i = "off"
//!
//! [[coach.jargon]]
//! term = "RMA"
//! say = "return number"
//!
//! [[coach.phrase]]
//! id = "reach-out"
//! find = ["reach out (to|for)"]
//! say = "write to"
//! why = "Nobody says this aloud."
//! hits = ["Please reach out to us."]
//! benign = ["I cannot reach the top shelf."]
//! ```

mod check;
mod error;
mod place;
mod team;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Severity;
pub use error::{SettingsError, nearest};
pub use place::{Key, Places, read as read_toml};
pub(crate) use team::{Team, TeamCue};

/// What a team has settled for its coach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "snake_case")]
pub struct Settings {
    /// How the team speaks to its customers; where it is not given, every tone is right.
    pub tone: Option<Tone>,
    /// How rules speak, by their ids; the others as their pages say.
    pub rules: BTreeMap<String, Level>,
    /// Terms that this team's customers know: never remarked on as jargon.
    pub known: Vec<String>,
    /// Words of the team that customers do not know.
    pub jargon: Vec<Term>,
    /// Names of the team's policies: an answer that consists of one is a policy in place of an answer.
    pub policies: Vec<String>,
    /// The folder with phrase rules, one a file, beside the settings file.
    pub phrases: Option<String>,
    /// Phrase rules.
    pub phrase: Vec<Phrase>,
}

/// How a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not at all.
    Off,
    /// Worth a thought.
    Hint,
    /// Likely to cost trust.
    Warning,
    /// Likely to hurt.
    Error,
}

/// How a team speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// As in a letter: no slang, no emoji.
    Formal,
    /// As among people who know each other: no official style.
    Informal,
}

/// A word of the team's own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word, a pattern of the language of cues.
    pub term: String,
    /// What customers call it.
    pub say: Option<String>,
}

/// A wording that the team does not want, with its own tests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Its id; in a file of its own the name of the file.
    #[serde(default)]
    pub id: String,
    /// The wordings, patterns of the language of cues.
    pub find: Vec<String>,
    /// What to write in their place.
    pub say: Option<String>,
    /// Why, one or two whole sentences.
    pub why: String,
    /// How it speaks.
    #[serde(default = "hint")]
    pub severity: Level,
    /// Sentences in which it is found: at least one.
    pub hits: Vec<String>,
    /// Sentences in which it is not found: at least as many.
    pub benign: Vec<String>,
}

fn hint() -> Level {
    Level::Hint
}

impl Level {
    /// The severity; `None` where it is off.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The file as a whole: what else stands in it is the desk's.
#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    coach: Settings,
}

impl Settings {
    /// Reads the table `[coach]` of a settings file. `file`: its name, for errors.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Vec<SettingsError>> {
        let read: File = place::read(file, text)?;
        let errors = check::settings(&read.coach, &Places::new(file, text, &["coach"]));
        if errors.is_empty() { Ok(read.coach) } else { Err(errors) }
    }

    /// Adds a phrase rule from a file of its own; the file's name without its ending is the rule's id.
    pub fn add_phrase(&mut self, file: &str, text: &str) -> Result<(), Vec<SettingsError>> {
        let mut phrase: Phrase = place::read(file, text)?;
        let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
        if phrase.id.is_empty() {
            stem.split('.').next().unwrap_or(stem).clone_into(&mut phrase.id);
        }
        let errors = check::phrase(&phrase, &self.phrase, &Places::new(file, text, &[]));
        if errors.is_empty() {
            self.phrase.push(phrase);
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// The JSON schema of the table, for editors.
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Settings)
    }
}
