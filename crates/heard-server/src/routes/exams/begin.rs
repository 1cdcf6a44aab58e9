//! Beginning an exam.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Exam;
use heard_quiz::{Paper, Plan, PlanError};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::quiz;
use crate::routes::view::ExamView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginExamBody {
    /// How many items; 24 where it is left out.
    #[schema(minimum = 5)]
    items: Option<usize>,
    /// How many minutes; 30 where it is left out.
    #[schema(minimum = 1, maximum = 240)]
    minutes: Option<u32>,
    /// Letters of chapters; all where it is left out.
    areas: Option<String>,
    /// 1 to 3; all where it is left out.
    level: Option<u8>,
}

/// Begin an exam: items spread over chapters and levels, and the time runs
#[utoipa::path(
    post, path = "/v1/exams", tag = "practice", request_body = BeginExamBody,
    responses((status = 201, description = "It has begun", body = ExamView), Problem),
)]
pub(crate) async fn begin_exam(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<BeginExamBody>,
) -> Result<(StatusCode, Json<ExamView>), Problem> {
    let usual = Plan::default();
    let plan = Plan {
        items: body.items.unwrap_or(usual.items),
        minutes: body.minutes.unwrap_or(usual.minutes),
        filter: quiz::filter(body.areas.as_deref(), body.level)?,
    };
    let paper = Paper::draw(&app.bank, &plan, quiz::chance()?).map_err(|error| {
        let field = if error == PlanError::Minutes { "minutes" } else { "items" };
        Problem::field(field, error.to_string())
    })?;
    let (exam, change) = Exam::begin(&me.agent, paper, app.now());
    app.store.apply(&change).await?;
    Ok((StatusCode::CREATED, Json(ExamView::of(&exam, &app.bank))))
}
