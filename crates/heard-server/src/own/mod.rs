//! What belongs to an agent alone, and the key to it. The desk keeps that key only sealed: once under the agent's password, and once for each
//! session under the token in their cookie. So it is at hand while their own request is answered, and at no other time to nobody.

mod key;
mod practised;
mod replies;
mod tally;
mod words;

pub(crate) use key::{Key, fresh_bytes};
pub(crate) use practised::{Point, areas, of_person, team, weeks_since};
pub(crate) use replies::marks as of_reply;
pub(crate) use tally::{end_weeks, settle, this_week};
pub(crate) use words::{Said, opened};

use heard_desk::{Agent, Sealed, Vault};
use heard_store::StoreError;
use zeroize::Zeroizing;

use crate::App;
use crate::auth::{SignedIn, Token};
use crate::problem::Problem;

impl SignedIn {
    /// The key to the caller's own words, where this session holds it.
    pub(crate) fn own_key(&self) -> Option<Key> {
        let sealed = self.session.key.as_ref()?;
        Key::of_token(&self.token, self.agent.id).open_key(self.agent.id, sealed)
    }
}

/// The key to an agent's own words, from the password that they have just proven to know; where they have none yet, one is made. `None`: it was
/// sealed under another password, and cannot be opened with this one.
pub(crate) async fn unlock(app: &App, agent: &Agent, password: &Zeroizing<String>) -> Result<Option<Key>, Problem> {
    let mut kept = app.store.vault(agent.id).await?;
    if kept.is_none() {
        let (key, vault) = lock(app, agent, password, Key::fresh()?).await?;
        match app.store.apply(&vault.make()).await {
            Ok(()) => return Ok(Some(key)),
            // Another session was quicker: theirs is the key.
            Err(StoreError::Conflict(_)) => kept = app.store.vault(agent.id).await?,
            Err(error) => return Err(error.into()),
        }
    }
    let Some(vault) = kept else { return Ok(None) };
    let salt = vault.salt;
    let over = app
        .passwords
        .derive(password.clone(), salt, (vault.memory, vault.passes, vault.lanes))
        .await?;
    Ok(Key::of_password(over).open_key(agent.id, &vault.key))
}

/// Seals a key under a password, with a fresh salt and the parameters of today.
pub(crate) async fn lock(app: &App, agent: &Agent, password: &Zeroizing<String>, key: Key) -> Result<(Key, Vault), Problem> {
    let salt = fresh_bytes()?;
    let (memory, passes, lanes) = app.passwords.parameters();
    let over = app.passwords.derive(password.clone(), salt, (memory, passes, lanes)).await?;
    let sealed = Key::of_password(over).seal_key(agent.id, &key)?;
    let vault = Vault {
        agent: agent.id,
        salt,
        memory,
        passes,
        lanes,
        key: sealed,
    };
    Ok((key, vault))
}

/// The same key, sealed for a session.
pub(crate) fn for_session(agent: &Agent, token: &Token, key: &Key) -> Result<Sealed, Problem> {
    Key::of_token(token, agent.id).seal_key(agent.id, key)
}
