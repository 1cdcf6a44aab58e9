//! Sending a reply with the promises that the agent has confirmed in it.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{Pledge, Text};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::conversations::of_team;
use crate::routes::view::MessageView;

/// More promises than these nobody keeps.
const MOST_PROMISES: usize = 20;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyBody {
    #[schema(max_length = 20_000)]
    text: String,
    /// The promises in it, as confirmed by the agent.
    #[serde(default)]
    promises: Vec<PledgeBody>,
}

/// What a reply promises.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Pledge)]
pub(crate) struct PledgeBody {
    /// What will be done.
    what: String,
    /// The words of the reply that say so.
    quote: String,
    /// By when, where a time was given.
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

/// Send a reply; for ten seconds it can be taken back
#[utoipa::path(
    post, path = "/v1/conversations/{id}/replies", tag = "replies", params(("id" = Uuid, Path)), request_body = ReplyBody,
    responses((status = 201, description = "On its way", body = MessageView), Problem),
)]
pub(crate) async fn send_reply(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
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
    let (Some(text), true) = (text, fields.is_fine()) else {
        return Err(fields.problem());
    };
    let message = again(|| async {
        let mut conversation = of_team(&app, &me.agent, id).await?;
        let sent = conversation.reply(me.agent.id, text.clone(), pledges.clone(), app.now());
        let (message, change) = sent.map_err(|error| Problem::refused(&error, "promises"))?;
        app.store.apply(&change).await?;
        Ok(message)
    })
    .await?;
    app.jobs.notify_one();
    Ok((StatusCode::CREATED, Json(MessageView::of(&message, &me.agent.name))))
}
