//! What was done for a request that bore a key of its caller's making: sent again, it is known, and not done again.

use jiff::Timestamp;

use crate::{Actor, Change, ConversationId, Digest, MessageId, NeedId, Write};

/// Something done for a request with a key. It outlives what it made: a reply that was taken back is not sent by the same request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who asked. Everybody's keys are their own.
    pub by: Actor,
    /// The key's hash; of two deeds of one caller under one key a store keeps the first.
    pub key: Digest,
    /// The hash of all that was asked for.
    pub asked: Digest,
    /// Where.
    pub conversation: ConversationId,
    /// What came of it.
    pub made: Made,
    /// When.
    pub at: Timestamp,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A message.
    Message(MessageId),
    /// A need.
    Need(NeedId),
}

impl Deed {
    /// The change that remembers it, to be written with what it made.
    pub fn remember(self) -> Change {
        Change::new(vec![Write::Deed(self)])
    }
}
