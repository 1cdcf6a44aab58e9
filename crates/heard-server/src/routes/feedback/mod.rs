//! What customers answered, for agents.

use axum::extract::State;
use heard_store::FeedbackOf;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::FeedbackView;

/// How many are listed.
const MOST: u32 = 500;

#[derive(Serialize, ToSchema)]
pub(crate) struct FeedbackList {
    /// The latest first.
    feedback: Vec<ListedFeedback>,
}

/// An answer with whose it is.
#[derive(Serialize, ToSchema)]
struct ListedFeedback {
    #[serde(flatten)]
    feedback: FeedbackView,
    conversation_id: Uuid,
    customer_name: String,
}

impl From<&FeedbackOf> for ListedFeedback {
    fn from(listed: &FeedbackOf) -> Self {
        Self {
            feedback: (&listed.feedback).into(),
            conversation_id: listed.feedback.conversation.uuid(),
            customer_name: listed.customer_name.as_str().to_owned(),
        }
    }
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
