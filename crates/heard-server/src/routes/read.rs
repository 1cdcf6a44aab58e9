//! What one customer message says, without a conversation around it.

use axum::extract::State;
use heard_desk::Text;
use heard_engine::{Reading, Turn, Who, out_of_order};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::fields::Fields;
use crate::problem::Problem;

/// One turn of a conversation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Turn)]
pub(crate) struct TurnBody {
    /// Who wrote it.
    pub(crate) who: Who,
    /// What.
    #[schema(min_length = 1, max_length = 20_000)]
    pub(crate) text: String,
    /// When it was written; where times are given, they must not go back.
    #[serde(default)]
    pub(crate) at: Option<Timestamp>,
}

impl TurnBody {
    /// As the engine takes it; every text within bounds.
    pub(crate) fn all<'t>(fields: &mut Fields, name: &str, turns: &'t [Self]) -> Vec<Turn<'t>> {
        for (at, turn) in turns.iter().enumerate() {
            fields.take(format!("{name}[{at}].text"), Text::new(&turn.text));
        }
        if let Some(at) = out_of_order(turns.iter().map(|turn| turn.at)) {
            fields.remark(
                format!("{name}[{at}].at"),
                "This turn was written before the one above it; the oldest stands first.",
            );
        }
        turns
            .iter()
            .map(|turn| Turn {
                who: turn.who,
                text: &turn.text,
            })
            .collect()
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadBody {
    /// The customer's message.
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// What was said before, oldest first.
    #[serde(default)]
    before: Vec<TurnBody>,
}

/// What a customer's message says
#[utoipa::path(
    post, path = "/v1/read", tag = "engine", request_body = ReadBody,
    responses(
        (status = 200, description = "What it says", body = Reading),
        Problem,
    ),
)]
pub(crate) async fn read(State(app): State<App>, _agent: SignedIn, Json(body): Json<ReadBody>) -> Result<Json<Reading>, Problem> {
    let mut fields = Fields::default();
    fields.take("text", Text::new(&body.text));
    let before = TurnBody::all(&mut fields, "before", &body.before);
    fields.finish()?;
    Ok(Json(app.think(|engine| engine.read(&body.text, &before)).await))
}
