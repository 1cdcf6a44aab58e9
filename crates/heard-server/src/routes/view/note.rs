//! Notes of the team, as agents see them. There is no view of them for customers.

use heard_desk::{AgentId, Calling, NoteKind, TeamNote};
use heard_store::Thread;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Person;

/// A note of the team; the customer never sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamNote)]
pub(crate) struct NoteView {
    id: Uuid,
    kind: NoteKindView,
    author: Person,
    /// Whom it is addressed to.
    #[schema(required)]
    to: Option<Person>,
    at: Timestamp,
    /// Plain text, never HTML.
    text: String,
    /// The question that it answers.
    #[schema(required)]
    answers: Option<Uuid>,
    /// Whether a question has an answer.
    answered: bool,
    /// What it asks of you now.
    #[schema(required)]
    calls: Option<CallingView>,
}

/// What a note is for.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NoteKind)]
enum NoteKindView {
    /// To be known.
    Remark,
    /// What the next one should know.
    HandOver,
    /// A colleague is asked.
    Question,
    /// And answers.
    Answer,
}

/// Why something is shown to you.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Calling)]
pub(crate) enum CallingView {
    /// A colleague asks you.
    Asked,
    /// Your question was answered.
    Answered,
    /// It was handed to you.
    Handed,
}

impl From<Calling> for CallingView {
    fn from(calling: Calling) -> Self {
        match calling {
            Calling::Asked => Self::Asked,
            Calling::Answered => Self::Answered,
            Calling::Handed => Self::Handed,
        }
    }
}

impl NoteView {
    /// Of a note in its thread, for the agent who asks.
    pub(crate) fn of(note: &TeamNote, thread: &Thread, me: AgentId) -> Self {
        let named = |id: AgentId| thread.agents.get(&id).map_or_else(String::new, |name| name.as_str().to_owned());
        Self::told(note, me, named)
    }

    /// The same, with names from elsewhere.
    pub(crate) fn told(note: &TeamNote, me: AgentId, named: impl Fn(AgentId) -> String) -> Self {
        let person = |id: AgentId| Person {
            id: id.uuid(),
            name: named(id),
        };
        let (kind, answers, answered) = match note.kind {
            NoteKind::Remark => (NoteKindView::Remark, None, false),
            NoteKind::HandOver => (NoteKindView::HandOver, None, false),
            NoteKind::Question { answer } => (NoteKindView::Question, None, answer.is_some()),
            NoteKind::Answer { to } => (NoteKindView::Answer, Some(to.uuid()), false),
        };
        Self {
            id: note.id.uuid(),
            kind,
            author: person(note.by),
            to: note.to.map(person),
            at: note.at,
            text: note.text.as_str().to_owned(),
            answers,
            answered,
            calls: note.calls(me).map(CallingView::from),
        }
    }
}
