//! Noting an experience.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Experience;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::body;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::ExperienceView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExperienceBody {
    /// One line; may be left out.
    #[schema(max_length = 200)]
    title: Option<String>,
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// Whether the team may read it.
    #[serde(default)]
    shared: bool,
    /// The conversation beside which it is written.
    conversation_id: Option<Uuid>,
}

/// Note an experience; it is private unless you share it
#[utoipa::path(
    post, path = "/v1/experiences", tag = "experiences", request_body = ExperienceBody,
    responses((status = 201, description = "Noted", body = ExperienceView), Problem),
)]
pub(crate) async fn note_experience(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<ExperienceBody>,
) -> Result<(StatusCode, Json<ExperienceView>), Problem> {
    let note = body::check(&app, body.title.as_deref(), &body.text).await?;
    let beside = match body.conversation_id {
        Some(id) => Some(of_team(&app, &me.agent, id).await?),
        None => None,
    };
    let refused = |error| Problem::refused(&error, "conversation_id");
    let (mut experience, mut change) = Experience::note(&me.agent, note, beside.as_ref(), app.now()).map_err(refused)?;
    if body.shared {
        change = change.and(experience.share(me.agent.id, app.now()).map_err(refused)?);
    }
    app.store.apply(&change).await?;
    Ok((StatusCode::CREATED, Json(ExperienceView::own(&experience, &me.agent))))
}
