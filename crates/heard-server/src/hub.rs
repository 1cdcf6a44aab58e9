//! Live events inside one process: what changed, as ids only. The screens fetch what they show.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use futures_util::stream::{self, Stream, StreamExt as _};
use serde::Serialize;
use tokio::sync::{broadcast, watch};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;
use uuid::Uuid;

/// How many events a slow reader may be behind before it is told to fetch everything.
const BEHIND: usize = 256;
/// How long one stream lasts; the browser comes back by itself and is asked again who it is.
const LASTS: Duration = Duration::from_secs(30 * 60);
/// How often a comment keeps proxies from closing a silent stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Change {
    /// A conversation: its messages, state, draft or dismissals.
    Conversation {
        /// Which.
        id: Uuid,
    },
    /// A promise.
    Promise {
        /// Which.
        id: Uuid,
        /// Whose.
        conversation_id: Uuid,
    },
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Self::Conversation { .. } => "conversation",
            Self::Promise { .. } => "promise",
        }
    }

    fn conversation(self) -> Uuid {
        match self {
            Self::Conversation { id } => id,
            Self::Promise { conversation_id, .. } => conversation_id,
        }
    }
}

/// Where changes are told and heard.
#[derive(Clone, Debug)]
pub struct Hub {
    changes: broadcast::Sender<Change>,
    stop: watch::Sender<bool>,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            changes: broadcast::channel(BEHIND).0,
            stop: watch::channel(false).0,
        }
    }
}

impl Hub {
    /// Tells everyone who listens.
    pub fn tell(&self, change: Change) {
        // Nobody listening is no error.
        let _ = self.changes.send(change);
    }

    /// Ends every stream, so that the server can stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Waits for [`Hub::stop`].
    pub fn stopped(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.subscribe();
        async move {
            let _ = stop.wait_for(|stop| *stop).await;
        }
    }

    /// An agent's stream: every change, with its id. `lagged` asks to fetch everything again.
    pub fn for_agents(&self) -> Live<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        self.stream(|change| match change {
            Some(change) => Event::default().event(change.name()).json_data(change).ok(),
            None => Some(Event::default().event("lagged").data("{}")),
        })
    }

    /// A customer's stream: that something changed in their conversation, and nothing else.
    pub fn for_customer(&self, conversation: Uuid) -> Live<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        self.stream(move |change| match change {
            Some(change) if change.conversation() != conversation => None,
            _ => Some(Event::default().event("changed").data("{}")),
        })
    }

    fn stream<F>(&self, show: F) -> Live<impl Stream<Item = Result<Event, Infallible>> + use<F>>
    where
        F: Fn(Option<Change>) -> Option<Event> + Send + 'static,
    {
        // A first comment opens the stream at once, also through proxies that wait for a byte.
        let opened = stream::iter([Ok(Event::default().comment("listening"))]);
        let changes = BroadcastStream::new(self.changes.subscribe()).filter_map(move |change| {
            let change = match change {
                Ok(change) => Some(change),
                Err(BroadcastStreamRecvError::Lagged(_)) => None,
            };
            std::future::ready(show(change).map(Ok))
        });
        let stopped = self.stopped();
        let end = async move {
            tokio::select! {
                () = stopped => {}
                () = tokio::time::sleep(LASTS) => {}
            }
        };
        let live = opened.chain(changes).take_until(Box::pin(end));
        Sse::new(live).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
    }
}

/// A stream of events, as a response.
pub type Live<S> = Sse<KeepAliveStream<S>>;
