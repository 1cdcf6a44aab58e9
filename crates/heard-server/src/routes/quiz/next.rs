//! The next item.

use axum::extract::State;
use heard_desk::QuizAnswer;
use heard_quiz::{Item, Next, next};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{filter, progress, seed};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::routes::view::{AreaView, ItemView};

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Letters of chapters, such as `LV`; all where it is left out.
    areas: Option<String>,
    /// 1 to 3; all where it is left out.
    level: Option<u8>,
}

/// What comes next for the one who asks.
#[derive(Serialize, ToSchema)]
pub(crate) struct NextItem {
    /// The item; `null` where nothing is to be asked now.
    #[schema(required)]
    item: Option<ItemView>,
    /// Whether it was answered before.
    again: bool,
    /// When the first item comes again, where nothing is to be asked now.
    #[schema(required)]
    rest_until: Option<Timestamp>,
    /// How far you have come, by chapter: the last answer to each item.
    progress: Vec<AreaView>,
}

/// The item that you practise next; your answers are yours alone
#[utoipa::path(
    get, path = "/v1/quiz/next", tag = "practice", params(Wanted),
    responses((status = 200, description = "The item, or when the next one comes", body = NextItem), Problem),
)]
pub(crate) async fn next_item(State(app): State<App>, me: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<NextItem>, Problem> {
    let filter = filter(wanted.areas.as_deref(), wanted.level)?;
    let answers = app.store.quiz_answers(me.agent.id).await?;
    let mut seed = seed()?;
    let now = app.now();
    let (item, again, rest_until) = match next(&app.bank, &filter, &QuizAnswer::cards(&answers), now, &mut seed) {
        Next::Again(item) => (Some(item), true, None),
        Next::New(item) => (Some(item), false, None),
        Next::Rest(until) => (None, false, Some(until)),
        Next::Nothing => (None, false, None),
    };
    let shown = |item: &Item| ItemView::of(item, &item.order(&mut seed));
    Ok(Json(NextItem {
        item: item.map(shown),
        again,
        rest_until,
        progress: progress(&app, &answers),
    }))
}
