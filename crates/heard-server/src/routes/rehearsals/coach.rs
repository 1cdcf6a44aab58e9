//! Coaching a reply to a simulated customer while it is being written.

use axum::extract::State;
use heard_desk::{DeskError, DraftText};
use heard_engine::Coaching;
use heard_rehearsal::RehearsalError;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{own, same_scenario};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::practice::played;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RehearsalCoachBody {
    /// The turn that is answered, by its place in `turns`; `null` for the customer's first message.
    after: Option<usize>,
    /// What is being written; may be empty.
    #[schema(max_length = 50_000)]
    draft: String,
}

/// What there is to say of a draft in a rehearsal; nothing is kept
///
/// The same remarks that the reply is judged by once it is sent.
#[utoipa::path(
    post, path = "/v1/rehearsals/{id}/coach", tag = "practice", params(("id" = Uuid, Path)), request_body = RehearsalCoachBody,
    responses((status = 200, description = "Remarks and the next step", body = Coaching), Problem),
)]
pub(crate) async fn coach_rehearsal(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<RehearsalCoachBody>,
) -> Result<Json<Coaching>, Problem> {
    let mut fields = Fields::default();
    fields.take("draft", DraftText::new(&body.draft));
    fields.finish()?;
    let rehearsal = own(&app, &me.agent, id).await?;
    let of = same_scenario(&app, &me.agent, &rehearsal).await?;
    let of = of.on_shelf();
    let played = played(&app, &rehearsal, Some(of)).await;
    let coached = app.think(|engine| {
        played
            .run
            .situated(of.scenario, body.after, &body.draft, |situation| engine.coach(situation))
    });
    let refused = |error| match error {
        RehearsalError::Ended(_) => DeskError::RehearsalEnded,
        _ => DeskError::NoSuchTurn,
    };
    coached.await.map(Json).map_err(|error| Problem::refused(&refused(error), "after"))
}
