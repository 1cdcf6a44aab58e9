//! Exams of the agent who asks, and certificates. Somebody else's exam is not found, whoever asks for it.

mod answer;
mod begin;
mod certificate;
mod finish;
mod show;

pub(crate) use answer::*;
pub(crate) use begin::*;
pub(crate) use certificate::*;
pub(crate) use finish::*;
pub(crate) use show::*;

use heard_desk::{Agent, Exam};
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// An exam of the agent's own.
async fn own(app: &App, me: &Agent, id: Uuid) -> Result<Exam, Problem> {
    app.store.exam(id.into(), me.id).await?.ok_or_else(Problem::not_found)
}
