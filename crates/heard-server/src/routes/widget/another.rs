//! A customer who is known begins another conversation.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, Ledger, Made, Text};

use super::{WriteBody, own, view};
use crate::App;
use crate::again::again;
use crate::auth::Caller;
use crate::extract::Json;
use crate::fields::Fields;
use crate::once::Key;
use crate::problem::Problem;
use crate::routes::view::CustomerView;

/// Begin another conversation, once the last is closed
///
/// What is known of the customer goes with them. From then on the token opens this conversation.
#[utoipa::path(
    post, path = "/v1/widget/conversations/another", tag = "widget", params(Key), request_body = WriteBody,
    responses((status = 201, description = "It has begun", body = CustomerView), Problem),
)]
pub(crate) async fn begin_another(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Json(body): Json<WriteBody>,
) -> Result<(StatusCode, Json<CustomerView>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", Text::new(&body.text)) else {
        return Err(fields.problem());
    };
    let once = key.asks(&("another", &body.text))?;
    app.limits.write.take(caller.token, app.now())?;
    let by = Actor::Customer(caller.customer.id);
    again(|| async {
        if once.message(&app, by).await?.is_some() {
            return Ok(());
        }
        let last = own(&app, &caller.customer).await?;
        let last = app.store.conversation(last).await?.ok_or_else(Problem::not_found)?;
        let reading = app.think(|engine| engine.read(&text, &[])).await;
        let now = app.now();
        let begun = last.another(&caller.customer, text.clone(), reading, now);
        let (conversation, message, opened) = begun.map_err(|error| Problem::refused(&error, "text"))?;
        let heard = Ledger::default().hear(&conversation, &message, false, now);
        let remembered = once.remember(by, conversation.id, Made::Message(message.id), now);
        Ok(app.store.apply(&opened.and(heard).and(remembered)).await?)
    })
    .await?;
    Ok((StatusCode::CREATED, Json(view(&app, &caller.customer).await?)))
}
