//! All needs of one conversation: what a message adds, what thanks close, what a reply meets.

use heard_engine::{AskKind, Evidence, Ledger as Kind, NeedKind, Reading};
use jiff::Timestamp;

use super::{Need, NeedStanding};
use crate::{Actor, AgentId, Change, Conversation, DeskError, Line, Message, NeedId, Quote, Text};

/// The needs of one conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// In the order in which they were noticed; of one message in that of its words.
    pub needs: Vec<Need>,
}

/// What a reply meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The need.
    pub need: NeedId,
    /// The words of the reply that meet it.
    pub words: Quote,
}

impl Ledger {
    /// Those that wait, oldest first.
    pub fn open(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(|need| need.is_open())
    }

    /// The customer wrote: what they need is noticed, unless it waits already; where they thank and ask nothing more, what waited is met by
    /// their own word. What was promised and is still to come (`owed`) is not done by thanks for the promise: then only the person is seen to.
    pub fn hear(&mut self, conversation: &Conversation, message: &Message, owed: bool, now: Timestamp) -> Change {
        let Some(reading) = message.reading() else {
            return Change::default();
        };
        let mut change = Change::default();
        if is_thanks(reading) {
            let done = |need: &Need| need.is_open() && (!owed || need.kind.ledger() == Kind::Emotional);
            for need in self.needs.iter_mut().filter(|need| done(need)) {
                if let Ok(met) = need.meet(message, None, message.author(), now) {
                    change = change.and(met);
                }
            }
        }
        let mut needs = reading.needs();
        needs.sort_by_key(|need| (need.evidence.start, need.kind.name()));
        for read in needs {
            if self.open().any(|need| is_same(need, read.kind, &read.evidence)) {
                continue;
            }
            let Ok(label) = Text::new(&read.label) else {
                continue;
            };
            let label = Line::beginning(&label, Line::MAX);
            let need = Need {
                words: Some(read.evidence),
                ..Need::of(conversation, message, read.kind, label, Actor::Desk, now)
            };
            change = change.and(need.noticed());
            self.needs.push(need);
        }
        change
    }

    /// A reply has gone out. `answered` is what the engine has read in it; what is no longer open, or not of this conversation, is passed over.
    pub fn answer(&mut self, reply: &Message, answered: Vec<Answered>, now: Timestamp) -> Change {
        let mut change = Change::default();
        for Answered { need, words } in answered {
            let waiting = self.needs.iter_mut().find(|waiting| waiting.id == need);
            if let Some(Ok(met)) = waiting.map(|need| need.meet(reply, Some(words), Actor::Desk, now)) {
                change = change.and(met);
            }
        }
        change
    }

    /// The customer says that it is not all right: the ways on that seemed to be met are still needed.
    pub fn fail(&mut self, by: Actor, now: Timestamp) -> Change {
        let seemed_met = |need: &Need| need.kind == NeedKind::Solution && need.standing() == NeedStanding::Met;
        let mut change = Change::default();
        for need in self.needs.iter_mut().filter(|need| seemed_met(need)) {
            if let Ok(reopened) = need.reopen(by, now) {
                change = change.and(reopened);
            }
        }
        change
    }

    /// An agent hears a need between the lines of a customer's message.
    pub fn note(
        &mut self,
        conversation: &Conversation,
        message: &Message,
        kind: NeedKind,
        label: Line,
        by: AgentId,
        now: Timestamp,
    ) -> Result<(Need, Change), DeskError> {
        if message.conversation != conversation.id {
            return Err(DeskError::Elsewhere);
        }
        if message.reading().is_none() {
            return Err(DeskError::NotTheCustomers);
        }
        let need = Need::of(conversation, message, kind, label, Actor::Agent(by), now);
        self.needs.push(need.clone());
        let change = need.noticed();
        Ok((need, change))
    }
}

/// Whether they say thanks and want nothing more.
fn is_thanks(reading: &Reading) -> bool {
    reading.ask.kind == AskKind::Thanks && reading.questions.is_empty() && reading.feeling().sign() > 0
}

/// Whether a need that waits is this one said again: to be seen is one need however often it shows; what they want done is the same where
/// most of its words are.
fn is_same(need: &Need, kind: NeedKind, words: &Evidence) -> bool {
    if need.kind != kind {
        return false;
    }
    let said = need.words.as_ref().map_or("", |words| &words.quote);
    kind.ledger() == Kind::Emotional || share(&bare(said), &bare(&words.quote))
}

/// Whether two lists have at least half of the words of the longer one in common.
fn share(one: &[String], other: &[String]) -> bool {
    let common = one.iter().filter(|word| other.contains(word)).count();
    2 * common >= one.len().max(other.len()) && common > 0
}

fn bare(words: &str) -> Vec<String> {
    let mut bare: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    bare.sort_unstable();
    bare.dedup();
    bare
}
