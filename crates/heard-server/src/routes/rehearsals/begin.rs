//! Beginning a rehearsal.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Rehearsal;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::once::{Key, used};
use crate::practice::at_hand;
use crate::problem::Problem;
use crate::routes::quiz::chance;
use crate::routes::view::RehearsalView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginRehearsalBody {
    /// The scenario's id.
    scenario: String,
    /// Where its chance comes from: the same seed begins the same run. Another each time where it is left out.
    #[schema(maximum = 9_007_199_254_740_991_u64)]
    seed: Option<u64>,
}

/// Begin a rehearsal; it is yours alone
#[utoipa::path(
    post, path = "/v1/rehearsals", tag = "practice", params(Key), request_body = BeginRehearsalBody,
    responses((status = 201, description = "The customer has written", body = RehearsalView), Problem),
)]
pub(crate) async fn begin_rehearsal(
    State(app): State<App>,
    me: SignedIn,
    key: Key,
    Json(body): Json<BeginRehearsalBody>,
) -> Result<(StatusCode, Json<RehearsalView>), Problem> {
    let of = at_hand(&app, &me.agent, &body.scenario).await?;
    let of = of.ok_or_else(|| Problem::field("scenario", "is none of the scenarios at hand"))?;
    let asked = key.asks(&("rehearse", &body.scenario, body.seed))?.asked();
    app.limits.rehearse.take(me.agent.id, app.now())?;
    let rehearsal = again(|| async {
        if let Some(asked) = asked
            && let Some(before) = app.store.rehearsal_under(me.agent.id, asked.key).await?
        {
            let same = before.asked.is_some_and(|first| first.what == asked.what);
            return if same { Ok(before) } else { Err(used()) };
        }
        // Drawn small, so that it can be said and typed.
        let seed = body.seed.map_or_else(|| chance().map(|drawn| drawn % 1_000_000), Ok)?;
        let kept = app.store.rehearsals(me.agent.id).await?.len();
        let begun = Rehearsal::begin(&me.agent, of.on_shelf(), seed, kept, asked, app.now());
        let (rehearsal, change) = begun.map_err(|error| Problem::refused(&error, "seed"))?;
        app.store.apply(&change).await?;
        Ok(rehearsal)
    })
    .await?;
    Ok((StatusCode::CREATED, Json(view(&app, &me.agent, &rehearsal).await?)))
}
