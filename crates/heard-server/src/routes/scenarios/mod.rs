//! Customers to practise with: out of files, and made by agents on the desk, often out of a past conversation.
//!
//! Nothing is kept of what is only looked at. A scenario that was made is its writer's; nobody else finds it, and once it is shared the team plays it.

mod change;
mod check;
mod erase;
mod keep;
mod list;
mod past;
mod share;
mod show;

pub(crate) use change::*;
pub(crate) use check::*;
pub(crate) use erase::*;
pub(crate) use keep::*;
pub(crate) use list::*;
pub(crate) use past::*;
pub(crate) use share::*;
pub(crate) use show::*;

use heard_desk::{Agent, OwnScenario, ScenarioText};
use heard_engine::SettingsError;
use uuid::Uuid;

use crate::App;
use crate::problem::{FieldError, Problem};

/// How many are on the shelf that were made on the desk, one's own among them.
const MOST: u32 = 250;

/// A scenario of the agent's own. That somebody else has one, shared or not, is not told.
async fn own(app: &App, me: &Agent, id: Uuid) -> Result<OwnScenario, Problem> {
    let found = app.store.own_scenario(id.into()).await?;
    found.filter(|found| found.by == me.id).ok_or_else(Problem::not_found)
}

/// A text that can be played, or what is wrong with it, by line and field.
fn readable(text: &str) -> Result<ScenarioText, Problem> {
    let field = |error: &SettingsError| match error.field.as_str() {
        "" => format!("text:{}", error.line),
        field => format!("text:{}:{field}", error.line),
    };
    ScenarioText::new(text).map_err(|errors| {
        let errors = errors.iter().map(|error| FieldError {
            field: field(error),
            reason: error.reason.clone(),
        });
        Problem::fields(errors.collect())
    })
}
