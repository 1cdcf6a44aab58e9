//! A rehearsal, as the one who plays it sees it.

use heard_desk::{Played, Rehearsal};
use heard_rehearsal::{Mood, Outcome, Scenario, Today};
use heard_store::KeptRehearsal;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CauseView, DebriefView, ScenarioView};

/// How a run ends.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RehearsalOutcome {
    /// The customer left.
    WalkedOut,
    /// The customer went to a manager.
    Escalated,
    /// It went on for too long without a solution.
    Unsolved,
    /// Solved; the customer does not feel heard.
    Settled,
    /// Solved, and the customer feels heard.
    Heard,
}

impl From<Outcome> for RehearsalOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::WalkedOut => Self::WalkedOut,
            Outcome::Escalated => Self::Escalated,
            Outcome::Unsolved => Self::Unsolved,
            Outcome::Settled => Self::Settled,
            Outcome::Heard => Self::Heard,
        }
    }
}

/// How the customer is; each 0 to 1.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalMood)]
pub(crate) struct MoodView {
    anger: f32,
    trust: f32,
    hope: f32,
}

impl From<Mood> for MoodView {
    fn from(Mood { anger, trust, hope }: Mood) -> Self {
        Self { anger, trust, hope }
    }
}

/// A rehearsal in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptRehearsal)]
pub(crate) struct KeptRehearsalView {
    id: Uuid,
    /// The scenario's id.
    scenario: String,
    title: String,
    /// What the customer is called.
    customer: String,
    /// Over all branches.
    turns: u32,
    /// The best end that was reached; `null` while none was.
    #[schema(required)]
    best: Option<RehearsalOutcome>,
    begun_at: Timestamp,
    last_at: Timestamp,
}

impl From<&KeptRehearsal> for KeptRehearsalView {
    fn from(kept: &KeptRehearsal) -> Self {
        Self {
            id: kept.id.uuid(),
            scenario: kept.scenario.clone(),
            title: kept.title.clone(),
            customer: kept.customer.clone(),
            turns: kept.turns,
            best: kept.best.map(Into::into),
            begun_at: kept.begun_at,
            last_at: kept.last_at,
        }
    }
}

/// A rehearsal: a tree of turns.
#[derive(Serialize, ToSchema)]
#[schema(as = Rehearsal)]
pub(crate) struct RehearsalView {
    id: Uuid,
    /// The scenario as it is now; `null` where it is no longer there.
    #[schema(required)]
    scenario: Option<ScenarioView>,
    /// Whether the scenario is still what it was when this began. Otherwise it can be looked at and not played on.
    same_scenario: bool,
    title: String,
    /// What the customer is called.
    customer: String,
    seed: u64,
    /// What the customer wrote first.
    opening: String,
    /// How they were with it.
    start: MoodView,
    /// Every turn of every branch, in the order in which they were tried.
    turns: Vec<RehearsalTurnView>,
    /// The way to the turn tried last, first to last.
    path: Vec<usize>,
    /// Every way through the tree, in the order in which they were tried.
    branches: Vec<BranchView>,
    /// How many turns it can have.
    most_turns: usize,
    begun_at: Timestamp,
    last_at: Timestamp,
}

/// A reply and what it led to.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalTurn)]
pub(crate) struct RehearsalTurnView {
    /// The turn that it follows; `null` where it answers the opening.
    #[schema(required)]
    after: Option<usize>,
    /// What you wrote.
    reply: String,
    at: Timestamp,
    /// What the customer said to it.
    answer: String,
    /// How they were before.
    before: MoodView,
    /// How they were after.
    mood: MoodView,
    /// What moved them, strongest first.
    causes: Vec<CauseView>,
    /// How the run ended with it; `null` where it goes on.
    #[schema(required)]
    outcome: Option<RehearsalOutcome>,
    /// What today's coach would make of it, where that is something else than was shown then; `null` where it is the same.
    #[schema(required)]
    today: Option<TodayView>,
}

/// What today's coach would make of a turn.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalToday)]
pub(crate) struct TodayView {
    /// How the customer would be after it.
    mood: MoodView,
    /// How the run would end with it; `null` where it would go on.
    #[schema(required)]
    outcome: Option<RehearsalOutcome>,
}

impl From<&Today> for TodayView {
    fn from(today: &Today) -> Self {
        Self {
            mood: today.mood.into(),
            outcome: today.outcome.map(Into::into),
        }
    }
}

/// One way through the tree.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalBranch)]
pub(crate) struct BranchView {
    /// The turns, first to last.
    turns: Vec<usize>,
    /// How it ended; `null` where it goes on.
    #[schema(required)]
    outcome: Option<RehearsalOutcome>,
    /// How the customer is at its end.
    mood: MoodView,
    /// One figure for comparing, 0 (worst) to 1 (best): half the outcome, half how the customer was on the way.
    standing: f32,
    /// What there is to take along, as it was said at the end; `null` where it goes on.
    #[schema(required)]
    debrief: Option<DebriefView>,
}

impl RehearsalView {
    /// As it was shown, with the scenario as it is now.
    pub(crate) fn of(rehearsal: &Rehearsal, played: &Played, scenario: Option<&Scenario>) -> Self {
        let run = &played.run;
        let turn = |(at, turn): (usize, &heard_desk::RehearsedTurn)| RehearsalTurnView {
            after: turn.after,
            reply: turn.reply.as_str().to_owned(),
            at: turn.at,
            answer: turn.shown.answer.clone(),
            before: turn.shown.effect.before.into(),
            mood: turn.shown.state.mood.into(),
            causes: turn.shown.effect.causes.iter().map(CauseView::from).collect(),
            outcome: turn.shown.outcome.map(Into::into),
            today: played.otherwise.get(&at).map(TodayView::from),
        };
        let branch = |branch: heard_rehearsal::Branch| {
            let last = branch.turns.last().and_then(|last| rehearsal.turns.get(*last));
            BranchView {
                outcome: branch.outcome.map(Into::into),
                mood: branch.mood.into(),
                standing: branch.standing,
                debrief: last.and_then(|turn| turn.debrief.as_ref()).map(DebriefView::from),
                turns: branch.turns,
            }
        };
        Self {
            id: rehearsal.id.uuid(),
            scenario: scenario.map(|scenario| ScenarioView::of(scenario, &[])),
            same_scenario: played.same_scenario,
            title: rehearsal.title.clone(),
            customer: rehearsal.customer.clone(),
            seed: rehearsal.seed,
            opening: rehearsal.opening.clone(),
            start: rehearsal.start.mood.into(),
            turns: rehearsal.turns.iter().enumerate().map(turn).collect(),
            path: run.turns.len().checked_sub(1).map(|last| run.path(last)).unwrap_or_default(),
            branches: run.branches().into_iter().map(branch).collect(),
            most_turns: Rehearsal::MOST_TURNS,
            begun_at: rehearsal.begun_at,
            last_at: rehearsal.last_at,
        }
    }
}
