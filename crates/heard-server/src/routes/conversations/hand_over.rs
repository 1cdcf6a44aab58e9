//! Handing a conversation over, with what the next one should know.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Briefing, Text};
use heard_engine::Reading;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{of_team, thread_of_team};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::notes::colleague;

/// What the next one should know, as far as the desk can say it.
#[derive(Serialize, ToSchema)]
pub(crate) struct BriefingView {
    /// In lines: problem and impact in the customer's words, what was promised with its times, what is needed, what they can choose or chose.
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandOverBody {
    /// To whom; `null`: back to the queue.
    #[schema(required)]
    to: Option<Uuid>,
    /// What the next one should know; a note that the customer never sees.
    #[schema(min_length = 1, max_length = 20_000)]
    summary: String,
}

/// What the next one should know, to be read over and changed before it is handed over
#[utoipa::path(
    get, path = "/v1/conversations/{id}/hand-over", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, description = "A beginning", body = BriefingView), Problem),
)]
pub(crate) async fn brief(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<BriefingView>, Problem> {
    let thread = thread_of_team(&app, &me.agent, id).await?;
    let readings: Vec<&Reading> = thread.readings().collect();
    let briefing = Briefing {
        readings: &readings,
        promises: &thread.promises,
        needs: &thread.needs,
        offers: &thread.offers,
    };
    Ok(Json(BriefingView {
        text: briefing.text(&app.zone, app.now()),
    }))
}

/// Hand a conversation to a colleague, or back to the queue
///
/// Needs, promises and options go along: open promises are then whoever's the conversation is.
#[utoipa::path(
    post, path = "/v1/conversations/{id}/hand-over", tag = "conversations", params(("id" = Uuid, Path)), request_body = HandOverBody,
    responses((status = 204, description = "It is theirs"), Problem),
)]
pub(crate) async fn hand_over(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<HandOverBody>,
) -> Result<StatusCode, Problem> {
    let mut fields = Fields::default();
    let Some(summary) = fields.take("summary", Text::new(&body.summary)) else {
        return Err(fields.problem());
    };
    let to = match body.to {
        Some(to) => Some(colleague(&app, &me.agent, to, "to").await?.id),
        None => None,
    };
    again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let handed = conversation.hand_over(me.agent.id, to, summary.clone(), app.now());
        let (_, change) = handed.map_err(|error| Problem::refused(&error, "to"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
