//! What callers see of the domain's states. Nothing is decided here.

mod care;
mod conversation;
mod customer;
mod debrief;
mod experience;
mod fact;
mod feedback;
mod follow_up;
mod linked;
mod listed;
mod message;
mod need;
mod note;
mod options;
mod outcome;
mod promise;
mod quiz;
mod rehearsal;
mod scenario;
mod sheet;
mod summary;

pub(crate) use care::CareView;
pub(crate) use conversation::{ConversationView, DraftView};
pub(crate) use customer::{CustomerMessageView, CustomerView};
pub(crate) use debrief::{CauseView, DebriefView};
pub(crate) use experience::ExperienceView;
pub(crate) use fact::{FactKindView, FactView};
pub(crate) use feedback::{AskedView, FeedbackView, StepView};
pub(crate) use follow_up::{CheckBackView, FollowUpView};
pub(crate) use linked::LinkedView;
pub(crate) use listed::{CorrectedNeed, ListedFeedback, ListedFollowUp, ListedPromise};
pub(crate) use message::MessageView;
pub(crate) use need::NeedView;
pub(crate) use note::{CallingView, NoteView};
pub(crate) use options::{OfferedOptions, OptionsView, WayView};
pub(crate) use outcome::{BehindView, GROUP, GroupView, OutcomesView};
pub(crate) use promise::PromiseView;
pub(crate) use quiz::{AreaView, CertificateView, ExamView, ItemView, ReasonsView, ShareView};
pub(crate) use rehearsal::{KeptRehearsalView, RehearsalOutcome, RehearsalView};
pub(crate) use scenario::{GapView, OwnScenarioView, ScenarioView};
pub(crate) use sheet::SheetView;
pub(crate) use summary::{Caller, SummaryView};

use heard_desk::{ConversationState, PromiseStanding, Standing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Open, or closed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ConversationState)]
pub(crate) enum StandingView {
    /// In the queue.
    Open,
    /// Out of it.
    Closed,
}

impl From<&ConversationState> for StandingView {
    fn from(state: &ConversationState) -> Self {
        match state.standing() {
            Standing::Open => Self::Open,
            Standing::Closed => Self::Closed,
        }
    }
}

/// Where a promise stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromiseState)]
pub(crate) enum PromiseStandingView {
    /// To be kept.
    Open,
    /// Done in time.
    Kept,
    /// Moved, with word to the customer before.
    Slipped,
    /// Not kept.
    Broken,
}

impl From<PromiseStanding> for PromiseStandingView {
    fn from(standing: PromiseStanding) -> Self {
        match standing {
            PromiseStanding::Open => Self::Open,
            PromiseStanding::Kept => Self::Kept,
            PromiseStanding::Slipped => Self::Slipped,
            PromiseStanding::Broken => Self::Broken,
        }
    }
}

impl From<PromiseStandingView> for PromiseStanding {
    fn from(standing: PromiseStandingView) -> Self {
        match standing {
            PromiseStandingView::Open => Self::Open,
            PromiseStandingView::Kept => Self::Kept,
            PromiseStandingView::Slipped => Self::Slipped,
            PromiseStandingView::Broken => Self::Broken,
        }
    }
}

/// Somebody, by id and name.
#[derive(Serialize, ToSchema)]
pub(crate) struct Person {
    /// Their id.
    pub(crate) id: uuid::Uuid,
    /// What they want to be called.
    pub(crate) name: String,
}
