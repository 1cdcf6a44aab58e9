//! “Next, please.”

use std::collections::BTreeMap;

use axum::extract::State;
use heard_desk::care::{Skill, Waiting, next_for, open_to, reason};
use heard_desk::{AgentId, ConversationId, DeskError, order};
use heard_store::Colleague;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::care::{at_work, hands, is_away};
use crate::extract::Json;
use crate::problem::{Kind, Problem};

const KEPT: &str = "What waits can wait a moment longer: for a colleague who knows it, or until you have had a breath. Ask again in a minute or two, or \
                    take one from the queue.";

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NextOutcome {
    /// It is yours.
    Given,
    /// Nobody waits who is not with somebody.
    NobodyWaits,
    /// What waits is kept a moment for somebody fitter, or for your breath.
    Kept,
    /// You are in a pause.
    Pausing,
    /// You are outside your hours.
    OutsideHours,
}

/// What you are given.
#[derive(Serialize, ToSchema)]
pub(crate) struct Next {
    /// What came of it.
    outcome: NextOutcome,
    /// Which is yours now.
    #[schema(required)]
    conversation_id: Option<Uuid>,
    /// Why, in plain words.
    reason: String,
}

impl Next {
    fn nothing(outcome: NextOutcome, reason: &str) -> Self {
        Self {
            outcome,
            conversation_id: None,
            reason: reason.to_owned(),
        }
    }
}

/// Next, please
///
/// Gives you the conversation that routing picks for you, with the reason. Nobody else is given the same one.
#[utoipa::path(
    post, path = "/v1/next", tag = "care",
    responses((status = 200, description = "What you are given, if anything", body = Next), Problem),
)]
pub(crate) async fn next(State(app): State<App>, me: SignedIn) -> Result<Json<Next>, Problem> {
    app.store.seen(me.agent.id, app.now()).await?;
    // Where a colleague was quicker, it is decided anew on what is left.
    let given = again(|| give(&app, &me)).await?;
    Ok(Json(given))
}

async fn give(app: &App, me: &SignedIn) -> Result<Next, Problem> {
    let (now, agent) = (app.now(), me.agent.id);
    let presence = app.presence(&me.agent).await?;
    if presence.pausing(now).is_some() {
        return Ok(Next::nothing(NextOutcome::Pausing, "You are in a pause. Come back first."));
    }
    if !at_work(presence.hours.as_ref(), now) {
        let words =
            "You are outside your hours, so nothing is given to you. You can take a conversation from the queue, or change your hours.";
        return Ok(Next::nothing(NextOutcome::OutsideHours, words));
    }
    let team = app.store.colleagues(me.agent.team, now).await?;
    let here: Vec<&Colleague> = team.iter().filter(|one| one.agent == agent || !is_away(one, now)).collect();
    let mut queue = app.store.queue(me.agent.team).await?;
    order(&mut queue, now);
    let ids: Vec<AgentId> = here.iter().map(|one| one.agent).collect();
    let gladly: Vec<Skill> = here
        .iter()
        .filter_map(|one| one.presence.as_ref())
        .flat_map(|one| one.gladly.clone())
        .collect();
    let open = open_to(&queue, &ids, &app.topics(), &gladly, now);
    let known: BTreeMap<ConversationId, AgentId> = app.store.answered_before(me.agent.team).await?.into_iter().collect();
    let waiting: Vec<Waiting> = open
        .iter()
        .map(|open| Waiting {
            known_by: known.get(&open.waiting.conversation).copied(),
            ..open.waiting.clone()
        })
        .collect();
    let carried = app.store.carried_by_team(me.agent.team).await?;
    let hands = hands(&here, &carried, &queue, app.limits(), now);
    let Some(pick) = next_for(agent, &waiting, &hands, now) else {
        return Ok(if waiting.is_empty() {
            Next::nothing(NextOutcome::NobodyWaits, "Nobody waits who is not with somebody already.")
        } else {
            Next::nothing(NextOutcome::Kept, KEPT)
        });
    };
    let stale = || Problem::new(Kind::Stale, "Somebody else took it at the same moment. Ask again.");
    let picked = queue
        .iter()
        .find(|summary| summary.conversation.id == pick.conversation)
        .ok_or_else(stale)?;
    let away = open
        .iter()
        .find(|open| open.waiting.conversation == pick.conversation)
        .and_then(|open| open.from);
    let mut conversation = picked.conversation.clone();
    let taken = conversation.take(agent, away.map(|(holder, _)| holder), now);
    let change = taken.map_err(|error: DeskError| Problem::refused(&error, "id"))?;
    app.store.apply(&change).await?;
    let load = hands
        .iter()
        .find(|hand| hand.agent == agent)
        .map(|hand| hand.load.clone())
        .unwrap_or_default();
    Ok(Next {
        outcome: NextOutcome::Given,
        conversation_id: Some(pick.conversation.uuid()),
        reason: reason(&pick, &waiting, &load, away.and_then(|(_, name)| name), now),
    })
}
