//! A desk with many promises, written through the store by the domain's own verbs.

use std::collections::HashMap;

use heard_desk::{Change, Conversation, Customer, Name, Pledge, PromiseId, Text, remind_at};
use heard_engine::Engine;
use heard_store::Store;
use jiff::{SignedDuration, Timestamp};

use super::AHEAD;
use crate::desk::Founded;

/// Promises in one conversation.
const TOGETHER: u32 = 10;
/// Conversations in one transaction.
const AT_ONCE: u32 = 50;
/// What filling takes at most for a promise, with room to spare: before the first is due, all must be made.
const MICROS_EACH: i64 = 600;
/// The first were made so long before they are due: a quarter of it is left when they are reminded of.
const MADE_BEFORE: SignedDuration = SignedDuration::from_secs(16);

/// When each is to be reminded of, and due.
pub(super) type Dues = HashMap<PromiseId, (Timestamp, Timestamp)>;

/// What was filled in.
pub(super) struct Day {
    pub(super) dues: Dues,
    /// When the last is due.
    pub(super) ends: Timestamp,
}

/// Makes as many promises, due one after another in so many seconds from soon on.
pub(super) async fn fill(store: &dyn Store, founded: &Founded, promises: u32, seconds: u32) -> anyhow::Result<Day> {
    let reading = Engine::new().read("When will you call?", &[]);
    let agent = founded
        .agents
        .first()
        .map(|agent| agent.id)
        .ok_or_else(|| anyhow::anyhow!("no agent"))?;
    let now = Timestamp::now();
    let starts = now + AHEAD + MADE_BEFORE / 4 + SignedDuration::from_micros(MICROS_EACH * i64::from(promises));
    let apart = SignedDuration::from_secs(seconds.into()) / i32::try_from(promises)?;
    let (mut dues, mut change, mut ends) = (Dues::new(), Change::default(), starts);
    for first in (0..promises).step_by(usize::try_from(TOGETHER)?) {
        let due = |number: u32| starts + apart * i32::try_from(number).unwrap_or(i32::MAX);
        let made = now.min(due(first) - MADE_BEFORE);
        let (customer, met) = Customer::meet(founded.team.id, Name::new("Mara")?, None, None, made);
        let (mut conversation, _, opened) = Conversation::open(&customer, Text::new("When will you call?")?, reading.clone(), made);
        let pledges = (first..promises.min(first + TOGETHER))
            .map(|number| pledge(due(number)))
            .collect::<Result<Vec<_>, _>>()?;
        let written = made - SignedDuration::from_secs(10);
        let (mut reply, mut replied) = conversation.reply(agent, Text::new("I will call you.")?, pledges, written)?;
        // Delivered here and now, and not by a job.
        replied.jobs.clear();
        let (made_promises, delivered) = conversation.deliver(&mut reply, made)?;
        for promise in made_promises {
            if let Some(due) = promise.due {
                dues.insert(promise.id, (remind_at(made, due), due));
                ends = ends.max(due);
            }
        }
        change = change.and(met).and(opened).and(replied).and(delivered);
        if (first / TOGETHER) % AT_ONCE == AT_ONCE - 1 {
            store.apply(&std::mem::take(&mut change)).await?;
        }
    }
    store.apply(&change).await?;
    anyhow::ensure!(
        Timestamp::now() < starts,
        "filling took too long: the first promises are due already"
    );
    Ok(Day { dues, ends })
}

fn pledge(due: Timestamp) -> anyhow::Result<Pledge> {
    Ok(Pledge {
        what: Text::new("call")?,
        quote: Text::new("I will call you")?,
        due: Some(due),
    })
}
