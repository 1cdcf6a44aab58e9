//! Conversations, for agents.

mod close;
mod coach;
mod dismiss;
mod draft;
mod hand_over;
mod list;
mod reopen;
mod show;
mod take;

pub(crate) use close::*;
pub(crate) use coach::*;
pub(crate) use dismiss::*;
pub(crate) use draft::*;
pub(crate) use hand_over::*;
pub(crate) use list::*;
pub(crate) use reopen::*;
pub(crate) use show::*;
pub(crate) use take::*;

use heard_desk::{Agent, Conversation};
use heard_store::Thread;
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// A conversation of the agent's team, for a verb.
pub(crate) async fn of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Conversation, Problem> {
    let conversation = app.store.conversation(id.into()).await?;
    conversation.filter(|found| found.team == agent.team).ok_or_else(Problem::not_found)
}

/// A conversation of the agent's team, with everything in it.
pub(crate) async fn thread_of_team(app: &App, agent: &Agent, id: Uuid) -> Result<Thread, Problem> {
    let thread = app.store.thread(id.into()).await?;
    thread
        .filter(|found| found.conversation.team == agent.team)
        .ok_or_else(Problem::not_found)
}
