//! What can go wrong between the domain and the disk.

use sqlx::migrate::MigrateError;

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database could not be opened.
    #[error("cannot open the database {place}: {why}")]
    Open {
        /// Where it was looked for; without a password.
        place: String,
        /// What is the matter, and what helps.
        why: String,
    },
    /// Somebody else has changed the same thing since it was read. Nothing was written; read again and decide again.
    #[error("somebody else changed this {0} in the meantime")]
    Conflict(&'static str),
    /// Somebody else has this email address. Nothing was written.
    #[error("an agent with this email address exists")]
    EmailTaken,
    /// The lease ran out and somebody else has the job, or it is done. Nothing was written.
    #[error("somebody else has taken over this job")]
    LeaseLost,
    /// The change contradicts what is stored, such as a message of a conversation that does not exist. Nothing was written.
    #[error("the database refuses this change: {0}")]
    Refused(String),
    /// What is stored cannot be understood.
    #[error("the database holds something that cannot be understood: {0}")]
    Corrupt(String),
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(refused) if refused.is_unique_violation() && names_email(refused.message()) => Self::EmailTaken,
            // Two writings crossed each other, and the database let one go first.
            sqlx::Error::Database(crossed) if matches!(crossed.code().as_deref(), Some("40001" | "40P01")) => {
                Self::Conflict("conversation")
            }
            sqlx::Error::Database(refused)
                if refused.is_unique_violation() || refused.is_foreign_key_violation() || refused.is_check_violation() =>
            {
                Self::Refused(refused.message().to_owned())
            }
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::ColumnNotFound(_) => Self::Corrupt(error.to_string()),
            _ => Self::Unavailable(error),
        }
    }
}

/// Both databases name the column in their own way.
fn names_email(refusal: &str) -> bool {
    ["agent.email", "agent_email_key"].into_iter().any(|name| refusal.contains(name))
}

/// What is the matter with the steps that brought a database to where it is.
pub(crate) fn step_in_words(why: &MigrateError) -> String {
    match why {
        MigrateError::VersionMissing(version) => format!("it was written by a newer version of Heard (step {version} is not known here)"),
        MigrateError::VersionMismatch(version) => format!("its step {version} is not the one that this version of Heard knows"),
        other => other.to_string(),
    }
}
