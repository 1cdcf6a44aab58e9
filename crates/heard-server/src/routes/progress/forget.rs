//! Forgetting one's own progress.

use axum::extract::State;
use axum::http::StatusCode;

use crate::App;
use crate::auth::SignedIn;
use crate::problem::Problem;

/// Forget all of your progress: answers in practice, exams, marks
///
/// Questions begin anew. A certificate that was given out stands.
#[utoipa::path(
    delete, path = "/v1/progress", tag = "own",
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn forget_progress(State(app): State<App>, me: SignedIn) -> Result<StatusCode, Problem> {
    app.store.apply(&me.agent.forget_progress()).await?;
    Ok(StatusCode::NO_CONTENT)
}
