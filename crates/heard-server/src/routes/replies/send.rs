//! Sending a reply with the promises that the agent has confirmed in it.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Actor, DeskError, Enclosed, Line, Made, Pledge, Text, Way, nothing_unseen};
use heard_store::Thread;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path, time};
use crate::fields::Fields;
use crate::once::Key;
use crate::problem::Problem;
use crate::routes::conversations::thread_of_team;
use crate::routes::view::MessageView;

/// More promises than these nobody keeps.
const MOST_PROMISES: usize = 20;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyBody {
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// The promises in it, as confirmed by the agent.
    #[serde(default)]
    #[schema(max_items = 20)]
    promises: Vec<PledgeBody>,
    /// What the customer can choose from: nothing, or two to six.
    #[serde(default)]
    #[schema(max_items = 6)]
    options: Vec<WayBody>,
    /// The newest message that the agent has seen, by the order of ids. Where the customer or a colleague has written since, nothing is
    /// sent and the answer is 409.
    after: Option<Uuid>,
}

/// What a reply promises.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Pledge)]
pub(crate) struct PledgeBody {
    /// What will be done.
    #[schema(min_length = 1, max_length = 20_000)]
    what: String,
    /// The words of the reply that say so.
    #[schema(min_length = 1, max_length = 20_000)]
    quote: String,
    /// By when, where a time was given.
    #[serde(default, deserialize_with = "time::perhaps")]
    due: Option<Timestamp>,
}

impl PledgeBody {
    fn check(&self, fields: &mut Fields, at: usize) -> Option<Pledge> {
        let what = fields.take(format!("promises[{at}].what"), Text::new(&self.what));
        let quote = fields.take(format!("promises[{at}].quote"), Text::new(&self.quote));
        Some(Pledge {
            what: what?,
            quote: quote?,
            due: self.due,
        })
    }
}

/// One of the options.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OptionBody)]
pub(crate) struct WayBody {
    /// What it is, in a line.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// What happens, step by step.
    #[schema(max_length = 20_000)]
    steps: Option<String>,
    /// What it costs the customer.
    #[schema(max_length = 200)]
    cost: Option<String>,
    /// How long it takes.
    #[schema(max_length = 200)]
    time: Option<String>,
}

impl WayBody {
    fn check(&self, fields: &mut Fields, at: usize) -> Option<Way> {
        let given = |words: &Option<String>| words.clone().filter(|words| !words.trim().is_empty());
        let title = fields.take(format!("options[{at}].title"), Line::new(&self.title));
        let steps = fields.optional(format!("options[{at}].steps"), given(&self.steps).map(Text::new));
        let cost = fields.optional(format!("options[{at}].cost"), given(&self.cost).map(Line::new));
        let time = fields.optional(format!("options[{at}].time"), given(&self.time).map(Line::new));
        Some(Way {
            title: title?,
            steps: steps?,
            cost: cost?,
            time: time?,
        })
    }
}

/// Send a reply; for ten seconds it can be taken back
#[utoipa::path(
    post, path = "/v1/conversations/{id}/replies", tag = "replies", params(("id" = Uuid, Path), Key), request_body = ReplyBody,
    responses((status = 201, description = "On its way", body = MessageView), Problem),
)]
pub(crate) async fn send_reply(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    key: Key,
    Json(body): Json<ReplyBody>,
) -> Result<(StatusCode, Json<MessageView>), Problem> {
    let mut fields = Fields::default();
    let text = fields.take("text", Text::new(&body.text));
    if body.promises.len() > MOST_PROMISES {
        fields.remark("promises", format!("at most {MOST_PROMISES} are possible"));
    }
    let pledges: Vec<Pledge> = body
        .promises
        .iter()
        .enumerate()
        .filter_map(|(at, p)| p.check(&mut fields, at))
        .collect();
    let options = body.options.iter().enumerate();
    let ways: Vec<Way> = options.filter_map(|(at, way)| way.check(&mut fields, at)).collect();
    let enclosed = Enclosed { pledges, ways };
    let (Some(text), true) = (text, fields.is_fine()) else {
        return Err(fields.problem());
    };
    // Not what was seen before it: who sends it again has seen more.
    let once = key.asks(&("reply", id, &body.text, &body.promises, &body.options))?;
    let by = Actor::Agent(me.agent.id);
    let message = again(|| async {
        if let Some(message) = once.message(&app, by).await? {
            return Ok(message);
        }
        let Thread {
            mut conversation,
            messages,
            ..
        } = thread_of_team(&app, &me.agent, id).await?;
        if let Some(after) = body.after {
            nothing_unseen(&messages, after.into(), me.agent.id).map_err(|error| Problem::refused(&error, "after"))?;
        }
        let now = app.now();
        let sent = conversation.reply(me.agent.id, text.clone(), enclosed.clone(), now);
        let (message, change) = sent.map_err(|error| Problem::refused(&error, field(&error)))?;
        let remembered = once.remember(by, conversation.id, Made::Message(message.id), now);
        app.store.apply(&change.and(remembered)).await?;
        Ok(message)
    })
    .await?;
    app.jobs.notify_one();
    Ok((StatusCode::CREATED, Json(MessageView::of(&message, &me.agent.name))))
}

fn field(error: &DeskError) -> &'static str {
    match error {
        DeskError::NoChoice { .. } | DeskError::SameOptions => "options",
        _ => "promises",
    }
}
