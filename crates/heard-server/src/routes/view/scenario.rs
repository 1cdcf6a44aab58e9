//! A customer to practise with, as the trainee sees them before: nothing of what only listening brings out.

use heard_rehearsal::{Scenario, Trade};
use heard_store::KeptRehearsal;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::RehearsalOutcome;

/// A customer to practise with.
#[derive(Serialize, ToSchema)]
#[schema(as = Scenario)]
pub(crate) struct ScenarioView {
    id: String,
    title: String,
    trade: ScenarioTrade,
    /// 1 (comes round to a decent person) to 3 (forgives little).
    level: u8,
    /// What the customer is called.
    customer: String,
    /// Where you work and what lies before you.
    situation: String,
    /// What the customer complains of on the surface.
    complaint: String,
    /// What stands on your screen.
    knows: Vec<String>,
    /// What you may do or offer.
    may: Vec<String>,
    /// How often you have played it.
    runs: usize,
    /// The best end that you reached; `null` where no run has come to one.
    #[schema(required)]
    best: Option<RehearsalOutcome>,
    /// When you last played it.
    #[schema(required)]
    last_at: Option<Timestamp>,
}

/// Where a scenario plays.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ScenarioTrade {
    Parcel,
    Telecom,
    Bank,
    Airline,
    Clinic,
    Software,
    Energy,
    Shop,
}

impl From<Trade> for ScenarioTrade {
    fn from(trade: Trade) -> Self {
        match trade {
            Trade::Parcel => Self::Parcel,
            Trade::Telecom => Self::Telecom,
            Trade::Bank => Self::Bank,
            Trade::Airline => Self::Airline,
            Trade::Clinic => Self::Clinic,
            Trade::Software => Self::Software,
            Trade::Energy => Self::Energy,
            Trade::Shop => Self::Shop,
        }
    }
}

impl ScenarioView {
    /// With what was done of these rehearsals.
    pub(crate) fn of(scenario: &Scenario, kept: &[KeptRehearsal]) -> Self {
        let of = || kept.iter().filter(|run| run.scenario == scenario.id);
        let brief = &scenario.brief;
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            trade: scenario.trade.into(),
            level: scenario.difficulty,
            customer: scenario.persona.name.clone(),
            situation: brief.situation.trim().to_owned(),
            complaint: brief.complaint.clone(),
            knows: brief.knows.clone(),
            may: brief.may.clone(),
            runs: of().count(),
            best: of().filter_map(|run| run.best).max().map(Into::into),
            last_at: of().map(|run| run.last_at).max(),
        }
    }
}
