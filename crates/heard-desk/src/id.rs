//! The ids of the domain: UUIDs of version 7, one type each, so that a promise is never looked up by a message's id.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::{NoContext, Uuid};

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id; ids sort by the millisecond in which they were made.
            pub fn at(now: Timestamp) -> Self {
                Self(fresh(now))
            }

            /// The bare UUID, for stores.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// Names a [`Team`](crate::Team).
    TeamId
    /// Names an [`Agent`](crate::Agent).
    AgentId
    /// Names a [`Customer`](crate::Customer).
    CustomerId
    /// Names a [`Conversation`](crate::Conversation).
    ConversationId
    /// Names a [`Message`](crate::Message).
    MessageId
    /// Names a [`Need`](crate::Need).
    NeedId
    /// Names a [`Note`](crate::TeamNote).
    NoteId
    /// Names a [`Promise`](crate::Promise).
    PromiseId
    /// Names a [`Feedback`](crate::Feedback).
    FeedbackId
    /// Names an [`Offer`](crate::Offer).
    OfferId
    /// Names a [`FollowUp`](crate::FollowUp).
    FollowUpId
    /// Names an [`Experience`](crate::Experience).
    ExperienceId
    /// Names a [`QuizAnswer`](crate::QuizAnswer).
    QuizAnswerId
    /// Names an [`Exam`](crate::Exam).
    ExamId
    /// Names a [`CheckIn`](crate::CheckIn).
    CheckInId
    /// Names a [`Rehearsal`](crate::Rehearsal).
    RehearsalId
    /// Names an [`OwnScenario`](crate::OwnScenario).
    OwnScenarioId
    /// Names a [`Fact`](crate::Fact).
    FactId
    /// Names an [`Erasure`](crate::Erasure).
    ErasureId
    /// Names a [`Job`](crate::Job).
    JobId
}

fn fresh(now: Timestamp) -> Uuid {
    // Times before 1970 all sort first; no desk has any.
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_survive_text() {
        let early = MessageId::at("2026-03-01T10:00:00Z".parse().unwrap());
        let late = MessageId::at("2026-03-01T10:00:00.001Z".parse().unwrap());
        assert!(early < late);
        assert_eq!(early.uuid().get_version_num(), 7);
        assert_eq!(late.to_string().parse(), Ok(late));
        assert!("not an id".parse::<MessageId>().is_err());
    }
}
