//! Answering a simulated customer.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{PracticeText, Rehearsed};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{own, same_scenario, view};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::once::{Key, used};
use crate::practice::{played, remember};
use crate::problem::Problem;
use crate::routes::view::RehearsalView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RehearseBody {
    /// The turn that it follows, by its place in `turns`; `null` where it answers the customer's first message. Where that turn was answered before,
    /// this begins a branch.
    after: Option<usize>,
    /// What you write.
    #[schema(min_length = 1, max_length = 5_000)]
    text: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct RehearsalReplied {
    /// Which turn it became, by its place in `turns`.
    turn: usize,
    rehearsal: RehearsalView,
}

/// Answer the customer of a rehearsal, or try again from an earlier turn
#[utoipa::path(
    post, path = "/v1/rehearsals/{id}/replies", tag = "practice", params(("id" = Uuid, Path), Key), request_body = RehearseBody,
    responses((status = 201, description = "The customer has answered", body = RehearsalReplied), Problem),
)]
pub(crate) async fn reply_rehearsal(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    key: Key,
    Json(body): Json<RehearseBody>,
) -> Result<(StatusCode, Json<RehearsalReplied>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", PracticeText::new(&body.text)) else {
        return Err(fields.problem());
    };
    let asked = key.asks(&("rehearsed", id, body.after, &body.text))?.asked();
    app.limits.rehearse.take(me.agent.id, app.now())?;
    let (rehearsal, turn) = again(|| async {
        let mut rehearsal = own(&app, &me.agent, id).await?;
        if let Some(asked) = asked
            && let Some((turn, what)) = rehearsal.made_under(asked.key)
        {
            return if what == asked.what { Ok((rehearsal, turn)) } else { Err(used()) };
        }
        let of = same_scenario(&app, &me.agent, &rehearsal).await?;
        let of = of.on_shelf();
        let mut run = (*played(&app, &rehearsal, Some(of)).await).clone();
        let said = Rehearsed {
            after: body.after,
            text: text.clone(),
            asked,
        };
        let now = app.now();
        let replied = app.think(|engine| rehearsal.reply(&mut run, of, engine, said, now)).await;
        let (turn, change) = replied.map_err(|error| Problem::refused(&error, "after"))?;
        app.store.apply(&change).await?;
        remember(&app, &rehearsal, of, Arc::new(run));
        Ok((rehearsal, turn))
    })
    .await?;
    let rehearsal = view(&app, &me.agent, &rehearsal).await?;
    Ok((StatusCode::CREATED, Json(RehearsalReplied { turn, rehearsal })))
}
