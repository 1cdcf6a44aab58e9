//! An agent's screen that hears of each promise twice: that it is due soon, and that it is broken.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use heard_desk::PromiseId;
use jiff::Timestamp;

use super::filled::Dues;
use crate::desk::{Client, Live};
use crate::report::Times;

/// How late the screen heard.
pub(super) struct Screen {
    pub(super) broken: Times,
    pub(super) reminded: Times,
    lagged: AtomicU64,
}

impl Screen {
    pub(super) fn lagged(&self) -> u64 {
        self.lagged.load(Ordering::Relaxed)
    }
}

/// Listens until the desk ends.
pub(super) async fn watch(agent: &Client, mut dues: Dues) -> anyhow::Result<Arc<Screen>> {
    let screen = Arc::new(Screen {
        broken: Times::new(),
        reminded: Times::new(),
        lagged: AtomicU64::new(0),
    });
    let mut live = Live::open(agent, None).await?;
    let heard = Arc::clone(&screen);
    tokio::spawn(async move {
        while let Ok(told) = live.next().await {
            let now = Timestamp::now();
            if told.name == "lagged" {
                heard.lagged.fetch_add(1, Ordering::Relaxed);
            }
            let id = told.data.split('"').nth(3).and_then(|id| id.parse::<PromiseId>().ok());
            // The first time it is the reminder.
            let Some((remind_at, due)) = id.and_then(|id| dues.get_mut(&id)) else {
                continue;
            };
            if now < *due {
                heard.reminded.add(late(now, *remind_at));
            } else {
                heard.broken.add(late(now, *due));
            }
        }
    });
    Ok(screen)
}

fn late(now: Timestamp, then: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}
