//! Answering a question of an exam.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::quiz::ItemAnswerBody;

/// Answer a question of your exam, or answer it otherwise while it runs
#[utoipa::path(
    post, path = "/v1/exams/{id}/answers", tag = "practice", params(("id" = Uuid, Path)), request_body = ItemAnswerBody,
    responses((status = 204, description = "Kept; reasons come at the end"), Problem),
)]
pub(crate) async fn answer_exam(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<ItemAnswerBody>,
) -> Result<StatusCode, Problem> {
    again(|| async {
        let mut exam = own(&app, &me.agent, id).await?;
        let change = exam.answer(&body.item, body.chosen.clone(), app.now());
        app.store
            .apply(&change.map_err(|error| Problem::refused(&error, "chosen"))?)
            .await?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
