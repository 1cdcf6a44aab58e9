//! A customer writes again.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, Ledger, Made, Message, Text};
use heard_engine::Turn;
use serde::Deserialize;
use utoipa::ToSchema;

use super::own;
use crate::App;
use crate::again::again;
use crate::auth::Caller;
use crate::extract::Json;
use crate::fields::Fields;
use crate::once::Key;
use crate::problem::Problem;
use crate::routes::view::CustomerMessageView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteBody {
    #[schema(min_length = 1, max_length = 20_000)]
    pub(super) text: String,
}

/// Write a message; it opens a closed conversation again
#[utoipa::path(
    post, path = "/v1/widget/messages", tag = "widget", params(Key), request_body = WriteBody,
    responses((status = 201, description = "Received", body = CustomerMessageView), Problem),
)]
pub(crate) async fn write_message(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Json(body): Json<WriteBody>,
) -> Result<(StatusCode, Json<CustomerMessageView>), Problem> {
    let mut fields = Fields::default();
    let Some(text) = fields.take("text", Text::new(&body.text)) else {
        return Err(fields.problem());
    };
    let once = key.asks(&("write", &body.text))?;
    app.limits.write.take(caller.token, app.now())?;
    let by = Actor::Customer(caller.customer.id);
    let message = again(|| async {
        if let Some(message) = once.message(&app, by).await? {
            return Ok(message);
        }
        let id = own(&app, &caller.customer).await?;
        let mut thread = app.store.thread(id).await?.ok_or_else(Problem::not_found)?;
        let said = thread.messages.iter().filter(|message| message.is_said());
        let before: Vec<Turn<'_>> = said.map(Message::turn).collect();
        let reading = app.think(|engine| engine.read(&text, &before)).await;
        let earlier: Vec<_> = thread.readings().cloned().collect();
        let now = app.now();
        let (message, received) = thread.conversation.receive(text.clone(), reading.clone(), &earlier, now);
        let owed = thread.promises.iter().any(|promise| promise.settlement().is_none());
        let heard = Ledger { needs: thread.needs }.hear(&thread.conversation, &message, owed, now);
        let mut change = received.and(heard);
        for follow_up in &mut thread.follow_ups {
            change = change.and(follow_up.hear(&mut thread.conversation, &reading, now));
        }
        let remembered = once.remember(by, id, Made::Message(message.id), now);
        app.store.apply(&change.and(remembered)).await?;
        Ok(message)
    })
    .await?;
    Ok((StatusCode::CREATED, Json(CustomerMessageView::of(&message, &caller.customer.name))))
}
