//! Reading an answer. It is a stranger's: whatever is missing or odd is an error.

use serde::Deserialize;

use crate::VoiceError;

#[derive(Deserialize)]
struct Answer {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Said,
}

#[derive(Deserialize)]
struct Said {
    content: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    error: Reason,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Reason {
    Words(String),
    Object { message: String },
}

/// Its words; empty where it says nothing.
pub(crate) fn words(bytes: &[u8]) -> Result<String, VoiceError> {
    let answer: Answer = serde_json::from_slice(bytes).map_err(|error| VoiceError::NotUnderstood(error.to_string()))?;
    let first = answer.choices.into_iter().next();
    let Some(choice) = first else {
        return Err(VoiceError::NotUnderstood("it holds no choice".to_owned()));
    };
    Ok(choice.message.content.unwrap_or_default())
}

/// What an error says of itself, after a colon.
pub(crate) fn reason(bytes: &[u8]) -> String {
    const MOST: usize = 200;
    let Ok(Refused { error }) = serde_json::from_slice::<Refused>(bytes) else {
        return String::new();
    };
    let (Reason::Words(said) | Reason::Object { message: said }) = error;
    let line: String = said
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST)
        .collect();
    format!(": {line}")
}
