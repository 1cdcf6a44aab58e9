//! What is there after the day: in the database, and as the API shows it.

use std::collections::BTreeMap;

use heard_desk::{FollowUp, Happened, Message, Need, Offer, Promise};
use heard_store::{Cursor, Recorded, Store, Thread};
use serde_json::Value;
use uuid::Uuid;

use super::world::World;

/// How many events are read at once.
const PAGE: u32 = 5000;

/// What is there.
pub(crate) struct Proof {
    /// All conversations.
    pub(crate) threads: BTreeMap<Uuid, Thread>,
    /// All that happened.
    pub(crate) events: Vec<Recorded>,
}

impl Proof {
    /// Reads all of it.
    pub(super) async fn read(store: &dyn Store) -> anyhow::Result<Self> {
        let (mut events, mut last) = (Vec::new(), Cursor::START);
        loop {
            let page = store.events_since(last, PAGE).await?;
            let Some(newest) = page.last() else { break };
            last = newest.cursor;
            events.extend(page);
        }
        let mut threads = BTreeMap::new();
        for opened in events.iter().filter(|told| told.event.what == Happened::Opened) {
            if let Some(id) = opened.event.conversation
                && let Some(thread) = store.thread(id).await?
            {
                threads.insert(id.uuid(), thread);
            }
        }
        Ok(Self { threads, events })
    }

    /// The messages that end with a mark.
    pub(crate) fn messages_with<'p>(&'p self, mark: &'p str) -> impl Iterator<Item = &'p Message> {
        let all = self.threads.values().flat_map(|thread| &thread.messages);
        all.filter(move |message| message.text.ends_with(mark))
    }

    /// All promises.
    pub(crate) fn promises(&self) -> impl Iterator<Item = &Promise> {
        self.threads.values().flat_map(|thread| &thread.promises)
    }

    /// All offers.
    pub(crate) fn offers(&self) -> impl Iterator<Item = &Offer> {
        self.threads.values().flat_map(|thread| &thread.offers)
    }

    /// All check-backs.
    pub(crate) fn follow_ups(&self) -> impl Iterator<Item = &FollowUp> {
        self.threads.values().flat_map(|thread| &thread.follow_ups)
    }

    /// All needs.
    pub(crate) fn needs(&self) -> impl Iterator<Item = &Need> {
        self.threads.values().flat_map(|thread| &thread.needs)
    }

    /// Where agents or customers are shown something else than what is kept.
    pub(super) async fn shown_otherwise(&self, world: &World) -> anyhow::Result<Vec<String>> {
        let mut faults = Vec::new();
        let mut dice = fastrand::Rng::with_seed(0);
        for (id, thread) in &self.threads {
            let seen = world.agent(&mut dice).read(&format!("/v1/conversations/{id}")).await?;
            if shown(&seen, "text") != kept(thread, |_| true) {
                faults.push(format!("agents are shown other messages in {id} than are kept"));
            }
            let promises: Vec<String> = thread
                .promises
                .iter()
                .map(|p| format!("{} {}", p.id, p.standing().name()))
                .collect();
            let listed = |promise: &Value| format!("{} {}", text(promise, "id"), text(promise, "state"));
            let seen: Vec<String> = seen["promises"].as_array().into_iter().flatten().map(listed).collect();
            if seen != promises {
                faults.push(format!("agents are shown other promises in {id} than are kept"));
            }
        }
        for talk in world.talks() {
            let Some(thread) = self.threads.get(&talk.id) else {
                faults.push(format!("conversation {} was acknowledged and is lost", talk.id));
                continue;
            };
            let own = talk.customer.read("/v1/widget/conversation").await?;
            if shown(&own, "text") != kept(thread, Message::is_said) {
                faults.push(format!("the customer of {} is shown other messages than are kept", talk.id));
            }
        }
        Ok(faults)
    }
}

fn kept(thread: &Thread, which: impl Fn(&Message) -> bool) -> Vec<String> {
    let said = thread.messages.iter().filter(|message| which(message));
    said.map(|message| message.text.as_str().to_owned()).collect()
}

fn shown(of: &Value, field: &str) -> Vec<String> {
    of["messages"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|message| text(message, field))
        .collect()
}

fn text(of: &Value, field: &str) -> String {
    of[field].as_str().unwrap_or_default().to_owned()
}
