//! Keeping one's own worksheet.

use axum::extract::State;
use heard_desk::{FourSteps, StepText};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::SheetView;

/// The four steps. `null` or left out: the reading stands. Where it stands everywhere, the sheet is forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SheetBody {
    /// What the problem is.
    #[schema(max_length = 5_000)]
    problem: Option<String>,
    /// Why the customer is upset.
    #[schema(max_length = 5_000)]
    why_upset: Option<String>,
    /// When you felt something like it.
    #[schema(max_length = 5_000)]
    similar_experience: Option<String>,
    /// How to show that you see it.
    #[schema(max_length = 5_000)]
    how_to_show: Option<String>,
}

impl SheetBody {
    fn check(&self) -> Result<FourSteps, Problem> {
        let mut fields = Fields::default();
        let mut step = |field: &str, words: &Option<String>| fields.optional(field, words.as_ref().map(StepText::new)).flatten();
        let steps = FourSteps {
            problem: step("problem", &self.problem),
            why_upset: step("why_upset", &self.why_upset),
            similar_experience: step("similar_experience", &self.similar_experience),
            how_to_show: step("how_to_show", &self.how_to_show),
        };
        fields.finish().map(|()| steps)
    }
}

/// Keep your own four steps for a conversation; the last writing wins
#[utoipa::path(
    put, path = "/v1/conversations/{id}/sheet", tag = "conversations", params(("id" = Uuid, Path)), request_body = SheetBody,
    responses((status = 200, description = "Kept, for you alone", body = SheetView), Problem),
)]
pub(crate) async fn save_sheet(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<SheetBody>,
) -> Result<Json<SheetView>, Problem> {
    let steps = body.check()?;
    let conversation = of_team(&app, &me.agent, id).await?;
    let (sheet, change) = conversation.think(me.agent.id, steps, app.now());
    app.store.apply(&change).await?;
    Ok(Json((&sheet).into()))
}
