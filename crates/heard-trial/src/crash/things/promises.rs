//! Agents keep promises and let them slip with word to the customer; those that nobody sees to break in their time. Each settles once.

use std::collections::BTreeSet;
use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::{Happened, Promise, PromiseStanding};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Thing, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

struct Settled {
    id: Uuid,
    to: PromiseStanding,
    mark: String,
    known: Known,
}

#[derive(Default)]
pub(super) struct Promises {
    settled: Mutex<Vec<Settled>>,
    /// What somebody is seeing to or has seen to.
    taken: Mutex<BTreeSet<Uuid>>,
}

#[async_trait]
impl Thing for Promises {
    fn name(&self) -> &'static str {
        "promises kept or slipped"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        let agent = world.agent(dice);
        let Some(open) = agent.get("/v1/promises").await else { return };
        let taken = lock(&self.taken).clone();
        let listed = open["promises"].as_array().into_iter().flatten();
        let free: Vec<(Uuid, Timestamp)> = listed.filter_map(named).filter(|(id, _)| !taken.contains(id)).collect();
        let Some(&(id, due)) = dice.choice(&free) else { return };
        if !lock(&self.taken).insert(id) || dice.u8(..3) == 0 {
            // Nobody sees to this one: it breaks.
            return;
        }
        let mark = world.mark();
        let (to, verb, body) = if dice.bool() {
            (PromiseStanding::Kept, "kept", json!({"note": format!("Called. {mark}")}))
        } else {
            let due = due + world.later(dice);
            let told = format!("I need a little longer, Mara. {mark}");
            (PromiseStanding::Slipped, "slipped", json!({"new_due": due, "word": told}))
        };
        let fate = agent.post(&format!("/v1/promises/{id}/{verb}"), body).await;
        if let Some((known, _)) = world.known(fate) {
            lock(&self.settled).push(Settled { id, to, mark, known });
        }
    }

    fn done(&self) -> (usize, usize) {
        tally(lock(&self.settled).iter().map(|settled| &settled.known))
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let settled = lock(&self.settled);
        let mine = settled.iter().flat_map(|settled| as_it_was_settled(settled, proof));
        mine.chain(proof.promises().filter_map(|promise| once(promise, proof))).collect()
    }
}

/// A promise in a list: which, and due when.
fn named(promise: &Value) -> Option<(Uuid, Timestamp)> {
    Some((promise["id"].as_str()?.parse().ok()?, promise["due"].as_str()?.parse().ok()?))
}

fn as_it_was_settled(settled: &Settled, proof: &Proof) -> Vec<String> {
    let Settled { id, to, mark, known } = settled;
    let Some(promise) = proof.promises().find(|promise| promise.id.uuid() == *id) else {
        return vec![format!("promise {id} is gone")];
    };
    let stands = promise.standing();
    let mut faults = Vec::new();
    if stands != *to && *known == Known::Done {
        faults.push(format!("promise {id} was acknowledged as {}, and is {}", to.name(), stands.name()));
    }
    if *to == PromiseStanding::Slipped {
        let next = proof.promises().filter(|next| next.follows == Some(promise.id)).count();
        let told = proof.messages_with(mark).count();
        let times = usize::from(stands == PromiseStanding::Slipped);
        if (next, told) != (times, times) {
            faults.push(format!(
                "promise {id} is {}: {next} follow it, and the customer was told {told} times",
                stands.name()
            ));
        }
    }
    faults
}

/// Whatever became of it, it was told once.
fn once(promise: &Promise, proof: &Proof) -> Option<String> {
    let (id, mut told) = (promise.id, [0; 4]);
    for event in &proof.events {
        let [made, soon, broken, settled] = &mut told;
        match event.event.what {
            Happened::PromiseMade { promise } if promise == id => *made += 1,
            Happened::PromiseDueSoon { promise } if promise == id => *soon += 1,
            Happened::PromiseBroken { promise } if promise == id => *broken += 1,
            Happened::PromiseKept { promise } | Happened::PromiseSlipped { promise, .. } if promise == id => *settled += 1,
            _ => {}
        }
    }
    let [made, soon, broken, settled] = told;
    // A reminder whose worker was killed comes when its lease has run out, and says nothing where the promise is settled by then.
    let right = match promise.standing() {
        PromiseStanding::Open => false,
        PromiseStanding::Broken => broken == 1 && settled == 0 && soon <= 1,
        PromiseStanding::Kept | PromiseStanding::Slipped => broken == 0 && settled == 1 && soon <= 1,
    };
    let stands = promise.standing().name();
    (!right || made != 1)
        .then(|| format!("promise {id} is {stands}: made {made}, reminded {soon}, broken {broken}, kept or slipped {settled} times"))
}
