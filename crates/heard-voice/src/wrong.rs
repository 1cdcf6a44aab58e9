//! What can go wrong, in plain words.

use thiserror::Error;

/// Why no words came.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum VoiceError {
    /// The address cannot be used.
    #[error("'{0}' is no address of a language model; write one such as http://127.0.0.1:8080/v1")]
    Address(String),
    /// Nobody answers there, or they hung up.
    #[error("the language model cannot be reached: {0}")]
    Gone(String),
    /// Seconds went by.
    #[error("the language model took longer than {0} seconds")]
    Slow(f32),
    /// It answered with an error, or sent elsewhere; with its own words, where it gave some.
    #[error("the language model answered with status {0}{1}")]
    Status(u16, String),
    /// More than can be words of a customer.
    #[error("the language model sent more than {} KiB", crate::LARGEST / 1024)]
    Large,
    /// No answer of this interface.
    #[error("the language model's answer cannot be understood: {0}")]
    NotUnderstood(String),
}
