//! Agents offer options, and customers choose. An offer comes once with its reply; a choice that was acknowledged stands.

use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::{Happened, Offer};
use serde_json::json;
use uuid::Uuid;

use super::{Thing, sent_again, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

#[derive(Default)]
pub(super) struct Options {
    /// By the mark of their replies.
    offered: Mutex<Vec<(String, Known)>>,
    /// Offers that somebody chose from.
    chosen: Mutex<Vec<(Uuid, Known)>>,
}

#[async_trait]
impl Thing for Options {
    fn name(&self) -> &'static str {
        "options offered and chosen"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        if dice.bool() {
            self.offer(world, dice).await;
        } else {
            self.choose(world, dice).await;
        }
    }

    fn done(&self) -> (usize, usize) {
        let (offered, chosen) = (lock(&self.offered), lock(&self.chosen));
        tally(offered.iter().map(|(_, known)| known).chain(chosen.iter().map(|(_, known)| known)))
    }

    fn again(&self, proof: &Proof) -> (usize, usize) {
        sent_again(lock(&self.offered).iter().map(|(mark, known)| (mark.as_str(), *known)), proof)
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let offered = lock(&self.offered);
        let mine = offered.iter().filter_map(|(mark, known)| {
            let named = |offer: &&Offer| offer.ways.iter().any(|way| way.title.ends_with(mark.as_str()));
            known.fault(&format!("offer {mark}"), proof.offers().filter(named).count())
        });
        let chosen = lock(&self.chosen);
        let kept = chosen.iter().filter(|(_, known)| *known == Known::Done).filter_map(|(id, _)| {
            let offer = proof.offers().find(|offer| offer.id.uuid() == *id);
            let stands = offer.is_some_and(|offer| offer.choice().is_some());
            (!stands).then(|| format!("a choice of offer {id} was acknowledged and is lost"))
        });
        mine.chain(kept)
            .chain(proof.offers().filter_map(|offer| once(offer, proof)))
            .collect()
    }
}

impl Options {
    async fn offer(&self, world: &World, dice: &mut Rng) {
        let Some(talk) = world.talk(dice) else { return };
        let mark = world.mark();
        let options = json!([{"title": format!("A new one {mark}"), "time": "three days"}, {"title": "The money back"}]);
        let body = json!({"text": format!("There are two ways on, Mara. {mark}"), "options": options});
        let path = format!("/v1/conversations/{}/replies", talk.id);
        let agent = world.agent(dice).clone();
        if let Some((known, _)) = world.insist(&agent, &path, &body, dice).await {
            lock(&self.offered).push((mark, known));
        }
    }

    async fn choose(&self, world: &World, dice: &mut Rng) {
        // Whoever has a choice, looked for a few times.
        for _ in 0..8 {
            let Some(talk) = world.talk(dice) else { return };
            let Some(own) = talk.customer.get("/v1/widget/conversation").await else {
                return;
            };
            let open = own["options"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|offer| offer["choosable"] == true);
            let Some(id) = open.and_then(|offer| offer["id"].as_str()?.parse().ok()) else {
                continue;
            };
            let path = format!("/v1/widget/options/{id}");
            if let Some((known, _)) = world.known(talk.customer.post(&path, json!({"option": dice.usize(..2)})).await) {
                lock(&self.chosen).push((id, known));
            }
            return;
        }
    }
}

/// It was told of once, and its message is there.
fn once(offer: &Offer, proof: &Proof) -> Option<String> {
    let told = proof
        .events
        .iter()
        .filter(|told| told.event.what == Happened::OptionsOffered { offer: offer.id });
    let (told, id) = (told.count(), offer.id);
    (told != 1).then(|| format!("offer {id} was told of {told} times"))
}
