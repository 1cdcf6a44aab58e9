//! A customer chooses one of the options.

use axum::extract::State;
use uuid::Uuid;

use super::view;
use crate::App;
use crate::auth::Caller;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::options::{ChoiceBody, choose};
use crate::routes::view::CustomerView;

/// Choose one of the options
///
/// To choose the same again changes nothing; another can be chosen until somebody acts on it.
#[utoipa::path(
    post, path = "/v1/widget/options/{id}", tag = "widget", params(("id" = Uuid, Path)), request_body = ChoiceBody,
    responses((status = 200, description = "The conversation with the choice", body = CustomerView), Problem),
)]
pub(crate) async fn choose_option(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(body): Json<ChoiceBody>,
) -> Result<Json<CustomerView>, Problem> {
    app.limits.write.take(caller.token, app.now())?;
    let offer = app.store.offer(id.into()).await?.ok_or_else(Problem::not_found)?;
    let conversation = app.store.conversation(offer.conversation).await?;
    if conversation.is_none_or(|conversation| conversation.customer != caller.customer.id) {
        return Err(Problem::not_found());
    }
    choose(&app, offer.id, body.option).await?;
    Ok(Json(view(&app, &caller.customer).await?))
}
