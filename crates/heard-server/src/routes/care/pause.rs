//! A pause: begun, ended, or not wanted now.

use axum::extract::State;
use jiff::SignedDuration;
use serde::Deserialize;
use utoipa::ToSchema;

use super::turn;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::CareView;

/// Longer ones are ended by coming back.
const LONGEST: u16 = 240;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PauseBody {
    /// How long; `null`: until you come back.
    #[schema(minimum = 1, maximum = 240, required)]
    minutes: Option<u16>,
}

/// Begin a pause: nothing is given to you while it lasts
///
/// Colleagues see that you are away, and not why.
#[utoipa::path(
    post, path = "/v1/care/pause", tag = "care", request_body = PauseBody,
    responses((status = 200, description = "It lasts", body = CareView), Problem),
)]
pub(crate) async fn begin_pause(State(app): State<App>, me: SignedIn, Json(body): Json<PauseBody>) -> Result<Json<CareView>, Problem> {
    if body.minutes.is_some_and(|minutes| !(1..=LONGEST).contains(&minutes)) {
        return Err(Problem::field("minutes", format!("must be from 1 to {LONGEST}, or null")));
    }
    let length = body.minutes.map(|minutes| SignedDuration::from_mins(minutes.into()));
    turn(&app, &me.agent, |presence| presence.rest(length, app.now())).await
}

/// Come back from a pause
#[utoipa::path(
    delete, path = "/v1/care/pause", tag = "care",
    responses((status = 200, description = "You are back", body = CareView), Problem),
)]
pub(crate) async fn end_pause(State(app): State<App>, me: SignedIn) -> Result<Json<CareView>, Problem> {
    app.store.seen(me.agent.id, app.now()).await?;
    turn(&app, &me.agent, |presence| presence.come_back(app.now())).await
}

/// No pause now; for half an hour none is suggested
#[utoipa::path(
    post, path = "/v1/care/not-now", tag = "care",
    responses((status = 200, description = "As you like", body = CareView), Problem),
)]
pub(crate) async fn no_pause_now(State(app): State<App>, me: SignedIn) -> Result<Json<CareView>, Problem> {
    turn(&app, &me.agent, |presence| presence.not_now(app.now())).await
}
