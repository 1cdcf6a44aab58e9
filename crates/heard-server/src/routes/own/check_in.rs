//! Saying how one is, and saying it otherwise.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{CheckIn, CheckInId, Text};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CheckInView, LONGEST_NOTE, MoodWord, key_of, said};
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::own::{Key, Said, end_weeks, fresh_bytes, settle};
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckInBody {
    how: MoodWord,
    /// A word for yourself, or nothing.
    #[schema(max_length = 2_000)]
    note: Option<String>,
}

impl CheckInBody {
    fn note(&self) -> Result<Option<String>, Problem> {
        let Some(note) = self.note.as_ref().filter(|note| !note.trim().is_empty()) else {
            return Ok(None);
        };
        let note = Text::new(note).map_err(|error| Problem::field("note", error.to_string()))?;
        if note.chars().count() > LONGEST_NOTE {
            return Err(Problem::field("note", format!("has more than {LONGEST_NOTE} characters")));
        }
        Ok(Some(note.into()))
    }
}

/// Say how you are, for yourself
///
/// Sealed under your own key: neither the team nor whoever has the database can read it.
#[utoipa::path(
    post, path = "/v1/check-ins", tag = "own", request_body = CheckInBody,
    responses((status = 201, description = "Kept, for you alone", body = CheckInView), Problem),
)]
pub(crate) async fn check_in(
    State(app): State<App>,
    me: SignedIn,
    Json(body): Json<CheckInBody>,
) -> Result<(StatusCode, Json<CheckInView>), Problem> {
    let key = key_of(&me)?;
    let new = Said {
        at: app.now(),
        how: body.how.into(),
        note: body.note()?,
    };
    let id = Uuid::from_bytes(fresh_bytes()?).into();
    Ok((StatusCode::CREATED, Json(keep(&app, &me, &key, id, new).await?)))
}

/// Say it otherwise
#[utoipa::path(
    put, path = "/v1/check-ins/{id}", tag = "own", params(("id" = Uuid, Path)), request_body = CheckInBody,
    responses((status = 200, description = "Kept, for you alone", body = CheckInView), Problem),
)]
pub(crate) async fn change_check_in(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<CheckInBody>,
) -> Result<Json<CheckInView>, Problem> {
    let key = key_of(&me)?;
    let all = said(&app, &me, &key).await?;
    let (id, before) = all
        .into_iter()
        .find(|(known, _)| known.uuid() == id)
        .ok_or_else(Problem::not_found)?;
    let new = Said {
        at: before.at,
        how: body.how.into(),
        note: body.note()?,
    };
    Ok(Json(keep(&app, &me, &key, id, new).await?))
}

async fn keep(app: &App, me: &SignedIn, key: &Key, id: CheckInId, new: Said) -> Result<CheckInView, Problem> {
    let (_, mut change) = CheckIn::keep(id.uuid(), me.agent.id, new.seal(key, me.agent.id, id)?);
    if app.store.wish(me.agent.id).await?.tally {
        end_weeks(app, me.agent.team).await?;
        let mut all = said(app, me, key).await?;
        all.retain(|(known, _)| *known != id);
        all.push((id, new.clone()));
        change = change.and(settle(app, me, key, true, all.iter().map(|(_, said)| said)));
    }
    app.store.apply(&change).await?;
    Ok(CheckInView::of(id, &new))
}
