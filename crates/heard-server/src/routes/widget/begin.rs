//! A customer writes for the first time.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Conversation, Customer, Email, Ledger, Name, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view;
use crate::App;
use crate::auth::{Address, Token};
use crate::extract::Json;
use crate::fields::Fields;
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
    /// Opens this conversation, and is shown this once.
    token: String,
    conversation: CustomerView,
}

/// Begin a conversation
#[utoipa::path(
    post, path = "/v1/widget/conversations", tag = "widget", request_body = BeginBody,
    responses((status = 201, description = "It has begun", body = Begun), Problem),
)]
pub(crate) async fn begin_conversation(
    State(app): State<App>,
    address: Address,
    Json(body): Json<BeginBody>,
) -> Result<(StatusCode, Json<Begun>), Problem> {
    let now = app.now();
    let mut fields = Fields::default();
    let name = fields.take("name", Name::new(&body.name));
    let given = body.email.as_ref().filter(|email| !email.trim().is_empty());
    let email = fields.optional("email", given.map(Email::new));
    let text = fields.take("text", Text::new(&body.text));
    let (Some(name), Some(email), Some(text)) = (name, email, text) else {
        return Err(fields.problem());
    };
    app.limits.begin.take(address.0, now)?;
    let team = app.store.teams().await?.into_iter().next();
    let team = team.ok_or_else(|| Problem::new(Kind::Unavailable, "There is no team yet."))?;
    let token = Token::random()?;
    let reading = app.think(|engine| engine.read(&text, &[])).await;
    let (customer, met) = Customer::meet(team.id, name, email, Some(token.hash()), now);
    let (conversation, message, opened) = Conversation::open(&customer, text, reading, now);
    let heard = Ledger::default().hear(&conversation, &message, false, now);
    app.store.apply(&met.and(opened).and(heard)).await?;
    let begun = Begun {
        token: token.reveal().to_owned(),
        conversation: view(&app, &customer).await?,
    };
    Ok((StatusCode::CREATED, Json(begun)))
}
