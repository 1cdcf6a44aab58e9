//! One message as an archive gives it, made a [`Message`] or a reason why not.

use std::borrow::Cow;

use super::role::Role;
use super::{LONGEST_MESSAGE, Message, Reading, time};
use heard_engine::Who;

/// The values of one message, as text.
#[derive(Default)]
pub(super) struct Values<'v> {
    pub(super) author: Option<Cow<'v, str>>,
    pub(super) text: Option<Cow<'v, str>>,
    pub(super) at: Option<Cow<'v, str>>,
    pub(super) agent: Option<Cow<'v, str>>,
}

impl Values<'_> {
    /// `None` where nothing was said: a blank text, a note, a system's line.
    pub(super) fn message(self, reading: &Reading) -> Result<Option<Message>, String> {
        let Some(author) = self.author else {
            return Err("names no author".into());
        };
        let who = match reading.roles.of(&author) {
            Some(Role::Person(who)) => who,
            Some(Role::Nobody) => return Ok(None),
            None => return Err("its author is neither a customer nor an agent (say who is: --role NAME=agent)".into()),
        };
        let Some(text) = self.text.filter(|text| !text.trim().is_empty()) else {
            return Ok(None);
        };
        if text.len() > LONGEST_MESSAGE {
            return Err(format!(
                "has {} bytes of text; {LONGEST_MESSAGE} are the most that is read",
                text.len()
            ));
        }
        let at = match self.at.filter(|at| !at.trim().is_empty()) {
            None => None,
            Some(at) => Some(time::parse(&at, &reading.zone).ok_or("its time is not understood (leave times out: --map at=)")?),
        };
        let agent = self.agent.filter(|name| who == Who::Agent && !name.trim().is_empty());
        Ok(Some(Message {
            who,
            text: text.into_owned(),
            at,
            agent: agent.map(|name| name.trim().to_owned()),
        }))
    }
}
