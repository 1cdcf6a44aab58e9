//! Colleagues, for whoever wants to ask them or hand something over.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::care::is_away;
use crate::extract::Json;
use crate::problem::Problem;

/// A colleague.
#[derive(Serialize, ToSchema)]
#[schema(as = Colleague)]
pub(crate) struct ColleagueView {
    id: Uuid,
    name: String,
    /// Whether they are not there now; why is theirs.
    away: bool,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ColleagueList {
    /// By name, without whoever asks.
    colleagues: Vec<ColleagueView>,
}

/// Your colleagues, and whether they are there
#[utoipa::path(
    get, path = "/v1/colleagues", tag = "care",
    responses((status = 200, description = "Your colleagues", body = ColleagueList), Problem),
)]
pub(crate) async fn list_colleagues(State(app): State<App>, me: SignedIn) -> Result<Json<ColleagueList>, Problem> {
    let now = app.now();
    let team = app.store.colleagues(me.agent.team, now).await?;
    let others = team.iter().filter(|colleague| colleague.agent != me.agent.id);
    let mut colleagues: Vec<ColleagueView> = others
        .map(|colleague| ColleagueView {
            id: colleague.agent.uuid(),
            name: colleague.name.as_str().to_owned(),
            away: is_away(colleague, now),
        })
        .collect();
    colleagues.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(Json(ColleagueList { colleagues }))
}
