//! Streams of server-sent events. A slow reader is told that it missed some, and fetches again.

use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use futures_util::stream::{self, Stream, StreamExt as _};
use heard_desk::{Actor, Agent, ConversationId, CustomerId, Happened, TeamId};
use heard_store::{Cursor, Recorded, Store};
use tokio_stream::wrappers::BroadcastStream;

use super::change::{Change, is_the_customers};
use super::{BATCH, Hub};
use crate::problem::Problem;

/// How long one stream lasts; the browser comes back by itself and is asked again who it is.
const LASTS: Duration = Duration::from_mins(30);
/// How often a comment keeps proxies from closing a silent stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A stream of events, as a response.
pub(crate) type Live = Sse<KeepAliveStream<Pin<Box<dyn Stream<Item = Result<Event, Infallible>> + Send>>>>;

impl Hub {
    /// An agent's stream: every change of the team's, with its ids. With the last event that the browser has, what came since comes
    /// first; `lagged` asks to fetch everything again.
    pub(crate) async fn for_agents(&self, agent: &Agent, last: Option<Cursor>, store: &dyn Store) -> Result<Live, Problem> {
        // Listening begins before reading: an event may be told twice, never missed.
        let (team, me) = (agent.team, Actor::Agent(agent.id));
        let live = BroadcastStream::new(self.news.subscribe()).map(Result::ok);
        // Who signs out hears no more; a browser that is still signed in comes back by itself.
        let live = live.take_while(move |recorded| std::future::ready(!recorded.as_ref().is_some_and(|r| is_sign_out(&r.event, me))));
        let missed: Vec<Option<Recorded>> = match last {
            None => Vec::new(),
            Some(last) => {
                let missed = store.events_since(last, BATCH).await?;
                // A full batch may not be all: too much to tell one by one.
                let all = u32::try_from(missed.len()).is_ok_and(|count| count < BATCH);
                if all { missed.into_iter().map(Some).collect() } else { vec![None] }
            }
        };
        let news = stream::iter(missed).chain(live);
        Ok(self.live(news.filter_map(move |recorded| std::future::ready(for_agent(team, recorded.as_ref())))))
    }

    /// A customer's stream: that something changed in their conversation, or that they were erased, and nothing else.
    pub(crate) fn for_customer(&self, conversation: ConversationId, customer: CustomerId) -> Live {
        let live = BroadcastStream::new(self.news.subscribe()).map(Result::ok);
        self.live(live.filter_map(move |recorded| {
            let theirs = recorded.is_none_or(|Recorded { event, .. }| {
                let about = event.conversation == Some(conversation) || event.what.customer() == Some(customer);
                about && is_the_customers(&event)
            });
            std::future::ready(theirs.then(|| Event::default().event("changed").data("{}")))
        }))
    }

    fn live(&self, events: impl Stream<Item = Event> + Send + 'static) -> Live {
        // A first comment opens the stream at once, also through proxies that wait for a byte.
        let opened = stream::iter([Event::default().comment("listening")]);
        let stopped = self.stopped();
        let end = async move {
            tokio::select! {
                () = stopped => {}
                () = tokio::time::sleep(LASTS) => {}
            }
        };
        let all: Pin<Box<dyn Stream<Item = _> + Send>> = Box::pin(opened.chain(events).map(Ok).take_until(Box::pin(end)));
        Sse::new(all).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
    }
}

fn is_sign_out(event: &heard_desk::Event, by: Actor) -> bool {
    event.what == Happened::SignedOut && event.by == by
}

fn for_agent(team: TeamId, recorded: Option<&Recorded>) -> Option<Event> {
    let Some(recorded) = recorded else {
        return Some(Event::default().event("lagged").data("{}"));
    };
    let change = Change::of(&recorded.event).filter(|_| recorded.event.team == team)?;
    let event = Event::default().event(change.name()).id(recorded.cursor.to_string());
    event.json_data(change).ok()
}
