//! The scenarios at hand, and what the agent has done with them.

use axum::extract::State;
use heard_desk::OwnScenario;
use serde::Serialize;
use utoipa::ToSchema;

use super::MOST;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::practice::LeftOut;
use crate::problem::Problem;
use crate::routes::view::ScenarioView;

#[derive(Serialize, ToSchema)]
#[schema(as = Scenarios)]
pub(crate) struct AtHand {
    /// Those that were made on the desk before the others: yours, then what colleagues share. The easiest of the others first.
    scenarios: Vec<ScenarioView>,
    /// What was left out of the team's own files for practice, questions among them, and why.
    left_out: Vec<LeftOut>,
    /// How many of your own you can keep.
    most_own: usize,
}

/// The scenarios to rehearse, with what you have done with each
#[utoipa::path(
    get, path = "/v1/scenarios", tag = "practice",
    responses((status = 200, description = "The scenarios", body = AtHand), Problem),
)]
pub(crate) async fn list_scenarios(State(app): State<App>, me: SignedIn) -> Result<Json<AtHand>, Problem> {
    let kept = app.store.rehearsals(me.agent.id).await?;
    let mut left_out = app.practice.left_out.clone();
    let lent = app.store.own_scenarios(&me.agent, MOST).await?;
    let read: Vec<_> = app.think(|_| lent.iter().map(|lent| (lent, lent.it.read())).collect()).await;
    let mut scenarios = Vec::new();
    for (lent, read) in read {
        match read {
            Ok(scenario) => scenarios.push(ScenarioView::lent(&scenario, &kept, lent, &me.agent)),
            // By an older measure: its writer is told, and can put it right.
            Err(errors) if lent.it.by == me.agent.id => left_out.extend(errors.iter().map(LeftOut::from)),
            Err(_) => {}
        }
    }
    let of_files = app.practice.shelf().scenarios().iter();
    scenarios.extend(of_files.map(|scenario| ScenarioView::of(scenario, &kept)));
    Ok(Json(AtHand {
        scenarios,
        left_out,
        most_own: OwnScenario::MOST,
    }))
}
