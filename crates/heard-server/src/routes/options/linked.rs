//! The customer's page behind a signed link, without the chat: choosing, and where things stand. Reading changes nothing: mail programs open
//! links by themselves.

use axum::extract::State;
use axum::http::HeaderMap;
use heard_desk::Offer;

use super::{ChoiceBody, choose};
use crate::App;
use crate::auth::{Address, Sent, bearer};
use crate::extract::Json;
use crate::problem::{Kind, Problem};
use crate::routes::view::LinkedView;

/// The options that a link opens, and where the promises of their conversation stand
///
/// The link's token comes as `authorization: Bearer …`. It opens them when there is no choice any more, too.
#[utoipa::path(
    get, path = "/v1/options", tag = "options",
    responses((status = 200, description = "The options and what was promised", body = LinkedView), Problem),
)]
pub(crate) async fn show_linked_options(State(app): State<App>, address: Address, headers: HeaderMap) -> Result<Json<LinkedView>, Problem> {
    let offer = opened(&app, address, &headers).await?;
    view(&app, &offer).await
}

/// Choose one of the options that a link opens
///
/// To choose the same again changes nothing; another can be chosen until somebody acts on it.
#[utoipa::path(
    post, path = "/v1/options/choice", tag = "options", request_body = ChoiceBody,
    responses((status = 200, description = "Chosen", body = LinkedView), Problem),
)]
pub(crate) async fn choose_linked_option(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    Json(body): Json<ChoiceBody>,
) -> Result<Json<LinkedView>, Problem> {
    let offer = opened(&app, address, &headers).await?;
    view(&app, &choose(&app, offer.id, body.option).await?).await
}

/// The offer that the caller's link was made for.
async fn opened(app: &App, address: Address, headers: &HeaderMap) -> Result<Offer, Problem> {
    app.limits.links.take(address.0, app.now())?;
    let sent = Sent::read(bearer(headers)).ok_or_else(unknown)?;
    let offer = app.store.offer(sent.offer.into()).await?.ok_or_else(unknown)?;
    let ours = app.links().await?.opens(&sent, &offer);
    if ours { Ok(offer) } else { Err(unknown()) }
}

async fn view(app: &App, offer: &Offer) -> Result<Json<LinkedView>, Problem> {
    let thread = app.store.thread(offer.conversation).await?.ok_or_else(unknown)?;
    let team = app.store.team(offer.team).await?;
    let team = team.as_ref().map_or("", |team| &team.name);
    Ok(Json(LinkedView::of(offer, &thread, team, app.now())))
}

fn unknown() -> Problem {
    Problem::new(
        Kind::Unauthenticated,
        "This link is not one of ours, or it was cut short. Open it anew from the message.",
    )
}
