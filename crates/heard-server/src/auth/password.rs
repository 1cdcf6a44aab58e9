//! Passwords: argon2id, worked out on the blocking pool, few at a time.
//!
//! One try takes 46 MiB and some 20 ms of a core. The limit on how many run at once bounds both, whatever arrives.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// How many hashes are worked out at the same time.
const AT_ONCE: usize = 1;

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
    /// A hash that no password has: what an unknown address is checked against, so that it takes as long as a known one.
    nobody: Arc<str>,
}

/// Why a password could not be worked on. Never because it is wrong.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Hashing failed.
    #[error("password hashing: {0}")]
    Hash(#[from] argon2::password_hash::Error),
    /// A stored hash is not one.
    #[error("stored password hash: {0}")]
    Stored(#[from] argon2::password_hash::phc::Error),
    /// The parameters are out of bounds.
    #[error("password parameters: {0}")]
    Parameters(#[from] argon2::Error),
    /// The system gave no random bytes.
    #[error("random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// The task was stopped.
    #[error("the password task was stopped")]
    Stopped,
}

impl Passwords {
    /// With OWASP's first choice of parameters for argon2id: 46 MiB, one pass, one lane. The 19 MiB of its other choices would stay
    /// with the allocator: glibc keeps freed blocks of up to 32 MiB, for each thread that had one, and gives larger ones back at once.
    pub fn new() -> Result<Self, PasswordError> {
        Self::with(&Params::new(46 * 1024, 1, 1, None)?)
    }

    /// With next to no work, for tests of other things.
    pub fn quick() -> Result<Self, PasswordError> {
        Self::with(&Params::new(Params::MIN_M_COST, 1, 1, None)?)
    }

    fn with(params: &Params) -> Result<Self, PasswordError> {
        let mut random = [0; 48];
        getrandom::fill(&mut random)?;
        let (salt, hash) = random.split_at(16);
        let (m, t, p) = (params.m_cost(), params.t_cost(), params.p_cost());
        let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
        Ok(Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone()),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            nobody: format!("$argon2id$v=19$m={m},t={t},p={p}${salt}${hash}").into(),
        })
    }

    /// The hash to store for a password.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let argon2 = self.argon2.clone();
        self.run(move || Ok(argon2.hash_password(password.as_bytes())?.to_string())).await
    }

    /// Whether the password is the account's. Without an account the same work is done, and the answer is no.
    pub async fn verify(&self, password: String, account: Option<String>) -> Result<bool, PasswordError> {
        let argon2 = self.argon2.clone();
        let nobody = Arc::clone(&self.nobody);
        self.run(move || {
            let hash = PasswordHash::new(account.as_deref().unwrap_or(&nobody))?;
            Ok(argon2.verify_password(password.as_bytes(), &hash).is_ok() && account.is_some())
        })
        .await
    }

    /// What a password is stretched to with this salt and these parameters (KiB of memory, passes, lanes): the key that an agent's own key is
    /// sealed under. Nothing of it is kept.
    pub(crate) async fn derive(
        &self,
        password: Zeroizing<String>,
        salt: [u8; 16],
        (memory, passes, lanes): (u32, u32, u32),
    ) -> Result<Zeroizing<[u8; 32]>, PasswordError> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory, passes, lanes, Some(32))?);
        self.run(move || {
            let mut key = Zeroizing::new([0; 32]);
            argon2.hash_password_into(password.as_bytes(), &salt, key.as_mut_slice())?;
            Ok(key)
        })
        .await
    }

    /// The parameters of today: KiB of memory, passes, lanes.
    pub(crate) fn parameters(&self) -> (u32, u32, u32) {
        let params = self.argon2.params();
        (params.m_cost(), params.t_cost(), params.p_cost())
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static) -> Result<T, PasswordError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| PasswordError::Stopped)?;
        let work = move || {
            // Held by the work itself: a caller who hangs up does not let another hash begin beside this one.
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| PasswordError::Stopped)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account() {
        let passwords = Passwords::quick().unwrap();
        let hash = passwords.hash("long enough".to_owned()).await.unwrap();
        let verify = |word: &str, hash: Option<&String>| passwords.verify(word.to_owned(), hash.cloned());
        assert!(verify("long enough", Some(&hash)).await.unwrap());
        assert!(!verify("wrong", Some(&hash)).await.unwrap());
        assert!(!verify("long enough", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_key_is_the_passwords_and_the_salts() {
        let passwords = Passwords::quick().unwrap();
        let key = async |word: &str, salt| {
            let derived = passwords.derive(Zeroizing::new(word.to_owned()), [salt; 16], passwords.parameters());
            *derived.await.unwrap()
        };
        assert_eq!(key("long enough", 1).await, key("long enough", 1).await);
        assert_ne!(key("long enough", 1).await, key("long enough", 2).await);
        assert_ne!(key("long enough", 1).await, key("longer", 1).await);
    }

    #[test]
    fn nobody_is_a_hash_like_any_other() {
        let passwords = Passwords::new().unwrap();
        let nobody = PasswordHash::new(&passwords.nobody).unwrap();
        assert!(nobody.salt.is_some() && nobody.hash.is_some());
        assert!(passwords.nobody.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
    }
}
