//! Your exams.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::ExamView;

/// How many are listed.
const MOST: u32 = 20;

#[derive(Serialize, ToSchema)]
pub(crate) struct Exams {
    exams: Vec<ExamView>,
}

/// Your own exams, the latest first
#[utoipa::path(
    get, path = "/v1/exams", tag = "practice",
    responses((status = 200, description = "The exams", body = Exams), Problem),
)]
pub(crate) async fn list_exams(State(app): State<App>, me: SignedIn) -> Result<Json<Exams>, Problem> {
    let exams = app.store.exams(me.agent.id, MOST).await?;
    Ok(Json(Exams {
        exams: exams.iter().map(|exam| ExamView::of(exam, &app.bank)).collect(),
    }))
}

/// One of your own exams
#[utoipa::path(
    get, path = "/v1/exams/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The exam", body = ExamView), Problem),
)]
pub(crate) async fn show_exam(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<ExamView>, Problem> {
    let exam = own(&app, &me.agent, id).await?;
    Ok(Json(ExamView::of(&exam, &app.bank)))
}
