//! Agents close conversations; customers open them again by writing.

use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::Happened;
use serde_json::json;
use uuid::Uuid;

use super::{Thing, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

#[derive(Default)]
pub(super) struct Closings(Mutex<Vec<(Uuid, Known)>>);

#[async_trait]
impl Thing for Closings {
    fn name(&self) -> &'static str {
        "conversations closed"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        let Some(talk) = world.talk(dice) else { return };
        let path = format!("/v1/conversations/{}/close", talk.id);
        let fate = world.agent(dice).post(&path, json!({"leave_needs": true})).await;
        if let Some((known, _)) = world.known(fate) {
            lock(&self.0).push((talk.id, known));
        }
    }

    fn done(&self) -> (usize, usize) {
        tally(lock(&self.0).iter().map(|(_, known)| known))
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let mut told: BTreeMap<Uuid, (usize, usize, usize)> = BTreeMap::new();
        for event in proof.events.iter().filter(|told| told.event.what == Happened::Closed) {
            if let Some(id) = event.event.conversation {
                told.entry(id.uuid()).or_default().0 += 1;
            }
        }
        for (id, known) in lock(&self.0).iter() {
            let (_, done, perhaps) = told.entry(*id).or_default();
            *if *known == Known::Done { done } else { perhaps } += 1;
        }
        let fault = |(id, (told, done, perhaps)): (Uuid, (usize, usize, usize))| {
            let right = (done..=done + perhaps).contains(&told);
            (!right).then(|| format!("conversation {id} was closed {told} times: {done} acknowledged, {perhaps} cut off"))
        };
        told.into_iter().filter_map(fault).collect()
    }
}
