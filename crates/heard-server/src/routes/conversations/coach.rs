//! Coaching a draft while it is being written.

use axum::extract::State;
use heard_desk::{DraftText, Fact, FollowUp, Message};
use heard_engine::{Coaching, Finding, Situation, Turn, Who};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::thread_of_team;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;

/// How many of the agent's own replies to others wordings are compared with. They are shown to nobody else.
const EARLIER: u32 = 60;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CoachBody {
    /// What is being written; may be empty.
    #[schema(max_length = 50_000)]
    draft: String,
}

/// What there is to say of a draft here; nothing is kept
///
/// Findings that were set aside in this conversation are left out. Where the customer has said that they did not feel heard, and why, and
/// nobody has answered yet, their words stand behind the last message, as one more turn.
#[utoipa::path(
    post, path = "/v1/conversations/{id}/coach", tag = "conversations", params(("id" = Uuid, Path)), request_body = CoachBody,
    responses((status = 200, description = "Remarks, next step, promises", body = Coaching), Problem),
)]
pub(crate) async fn coach(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<CoachBody>,
) -> Result<Json<Coaching>, Problem> {
    let mut fields = Fields::default();
    let Some(draft) = fields.take("draft", DraftText::new(&body.draft)) else {
        return Err(fields.problem());
    };
    // The spans count in what the agent sees, so the engine is given exactly that.
    drop(draft);
    let thread = thread_of_team(&app, &me.agent, id).await?;
    let said = thread.messages.iter();
    let said = said.map(Message::turn);
    // Who did not feel heard and says why has the last word.
    let unheard = thread.feedback.as_ref().filter(|feedback| feedback.is_open());
    let why = unheard
        .and_then(|feedback| feedback.words.as_deref())
        .map(|text| Turn { who: Who::Customer, text });
    let turns: Vec<Turn<'_>> = said.chain(why).collect();
    let sent = app.store.replies_elsewhere(me.agent.id, thread.conversation.id, EARLIER).await?;
    let earlier: Vec<&str> = sent.iter().map(std::ops::Deref::deref).collect();
    let told: Vec<String> = thread.facts.iter().map(Fact::told).collect();
    let known: Vec<&str> = told.iter().map(String::as_str).collect();
    let came_back = FollowUp::not_yet(&thread.follow_ups).map(|at| thread.messages.partition_point(|message| message.at < at));
    let now = app.local_now();
    let situation = Situation {
        turns: &turns,
        draft: &body.draft,
        customer_name: Some(Fact::called(&thread.facts).unwrap_or(&thread.customer.name)),
        now: Some(&now),
        earlier: &earlier,
        known: &known,
        came_back,
        unheard: unheard.is_some(),
    };
    let mut coaching = app.think(|engine| engine.coach(&situation)).await;
    let set_aside = |finding: &Finding| {
        let same = |rule: &str, quote: &str| finding.rule == rule && finding.evidence.quote == quote;
        thread.dismissals.iter().any(|d| same(&d.rule, &d.quote))
    };
    coaching.appraisal.findings.retain(|finding| !set_aside(finding));
    Ok(Json(coaching))
}
