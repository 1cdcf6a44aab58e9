//! The key to an agent's own words, as it is kept: sealed. The domain never sees the key itself.

use std::fmt;

use crate::{AgentId, Change, Write};

/// Bytes that say nothing without a key: a nonce, and what was sealed under it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// An agent's data key, sealed by a key that is derived from their password with a salt and with parameters of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vault {
    /// Whose.
    pub agent: AgentId,
    /// The salt of the derivation; never that of the password's hash.
    pub salt: [u8; 16],
    /// Memory of the derivation, in KiB.
    pub memory: u32,
    /// Its passes over that memory.
    pub passes: u32,
    /// Its lanes.
    pub lanes: u32,
    /// The data key, sealed.
    pub key: Sealed,
}

impl Vault {
    /// Keeps the first one of an agent.
    pub fn make(&self) -> Change {
        Change::new(vec![Write::Vault(self.clone())])
    }
}
