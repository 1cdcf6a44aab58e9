//! Thinking better of a check-back.

use axum::extract::State;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::view::FollowUpView;

/// Drop a check-back that has not gone out
#[utoipa::path(
    delete, path = "/v1/follow-ups/{id}", tag = "follow-ups", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It does not go out", body = FollowUpView), Problem),
)]
pub(crate) async fn drop_follow_up(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<FollowUpView>, Problem> {
    let dropped = again(|| async {
        let follow_up = app.store.follow_up(id.into()).await?;
        let own = follow_up.filter(|follow_up| follow_up.team == me.agent.team);
        let mut follow_up = own.ok_or_else(Problem::not_found)?;
        let change = follow_up.drop_it(me.agent.id, app.now());
        let change = change.map_err(|error| Problem::refused(&error, "id"))?;
        app.store.apply(&change).await?;
        Ok(follow_up)
    })
    .await?;
    Ok(Json((&dropped).into()))
}
