//! Handing an exam in.

use axum::extract::State;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::ExamView;

/// Hand your exam in: score, and the reason for every answer
#[utoipa::path(
    post, path = "/v1/exams/{id}/finish", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "What it came to", body = ExamView), Problem),
)]
pub(crate) async fn finish_exam(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<ExamView>, Problem> {
    again(|| async {
        let mut exam = own(&app, &me.agent, id).await?;
        let change = exam.finish(&app.bank, app.now()).map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(Json(ExamView::of(&exam, &app.bank)))
    })
    .await
}
