//! A customer to practise with, as the trainee sees them before: nothing of what only listening brings out.

use heard_desk::{Agent, OwnScenario};
use heard_rehearsal::from_past::{Gap, gaps};
use heard_rehearsal::{Scenario, Trade};
use heard_store::{KeptRehearsal, Lent};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::RehearsalOutcome;
use crate::practice::LeftOut;

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
    /// Whose it is, where it was made on the desk; `null` where it comes out of a file.
    #[schema(required)]
    made: Option<MadeView>,
}

/// Whose a scenario is that was made on the desk.
#[derive(Serialize, ToSchema)]
#[schema(as = ScenarioMade)]
pub(crate) struct MadeView {
    /// Its id; its writer opens it by that.
    id: Uuid,
    /// What its writer is called.
    by: String,
    /// Whether that is you.
    yours: bool,
    /// Whether the team plays it.
    shared: bool,
    /// How many gaps it still marks.
    gaps: usize,
}

/// A scenario of your own, with all that it says.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnScenario)]
pub(crate) struct OwnScenarioView {
    id: Uuid,
    /// Its id on the shelf.
    scenario: String,
    /// `null` where it cannot be played by today's measure.
    #[schema(required)]
    title: Option<String>,
    /// In the format of a file.
    text: String,
    /// What is still to be filled in.
    gaps: Vec<GapView>,
    /// What keeps it from being played.
    errors: Vec<LeftOut>,
    /// Since when the team plays it; `null` while it is yours alone.
    #[schema(required)]
    shared_at: Option<Timestamp>,
    kept_at: Timestamp,
    changed_at: Timestamp,
    /// Counts its writings; what is shared is the version that was read.
    version: i64,
}

/// Something that is still to be filled in.
#[derive(Serialize, ToSchema)]
#[schema(as = ScenarioGap)]
pub(crate) struct GapView {
    /// The line, from 1.
    line: usize,
    /// The field, and what belongs there.
    what: String,
}

impl From<Gap> for GapView {
    fn from(Gap { line, what }: Gap) -> Self {
        Self { line, what }
    }
}

impl From<&OwnScenario> for OwnScenarioView {
    fn from(own: &OwnScenario) -> Self {
        let read = own.read();
        let text = own.text.as_str();
        Self {
            id: own.id.uuid(),
            scenario: own.on_shelf(),
            title: read.as_ref().ok().map(|scenario| scenario.title.clone()),
            text: text.to_owned(),
            gaps: gaps(text).into_iter().map(GapView::from).collect(),
            errors: read.err().unwrap_or_default().iter().map(LeftOut::from).collect(),
            shared_at: own.shared_at,
            kept_at: own.kept_at,
            changed_at: own.changed_at,
            version: own.version.number(),
        }
    }
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
            made: None,
        }
    }

    /// One that was made on the desk.
    pub(crate) fn lent(scenario: &Scenario, kept: &[KeptRehearsal], lent: &Lent, me: &Agent) -> Self {
        let Lent { it, by_name } = lent;
        Self {
            made: Some(MadeView {
                id: it.id.uuid(),
                by: by_name.as_str().to_owned(),
                yours: it.by == me.id,
                shared: it.shared_at.is_some(),
                gaps: gaps(it.text.as_str()).len(),
            }),
            ..Self::of(scenario, kept)
        }
    }
}
