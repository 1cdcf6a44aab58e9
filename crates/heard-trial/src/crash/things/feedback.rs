//! Customers answer whether they felt heard.

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

const STEPS: [&str; 5] = ["not_at_all", "a_little", "partly", "mostly", "fully"];

struct Answer {
    conversation: Uuid,
    mark: String,
    known: Known,
}

#[derive(Default)]
pub(super) struct Answers(Mutex<Vec<Answer>>);

#[async_trait]
impl Thing for Answers {
    fn name(&self) -> &'static str {
        "answers to “did you feel heard?”"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        // Whoever is asked, looked for a few times.
        for _ in 0..8 {
            let Some(talk) = world.talk(dice) else { return };
            let Some(own) = talk.customer.get("/v1/widget/conversation").await else {
                return;
            };
            if own["feedback"]["asked"] != true {
                continue;
            }
            let mark = world.mark();
            let body = json!({"heard": dice.choice(STEPS), "words": format!("As I said. {mark}")});
            if let Some((known, _)) = world.known(talk.customer.post("/v1/widget/feedback", body).await) {
                let conversation = talk.id;
                lock(&self.0).push(Answer { conversation, mark, known });
            }
            return;
        }
    }

    fn done(&self) -> (usize, usize) {
        tally(lock(&self.0).iter().map(|answer| &answer.known))
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let mut of: BTreeMap<Uuid, Vec<&Answer>> = BTreeMap::new();
        let all = lock(&self.0);
        for answer in all.iter() {
            of.entry(answer.conversation).or_default().push(answer);
        }
        of.into_iter().filter_map(|(id, answers)| fault(id, &answers, proof)).collect()
    }
}

/// Two may have answered at once: either word may stand, but one of theirs, and not one that an acknowledged one followed.
fn fault(id: Uuid, answers: &[&Answer], proof: &Proof) -> Option<String> {
    let given = proof.threads.get(&id).and_then(|thread| thread.feedback.as_ref());
    let words = given.and_then(|given| given.words.as_deref()).unwrap_or_default();
    let (done, perhaps) = tally(answers.iter().map(|answer| &answer.known));
    let of_this = |event: &&heard_store::Recorded| event.event.conversation.is_some_and(|found| found.uuid() == id);
    let told = proof
        .events
        .iter()
        .filter(of_this)
        .filter(|event| event.event.what == Happened::FeedbackGiven)
        .count();
    let mine = answers.iter().any(|answer| words.ends_with(&answer.mark));
    let right = (done..=done + perhaps).contains(&told) && (mine || told == 0);
    (!right).then(|| format!("answer about {id}: {done} acknowledged, {perhaps} cut off, {told} told; what stands is one of them: {mine}"))
}
