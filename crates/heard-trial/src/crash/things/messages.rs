//! Customers begin conversations and write in them.

use std::sync::Mutex;

use async_trait::async_trait;
use fastrand::Rng;
use serde_json::json;

use super::{Thing, sent_again, tally};
use crate::crash::proof::Proof;
use crate::crash::world::{Known, Talk, World, lock};

const SAYS: [&str; 6] = [
    "My oven arrived with a cracked door. When can you bring a new one? I have guests on Sunday and I am really angry.",
    "This is the third time I write. Nobody has called me back and the cot is still not here.",
    "Could you tell me whether the blue one is in stock?",
    "I was charged twice and need the money back before the rent is due on Friday.",
    "Thank you, that helped.",
    "Where is my parcel? It was promised for Tuesday.",
];

#[derive(Default)]
pub(super) struct Messages(Mutex<Vec<(String, Known)>>);

#[async_trait]
impl Thing for Messages {
    fn name(&self) -> &'static str {
        "customers' messages"
    }

    async fn act(&self, world: &World, dice: &mut Rng) {
        let mark = world.mark();
        let text = format!("{} {mark}", dice.choice(SAYS).unwrap_or_default());
        let talk = world.talk(dice).filter(|_| dice.u8(..4) > 0);
        let known = match talk {
            Some(talk) => {
                world
                    .insist(&talk.customer, "/v1/widget/messages", &json!({"text": text}), dice)
                    .await
            }
            None => begin(world, dice, &text).await,
        };
        if let Some((known, _)) = known {
            lock(&self.0).push((mark, known));
        }
    }

    fn done(&self) -> (usize, usize) {
        tally(lock(&self.0).iter().map(|(_, known)| known))
    }

    fn again(&self, proof: &Proof) -> (usize, usize) {
        sent_again(lock(&self.0).iter().map(|(mark, known)| (mark.as_str(), *known)), proof)
    }

    fn check(&self, proof: &Proof) -> Vec<String> {
        let said = lock(&self.0);
        let fault = |(mark, known): &(String, Known)| known.fault(&format!("message {mark}"), proof.messages_with(mark).count());
        said.iter().filter_map(fault).collect()
    }
}

async fn begin(world: &World, dice: &mut Rng, text: &str) -> Option<(Known, serde_json::Value)> {
    let from = format!("10.{}.{}.{}", dice.u8(2..), dice.u8(..), dice.u8(1..));
    let body = json!({"name": "Mara", "text": text});
    let stranger = world.stranger.with("x-forwarded-for", &from);
    let (known, begun) = world.insist(&stranger, "/v1/widget/conversations", &body, dice).await?;
    let token = begun.get("token").and_then(|token| token.as_str());
    let id = begun.pointer("/conversation/id").and_then(|id| id.as_str()?.parse().ok());
    if let (Some(token), Some(id)) = (token, id) {
        let customer = world.stranger.with("authorization", &format!("Bearer {token}"));
        world.add(Talk { id, customer });
    }
    Some((known, begun))
}
