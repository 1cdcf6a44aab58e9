//! What a team has noted of its own, in thousands.

use fastrand::Rng;
use heard_desk::{Change, Experience, Note, Text};
use heard_engine::Engine;
use heard_store::Store;
use jiff::Timestamp;

use super::words;
use crate::desk::Founded;

/// Notes of different meaning; the others repeat them.
const DIFFERENT: usize = 200;

/// Notes so many experiences.
pub(super) async fn note(store: &dyn Store, engine: &Engine, founded: &Founded, notes: usize) -> anyhow::Result<()> {
    let agent = founded.agents.first().ok_or_else(|| anyhow::anyhow!("no agent"))?;
    let mut chance = Rng::with_seed(9);
    let different: Vec<Note> = (0..DIFFERENT.min(notes))
        .map(|_| {
            let text = Text::new(words::first(&mut chance))?;
            let gist = engine.gist(&text);
            Ok(Note { title: None, text, gist })
        })
        .collect::<anyhow::Result<_>>()?;
    let now = Timestamp::now();
    let mut all = Change::default();
    for note in different.iter().cycle().take(notes) {
        all = all.and(Experience::note(agent, note.clone(), None, now)?.1);
    }
    Ok(store.apply(&all).await?)
}
