//! An agent's session.

mod password;
mod sign_in;
mod sign_out;
mod who_am_i;

pub(crate) use password::*;
pub(crate) use sign_in::*;
pub(crate) use sign_out::*;
pub(crate) use who_am_i::*;

use heard_desk::{Agent, Role};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::{Token, csrf_token};
use crate::problem::Problem;

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    agent: AgentView,
    team: TeamView,
    /// What changing requests carry in the header `x-heard-csrf`.
    csrf: String,
}

/// An agent.
#[derive(Serialize, ToSchema)]
#[schema(as = Agent)]
struct AgentView {
    id: Uuid,
    name: String,
    email: String,
    role: RoleView,
}

/// What somebody may do beyond answering.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Role)]
enum RoleView {
    Agent,
    Lead,
}

/// A team.
#[derive(Serialize, ToSchema)]
#[schema(as = Team)]
struct TeamView {
    name: String,
}

impl Me {
    async fn of(app: &App, agent: &Agent, token: &Token) -> Result<Self, Problem> {
        let team = app.store.team(agent.team).await?;
        Ok(Self {
            agent: AgentView {
                id: agent.id.uuid(),
                name: agent.name.as_str().to_owned(),
                email: agent.email.as_str().to_owned(),
                role: match agent.role {
                    Role::Agent => RoleView::Agent,
                    Role::Lead => RoleView::Lead,
                },
            },
            team: TeamView {
                name: team.map(|team| team.name.into()).unwrap_or_default(),
            },
            csrf: csrf_token(token),
        })
    }
}
