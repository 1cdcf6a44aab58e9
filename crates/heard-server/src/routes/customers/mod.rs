//! People: what is known of them, who is the same, what is held of them, and that they are erased.

mod alike;
mod erase;
mod export;
mod facts;
mod not_same;
mod same_as;

pub(crate) use alike::*;
pub(crate) use erase::*;
pub(crate) use export::*;
pub(crate) use facts::*;
pub(crate) use not_same::*;
pub(crate) use same_as::*;

use heard_desk::{Agent, CustomerId, Person};
use uuid::Uuid;

use crate::App;
use crate::problem::Problem;

/// A person of the agent's team, by any of the ways in which they came.
async fn of_team(app: &App, agent: &Agent, id: impl Into<CustomerId>) -> Result<Person, Problem> {
    let person = app.store.person(id.into()).await?;
    person
        .filter(|found| found.customer.team == agent.team)
        .ok_or_else(Problem::not_found)
}

/// The person of whom a fact is, where they are of the agent's team.
async fn of_fact(app: &App, agent: &Agent, fact: Uuid) -> Result<Person, Problem> {
    let fact = app.store.fact(fact.into()).await?.ok_or_else(Problem::not_found)?;
    of_team(app, agent, fact.customer).await
}
