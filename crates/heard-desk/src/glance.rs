//! What the queue shows of a conversation without opening it; kept up to date by the verbs.

use heard_engine::{Arc, Feeling, Flag, Reading, Who};
use jiff::Timestamp;

use crate::{Line, Text};

/// The most characters of a preview.
const PREVIEW: usize = 140;

/// What one glance at a conversation tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// The beginning of the last message that the customer has sent or seen.
    pub preview: Line,
    /// When that was.
    pub last_at: Timestamp,
    /// Whose it was.
    pub last_who: Who,
    /// How the customer felt when they last wrote.
    pub feeling: Feeling,
    /// How strongly, 0–3.
    pub intensity: u8,
    /// What calls for care, in the order of [`Flag::ALL`], each once.
    pub flags: Vec<Flag>,
    /// Risk of escalation, 0–1.
    pub risk: f32,
    /// Since when the customer has been waiting for an answer.
    pub waiting_since: Option<Timestamp>,
}

impl Glance {
    /// At a first message.
    pub(crate) fn first(text: &Text, reading: &Reading, now: Timestamp) -> Self {
        Self {
            preview: Line::beginning(text, PREVIEW),
            last_at: now,
            last_who: Who::Customer,
            feeling: reading.feeling(),
            intensity: reading.intensity,
            flags: gather(&[], reading),
            risk: Arc::over([reading]).risk,
            waiting_since: Some(now),
        }
    }

    /// After another message of the customer. `earlier` holds the readings of those before, oldest first.
    pub(crate) fn heard<'r>(
        &self,
        text: &Text,
        reading: &'r Reading,
        earlier: impl IntoIterator<Item = &'r Reading>,
        now: Timestamp,
    ) -> Self {
        let kept: Vec<Flag> = match self.waiting_since {
            Some(_) => self.flags.clone(),
            None => self.flags.iter().copied().filter(|f| lasts(*f)).collect(),
        };
        Self {
            flags: gather(&kept, reading),
            risk: Arc::over(earlier.into_iter().chain([reading])).risk,
            waiting_since: self.waiting_since.or(Some(now)),
            ..Self::first(text, reading, now)
        }
    }

    /// After a reply has gone out. It answers what had come in when it was `written`; who has written since still waits.
    pub(crate) fn answered(&self, text: &Text, written: Timestamp, now: Timestamp) -> Self {
        let written_since = self.last_who == Who::Customer && self.last_at > written;
        let waiting_since = written_since.then(|| match self.waiting_since {
            Some(since) if since > written => since,
            _ => self.last_at,
        });
        Self {
            waiting_since,
            ..self.told(text, now)
        }
    }

    /// After the customer has chosen an option: somebody has to act on it.
    pub(crate) fn chosen(&self, title: &Line, now: Timestamp) -> Self {
        let chose = format!("Chose: {}", title.as_str());
        Self {
            preview: Text::new(chose).map_or_else(|_| title.clone(), |chose| Line::beginning(&chose, PREVIEW)),
            last_at: now,
            last_who: Who::Customer,
            waiting_since: self.waiting_since.or(Some(now)),
            ..self.clone()
        }
    }

    /// After the customer has said that it is not all right: it has failed a second time, and they wait.
    pub(crate) fn failed_again(&self, now: Timestamp) -> Self {
        let flags = Flag::ALL.into_iter().filter(|f| *f == Flag::Repeat || self.flags.contains(f));
        Self {
            flags: flags.collect(),
            waiting_since: self.waiting_since.or(Some(now)),
            ..self.clone()
        }
    }

    /// After a word to the customer that answers nothing: who was waiting still waits.
    pub(crate) fn told(&self, text: &Text, now: Timestamp) -> Self {
        Self {
            preview: Line::beginning(text, PREVIEW),
            last_at: now,
            last_who: Who::Agent,
            ..self.clone()
        }
    }
}

/// Whether a flag still matters after it was answered: a person stays vulnerable, a deadline passes.
fn lasts(flag: Flag) -> bool {
    match flag {
        Flag::Churn | Flag::Public | Flag::Legal | Flag::Repeat | Flag::Vulnerable => true,
        Flag::Waiting | Flag::Urgent | Flag::Abuse | Flag::Sarcasm => false,
    }
}

fn gather(kept: &[Flag], reading: &Reading) -> Vec<Flag> {
    Flag::ALL.into_iter().filter(|f| kept.contains(f) || reading.has(*f)).collect()
}
