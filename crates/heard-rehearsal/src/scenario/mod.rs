//! A customer to practise with, as a file declares them. `scenarios/FORMAT.md` explains every field.

mod check;
mod replies;
mod shelf;
mod signal;
mod wording;

use heard_engine::{Places, SettingsError, read_toml};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::mood::Mood;
pub use replies::{Policies, Replies};
pub use shelf::{Shelf, print};
pub use signal::Signal;
pub use wording::Wording;

/// A customer to practise with.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The name of its file.
    #[serde(skip)]
    pub id: String,
    /// What it is called in a list.
    pub title: String,
    /// Where it plays.
    pub trade: Trade,
    /// 1 (comes round to a decent person) to 3 (forgives little).
    pub difficulty: u8,
    /// Who they are.
    pub persona: Persona,
    /// What the trainee reads first.
    pub brief: Brief,
    /// Where they start.
    pub mood: Start,
    /// What really hurts.
    pub impact: Impact,
    /// What they answer when asked.
    pub fact: Vec<Fact>,
    /// What calms this person in particular.
    pub calms: Vec<Trait>,
    /// What inflames this person in particular.
    pub inflames: Vec<Trait>,
    /// What would solve it: every part.
    pub solution: Vec<Part>,
    /// What they say.
    pub lines: Lines,
    /// Replies for the simulation.
    #[serde(default)]
    pub replies: Option<Policies>,
}

/// Where a scenario plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is what it says")]
pub enum Trade {
    Parcel,
    Telecom,
    Bank,
    Airline,
    Clinic,
    Software,
    Energy,
    Shop,
}

impl Trade {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Parcel => "parcel",
            Self::Telecom => "telecom",
            Self::Bank => "bank",
            Self::Airline => "airline",
            Self::Clinic => "clinic",
            Self::Software => "software",
            Self::Energy => "energy",
            Self::Shop => "shop",
        }
    }
}

/// Who they are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// What one calls them.
    pub name: String,
    /// Their life, as far as it matters here. For the debrief.
    pub who: String,
    /// How they write. For the debrief.
    pub voice: String,
}

/// What the trainee reads before the first message.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// Where they work and what lies before them.
    pub situation: String,
    /// What stands on their screen.
    pub knows: Vec<String>,
    /// What they may do or offer.
    pub may: Vec<String>,
    /// What the coach is told is known of the customer, as `order: …`.
    #[serde(default)]
    pub known: Vec<String>,
    /// What the customer complains of on the surface.
    pub complaint: String,
}

/// Where they start.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// 0 to 1.
    pub anger: f32,
    /// 0 to 1.
    pub trust: f32,
    /// 0 to 1.
    pub hope: f32,
    /// 0 (moves at once) to 0.8 (hardly moves).
    pub inertia: f32,
}

impl Start {
    /// The mood of it.
    pub fn mood(self) -> Mood {
        Mood {
            anger: self.anger,
            trust: self.trust,
            hope: self.hope,
        }
    }
}

/// What really hurts: told only to real listening.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// One sentence for the debrief.
    pub is: String,
    /// How they tell it.
    pub lines: Vec<String>,
    /// The anger from which on they tell nobody.
    #[serde(default = "below")]
    pub below: f32,
}

fn below() -> f32 {
    0.85
}

/// What they answer when asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// A short name.
    pub id: String,
    /// What a question must hold one of.
    pub about: Vec<Wording>,
    /// The answer.
    pub lines: Vec<String>,
}

/// What is special about this person.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trait {
    /// What the coach sees in a reply.
    pub signal: Signal,
    /// 0.1 (a little) to 1 (very much).
    pub weight: f32,
    /// Why that is so with them.
    pub because: String,
}

/// One part of what would solve it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// A short name.
    pub id: String,
    /// What the sentence has to do.
    pub kind: PartKind,
    /// What the sentence must hold one of.
    pub about: Vec<Wording>,
    /// One sentence for the debrief.
    pub is: String,
}

/// What a sentence has to do to give a part of the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// State something.
    Answer,
    /// Say what was done, is being done or will be done.
    Step,
    /// Give ways to choose from.
    Options,
    /// Say by when.
    Time,
}

/// What they say, in their voice; the file's documentation says when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "FORMAT.md says of each when it is said")]
pub struct Lines {
    pub opening: Vec<String>,
    pub ignored: Vec<String>,
    pub ignored_again: Vec<String>,
    pub hurt: Vec<String>,
    pub script: Vec<String>,
    pub mocked: Vec<String>,
    pub asked_again: Vec<String>,
    pub waiting: Vec<String>,
    pub calmer: Vec<String>,
    pub thawing: Vec<String>,
    pub sorted: Vec<String>,
    pub settled: Vec<String>,
    pub thanks: Vec<String>,
    pub unsolved: Vec<String>,
    pub manager: Vec<String>,
    pub escalated: Vec<String>,
    pub walkout: Vec<String>,
}

impl Scenario {
    /// Reads a scenario whole, or says what is wrong with it and where. `file`: its name, which without its ending is the scenario's id.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Vec<SettingsError>> {
        let mut scenario: Self = read_toml(file, text)?;
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        name.strip_suffix(".toml").unwrap_or(name).clone_into(&mut scenario.id);
        let errors = check::scenario(&scenario, &Places::new(file, text, &[]));
        if errors.is_empty() { Ok(scenario) } else { Err(errors) }
    }

    /// The JSON schema of a file, for editors.
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Scenario)
    }
}
