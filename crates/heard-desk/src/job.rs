//! What is to be done later.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ConversationId, FollowUpId, JobId, MessageId, PromiseId};

/// Work for a time to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Not before.
    pub run_at: Timestamp,
    /// What.
    pub work: Work,
}

/// Kinds of work. Each is safe to try again: the verb behind it refuses what is already done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Work {
    /// Send a reply whose time for undoing is over: [`Conversation::deliver`](crate::Conversation::deliver).
    Deliver {
        /// Where.
        conversation: ConversationId,
        /// The reply; gone where it was undone.
        message: MessageId,
    },
    /// Say that a promise is due soon: [`Promise::remind`](crate::Promise::remind).
    PromiseReminder {
        /// Which.
        promise: PromiseId,
    },
    /// See whether a promise was kept in time: [`Promise::break_`](crate::Promise::break_).
    PromiseDue {
        /// Which.
        promise: PromiseId,
    },
    /// Check back: [`FollowUp::send`](crate::FollowUp::send).
    FollowUp {
        /// Which.
        follow_up: FollowUpId,
    },
}

impl Work {
    /// The same work has the same key: a store keeps it once.
    pub fn key(&self) -> String {
        match self {
            Self::Deliver { message, .. } => format!("deliver:{message}"),
            Self::PromiseReminder { promise } => format!("promise-reminder:{promise}"),
            Self::FollowUp { follow_up } => format!("follow-up:{follow_up}"),
            Self::PromiseDue { promise } => format!("promise-due:{promise}"),
        }
    }

    /// To be done not before `run_at`.
    pub(crate) fn at(self, run_at: Timestamp) -> Job {
        Job {
            id: JobId::at(run_at),
            run_at,
            work: self,
        }
    }
}
