//! Keys, and what is sealed under them: `XChaCha20-Poly1305` with a fresh nonce of 24 bytes each time. What a sealed text is about (whose, which
//! row) is bound to it, so that it cannot be put in another's place.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use heard_desk::{AgentId, Blind, CheckInId, Sealed, TeamId, Week};

use crate::auth::Token;
use crate::problem::{Kind, Problem};

const NONCE: usize = 24;

/// A key of 256 bits. Overwritten when it is dropped; never printed, for it has no `Debug`.
#[derive(Clone)]
pub(crate) struct Key(Zeroizing<[u8; 32]>);

/// So many bytes that nobody can guess.
pub(crate) fn fresh_bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

impl Key {
    /// A fresh one.
    pub(crate) fn fresh() -> Result<Self, getrandom::Error> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    /// What a password was stretched to.
    pub(crate) fn of_password(stretched: Zeroizing<[u8; 32]>) -> Self {
        Self(stretched)
    }

    /// What the token of an agent's session leads to. Of the token the desk keeps a hash, which does not.
    pub(crate) fn of_token(token: &Token, agent: AgentId) -> Self {
        derived(token.reveal().as_bytes(), b"heard own session 1", agent.uuid().as_bytes())
    }

    /// Seals another key under this one.
    pub(crate) fn seal_key(&self, agent: AgentId, key: &Self) -> Result<Sealed, Problem> {
        self.seal(&about_key(agent), key.0.as_slice())
    }

    /// Opens a key that was sealed under this one for this agent.
    pub(crate) fn open_key(&self, agent: AgentId, sealed: &Sealed) -> Option<Self> {
        let bytes = self.open(&about_key(agent), sealed)?;
        let mut key = Zeroizing::new([0; 32]);
        (bytes.len() == key.len()).then(|| key.copy_from_slice(&bytes))?;
        Some(Self(key))
    }

    /// Seals a check-in of this agent under this id.
    pub(crate) fn seal_words(&self, agent: AgentId, id: CheckInId, words: &[u8]) -> Result<Sealed, Problem> {
        derived(self.0.as_slice(), b"heard own words 1", &[]).seal(&about_words(agent, id), words)
    }

    /// Opens a check-in.
    pub(crate) fn open_words(&self, agent: AgentId, id: CheckInId, sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
        derived(self.0.as_slice(), b"heard own words 1", &[]).open(&about_words(agent, id), sealed)
    }

    /// Under which this agent's word counts in a week's tally. Nobody without this key can tell whose it is.
    pub(crate) fn blind(&self, team: TeamId, week: Week) -> Blind {
        let key = derived(self.0.as_slice(), b"heard own tally 1", team.uuid().as_bytes());
        let mut block = Zeroizing::new([0; 64]);
        block.iter_mut().zip(key.0.iter()).for_each(|(to, from)| *to = *from);
        let mut blind = Hmac::<Sha256>::new(&(*block).into());
        blind.update(week.monday().to_string().as_bytes());
        Blind(blind.finalize().into_bytes().into())
    }

    fn seal(&self, about: &[u8], text: &[u8]) -> Result<Sealed, Problem> {
        let nonce: [u8; NONCE] = fresh_bytes()?;
        let text = Payload { msg: text, aad: about };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), text);
        // Only a text of more than 250 GB is refused.
        let sealed = sealed.map_err(|_| Problem::new(Kind::Internal, "It could not be sealed."))?;
        Ok(Sealed([nonce.as_slice(), &sealed].concat()))
    }

    fn open(&self, about: &[u8], sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, text) = sealed.0.split_first_chunk::<NONCE>()?;
        let text = Payload { msg: text, aad: about };
        self.cipher().decrypt(&XNonce::from(*nonce), text).ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }
}

/// What a sealed key is bound to.
fn about_key(agent: AgentId) -> Vec<u8> {
    [b"heard own key 1".as_slice(), agent.uuid().as_bytes()].concat()
}

/// What a sealed check-in is bound to.
fn about_words(agent: AgentId, id: CheckInId) -> Vec<u8> {
    [b"heard check-in 1".as_slice(), agent.uuid().as_bytes(), id.uuid().as_bytes()].concat()
}

/// A key for one purpose, from what is as hard to guess as a key itself (HKDF with SHA-256).
fn derived(from: &[u8], purpose: &[u8], about: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    // Fails only for more than 8,160 bytes.
    let _ = Hkdf::<Sha256>::new(None, from).expand_multi_info(&[purpose, b"\0", about], key.as_mut_slice());
    Key(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key(Zeroizing::new([byte; 32]))
    }

    fn ids() -> (AgentId, CheckInId, CheckInId) {
        let at = jiff::Timestamp::UNIX_EPOCH;
        (AgentId::at(at), CheckInId::at(at), CheckInId::at(at))
    }

    #[test]
    fn only_the_same_key_agent_and_row_open_it() {
        let (agent, id, other) = ids();
        let sealed = key(1).seal_words(agent, id, b"tired of it").unwrap();
        assert_eq!(key(1).open_words(agent, id, &sealed).unwrap().as_slice(), b"tired of it");
        assert!(key(2).open_words(agent, id, &sealed).is_none());
        assert!(key(1).open_words(agent, other, &sealed).is_none());
        assert!(key(1).open_words(ids().0, id, &sealed).is_none());
        for at in [0, NONCE, sealed.0.len() - 1] {
            let mut changed = sealed.clone();
            changed.0[at] ^= 1;
            assert!(key(1).open_words(agent, id, &changed).is_none());
        }
        assert!(key(1).open_words(agent, id, &Sealed(vec![0; 10])).is_none());
        let again = key(1).seal_words(agent, id, b"tired of it").unwrap();
        assert_ne!(again, sealed, "a fresh nonce each time");
    }

    #[test]
    fn what_the_desk_keeps_of_a_token_opens_nothing() {
        let (agent, ..) = ids();
        let token = Token::random().unwrap();
        let sealed = Key::of_token(&token, agent).seal_key(agent, &key(7)).unwrap();
        assert_eq!(Key::of_token(&token, agent).open_key(agent, &sealed).unwrap().0, key(7).0);
        let hash = token.hash().0;
        for known in [
            Key(Zeroizing::new(hash)),
            derived(&hash, b"heard own session 1", agent.uuid().as_bytes()),
        ] {
            assert!(known.open_key(agent, &sealed).is_none());
        }
        let csrf = derived(
            crate::auth::csrf_token(&token).as_bytes(),
            b"heard own session 1",
            agent.uuid().as_bytes(),
        );
        assert!(csrf.open_key(agent, &sealed).is_none(), "nor does what the page holds");
        let other = AgentId::at(jiff::Timestamp::UNIX_EPOCH);
        assert!(Key::of_token(&token, other).open_key(agent, &sealed).is_none());
    }

    #[test]
    fn a_blind_is_one_for_an_agent_and_a_week() {
        let team = TeamId::at(jiff::Timestamp::UNIX_EPOCH);
        let week = |day: &str| Week::of(day.parse().unwrap());
        let blind = key(1).blind(team, week("2026-03-09"));
        assert_eq!(blind, key(1).blind(team, week("2026-03-15")));
        assert_ne!(blind, key(1).blind(team, week("2026-03-16")));
        assert_ne!(blind, key(2).blind(team, week("2026-03-09")));
        assert_ne!(blind, key(1).blind(TeamId::at(jiff::Timestamp::UNIX_EPOCH), week("2026-03-09")));
    }
}
