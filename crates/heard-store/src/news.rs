//! News of events, for whoever waits in this process.

use tokio::sync::watch;

use crate::Cursor;

/// The place of the last event that this process knows of.
#[derive(Clone, Debug)]
pub(crate) struct News(watch::Sender<Cursor>);

impl News {
    pub(crate) fn new(last: Cursor) -> Self {
        Self(watch::Sender::new(last))
    }

    /// Wakes who waits, unless they know already.
    pub(crate) fn tell(&self, last: Cursor) {
        self.0.send_if_modified(|known| {
            let newer = last > *known;
            *known = last.max(*known);
            newer
        });
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<Cursor> {
        self.0.subscribe()
    }
}
