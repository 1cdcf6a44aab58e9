//! Moving a promise, with word to the customer before it breaks.

use axum::extract::State;
use heard_desk::{DeskError, Text};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::of_team;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path, time};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations;
use crate::routes::view::PromiseView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SlipBody {
    /// The new time; a promise again.
    #[serde(deserialize_with = "time::given")]
    new_due: Timestamp,
    /// What the customer is told, at once.
    #[schema(min_length = 1, max_length = 20_000)]
    word: String,
}

/// Move a promise to a later time and tell the customer so
///
/// Possible only before its time has passed. The promise is then `slipped`, and one with the new time follows.
#[utoipa::path(
    post, path = "/v1/promises/{id}/slipped", tag = "promises", params(("id" = Uuid, Path)), request_body = SlipBody,
    responses((status = 200, description = "The promise that slipped", body = PromiseView), Problem),
)]
pub(crate) async fn slip_promise(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<SlipBody>,
) -> Result<Json<PromiseView>, Problem> {
    let mut fields = Fields::default();
    let Some(word) = fields.take("word", Text::new(&body.word)) else {
        return Err(fields.problem());
    };
    let promise = again(|| async {
        let mut promise = of_team(&app, &me.agent, id).await?;
        let mut conversation = conversations::of_team(&app, &me.agent, promise.conversation.uuid()).await?;
        let slipped = promise.slip(&mut conversation, body.new_due, word.clone(), me.agent.id, app.now());
        let (_, change) = slipped.map_err(|error| Problem::refused(&error, field(&error)))?;
        app.store.apply(&change).await?;
        Ok(promise)
    })
    .await?;
    app.jobs.notify_one();
    Ok(Json((&promise).into()))
}

fn field(error: &DeskError) -> &'static str {
    match error {
        DeskError::DueInThePast(_) | DeskError::NotLater(_) => "new_due",
        _ => "word",
    }
}
