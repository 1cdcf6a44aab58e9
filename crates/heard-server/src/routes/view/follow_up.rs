//! A follow-up, as agents and the customer see it.

use heard_desk::{FollowUp, FollowUpState};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How far a follow-up has come.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FollowUpState)]
pub(crate) enum FollowUpStanding {
    /// It waits for its time.
    Planned,
    /// It has gone out, and there is no answer; that is not satisfaction.
    Sent,
    /// The customer has answered.
    Answered,
    /// It does not go out.
    Dropped,
}

/// A check-back.
#[derive(Serialize, ToSchema)]
#[schema(as = FollowUp)]
pub(crate) struct FollowUpView {
    id: Uuid,
    /// When it goes out.
    due: Timestamp,
    /// What it says.
    text: String,
    state: FollowUpStanding,
    /// The message that it went out as.
    #[schema(required)]
    message_id: Option<Uuid>,
    /// Whether it is really all right, where the customer has said so.
    #[schema(required)]
    well: Option<bool>,
    /// When it was answered or dropped.
    #[schema(required)]
    settled_at: Option<Timestamp>,
}

impl From<&FollowUp> for FollowUpView {
    fn from(follow_up: &FollowUp) -> Self {
        let (state, message, well, at) = match follow_up.state {
            FollowUpState::Planned => (FollowUpStanding::Planned, None, None, None),
            FollowUpState::Sent { message } => (FollowUpStanding::Sent, Some(message), None, None),
            FollowUpState::Answered { message, well, at } => (FollowUpStanding::Answered, Some(message), Some(well), Some(at)),
            FollowUpState::Dropped { at, .. } => (FollowUpStanding::Dropped, None, None, Some(at)),
        };
        Self {
            id: follow_up.id.uuid(),
            due: follow_up.due,
            text: follow_up.text.as_str().to_owned(),
            state,
            message_id: message.map(heard_desk::MessageId::uuid),
            well,
            settled_at: at,
        }
    }
}

/// What the customer is asked: is it really all right?
#[derive(Serialize, ToSchema)]
pub(crate) struct CheckBackView {
    id: Uuid,
    /// What they answered.
    #[schema(required)]
    well: Option<bool>,
}

impl CheckBackView {
    /// The last one that has gone out.
    pub(crate) fn last(follow_ups: &[FollowUp]) -> Option<Self> {
        follow_ups.iter().rev().find_map(|follow_up| {
            let well = match follow_up.state {
                FollowUpState::Sent { .. } => None,
                FollowUpState::Answered { well, .. } => Some(well),
                FollowUpState::Planned | FollowUpState::Dropped { .. } => return None,
            };
            Some(Self {
                id: follow_up.id.uuid(),
                well,
            })
        })
    }
}
