//! A customer writes for the first time.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, Conversation, Customer, Email, Ledger, Made, Name, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view;
use crate::App;
use crate::again::again;
use crate::auth::Address;
use crate::extract::Json;
use crate::fields::Fields;
use crate::once::{self, Key};
use crate::problem::{Kind, Problem};
use crate::routes::view::CustomerView;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeginBody {
    /// What they want to be called.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Where an answer reaches them when they are away.
    #[schema(max_length = 254)]
    email: Option<String>,
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Begun {
    /// Opens this conversation, and is shown this once; under a key, whenever the same is sent again.
    token: String,
    conversation: CustomerView,
}

/// Begin a conversation
#[utoipa::path(
    post, path = "/v1/widget/conversations", tag = "widget", params(Key), request_body = BeginBody,
    responses((status = 201, description = "It has begun", body = Begun), Problem),
)]
pub(crate) async fn begin_conversation(
    State(app): State<App>,
    address: Address,
    key: Key,
    Json(body): Json<BeginBody>,
) -> Result<(StatusCode, Json<Begun>), Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", Name::new(&body.name));
    let given = body.email.as_ref().filter(|email| !email.trim().is_empty());
    let email = fields.optional("email", given.map(Email::new));
    let text = fields.take("text", Text::new(&body.text));
    let (Some(name), Some(email), Some(text)) = (name, email, text) else {
        return Err(fields.problem());
    };
    let once = key.asks(&("begin", &body.name, &body.email, &body.text))?;
    app.limits.begin.take(address.0, app.now())?;
    let team = app.store.teams().await?.into_iter().next();
    let team = team.ok_or_else(|| Problem::new(Kind::Unavailable, "There is no team yet."))?;
    let token = key.token(&app).await?;
    let customer = again(|| async {
        if let Some(customer) = app.store.customer_by_token(token.hash()).await? {
            let said = once.message(&app, Actor::Customer(customer.id)).await?;
            return said.map(|_| customer).ok_or_else(once::used);
        }
        let reading = app.think(|engine| engine.read(&text, &[])).await;
        let now = app.now();
        let (customer, met) = Customer::meet(team.id, name.clone(), email.clone(), Some(token.hash()), now);
        let (conversation, message, opened) = Conversation::open(&customer, text.clone(), reading, now);
        let heard = Ledger::default().hear(&conversation, &message, false, now);
        let remembered = once.remember(message.author(), conversation.id, Made::Message(message.id), now);
        app.store.apply(&met.and(opened).and(heard).and(remembered)).await?;
        Ok(customer)
    })
    .await?;
    let begun = Begun {
        token: token.reveal().to_owned(),
        conversation: view(&app, &customer).await?,
    };
    Ok((StatusCode::CREATED, Json(begun)))
}
