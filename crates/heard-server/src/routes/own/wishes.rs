//! Saying what may be done with what is one's own.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::Wish;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{key_of, said};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::own::settle;
use crate::problem::Problem;

/// Both are no until you say yes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WishesBody {
    /// Whether your check-ins count in the week's tally, without your name. To stop takes the running week's back.
    tally: bool,
    /// Whether what the coach says of replies that you send counts in your progress, in numbers.
    replies: bool,
}

/// Say what may be done with what is yours
#[utoipa::path(
    put, path = "/v1/own/wishes", tag = "own", request_body = WishesBody,
    responses((status = 204, description = "Kept"), Problem),
)]
pub(crate) async fn keep_wishes(State(app): State<App>, me: SignedIn, Json(body): Json<WishesBody>) -> Result<StatusCode, Problem> {
    let before = app.store.wish(me.agent.id).await?;
    let wish = Wish {
        agent: me.agent.id,
        tally: body.tally,
        replies: body.replies,
    };
    let mut change = wish.keep();
    if before.tally && !wish.tally {
        let key = key_of(&me)?;
        let said = said(&app, &me, &key).await?;
        change = change.and(settle(&app, &me, &key, false, said.iter().map(|(_, said)| said)));
    }
    app.store.apply(&change).await?;
    Ok(StatusCode::NO_CONTENT)
}
