//! Agents note needs, mark them as met, set them aside.

use std::collections::BTreeSet;
use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::{Actor, NeedStanding};
use serde_json::json;
use uuid::Uuid;

use super::{Thing, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

enum Deed {
    /// Noted, with a mark.
    Noted(String),
    /// Turned, once.
    Turned(Uuid, NeedStanding),
}

#[derive(Default)]
pub(super) struct Needs {
    deeds: Mutex<Vec<(Deed, Known)>>,
    taken: Mutex<BTreeSet<Uuid>>,
}

#[async_trait]
impl Thing for Needs {
    fn name(&self) -> &'static str {
        "needs noted, met, set aside"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        let Some(talk) = world.talk(dice) else { return };
        let (agent, path) = (world.agent(dice), format!("/v1/conversations/{}", talk.id));
        let Some(seen) = agent.get(&path).await else { return };
        if dice.u8(..3) == 0 {
            let mark = world.mark();
            let body = json!({"message_id": seen["messages"][0]["id"], "kind": "reassurance", "label": format!("To be believed {mark}")});
            if let Some((known, _)) = world.insist(agent, &format!("{path}/needs"), &body, dice).await {
                lock(&self.deeds).push((Deed::Noted(mark), known));
            }
            return;
        }
        let waiting = seen["needs"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|need| need["state"] == "open");
        let ids: Vec<Uuid> = waiting.filter_map(|need| need["id"].as_str()?.parse().ok()).collect();
        let Some(&id) = dice.choice(&ids).filter(|id| lock(&self.taken).insert(**id)) else {
            return;
        };
        let (to, verb, body) = if dice.bool() {
            (NeedStanding::Met, "met", json!({}))
        } else {
            (NeedStanding::SetAside, "set-aside", json!({"why": "Settled by phone."}))
        };
        if let Some((known, _)) = world.known(agent.post(&format!("/v1/needs/{id}/{verb}"), body).await) {
            lock(&self.deeds).push((Deed::Turned(id, to), known));
        }
    }

    fn done(&self) -> (usize, usize) {
        tally(lock(&self.deeds).iter().map(|(_, known)| known))
    }

    fn again(&self, proof: &Proof) -> (usize, usize) {
        let deeds = lock(&self.deeds);
        let again = deeds.iter().filter_map(|deed| match deed {
            (Deed::Noted(mark), Known::Again) => Some(mark),
            _ => None,
        });
        let found = |mark: &String| proof.needs().filter(|need| need.label.ends_with(mark.as_str())).count();
        let found: Vec<usize> = again.map(found).collect();
        (found.len(), found.iter().filter(|times| **times > 1).count())
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let fault = |(deed, known): &(Deed, Known)| match deed {
            Deed::Noted(mark) => {
                let found = proof.needs().filter(|need| need.label.ends_with(mark.as_str())).count();
                known.fault(&format!("need {mark}"), found)
            }
            Deed::Turned(id, to) => {
                let Some(need) = proof.needs().find(|need| need.id.uuid() == *id) else {
                    return Some(format!("need {id} is gone"));
                };
                let turns = need.turns.iter().filter(|turn| matches!(turn.by, Actor::Agent(_))).count();
                let fault = known.fault(&format!("what an agent said of need {id}"), turns);
                // A customer to whom it is not all right has the last word.
                let reopened = need.turns.last().is_some_and(|turn| matches!(turn.by, Actor::Customer(_)));
                let wrong = *known == Known::Done && need.standing() != *to && !reopened;
                fault.or_else(|| wrong.then(|| format!("need {id} was turned to {to:?} and is {:?}", need.standing())))
            }
        };
        lock(&self.deeds).iter().filter_map(fault).collect()
    }
}
