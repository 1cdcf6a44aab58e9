//! A scenario out of a past conversation, before anything is kept.

use axum::extract::State;
use heard_desk::{Fact, Message, told_of};
use heard_engine::{Turn, Who};
use heard_rehearsal::anonymise::{Anonymised, Told, Why, anonymise};
use heard_rehearsal::from_past::from_past;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::{Kind, Problem};
use crate::routes::conversations::thread_of_team;

/// Messages that are taken: the last of a conversation.
const MESSAGES: usize = 100;
/// Entries of a list, and characters of an entry.
const ENTRIES: usize = 200;
const ENTRY: usize = 200;

#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PastBody {
    /// Words to have replaced as well; `place:Ottery` says what they are (name, place, company).
    #[schema(max_items = 200)]
    replace: Vec<String>,
    /// Words that stay as they are.
    #[schema(max_items = 200)]
    keep: Vec<String>,
}

/// A past conversation as it would be kept, and the scenario that is made of it. Nothing is kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct PastConversation {
    /// What stands for what, in the order of first appearance.
    stand_ins: Vec<StandInView>,
    /// The messages, oldest first.
    messages: Vec<PastMessage>,
    /// How many earlier messages were left out.
    left_out: usize,
    /// What was left and should be looked at again.
    again: Vec<AgainView>,
    /// The scenario, in the format of a file. It can be played; lines that begin with `# GAP` say what is to be filled in.
    scenario: String,
}

/// What stands for what.
#[derive(Serialize, ToSchema)]
#[schema(as = StandIn)]
pub(crate) struct StandInView {
    /// What it is: name, place, number, date, …
    kind: &'static str,
    /// As it was written first.
    was: String,
    /// What stands there now.
    is: String,
    times: usize,
}

/// A message with everything replaced.
#[derive(Serialize, ToSchema)]
pub(crate) struct PastMessage {
    /// Whether the customer wrote it.
    from_customer: bool,
    /// The text in pieces, in order.
    pieces: Vec<Piece>,
}

/// A piece of a text.
#[derive(Serialize, ToSchema)]
#[schema(as = PastPiece)]
pub(crate) struct Piece {
    text: String,
    /// Which stand-in it is, by its place in `stand_ins`; `null` where it was left.
    #[schema(required)]
    stand_in: Option<usize>,
}

/// Something that was left and may tell who it was.
#[derive(Serialize, ToSchema)]
#[schema(as = LookAgain)]
pub(crate) struct AgainView {
    why: AgainWhy,
    words: String,
    times: usize,
}

/// Why it should be looked at.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LookAgainWhy)]
pub(crate) enum AgainWhy {
    /// A capital inside a sentence.
    Capital,
    /// A name of this conversation that is a word too.
    WordToo,
    /// A figure.
    Figure,
}

/// Make a scenario of a conversation; it is shown, and nothing is kept
///
/// Names, places, numbers and dates are replaced by invented ones; the names of the customer and of the team, and numbers among what the customer told, are
/// known. It is help for a person who reads it through, no proof that nobody can be recognised. To keep it, send its text to `POST /v1/scenarios`.
#[utoipa::path(
    post, path = "/v1/conversations/{id}/scenario", tag = "practice", params(("id" = Uuid, Path)), request_body = PastBody,
    responses((status = 200, description = "As it would be kept", body = PastConversation), Problem),
)]
pub(crate) async fn past_scenario(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<PastBody>,
) -> Result<Json<PastConversation>, Problem> {
    app.limits.rehearse.take(me.agent.id, app.now())?;
    let Replaced { past, names, left_out } = replaced(&app, &me, id, &body).await?;
    let called = names.iter().find_map(|name| past.called(name));
    let drafted = app.think(|engine| from_past(engine, &past, called.as_deref())).await;
    let drafted = drafted.map_err(|_| {
        let nothing = "No message of the customer says anything yet; a scenario begins with what they complain of.";
        Problem::new(Kind::Conflict, nothing)
    })?;
    Ok(Json(shown(&past, left_out, drafted.toml)))
}

/// A conversation of the team with everything replaced.
pub(super) struct Replaced {
    pub(super) past: Anonymised,
    /// What the customer may be called, the best first.
    names: Vec<String>,
    left_out: usize,
}

pub(super) async fn replaced(app: &App, me: &SignedIn, id: Uuid, body: &PastBody) -> Result<Replaced, Problem> {
    let mut fields = Fields::default();
    for (field, list) in [("replace", &body.replace), ("keep", &body.keep)] {
        if list.len() > ENTRIES || list.iter().any(|one| one.chars().count() > ENTRY) {
            fields.remark(field, format!("takes {ENTRIES} entries of {ENTRY} characters at most"));
        }
    }
    fields.finish()?;
    let thread = thread_of_team(app, &me.agent, id).await?;
    let person = app.store.person(thread.customer.id).await?.ok_or_else(Problem::not_found)?;
    let team = app.store.team(me.agent.team).await?.ok_or_else(Problem::not_found)?;
    let known = told_of(&person, &team, &app.store.team_agents(team.id).await?);
    let told = Told {
        replace: known
            .replace
            .into_iter()
            .chain(body.replace.iter().filter_map(|words| Told::typed(words)))
            .collect(),
        keep: body.keep.clone(),
        ..known
    };
    let left_out = thread.messages.len().saturating_sub(MESSAGES);
    let turns: Vec<Turn<'_>> = thread.messages.iter().skip(left_out).map(Message::turn).collect();
    let past = app.think(|_| anonymise(&turns, &told)).await;
    let called = Fact::called(&person.facts).unwrap_or(&thread.customer.name);
    let names = vec![called.to_owned(), thread.customer.name.as_str().to_owned()];
    Ok(Replaced { past, names, left_out })
}

fn shown(past: &Anonymised, left_out: usize, scenario: String) -> PastConversation {
    let stand_ins = past.stand_ins.iter().map(|one| StandInView {
        kind: one.kind.name(),
        was: one.was.clone(),
        is: one.is.clone(),
        times: one.times,
    });
    let messages = past.messages.iter().map(|message| PastMessage {
        from_customer: message.who == Who::Customer,
        pieces: message
            .pieces()
            .into_iter()
            .map(|(text, stand_in)| Piece {
                text: text.to_owned(),
                stand_in,
            })
            .collect(),
    });
    let again = past.again().into_iter().map(|one| AgainView {
        why: match one.why {
            Why::Capital => AgainWhy::Capital,
            Why::WordToo => AgainWhy::WordToo,
            Why::Figure => AgainWhy::Figure,
        },
        words: one.words,
        times: one.times,
    });
    PastConversation {
        stand_ins: stand_ins.collect(),
        messages: messages.collect(),
        left_out,
        again: again.collect(),
        scenario,
    }
}
