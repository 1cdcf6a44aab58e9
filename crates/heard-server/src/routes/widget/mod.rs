//! The customer's side: begin, read, write, listen.

mod another;
mod begin;
mod choose;
mod feedback;
mod follow_up;
mod listen;
mod show;
mod write;

pub(crate) use another::*;
pub(crate) use begin::*;
pub(crate) use choose::*;
pub(crate) use feedback::*;
pub(crate) use follow_up::*;
pub(crate) use listen::*;
pub(crate) use show::*;
pub(crate) use write::*;

use heard_desk::{ConversationId, Customer};

use crate::App;
use crate::problem::Problem;
use crate::routes::view::CustomerView;

/// The conversation of the customer who asks. Their token opens no other.
async fn own(app: &App, customer: &Customer) -> Result<ConversationId, Problem> {
    app.store.latest_conversation(customer.id).await?.ok_or_else(Problem::not_found)
}

/// Their conversation as they see it.
async fn view(app: &App, customer: &Customer) -> Result<CustomerView, Problem> {
    let id = own(app, customer).await?;
    let thread = app.store.thread(id).await?.ok_or_else(Problem::not_found)?;
    let team = app.store.team(customer.team).await?;
    let team = team.as_ref().map_or("", |team| &team.name);
    Ok(CustomerView::of(&thread, team, &app.config.study, app.now()))
}
