//! Answering an item in practice.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::QuizAnswer;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::progress;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::view::{AreaView, ReasonsView};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemAnswerBody {
    /// The item's id.
    #[schema(max_length = 60)]
    pub(in crate::routes) item: String,
    /// Places of answers.
    #[schema(min_items = 1, max_items = 5)]
    pub(in crate::routes) chosen: Vec<usize>,
}

/// What an answer came to.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemAnswered {
    #[serde(flatten)]
    reasons: ReasonsView,
    /// When the item comes again.
    due_at: Timestamp,
    progress: Vec<AreaView>,
}

/// Answer an item; the reason for every answer comes back
#[utoipa::path(
    post, path = "/v1/quiz/answers", tag = "practice", request_body = ItemAnswerBody,
    responses((status = 201, description = "Kept, for you alone", body = ItemAnswered), Problem),
)]
pub(crate) async fn answer_item(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<ItemAnswerBody>,
) -> Result<(StatusCode, Json<ItemAnswered>), Problem> {
    let item = app
        .bank
        .item(&body.item)
        .ok_or_else(|| Problem::field("item", "is not known here"))?;
    let given = QuizAnswer::give(&me.agent, item, &body.chosen, app.now());
    let (given, change) = given.map_err(|error| Problem::refused(&error, "chosen"))?;
    app.store.apply(&change).await?;
    let answers = app.store.quiz_answers(me.agent.id).await?;
    let card = QuizAnswer::cards(&answers).0.remove(&item.id);
    let answered = ItemAnswered {
        reasons: ReasonsView::of(item, &body.chosen),
        due_at: card.map_or(given.at, |card| card.due_at),
        progress: progress(&app, &answers),
    };
    Ok((StatusCode::CREATED, Json(answered)))
}
