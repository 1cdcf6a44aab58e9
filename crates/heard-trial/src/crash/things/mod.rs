//! What is done at the desk during the day. Each thing has one file, in which its deeds and its proof stand together; [`all`] is the one list.

mod closing;
mod feedback;
mod follow_ups;
mod messages;
mod needs;
mod options;
mod promises;
mod replies;

use async_trait::async_trait;
use fastrand::Rng;

use super::proof::Proof;
use super::world::World;

/// Something that is done again and again, and proven at the end.
#[async_trait]
pub(crate) trait Thing: Send + Sync {
    /// Its name in the report.
    fn name(&self) -> &'static str;

    /// Does one of its deeds, if there is something to do it with, and keeps what is known of it.
    async fn act(&self, world: &World, dice: &mut Rng);

    /// How many of its deeds were acknowledged and cut off.
    fn done(&self) -> (usize, usize);

    /// How many of its deeds were sent again after their answer was cut off, and how many of these are there twice.
    fn again(&self, _proof: &Proof) -> (usize, usize) {
        (0, 0)
    }

    /// What is wrong with it after the day.
    fn check(&self, proof: &Proof) -> Vec<String>;
}

/// All things, each with how often it is done.
pub(super) fn all() -> Vec<(u8, Box<dyn Thing>)> {
    vec![
        (8, Box::new(messages::Messages::default())),
        (8, Box::new(replies::Replies::default())),
        (5, Box::new(promises::Promises::default())),
        (4, Box::new(options::Options::default())),
        (3, Box::new(follow_ups::FollowUps::default())),
        (4, Box::new(needs::Needs::default())),
        (2, Box::new(closing::Closings::default())),
        (2, Box::new(feedback::Answers::default())),
    ]
}

use super::world::Known;

/// Counts what was acknowledged and what was cut off.
fn tally<'k>(known: impl Iterator<Item = &'k Known>) -> (usize, usize) {
    let (done, perhaps): (Vec<&Known>, Vec<&Known>) = known.partition(|known| **known != Known::Perhaps);
    (done.len(), perhaps.len())
}

/// Of those that were sent again, how many are there twice.
fn sent_again<'m>(marks: impl Iterator<Item = (&'m str, Known)>, proof: &Proof) -> (usize, usize) {
    let again: Vec<&str> = marks.filter(|(_, known)| *known == Known::Again).map(|(mark, _)| mark).collect();
    let twice = again.iter().filter(|mark| proof.messages_with(mark).count() > 1).count();
    (again.len(), twice)
}
