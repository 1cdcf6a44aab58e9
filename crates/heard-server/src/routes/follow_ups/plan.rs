//! Planning to check back.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Text;
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path, time};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations::thread_of_team;
use crate::routes::view::FollowUpView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanBody {
    /// When it goes out.
    #[serde(deserialize_with = "time::given")]
    due: Timestamp,
    /// What it says.
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
}

/// Plan to check back
///
/// It goes out once, in the thread, unless the customer is waiting for an answer then.
#[utoipa::path(
    post, path = "/v1/conversations/{id}/follow-ups", tag = "follow-ups", params(("id" = Uuid, Path)), request_body = PlanBody,
    responses((status = 201, description = "Planned", body = FollowUpView), Problem),
)]
pub(crate) async fn plan_follow_up(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<PlanBody>,
) -> Result<(StatusCode, Json<FollowUpView>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", Text::new(&body.text)) else {
        return Err(fields.problem());
    };
    let planned = again(|| async {
        let thread = thread_of_team(&app, &me.agent, id).await?;
        let planned = thread
            .conversation
            .follow_up(&thread.follow_ups, body.due, text.clone(), me.agent.id, app.now());
        let (planned, change) = planned.map_err(|error| Problem::refused(&error, "due"))?;
        app.store.apply(&change).await?;
        Ok(planned)
    })
    .await?;
    app.jobs.notify_one();
    Ok((StatusCode::CREATED, Json((&planned).into())))
}
