//! Live events inside one process: what the store has recorded, told to every screen as ids only. The screens fetch what they show.

mod change;
mod live;
mod told;

use std::time::Duration;

use heard_store::Store;
use tokio::sync::{broadcast, watch};

pub(crate) use change::Change;
pub(crate) use live::Live;
use told::{Told, told};

/// How many events a slow reader may be behind before it is told to fetch everything.
const BEHIND: usize = 256;
/// How many events are read from the store at once.
const BATCH: u32 = 256;

/// Where changes are told and heard.
#[derive(Clone, Debug)]
pub(crate) struct Hub {
    news: broadcast::Sender<Told>,
    stop: watch::Sender<bool>,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            news: broadcast::channel(BEHIND).0,
            stop: watch::channel(false).0,
        }
    }
}

impl Hub {
    /// Reads what the store records from now on and tells it, until [`Hub::stop`].
    pub(crate) async fn run(&self, store: &dyn Store) {
        tokio::select! {
            () = self.tell_all(store) => {}
            () = self.stopped() => {}
        }
    }

    async fn tell_all(&self, store: &dyn Store) {
        let mut news = store.news();
        let mut last = *news.borrow_and_update();
        loop {
            if news.changed().await.is_err() {
                return;
            }
            news.mark_unchanged();
            loop {
                match store.events_since(last, BATCH).await {
                    Ok(events) if events.is_empty() => break,
                    Ok(events) => {
                        for told in told(&events) {
                            last = told.cursor;
                            // Nobody listening is no error.
                            let _ = self.news.send(told);
                        }
                    }
                    Err(error) => {
                        tracing::error!(%error, "live events could not be read");
                        tokio::time::sleep(Duration::from_secs(1)).await;
                    }
                }
            }
        }
    }

    /// Ends every stream, so that the server can stop.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Waits for [`Hub::stop`].
    pub(crate) fn stopped(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut stop = self.stop.subscribe();
        async move {
            let _ = stop.wait_for(|stop| *stop).await;
        }
    }
}
