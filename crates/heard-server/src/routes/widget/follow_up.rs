//! A customer says whether it is really all right.

use axum::extract::State;
use heard_desk::{Actor, Ledger};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view;
use crate::App;
use crate::again::again;
use crate::auth::Caller;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::CustomerView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WellBody {
    /// Whether it is really all right.
    well: bool,
}

/// Answer a check-back; "no" opens the conversation again
#[utoipa::path(
    post, path = "/v1/widget/follow-ups/{id}", tag = "widget", params(("id" = Uuid, Path)), request_body = WellBody,
    responses((status = 200, description = "The conversation with the answer", body = CustomerView), Problem),
)]
pub(crate) async fn answer_follow_up(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(body): Json<WellBody>,
) -> Result<Json<CustomerView>, Problem> {
    app.limits.write.take(caller.token, app.now())?;
    again(|| async {
        let mut follow_up = app.store.follow_up(id.into()).await?.ok_or_else(Problem::not_found)?;
        let conversation = app.store.conversation(follow_up.conversation).await?;
        let own = conversation.filter(|conversation| conversation.customer == caller.customer.id);
        let mut conversation = own.ok_or_else(Problem::not_found)?;
        let answered = follow_up.answer(&mut conversation, body.well, app.now());
        let mut change = answered.map_err(|error| Problem::refused(&error, "well"))?;
        if !body.well && !change.writes.is_empty() {
            let needs = app.store.needs(conversation.id).await?;
            change = change.and(Ledger { needs }.fail(Actor::Customer(conversation.customer), app.now()));
        }
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(Json(view(&app, &caller.customer).await?))
}
