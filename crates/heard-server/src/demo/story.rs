//! Tells one sample again: every deed by the verb that does it at a desk, at the time when it was done.

use std::collections::BTreeMap;

use heard_desk::{
    Actor, Agent, Answer, Change, Conversation, ConversationState, Customer, DeskError, Email, Ledger, Message, Name, Pledge, Promise,
    Step, TeamId, Text, UNDO_WINDOW, Unmet,
};
use heard_engine::{Engine, Reading, Turn, Who};
use jiff::{SignedDuration, Timestamp, Zoned};

use super::DemoError;
use super::sample::{Answered, Moved, Promised, Said, Sample};
use super::words::{fill, half_hour};
use crate::needs;

/// One deed, to be done at its time.
enum Deed<'s> {
    Say(&'s Said),
    /// The promise of the message with this text is kept.
    Keep(&'s Promised),
    Slip(&'s Promised, &'s Moved),
    Break(&'s Promised),
    Close,
    Answer(&'s Answered),
}

/// A sample being told.
pub(super) struct Story<'s> {
    sample: &'s Sample,
    agents: &'s BTreeMap<&'s str, Agent>,
    engine: &'s Engine,
    now: &'s Zoned,
    customer: Customer,
    conversation: Option<Conversation>,
    said: Vec<(Who, String)>,
    readings: Vec<Reading>,
    ledger: Ledger,
    messages: Vec<Message>,
    /// By what was promised.
    promises: BTreeMap<&'s str, Promise>,
    last_agent: Option<Agent>,
    changes: Vec<Change>,
}

impl<'s> Story<'s> {
    /// The whole story, as changes in the order of time.
    pub(super) fn tell(
        sample: &'s Sample,
        team: TeamId,
        agents: &'s BTreeMap<&'s str, Agent>,
        engine: &'s Engine,
        now: &'s Zoned,
    ) -> Result<Vec<Change>, DemoError> {
        let who = &sample.customer.name;
        let refused = |why| DemoError::Refused { who: who.clone(), why };
        let mut deeds = deeds(sample, now)?;
        deeds.sort_by_key(|(at, _)| *at);
        let first = deeds.first().map_or(now.timestamp(), |(at, _)| *at);
        let name = Name::new(who).map_err(|e| refused(e.into()))?;
        let email = Email::new(&sample.customer.email).map_err(|e| refused(e.into()))?;
        let (customer, met) = Customer::meet(team, name, Some(email), None, first);
        let mut story = Story {
            sample,
            agents,
            engine,
            now,
            customer,
            conversation: None,
            said: Vec::new(),
            readings: Vec::new(),
            ledger: Ledger::default(),
            messages: Vec::new(),
            promises: BTreeMap::new(),
            last_agent: None,
            changes: vec![met],
        };
        for (at, deed) in deeds {
            story.live(&deed, at)?;
        }
        Ok(story.changes)
    }

    fn live(&mut self, deed: &Deed<'s>, at: Timestamp) -> Result<(), DemoError> {
        match deed {
            Deed::Say(said) if said.who == Who::Customer => self.customer_writes(said, at),
            Deed::Say(said) => self.agent_replies(said, at),
            Deed::Keep(promised) => self.settle(promised, |promise, agent, text| promise.keep(agent.id, text, at)),
            Deed::Break(promised) => self.settle(promised, |promise, _, _| promise.break_(at)),
            Deed::Slip(promised, moved) => self.slip(promised, moved, at),
            Deed::Close => self.close(at),
            Deed::Answer(answered) => self.customer_answers(answered, at),
        }
    }

    fn customer_writes(&mut self, said: &'s Said, at: Timestamp) -> Result<(), DemoError> {
        let text = self.words(&said.text, at, None)?;
        let before: Vec<Turn<'_>> = self.said.iter().map(|(who, text)| Turn { who: *who, text }).collect();
        let reading = self.engine.read(&text, &before);
        let (conversation, message, change) = match self.conversation.take() {
            Some(mut conversation) => {
                let (message, change) = conversation.receive(text.clone(), reading.clone(), &self.readings, at);
                (conversation, message, change)
            }
            None => Conversation::open(&self.customer, text.clone(), reading.clone(), at),
        };
        let change = change.and(self.ledger.hear(&conversation, &message, !self.promises.is_empty(), at));
        self.conversation = Some(conversation);
        self.messages.push(message);
        self.readings.push(reading);
        self.said.push((Who::Customer, text.into()));
        self.changes.push(change);
        Ok(())
    }

    fn agent_replies(&mut self, said: &'s Said, at: Timestamp) -> Result<(), DemoError> {
        let agent = said
            .by
            .as_deref()
            .and_then(|by| self.agents.get(by))
            .ok_or_else(|| self.unknown())?
            .clone();
        let due = said.promise.as_ref().map(|p| half_hour(self.now, p.due)).transpose()?;
        let text = self.words(&said.text, at, due.as_ref())?;
        let mut pledges = Vec::new();
        if let Some(promised) = &said.promise {
            pledges.push(Pledge {
                what: self.words(&promised.what, at, None)?,
                quote: self.words(&promised.quote, at, due.as_ref())?,
                due: due.as_ref().map(Zoned::timestamp),
            });
        }
        self.said.push((Who::Agent, text.as_str().to_owned()));
        let written = at.saturating_sub(UNDO_WINDOW).unwrap_or(at);
        let conversation = self.conversation()?;
        let told = conversation
            .reply(agent.id, text, pledges, written)
            .and_then(|(mut message, sent)| {
                let (promises, delivered) = conversation.deliver(&mut message, at)?;
                Ok((promises, message, sent.and(delivered)))
            });
        let (promises, message, change) = told.map_err(|why| self.refused(why))?;
        let answered = needs::answered(self.engine, &self.ledger, &self.messages, &message, self.now);
        let change = change.and(self.ledger.answer(&message, answered, at));
        self.messages.push(message);
        if let (Some(promised), Some(promise)) = (&said.promise, promises.into_iter().next()) {
            self.promises.insert(&promised.what, promise);
        }
        self.last_agent = Some(agent);
        self.changes.push(change);
        Ok(())
    }

    fn close(&mut self, at: Timestamp) -> Result<(), DemoError> {
        let agent = self.agent()?.id;
        let change = self.conversation()?.close(Actor::Agent(agent), Unmet::Leave, at);
        self.done(change)
    }

    fn customer_answers(&mut self, answered: &Answered, at: Timestamp) -> Result<(), DemoError> {
        let answer = Answer {
            heard: answered.heard.into(),
            satisfied: answered.satisfied.map(Step::from),
            words: answered.words.as_ref().map(|words| self.words(words, at, None)).transpose()?,
            scale: vec![],
        };
        let messages = self.messages.clone();
        let change = self.conversation()?.take_feedback(None, answer, &messages, at).map(|given| given.1);
        self.done(change)?;
        if self.conversation()?.state == ConversationState::Open {
            self.close(at)?;
        }
        Ok(())
    }

    fn slip(&mut self, promised: &'s Promised, moved: &'s Moved, at: Timestamp) -> Result<(), DemoError> {
        let due = half_hour(self.now, moved.due)?;
        let word = self.words(&moved.word, at, Some(&due))?;
        self.said.push((Who::Agent, word.as_str().to_owned()));
        let agent = self.agent()?.id;
        let mut promise = self.promises.remove(promised.what.as_str()).ok_or_else(|| self.unknown())?;
        let change = promise
            .slip(self.conversation()?, due.timestamp(), word, agent, at)
            .map(|slipped| slipped.1);
        self.done(change)
    }

    fn settle(
        &mut self,
        promised: &'s Promised,
        verb: impl FnOnce(&mut Promise, &Agent, Option<Text>) -> Result<Change, DeskError>,
    ) -> Result<(), DemoError> {
        let note = promised
            .note
            .as_ref()
            .map(Text::new)
            .transpose()
            .map_err(|e| self.refused(e.into()))?;
        let agent = self.agent()?.clone();
        let mut promise = self.promises.remove(promised.what.as_str()).ok_or_else(|| self.unknown())?;
        let change = verb(&mut promise, &agent, note);
        self.done(change)
    }

    fn done(&mut self, change: Result<Change, DeskError>) -> Result<(), DemoError> {
        let change = change.map_err(|why| self.refused(why))?;
        self.changes.push(change);
        Ok(())
    }

    fn conversation(&mut self) -> Result<&mut Conversation, DemoError> {
        let unknown = self.unknown();
        self.conversation.as_mut().ok_or(unknown)
    }

    fn agent(&self) -> Result<&Agent, DemoError> {
        self.last_agent.as_ref().ok_or_else(|| self.unknown())
    }

    fn words(&self, text: &str, at: Timestamp, due: Option<&Zoned>) -> Result<Text, DemoError> {
        let said = at.to_zoned(self.now.time_zone().clone());
        Text::new(fill(text, self.now, &said, due)?).map_err(|why| self.refused(why.into()))
    }

    fn refused(&self, why: DeskError) -> DemoError {
        DemoError::Refused {
            who: self.sample.customer.name.clone(),
            why,
        }
    }

    fn unknown(&self) -> DemoError {
        DemoError::Unknown(self.sample.customer.name.clone())
    }
}

fn deeds<'s>(sample: &'s Sample, now: &Zoned) -> Result<Vec<(Timestamp, Deed<'s>)>, jiff::Error> {
    let before = |ago: SignedDuration| now.timestamp().checked_sub(ago);
    let mut deeds = Vec::new();
    for said in &sample.messages {
        deeds.push((before(said.ago)?, Deed::Say(said)));
        let Some(promised) = &said.promise else { continue };
        if let Some(ago) = promised.kept {
            deeds.push((before(ago)?, Deed::Keep(promised)));
        } else if let Some(moved) = &promised.slipped {
            deeds.push((before(moved.ago)?, Deed::Slip(promised, moved)));
        } else if half_hour(now, promised.due)? <= *now {
            deeds.push((half_hour(now, promised.due)?.timestamp(), Deed::Break(promised)));
        }
    }
    if let Some(ago) = sample.closed {
        deeds.push((before(ago)?, Deed::Close));
    }
    if let Some(answered) = &sample.feedback {
        deeds.push((before(answered.ago)?, Deed::Answer(answered)));
    }
    Ok(deeds)
}
