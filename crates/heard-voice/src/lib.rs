//! Asks a language model for words, over the interface that llama.cpp, Ollama, vLLM and others share (`POST …/chat/completions`).
//!
//! Nothing is asked unless somebody names an address. One request, one answer: no redirect is followed, no proxy is taken from the surroundings, time and
//! size are bounded, and whatever goes wrong is an error in plain words. What comes back is a stranger's text: whoever shows it checks it first.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod answer;
mod wrong;

use std::time::Duration;

use serde::Serialize;
use ureq::Agent;

pub use wrong::VoiceError;

/// Where to ask, and how.
#[derive(Clone)]
pub struct Config {
    /// The address up to its version: `http://127.0.0.1:8080/v1`.
    pub url: String,
    /// The model's name; empty where the server has but one.
    pub model: String,
    /// Sent as `Authorization: Bearer …`, where there is one.
    pub key: Option<String>,
    /// From the connection to the last byte.
    pub patience: Duration,
}

impl Config {
    /// The usual patience.
    pub const PATIENCE: Duration = Duration::from_secs(8);

    /// Without a key.
    pub fn new(url: &str, model: &str) -> Self {
        Self {
            url: url.to_owned(),
            model: model.to_owned(),
            key: None,
            patience: Self::PATIENCE,
        }
    }
}

/// Who says a message of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// How to behave.
    System,
    /// What is asked.
    User,
}

/// One message of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Who says it.
    pub role: Role,
    /// What it says.
    pub content: String,
}

/// The most bytes of an answer: some sentences and what stands around them.
pub const LARGEST: u64 = 64 * 1024;
/// The most tokens that are asked for.
const TOKENS: u32 = 100;
/// A message of a customer is one paragraph: what comes after is about something else.
const STOP: [&str; 1] = ["\n\n"];

#[derive(Serialize)]
struct Request<'r> {
    #[serde(skip_serializing_if = "str::is_empty")]
    model: &'r str,
    messages: &'r [Message],
    max_tokens: u32,
    temperature: f32,
    stop: [&'static str; 1],
    stream: bool,
}

/// Somebody who words what others decide.
pub struct Voice {
    config: Config,
    endpoint: String,
    agent: Agent,
}

impl Voice {
    /// Looks at the address; asks nothing yet.
    pub fn new(config: Config) -> Result<Self, VoiceError> {
        let base = config.url.trim_end_matches('/');
        let rest = base.strip_prefix("http://").or_else(|| base.strip_prefix("https://"));
        let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
        if host.is_empty() || base.contains(['?', '#']) || base.chars().any(char::is_whitespace) {
            return Err(VoiceError::Address(config.url));
        }
        let settled = Agent::config_builder()
            .timeout_global(Some(config.patience))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .http_status_as_error(false)
            .user_agent("heard")
            .build();
        Ok(Self {
            endpoint: format!("{base}/chat/completions"),
            agent: Agent::new_with_config(settled),
            config,
        })
    }

    /// Where it is asked, for messages.
    pub fn address(&self) -> &str {
        &self.config.url
    }

    /// Whether the address is of this machine.
    pub fn is_here(&self) -> bool {
        let rest = self.config.url.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        let host = host
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(host, |(host, _)| host);
        host == "localhost" || host == "[::1]" || host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    }

    /// Asks once. At most [`LARGEST`] bytes are read, for at most [`Config::patience`].
    pub fn say(&self, messages: &[Message]) -> Result<String, VoiceError> {
        let body = serde_json::to_vec(&Request {
            model: &self.config.model,
            messages,
            max_tokens: TOKENS,
            temperature: 0.7,
            stop: STOP,
            stream: false,
        });
        let body = body.map_err(|error| VoiceError::NotUnderstood(error.to_string()))?;
        let mut request = self
            .agent
            .post(&self.endpoint)
            .header("content-type", "application/json")
            .header("accept", "application/json");
        if let Some(key) = &self.config.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let mut response = request.send(&body[..]).map_err(|error| self.wrong(error))?;
        let status = response.status().as_u16();
        let read = response.body_mut().with_config().limit(LARGEST).read_to_vec();
        let bytes = read.map_err(|error| self.wrong(error))?;
        if status != 200 {
            return Err(VoiceError::Status(status, answer::reason(&bytes)));
        }
        answer::words(&bytes)
    }

    fn wrong(&self, error: ureq::Error) -> VoiceError {
        match error {
            ureq::Error::Timeout(_) => VoiceError::Slow(self.config.patience.as_secs_f32()),
            ureq::Error::BodyExceedsLimit(_) => VoiceError::Large,
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => VoiceError::Address(self.config.url.clone()),
            ureq::Error::Io(error) if matches!(error.kind(), std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock) => {
                VoiceError::Slow(self.config.patience.as_secs_f32())
            }
            error => VoiceError::Gone(error.to_string()),
        }
    }
}
