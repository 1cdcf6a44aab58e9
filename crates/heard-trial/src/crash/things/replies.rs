//! Agents reply, with promises, and take some replies back. A reply goes out once, unless it was taken back.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::{Happened, MessageState};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Thing, sent_again, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

/// A little less than the time in which a reply can be taken back.
const UNDOABLE: Duration = Duration::from_secs(9);

struct Reply {
    mark: String,
    known: Known,
    promises: usize,
    undone: Option<Known>,
}

/// A reply that can still be taken back: where, which, by whom, since when.
struct Fresh {
    mark: String,
    path: String,
    agent: usize,
    since: Instant,
}

#[derive(Default)]
pub(super) struct Replies {
    all: Mutex<Vec<Reply>>,
    fresh: Mutex<Vec<Fresh>>,
}

#[async_trait]
impl Thing for Replies {
    fn name(&self) -> &'static str {
        "replies"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        if dice.u8(..4) == 0 {
            self.undo(world, dice).await;
        } else {
            self.reply(world, dice).await;
        }
    }

    fn done(&self) -> (usize, usize) {
        let all = lock(&self.all);
        tally(all.iter().flat_map(|reply| [Some(&reply.known), reply.undone.as_ref()]).flatten())
    }

    fn again(&self, proof: &Proof) -> (usize, usize) {
        sent_again(lock(&self.all).iter().map(|reply| (reply.mark.as_str(), reply.known)), proof)
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        lock(&self.all).iter().flat_map(|reply| faults(reply, proof)).collect()
    }
}

impl Replies {
    async fn reply(&self, world: &World, dice: &mut Rng) {
        let Some(talk) = world.talk(dice) else { return };
        let agent = dice.usize(..world.agents.len());
        let Some(client) = world.agents.get(agent) else { return };
        let (mark, promises) = (world.mark(), dice.usize(..3));
        let mut pledge =
            |number: usize| json!({"what": format!("call {mark}{number}"), "quote": "I will call you", "due": world.due(dice)});
        let pledges: Vec<Value> = (0..promises).map(&mut pledge).collect();
        let body = json!({"text": format!("I am sorry, Mara. I will call you. {mark}"), "promises": pledges});
        let path = format!("/v1/conversations/{}/replies", talk.id);
        let Some((known, sent)) = world.insist(client, &path, &body, dice).await else {
            return;
        };
        lock(&self.all).push(Reply {
            mark: mark.clone(),
            known,
            promises,
            undone: None,
        });
        if let Some(id) = sent.get("id").and_then(Value::as_str) {
            let (path, since) = (format!("{path}/{id}"), Instant::now());
            lock(&self.fresh).push(Fresh { mark, path, agent, since });
        }
    }

    async fn undo(&self, world: &World, dice: &mut Rng) {
        let fresh = {
            let mut fresh = lock(&self.fresh);
            fresh.retain(|reply| reply.since.elapsed() < UNDOABLE);
            if fresh.is_empty() {
                return;
            }
            let which = dice.usize(..fresh.len());
            fresh.swap_remove(which)
        };
        let Some(client) = world.agents.get(fresh.agent) else { return };
        let Some((known, _)) = world.known(client.deed("DELETE", &fresh.path, None).await) else {
            return;
        };
        if let Some(reply) = lock(&self.all).iter_mut().find(|reply| reply.mark == fresh.mark) {
            reply.undone = Some(known);
        }
    }
}

fn faults(reply: &Reply, proof: &Proof) -> Vec<String> {
    let what = format!("reply {}", reply.mark);
    let found: Vec<_> = proof.messages_with(&reply.mark).collect();
    let (least, most) = reply.known.times();
    let (least, most) = match reply.undone {
        None => (least, most),
        Some(Known::Perhaps) => (least.saturating_sub(1), most),
        Some(_) => (least.saturating_sub(1), most - 1),
    };
    let mut faults = Vec::new();
    if !(least..=most).contains(&found.len()) {
        faults.push(format!(
            "{what} ({:?}, taken back {:?}) is there {} times",
            reply.known,
            reply.undone,
            found.len()
        ));
    }
    for message in &found {
        let id: Uuid = message.id.uuid();
        let told = |sought: &dyn Fn(&Happened) -> bool| proof.events.iter().filter(|told| sought(&told.event.what)).count();
        let delivered = told(&|what| *what == Happened::Delivered { message: message.id });
        if delivered != 1 || !matches!(message.state, MessageState::Sent { .. }) {
            faults.push(format!("{what} ({id}) went out {delivered} times"));
        }
        for number in 0..reply.promises {
            let name = format!("{}{number}", reply.mark);
            let made = proof
                .promises()
                .filter(|promise| promise.follows.is_none() && promise.what.ends_with(&name))
                .count();
            if made != found.len() {
                faults.push(format!("{what} went out, and its promise {number} was made {made} times"));
            }
        }
    }
    faults
}
