//! Options, as agents and customers see them.

use heard_desk::{Offer, Way};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One way.
#[derive(Serialize, ToSchema)]
#[schema(as = Option)]
pub(crate) struct WayView {
    /// What it is, in a line.
    title: String,
    /// What happens, step by step.
    #[schema(required)]
    steps: Option<String>,
    /// What it costs the customer.
    #[schema(required)]
    cost: Option<String>,
    /// How long it takes.
    #[schema(required)]
    time: Option<String>,
}

impl From<&Way> for WayView {
    fn from(way: &Way) -> Self {
        Self {
            title: way.title.as_str().to_owned(),
            steps: way.steps.as_ref().map(|steps| steps.as_str().to_owned()),
            cost: way.cost.as_ref().map(|cost| cost.as_str().to_owned()),
            time: way.time.as_ref().map(|time| time.as_str().to_owned()),
        }
    }
}

/// What became of options.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OptionsState)]
pub(crate) enum OptionsState {
    /// Nothing is chosen yet.
    Open,
    /// The customer has chosen, and may choose otherwise.
    Chosen,
    /// Somebody has answered since: the choice stands.
    ActedOn,
    /// They are no longer offered.
    Withdrawn,
    /// Nothing was chosen in time.
    Expired,
}

/// Options that were offered together.
#[derive(Serialize, ToSchema)]
#[schema(as = Options)]
pub(crate) struct OptionsView {
    id: Uuid,
    /// The message that they came with.
    message_id: Uuid,
    options: Vec<WayView>,
    state: OptionsState,
    /// Which was chosen, counted from 0.
    #[schema(required)]
    chosen: Option<usize>,
    #[schema(required)]
    chosen_at: Option<Timestamp>,
    /// Until when there is a choice.
    expires_at: Timestamp,
    /// Whether the customer can choose now, or choose otherwise.
    choosable: bool,
}

impl OptionsView {
    pub(crate) fn of(offer: &Offer, now: Timestamp) -> Self {
        let choice = offer.choice();
        Self {
            id: offer.id.uuid(),
            message_id: offer.message.uuid(),
            options: offer.ways.iter().map(WayView::from).collect(),
            state: state(offer, now),
            chosen: choice.map(|choice| choice.way),
            chosen_at: choice.map(|choice| choice.at),
            expires_at: offer.expires_at,
            choosable: offer.is_choosable(now),
        }
    }
}

fn state(offer: &Offer, now: Timestamp) -> OptionsState {
    use heard_desk::OfferState::{ActedOn, Chosen, Open, Withdrawn};
    match offer.state {
        Open if now >= offer.expires_at => OptionsState::Expired,
        Open => OptionsState::Open,
        Chosen(_) => OptionsState::Chosen,
        ActedOn { .. } => OptionsState::ActedOn,
        Withdrawn { .. } => OptionsState::Withdrawn,
    }
}

/// Options, with the link by which a customer chooses without the chat.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfferedOptions {
    #[serde(flatten)]
    options: OptionsView,
    /// The path of the page; whoever has it can choose.
    link: String,
}

impl OfferedOptions {
    pub(crate) fn of(offer: &Offer, token: &str, now: Timestamp) -> Self {
        Self {
            options: OptionsView::of(offer, now),
            link: format!("/choose#{token}"),
        }
    }
}
