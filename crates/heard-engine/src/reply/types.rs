//! The acts of a reply.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// Something a reply does. Faults are not acts: they are findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Says hello.
    Greeting,
    /// Uses the customer's name.
    Name,
    /// Thanks for contact, patience, information.
    Thanks,
    /// Says sorry.
    Apology,
    /// Names or validates the feeling or hardship, beyond a bare apology.
    FeelingAcknowledged,
    /// Mentions something particular to this customer's case.
    Specific,
    /// Says the problem back.
    Restates,
    /// Asks for information.
    AsksInfo,
    /// Invites to tell more.
    OpenQuestion,
    /// At least two ways to choose from.
    Options,
    /// A concrete action.
    NextStep,
    /// A specific time for something to come.
    Time,
    /// A commitment to a future act.
    Promise,
    /// Announces or invites a later check-back.
    FollowUp,
    /// Accepts responsibility.
    Ownership,
    /// Explains the cause.
    Reason,
    /// Sends the customer to another channel.
    ChannelPush,
}

impl Act {
    /// All of them, in the order of declaration.
    pub const ALL: [Self; 17] = [
        Self::Greeting,
        Self::Name,
        Self::Thanks,
        Self::Apology,
        Self::FeelingAcknowledged,
        Self::Specific,
        Self::Restates,
        Self::AsksInfo,
        Self::OpenQuestion,
        Self::Options,
        Self::NextStep,
        Self::Time,
        Self::Promise,
        Self::FollowUp,
        Self::Ownership,
        Self::Reason,
        Self::ChannelPush,
    ];

    /// The name used in JSON, Parquet and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Name => "name",
            Self::Thanks => "thanks",
            Self::Apology => "apology",
            Self::FeelingAcknowledged => "feeling_acknowledged",
            Self::Specific => "specific",
            Self::Restates => "restates",
            Self::AsksInfo => "asks_info",
            Self::OpenQuestion => "open_question",
            Self::Options => "options",
            Self::NextStep => "next_step",
            Self::Time => "time",
            Self::Promise => "promise",
            Self::FollowUp => "follow_up",
            Self::Ownership => "ownership",
            Self::Reason => "reason",
            Self::ChannelPush => "channel_push",
        }
    }
}

/// An act with the words that do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ActFound {
    /// Which.
    pub act: Act,
    /// The words of the draft.
    pub evidence: Evidence,
}
