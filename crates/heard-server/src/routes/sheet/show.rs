//! Reading one's own worksheet.

use axum::extract::State;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::SheetView;

/// Your own four steps for a conversation; nobody else can ask for them
///
/// `null` where you have written nothing, so that the reading stands.
#[utoipa::path(
    get, path = "/v1/conversations/{id}/sheet", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, description = "Your sheet, as far as it is written", body = SheetView), Problem),
)]
pub(crate) async fn show_sheet(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<SheetView>, Problem> {
    let conversation = of_team(&app, &me.agent, id).await?;
    let sheet = app.store.sheet(conversation.id, me.agent.id).await?;
    Ok(Json(sheet.as_ref().map(SheetView::from).unwrap_or_default()))
}
