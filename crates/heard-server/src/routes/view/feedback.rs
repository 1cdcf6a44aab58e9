//! Whether a customer felt heard, as agents and the customer see it.

use heard_desk::{Feedback, Step};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A step of an answer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FeedbackStep)]
pub(crate) enum StepView {
    /// Not at all.
    NotAtAll,
    /// A little.
    ALittle,
    /// Partly.
    Partly,
    /// Mostly.
    Mostly,
    /// Fully.
    Fully,
}

impl From<Step> for StepView {
    fn from(step: Step) -> Self {
        match step {
            Step::NotAtAll => Self::NotAtAll,
            Step::ALittle => Self::ALittle,
            Step::Partly => Self::Partly,
            Step::Mostly => Self::Mostly,
            Step::Fully => Self::Fully,
        }
    }
}

impl From<StepView> for Step {
    fn from(step: StepView) -> Self {
        match step {
            StepView::NotAtAll => Self::NotAtAll,
            StepView::ALittle => Self::ALittle,
            StepView::Partly => Self::Partly,
            StepView::Mostly => Self::Mostly,
            StepView::Fully => Self::Fully,
        }
    }
}

/// A customer's answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Feedback)]
pub(crate) struct FeedbackView {
    /// Did you feel heard?
    heard: StepView,
    /// Are you content with how it ended?
    #[schema(required)]
    satisfied: Option<StepView>,
    /// In their own words.
    #[schema(required)]
    words: Option<String>,
    /// How far they agree with the statements of the questionnaire, 1–7 each; empty where they were not answered.
    scale: Vec<u8>,
    given_at: Timestamp,
    /// Whether it is bad, and nobody has written to the customer since.
    open: bool,
    /// Who sees to a bad one.
    #[schema(required)]
    owner_id: Option<Uuid>,
    /// When somebody wrote to the customer about a bad one.
    #[schema(required)]
    answered_at: Option<Timestamp>,
}

impl From<&Feedback> for FeedbackView {
    fn from(feedback: &Feedback) -> Self {
        Self {
            heard: feedback.heard.into(),
            satisfied: feedback.satisfied.map(StepView::from),
            words: feedback.words.as_ref().map(|words| words.as_str().to_owned()),
            scale: feedback.scale.clone(),
            given_at: feedback.given_at,
            open: feedback.is_open(),
            owner_id: feedback.owner.map(heard_desk::AgentId::uuid),
            answered_at: feedback.answered.map(|(_, at)| at),
        }
    }
}

/// What the customer is asked when it is over, and what they have answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct AskedView {
    /// Whether they are asked now.
    asked: bool,
    #[schema(required)]
    heard: Option<StepView>,
    #[schema(required)]
    satisfied: Option<StepView>,
    #[schema(required)]
    words: Option<String>,
    /// Statements of a questionnaire, for who likes.
    statements: Vec<String>,
    /// How far they agree with each, 1–7; empty before.
    scale: Vec<u8>,
}

impl AskedView {
    pub(crate) fn of(asked: bool, given: Option<&Feedback>, statements: &[String]) -> Self {
        Self {
            asked,
            heard: given.map(|given| given.heard.into()),
            satisfied: given.and_then(|given| given.satisfied).map(StepView::from),
            words: given.and_then(|given| given.words.as_ref()).map(|words| words.as_str().to_owned()),
            statements: statements.to_vec(),
            scale: given.map(|given| given.scale.clone()).unwrap_or_default(),
        }
    }
}
