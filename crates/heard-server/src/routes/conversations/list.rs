//! The queue, and what was closed.

use std::collections::BTreeMap;

use axum::extract::State;
use heard_desk::{ConversationId, Summary};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::routes::view::{Caller, StandingView, SummaryView};

/// How many closed conversations are listed.
const ARCHIVE: u32 = 200;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// Open ones by default.
    state: Option<StandingView>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ConversationList {
    /// Open ones: most urgent first. Closed ones: the latest word first.
    conversations: Vec<SummaryView>,
}

/// The queue
#[utoipa::path(
    get, path = "/v1/conversations", tag = "conversations", params(ListQuery),
    responses((status = 200, description = "One line each", body = ConversationList), Problem),
)]
pub(crate) async fn list_conversations(
    State(app): State<App>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<ConversationList>, Problem> {
    let found = match query.state {
        Some(StandingView::Closed) => app.store.archive(me.agent.team, ARCHIVE).await?,
        Some(StandingView::Open) | None => {
            let mut queue = app.store.queue(me.agent.team).await?;
            heard_desk::order(&mut queue, app.now());
            queue
        }
    };
    let calls = calls(&app, &me).await?;
    let line = |summary: &Summary| SummaryView::of(summary, calls.get(&summary.conversation.id).cloned().unwrap_or_default());
    Ok(Json(ConversationList {
        conversations: found.iter().map(line).collect(),
    }))
}

/// What colleagues ask of whoever asks, by conversation.
async fn calls(app: &App, me: &SignedIn) -> Result<BTreeMap<ConversationId, Vec<Caller>>, Problem> {
    let notes = app.store.notes_to(me.agent.id).await?;
    let mut calls: BTreeMap<ConversationId, Vec<Caller>> = BTreeMap::new();
    if notes.is_empty() {
        return Ok(calls);
    }
    let team = app.store.colleagues(me.agent.team, app.now()).await?;
    for note in &notes {
        let Some(calling) = note.calls(me.agent.id) else { continue };
        let by = team.iter().find(|one| one.agent == note.by);
        calls.entry(note.conversation).or_default().push(Caller {
            calling: calling.into(),
            by: by.map_or_else(String::new, |one| one.name.as_str().to_owned()),
        });
    }
    Ok(calls)
}
