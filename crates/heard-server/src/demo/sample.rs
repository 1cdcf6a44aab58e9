//! The shape of `conversations.json`. Times are counted from the moment the demo begins.

use jiff::SignedDuration;
use serde::Deserialize;

use heard_engine::Who;

use crate::routes::view::StepView;

/// One conversation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    /// With whom.
    pub(super) customer: Person,
    /// What was said, oldest first.
    pub(super) messages: Vec<Said>,
    /// How long ago the last one who wrote closed it.
    pub(super) closed: Option<SignedDuration>,
    /// What the customer answered when they were asked.
    pub(super) feedback: Option<Answered>,
}

/// Whether they felt heard. An answer that opens the conversation again is followed by nothing: it closes once more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answered {
    pub(super) ago: SignedDuration,
    pub(super) heard: StepView,
    pub(super) satisfied: Option<StepView>,
    pub(super) words: Option<String>,
}

/// Somebody who wrote in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
}

/// One message. Its text may hold `{due}` and `{day+2}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) who: Who,
    /// Which agent.
    pub(super) by: Option<String>,
    pub(super) ago: SignedDuration,
    pub(super) text: String,
    pub(super) promise: Option<Promised>,
}

/// What a message promised, and what became of it. Broken where its time has passed and nothing else is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promised {
    pub(super) what: String,
    pub(super) quote: String,
    /// From now; negative for a time that has passed.
    pub(super) due: SignedDuration,
    /// How long ago it was kept.
    pub(super) kept: Option<SignedDuration>,
    /// What the agent said of it.
    pub(super) note: Option<String>,
    pub(super) slipped: Option<Moved>,
}

/// A promise that slipped, with word to the customer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moved {
    pub(super) ago: SignedDuration,
    /// From now.
    pub(super) due: SignedDuration,
    pub(super) word: String,
}
