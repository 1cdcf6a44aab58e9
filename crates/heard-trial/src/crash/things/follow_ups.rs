//! Agents plan to check back, or think better of it; customers answer. What is planned goes out once, or not at all where somebody waits.

use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use heard_desk::{FollowUp, FollowUpState, Happened};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Thing, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, World, lock};

#[derive(Default)]
pub(super) struct FollowUps {
    planned: Mutex<Vec<(String, Known)>>,
    answers: Mutex<Vec<Known>>,
}

#[async_trait]
impl Thing for FollowUps {
    fn name(&self) -> &'static str {
        "check-backs planned and answered"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        match dice.u8(..4) {
            0 => self.answer(world, dice).await,
            1 => drop_one(world, dice).await,
            _ => self.plan(world, dice).await,
        }
    }

    fn done(&self) -> (usize, usize) {
        let (planned, answers) = (lock(&self.planned), lock(&self.answers));
        tally(planned.iter().map(|(_, known)| known).chain(answers.iter()))
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let planned = lock(&self.planned);
        let mine = planned.iter().filter_map(|(mark, known)| {
            let found = proof.follow_ups().filter(|found| found.text.ends_with(mark.as_str())).count();
            known.fault(&format!("check-back {mark}"), found)
        });
        mine.chain(proof.follow_ups().filter_map(|follow_up| once(follow_up, proof)))
            .collect()
    }
}

impl FollowUps {
    async fn plan(&self, world: &World, dice: &mut Rng) {
        let Some(talk) = world.talk(dice) else { return };
        let mark = world.mark();
        let due = Timestamp::now() + SignedDuration::from_millis(dice.i64(2_000..15_000));
        let body = json!({"due": due, "text": format!("Is it really all right, Mara? {mark}")});
        let path = format!("/v1/conversations/{}/follow-ups", talk.id);
        if let Some((known, _)) = world.known(world.agent(dice).post(&path, body).await) {
            lock(&self.planned).push((mark, known));
        }
    }

    async fn answer(&self, world: &World, dice: &mut Rng) {
        for _ in 0..8 {
            let Some(talk) = world.talk(dice) else { return };
            let Some(own) = talk.customer.get("/v1/widget/conversation").await else {
                return;
            };
            let Some(id) = own["check_back"]["id"].as_str() else { continue };
            let path = format!("/v1/widget/follow-ups/{id}");
            if let Some((known, _)) = world.known(talk.customer.post(&path, json!({"well": dice.bool()})).await) {
                lock(&self.answers).push(known);
            }
            return;
        }
    }
}

/// An agent thinks better of one.
async fn drop_one(world: &World, dice: &mut Rng) {
    let agent = world.agent(dice);
    let Some(listed) = agent.get("/v1/follow-ups").await else { return };
    let listed: Vec<&Value> = listed["follow_ups"].as_array().into_iter().flatten().collect();
    let one = dice.choice(&listed).and_then(|one| one["id"].as_str());
    if let Some(id) = one {
        let _ = world.known(agent.deed("DELETE", &format!("/v1/follow-ups/{id}"), None).await);
    }
}

/// What has gone out is there once and was told once; what was dropped is not; nothing waits any more.
fn once(follow_up: &FollowUp, proof: &Proof) -> Option<String> {
    let said = proof.messages_with(&follow_up.text).count();
    let sent = Happened::FollowUpSent { follow_up: follow_up.id };
    let told = proof.events.iter().filter(|told| told.event.what == sent).count();
    let times = match follow_up.state {
        FollowUpState::Sent { .. } | FollowUpState::Answered { .. } => 1,
        FollowUpState::Dropped { .. } => 0,
        FollowUpState::Planned => return Some(format!("check-back {} still waits", follow_up.id)),
    };
    let state = follow_up.state.name();
    ((said, told) != (times, times)).then(|| format!("check-back {} is {state}: said {said}, told {told} times", follow_up.id))
}
