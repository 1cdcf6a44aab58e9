//! What customers answered, for agents.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::ListedFeedback;

/// How many are listed.
const MOST: u32 = 500;

#[derive(Serialize, ToSchema)]
pub(crate) struct FeedbackList {
    /// The latest first.
    feedback: Vec<ListedFeedback>,
}

/// Whether customers felt heard
#[utoipa::path(
    get, path = "/v1/feedback", tag = "feedback",
    responses((status = 200, description = "Their answers", body = FeedbackList), Problem),
)]
pub(crate) async fn list_feedback(State(app): State<App>, me: SignedIn) -> Result<Json<FeedbackList>, Problem> {
    let feedback = app.store.feedbacks(me.agent.team, MOST).await?;
    Ok(Json(FeedbackList {
        feedback: feedback.iter().map(ListedFeedback::from).collect(),
    }))
}
