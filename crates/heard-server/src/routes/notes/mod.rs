//! Notes of the team beside a conversation: remarks, questions to a colleague, answers. The customer's pages never read them.

mod answer;
mod seen;
mod write;

pub(crate) use answer::*;
pub(crate) use seen::*;
pub(crate) use write::*;

use heard_desk::{Agent, AgentId, TeamNote};
use uuid::Uuid;

use crate::App;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::NoteView;

/// A note of the agent's team, for a verb.
async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<TeamNote, Problem> {
    let note = app.store.note(id.into()).await?;
    note.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}

/// A colleague of the same team, by the id that a field names.
pub(crate) async fn colleague(app: &App, me: &Agent, id: Uuid, field: &str) -> Result<Agent, Problem> {
    let found = app.store.agent(AgentId::from(id)).await?.filter(|agent| agent.team == me.team);
    found.ok_or_else(|| Problem::field(field, "is nobody of your team"))
}

async fn view(app: &App, me: &Agent, note: &TeamNote) -> Result<Json<NoteView>, Problem> {
    let team = app.store.colleagues(me.team, app.now()).await?;
    let named = |id| {
        team.iter()
            .find(|one| one.agent == id)
            .map_or_else(String::new, |one| one.name.as_str().to_owned())
    };
    Ok(Json(NoteView::told(note, me.id, named)))
}
