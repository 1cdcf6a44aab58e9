//! Saying an experience otherwise, sharing it, making it private.

use axum::extract::State;
use heard_desk::Change;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{body, own};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::ExperienceView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExperienceChangeBody {
    /// One line; may be left out.
    #[schema(max_length = 200)]
    title: Option<String>,
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// Whether the team may read it.
    shared: bool,
}

/// Change an experience of your own
#[utoipa::path(
    put, path = "/v1/experiences/{id}", tag = "experiences", params(("id" = Uuid, Path)), request_body = ExperienceChangeBody,
    responses((status = 200, description = "As it stands now", body = ExperienceView), Problem),
)]
pub(crate) async fn change_experience(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<ExperienceChangeBody>,
) -> Result<Json<ExperienceView>, Problem> {
    let note = body::check(&app, body.title.as_deref(), &body.text).await?;
    let experience = again(|| async {
        let mut experience = own(&app, &me.agent, id).await?;
        let refused = |error| Problem::refused(&error, "shared");
        let mut change = Change::default();
        if experience.note != note {
            change = experience.rewrite(note.clone(), me.agent.id, app.now()).map_err(refused)?;
        }
        let turned = match (body.shared, experience.shared_at.is_some()) {
            (true, false) => experience.share(me.agent.id, app.now()).map_err(refused)?,
            (false, true) => experience.unshare(me.agent.id).map_err(refused)?,
            _ => Change::default(),
        };
        app.store.apply(&change.and(turned)).await?;
        Ok(experience)
    })
    .await?;
    Ok(Json(ExperienceView::own(&experience, &me.agent)))
}
