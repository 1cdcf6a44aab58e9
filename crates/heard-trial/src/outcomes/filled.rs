//! Eight weeks of a desk, written through the store by the domain's own verbs.

use std::collections::HashMap;

use fastrand::Rng;
use heard_desk::{Actor, Agent, Answer, Change, Conversation, Customer, Ledger, Message, Name, Pledge, Step, Text, Unmet};
use heard_engine::{Engine, Reading};
use heard_store::Store;
use jiff::{SignedDuration, Timestamp};

use super::words;
use crate::desk::Founded;

/// The period that is looked at, and the one before it.
const WEEKS: i64 = 8;
/// Conversations in one transaction.
const AT_ONCE: usize = 100;

/// Has as many conversations; how many began in the later half.
pub(super) async fn fill(store: &dyn Store, engine: &Engine, founded: &Founded, conversations: u32) -> anyhow::Result<u64> {
    let agent = founded.agents.first().ok_or_else(|| anyhow::anyhow!("no agent"))?;
    let now = Timestamp::now();
    // The server is asked about the last 28 days, today with them, in UTC.
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).start_of_day()?.timestamp();
    let half = today - SignedDuration::from_hours(24 * (7 * WEEKS / 2 - 1));
    let first = today - SignedDuration::from_hours(24 * (7 * WEEKS - 1));
    let apart = (now.duration_since(first) - SignedDuration::from_hours(1)) / i32::try_from(conversations)?;
    let mut teller = Teller {
        engine,
        agent,
        chance: Rng::with_seed(7),
        readings: HashMap::new(),
    };
    let (mut change, mut later) = (Change::default(), 0);
    for number in 0..conversations {
        let at = first + apart * i32::try_from(number)?;
        later += u64::from(at >= half);
        change = change.and(teller.tell(founded, at, now)?);
        if usize::try_from(number)? % AT_ONCE == AT_ONCE - 1 {
            store.apply(&std::mem::take(&mut change)).await?;
        }
    }
    store.apply(&change).await?;
    Ok(later)
}

struct Teller<'t> {
    engine: &'t Engine,
    agent: &'t Agent,
    chance: Rng,
    /// Words that differ in nothing but their number are read once; as JSON.
    readings: HashMap<String, String>,
}

impl Teller<'_> {
    /// One conversation: a trouble, an answer with a promise, a word back, perhaps another answer, the end, perhaps how it was.
    fn tell(&mut self, founded: &Founded, at: Timestamp, now: Timestamp) -> anyhow::Result<Change> {
        let later = |minutes: i64| now.min(at + SignedDuration::from_mins(minutes));
        let (customer, met) = Customer::meet(founded.team.id, Name::new("Mara")?, None, None, at);
        let (text, reading) = self.said(words::first)?;
        let (mut conversation, asked, opened) = Conversation::open(&customer, text, reading, at);
        let mut ledger = Ledger::default();
        let mut change = met.and(opened).and(ledger.hear(&conversation, &asked, false, at));
        let pledge = Pledge {
            what: Text::new("look into it")?,
            quote: Text::new("I will look into it today")?,
            due: Some(at + SignedDuration::from_hours(9)),
        };
        let (reply, replied) = self.reply(&mut conversation, vec![pledge], later(10))?;
        change = change.and(replied);
        let mut messages = vec![asked, reply];
        if self.chance.u8(..100) < 97 {
            let (text, reading) = self.said(words::after)?;
            let earlier: Vec<Reading> = messages.iter().filter_map(|message| message.reading().cloned()).collect();
            let (answer, received) = conversation.receive(text, reading, &earlier, later(25));
            change = change.and(received).and(ledger.hear(&conversation, &answer, true, later(25)));
            messages.push(answer);
            let (reply, replied) = self.reply(&mut conversation, Vec::new(), later(35))?;
            change = change.and(replied);
            messages.push(reply);
            change = change.and(conversation.close(Actor::Agent(self.agent.id), Unmet::Leave, later(40))?);
            if self.chance.bool() && conversation.asks_feedback(None, later(50)) {
                let answer = Answer {
                    heard: self.chance.choice(Step::ALL).unwrap_or(Step::Partly),
                    satisfied: self.chance.choice(Step::ALL),
                    words: self.chance.bool().then(|| Text::new("Thank you.")).transpose()?,
                    scale: Vec::new(),
                };
                change = change.and(conversation.take_feedback(None, answer, &messages, later(50))?.1);
            }
        }
        // What was to be done is done.
        change.jobs.clear();
        Ok(change)
    }

    /// Words with a number of their own, and their reading.
    fn said(&mut self, words: impl FnOnce(&mut Rng) -> String) -> anyhow::Result<(Text, Reading)> {
        let words = words(&mut self.chance);
        let number = self.chance.u32(10_000..100_000).to_string();
        let text = Text::new(words.replace(words::NUMBER, &number))?;
        let reading = if let Some(known) = self.readings.get(&words) {
            known
        } else {
            let read = serde_json::to_string(&self.engine.read(&words, &[]))?;
            self.readings.entry(words).or_insert(read)
        };
        Ok((text, serde_json::from_str(&reading.replace(words::NUMBER, &number))?))
    }

    /// An answer that has gone out; of its promises most are kept.
    fn reply(&mut self, conversation: &mut Conversation, pledges: Vec<Pledge>, at: Timestamp) -> anyhow::Result<(Message, Change)> {
        let text = Text::new("I am sorry, Mara. I will look into it today, and write to you as soon as I know more.")?;
        let (mut reply, replied) = conversation.reply(self.agent.id, text, pledges, at)?;
        let (promises, delivered) = conversation.deliver(&mut reply, at + SignedDuration::from_secs(10))?;
        let mut change = replied.and(delivered);
        for mut promise in promises {
            if self.chance.u8(..100) < 85 {
                change = change.and(promise.keep(self.agent.id, None, at + SignedDuration::from_mins(20))?);
            }
        }
        Ok((reply, change))
    }
}
