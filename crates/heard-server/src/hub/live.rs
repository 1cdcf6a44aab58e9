//! Streams of server-sent events. A slow reader is told that it missed some, and fetches again.

use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use futures_util::stream::{self, Stream, StreamExt as _};
use heard_desk::{Actor, Agent, ConversationId, CustomerId, TeamId};
use heard_store::{Cursor, Store};
use tokio_stream::wrappers::BroadcastStream;

use super::{BATCH, Hub, Told, told};
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
        // Listening begins before reading, so that nothing is missed; what was read is not told again.
        let (team, me) = (agent.team, Actor::Agent(agent.id));
        let live = BroadcastStream::new(self.news.subscribe()).map(Result::ok);
        // Who signs out hears no more; a browser that is still signed in comes back by itself.
        let live = live.take_while(move |told: &Option<Told>| std::future::ready(told.is_none_or(|told| told.gone != Some(me))));
        let (missed, known) = match last {
            None => (Vec::new(), Cursor::START),
            Some(last) => missed(last, store).await?,
        };
        let live = live.filter(move |told| std::future::ready(told.is_none_or(|told| told.cursor > known)));
        let news = stream::iter(missed).chain(live);
        Ok(self.live(news.filter_map(move |told| std::future::ready(for_agent(team, told)))))
    }

    /// A customer's stream: that something changed in their conversation, or that they were erased, and nothing else.
    pub(crate) fn for_customer(&self, conversation: ConversationId, customer: CustomerId) -> Live {
        let live = BroadcastStream::new(self.news.subscribe()).map(Result::ok);
        self.live(live.filter_map(move |told: Option<Told>| {
            let about = |told: Told| told.conversation == Some(conversation) || told.customer == Some(customer);
            let theirs = told.is_none_or(|told| about(told) && told.customers);
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

/// What came after the last event that a browser has, and the place up to which it then knows all.
async fn missed(last: Cursor, store: &dyn Store) -> Result<(Vec<Option<Told>>, Cursor), Problem> {
    let missed = store.events_since(last, BATCH).await?;
    // A browser may name a place that was never reached, after the desk was put back to an older copy.
    let known = match missed.last() {
        Some(newest) => newest.cursor,
        None => last.min(store.last_event().await?),
    };
    // A full batch may not be all: too much to tell one by one.
    let all = u32::try_from(missed.len()).is_ok_and(|count| count < BATCH);
    let missed = if all {
        told(&missed).into_iter().map(Some).collect()
    } else {
        vec![None]
    };
    Ok((missed, known))
}

fn for_agent(team: TeamId, told: Option<Told>) -> Option<Event> {
    let Some(told) = told else {
        return Some(Event::default().event("lagged").data("{}"));
    };
    let change = told.change.filter(|_| told.team == team)?;
    let event = Event::default().event(change.name()).id(told.cursor.to_string());
    event.json_data(change).ok()
}
