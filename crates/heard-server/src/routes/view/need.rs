//! A need, as agents see it.

use heard_desk::{Actor, Need, NeedStanding, NeedState, NeedTurn};
use heard_engine::{Evidence, Ledger, NeedKind};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something the customer needs.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptNeed)]
pub(crate) struct NeedView {
    id: Uuid,
    /// The message that says it.
    message_id: Uuid,
    kind: NeedKind,
    ledger: Ledger,
    /// One line for the screen.
    label: String,
    /// The customer's words in that message; none where an agent heard it between the lines.
    #[schema(required)]
    words: Option<Evidence>,
    /// Who noticed it.
    noticed_by: Hand,
    noticed_at: Timestamp,
    state: NeedStandingView,
    /// The message that met it.
    #[schema(required)]
    met_by: Option<Uuid>,
    /// The words that met it.
    #[schema(required)]
    met_words: Option<String>,
    /// Why it was set aside.
    #[schema(required)]
    why: Option<String>,
    /// Who says where it stands, and since when; none while it stands as it was noticed.
    #[schema(required)]
    turned_by: Option<Hand>,
    #[schema(required)]
    turned_at: Option<Timestamp>,
    /// Whether an agent said otherwise than the engine.
    corrected: bool,
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NeedStanding)]
pub(crate) enum NeedStandingView {
    /// It waits.
    Open,
    /// A message has met it.
    Met,
    /// It is not to be met.
    SetAside,
}

/// Whose hand it was.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Hand {
    /// The desk, by reading.
    Desk,
    /// One of the team.
    Agent,
    /// The customer, by thanking.
    Customer,
}

impl From<Actor> for Hand {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::Agent(_) => Self::Agent,
            Actor::Customer(_) => Self::Customer,
            Actor::Desk => Self::Desk,
        }
    }
}

impl From<NeedStanding> for NeedStandingView {
    fn from(standing: NeedStanding) -> Self {
        match standing {
            NeedStanding::Open => Self::Open,
            NeedStanding::Met => Self::Met,
            NeedStanding::SetAside => Self::SetAside,
        }
    }
}

impl From<&Need> for NeedView {
    fn from(need: &Need) -> Self {
        let last: Option<&NeedTurn> = need.turns.last();
        let (met_by, met_words, why) = match need.state() {
            NeedState::Open => (None, None, None),
            NeedState::Met { by, words } => (Some(by.uuid()), words.as_ref().map(|words| words.as_str().to_owned()), None),
            NeedState::SetAside { why } => (None, None, Some(why.as_str().to_owned())),
        };
        Self {
            id: need.id.uuid(),
            message_id: need.message.uuid(),
            kind: need.kind,
            ledger: need.kind.ledger(),
            label: need.label.as_str().to_owned(),
            words: need.words.clone(),
            noticed_by: need.noticed_by.into(),
            noticed_at: need.noticed_at,
            state: need.standing().into(),
            met_by,
            met_words,
            why,
            turned_by: last.map(|turn| turn.by.into()),
            turned_at: last.map(|turn| turn.at),
            corrected: need.is_corrected(),
        }
    }
}
