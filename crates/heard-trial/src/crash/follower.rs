//! An agent's screen that hears live events all day, and comes back with its last id whenever it is cut off.

use std::collections::HashMap;
use std::time::Duration;

use heard_store::Recorded;
use tokio::sync::watch;

use crate::desk::{Client, Live, Told};

/// What it heard.
#[derive(Debug, Default)]
pub(super) struct Heard {
    told: Vec<Told>,
    /// How often it came back.
    pub(super) returns: usize,
    /// How often it was told to fetch everything.
    pub(super) lagged: usize,
}

/// Hears until the day is over and nothing more comes.
pub(super) async fn follow(agent: Client, over: watch::Receiver<bool>) -> Heard {
    let (mut heard, mut last) = (Heard::default(), Some(0));
    while !*over.borrow() {
        let Ok(mut live) = Live::open(&agent, last).await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        heard.returns += 1;
        let mut over = over.clone();
        loop {
            let told = tokio::select! {
                told = live.next() => told,
                _ = over.wait_for(|over| *over) => return heard,
            };
            let Ok(told) = told else { break };
            heard.lagged += usize::from(told.name == "lagged");
            last = told.id.or(last);
            heard.told.push(told);
        }
    }
    heard
}

impl Heard {
    /// How many events it heard.
    pub(super) fn count(&self) -> usize {
        self.told.len()
    }

    /// The order must be strict over all breaks, and everything that happened in a conversation must be told: by its own place, or, where
    /// several in a row were about the same, by that of the last of them.
    pub(super) fn faults(&self, events: &[Recorded]) -> Vec<String> {
        let places: Vec<i64> = self.told.iter().filter_map(|told| told.id).collect();
        let mut faults: Vec<String> = places
            .windows(2)
            .filter_map(|pair| match pair {
                [one, next] if next <= one => Some(format!("live event {next} came after {one}")),
                _ => None,
            })
            .collect();
        let told: HashMap<i64, &Told> = self.told.iter().filter_map(|told| Some((told.id?, told))).collect();
        // From the last to the first: whether the next event of the row was told, and what it was about.
        let mut row: Option<String> = None;
        for event in events.iter().rev() {
            let Some(about) = about(event) else { continue };
            let place = event.cursor.to_string().parse().unwrap_or(0);
            match told.get(&place) {
                Some(told) if told.data.contains(&about) => row = Some(about),
                Some(_) => faults.push(format!("live event {place} is about something else")),
                None if row.as_ref() == Some(&about) => {}
                None if self.lagged > 0 => row = None,
                None => faults.push(format!("live event {place} was never told")),
            }
        }
        faults
    }
}

/// The id of what an event changes on a screen.
fn about(recorded: &Recorded) -> Option<String> {
    let conversation = recorded.event.conversation?;
    let promise = recorded.event.what.promise();
    Some(promise.map_or_else(|| conversation.to_string(), |promise| promise.to_string()))
}
