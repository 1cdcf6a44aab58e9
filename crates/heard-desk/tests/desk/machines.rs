//! Random deeds, by anybody, at any time: no sequence of them leads where it must not.

use std::collections::{BTreeMap, BTreeSet};

use heard_desk::{
    Actor, AgentId, Change, Conversation, ConversationState, Draft, Happened, Message, MessageId, MessageState, Outcome, Promise,
    PromiseId, PromiseState, Unmet, Version, Work, Write,
};
use heard_engine::{Feeling, Flag, Who};
use proptest::prelude::*;

use crate::sample::{agent, at, calm, draft, opened, pledge, reading, text};

/// One deed. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Receive(bool),
    Draft(usize),
    Reply(usize, Option<i64>),
    Undo(usize, usize),
    Deliver(usize),
    Close,
    Reopen,
    Keep(usize),
    Slip(usize, i64),
    Break(usize),
    Remind(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let which = || 0..8_usize;
    prop_oneof![
        any::<bool>().prop_map(Deed::Receive),
        (0..2_usize).prop_map(Deed::Draft),
        (0..2_usize, prop::option::of(-20..300_i64)).prop_map(|(by, due)| Deed::Reply(by, due)),
        (which(), 0..2_usize).prop_map(|(one, by)| Deed::Undo(one, by)),
        which().prop_map(Deed::Deliver),
        which().prop_map(Deed::Deliver),
        Just(Deed::Close),
        Just(Deed::Reopen),
        which().prop_map(Deed::Keep),
        (which(), -20..300_i64).prop_map(|(one, due)| Deed::Slip(one, due)),
        which().prop_map(Deed::Break),
        which().prop_map(Deed::Remind),
    ]
}

/// A desk of one conversation, kept as a store would keep it: from the changes alone.
struct World {
    now: i64,
    agents: [AgentId; 2],
    conversation: Conversation,
    messages: BTreeMap<MessageId, Message>,
    promises: BTreeMap<PromiseId, Promise>,
    drafts: BTreeMap<AgentId, Draft>,
    undone: BTreeSet<MessageId>,
    delivered: BTreeSet<MessageId>,
    settled: BTreeSet<PromiseId>,
    watched: BTreeMap<String, i64>,
}

impl World {
    fn new() -> Self {
        Self {
            now: 0,
            agents: [agent(), agent()],
            conversation: opened(),
            messages: BTreeMap::new(),
            promises: BTreeMap::new(),
            drafts: BTreeMap::new(),
            undone: BTreeSet::new(),
            delivered: BTreeSet::new(),
            settled: BTreeSet::new(),
            watched: BTreeMap::new(),
        }
    }

    /// Tries a deed on copies; a refusal must leave them as they were.
    fn attempt(&mut self, deed: &Deed) {
        let (now, mut conversation) = (at(self.now), self.conversation.clone());
        let mut message = pick(&self.messages, deed);
        let mut promise = pick(&self.promises, deed);
        let (message_was, promise_was) = (message.clone(), promise.clone());
        let agents = self.agents;
        let done = match *deed {
            Deed::Receive(upset) => {
                let heard = if upset {
                    reading(Feeling::Anger, -0.9, &[Flag::Urgent])
                } else {
                    calm()
                };
                Some(conversation.receive(text("Hello?"), heard, [&calm()], now).1)
            }
            Deed::Draft(by) => Some(conversation.draft(agents[by], draft("Dear"), now).1),
            Deed::Reply(by, due) => {
                let pledges = vec![pledge(due.map(|due| at(self.now + due)))];
                conversation
                    .reply(agents[by], text("I will call you"), pledges, now)
                    .ok()
                    .map(|done| done.1)
            }
            Deed::Undo(_, by) => message.as_ref().and_then(|message| {
                let begun = self.drafts.get(&agents[by]);
                conversation.undo(message, begun, agents[by], now).ok().map(|done| done.1)
            }),
            Deed::Deliver(_) => message
                .as_mut()
                .and_then(|message| conversation.deliver(message, now).ok().map(|done| done.1)),
            Deed::Close => conversation.close(Actor::Agent(agents[0]), Unmet::Leave, now).ok(),
            Deed::Reopen => conversation.reopen(Actor::Agent(agents[1]), now).ok(),
            Deed::Keep(_) => promise.as_mut().and_then(|promise| promise.keep(agents[1], None, now).ok()),
            Deed::Slip(_, due) => promise.as_mut().and_then(|promise| {
                let word = text("A little later");
                promise
                    .slip(&mut conversation, at(self.now + due), word, agents[0], now)
                    .ok()
                    .map(|done| done.1)
            }),
            Deed::Break(_) => promise.as_mut().and_then(|promise| promise.break_(now).ok()),
            Deed::Remind(_) => promise.as_ref().and_then(|promise| promise.remind(now).ok()),
        };
        if let Some(change) = done {
            self.apply(&change);
        } else {
            assert_eq!((message, promise), (message_was, promise_was));
        }
        assert_eq!(self.conversation, conversation, "what a verb changed is what it wrote");
    }

    fn apply(&mut self, change: &Change) {
        for write in &change.writes {
            self.write(write);
        }
        for event in &change.events {
            assert_eq!((event.at, event.conversation), (at(self.now), Some(self.conversation.id)));
            self.record(&event.what);
        }
        for job in &change.jobs {
            let seconds = job.run_at.duration_since(at(0)).as_secs();
            let late = matches!(job.work, Work::PromiseDue { .. });
            assert!(
                seconds >= self.now || late,
                "only a time that passed before the delivery lies in the past"
            );
            assert!(self.watched.insert(job.work.key(), seconds).is_none(), "no work is given twice");
        }
    }

    fn write(&mut self, write: &Write) {
        match write {
            Write::Conversation(new) => {
                assert_eq!(new.version.number(), self.conversation.version.number() + 1);
                self.conversation = new.clone();
            }
            Write::Message(new) => {
                assert!(!self.undone.contains(&new.id), "an undone reply never comes back");
                let was = self.messages.insert(new.id, new.clone());
                let moves = was.map(|was| (was.who(), was.is_said(), was.text));
                assert!(
                    moves.is_none_or(|was| was == (Who::Agent, false, new.text.clone())),
                    "what is said stays said"
                );
            }
            Write::RemoveMessage(id) => {
                let was = self.messages.remove(id).unwrap();
                assert!(!was.is_said(), "only what was not said is undone");
            }
            Write::Promise(new) => {
                let was = self.promises.insert(new.id, new.clone());
                match was {
                    None => assert_eq!((&new.state, new.version), (&PromiseState::Open, Version::FIRST)),
                    Some(was) => assert_eq!(was.state, PromiseState::Open, "a promise settles once"),
                }
            }
            Write::Draft(new) => {
                self.drafts.insert(new.by, new.clone());
            }
            Write::RemoveDraft(_, by) => {
                self.drafts.remove(by);
            }
            // What a reply was to carry is counted beside it.
            Write::Carried(carried) => assert!(self.agents.contains(&carried.agent)),
            other => panic!("{other:?}"),
        }
    }

    fn record(&mut self, what: &Happened) {
        match what {
            Happened::Undone { message } => assert!(self.undone.insert(*message)),
            Happened::Delivered { message } => assert!(self.delivered.insert(*message)),
            Happened::PromiseKept { promise } | Happened::PromiseBroken { promise } | Happened::PromiseSlipped { promise, .. } => {
                assert!(self.settled.insert(*promise), "a promise settles once");
            }
            Happened::PromiseDueSoon { promise } => assert!(!self.settled.contains(promise)),
            _ => {}
        }
    }

    fn check(&self) {
        assert!(self.undone.is_disjoint(&self.delivered), "undone or delivered, never both");
        let glance = &self.conversation.glance;
        assert!(
            glance.last_who == Who::Agent || glance.waiting_since.is_some(),
            "who wrote last waits"
        );
        assert!(glance.waiting_since.is_none_or(|since| since <= glance.last_at));
        assert!((0.0..=1.0).contains(&glance.risk));
        assert!(self.conversation.state == ConversationState::Open || glance.last_at <= at(self.now));
        self.messages.values().for_each(|message| self.check_message(message));
        self.promises.values().for_each(|promise| self.check_promise(promise));
    }

    fn check_message(&self, message: &Message) {
        match &message.state {
            MessageState::Sending { until, .. } => {
                let work = Work::Deliver {
                    conversation: message.conversation,
                    message: message.id,
                };
                let due = self.watched.get(&work.key()).map(|seconds| at(*seconds));
                assert_eq!(due, Some(*until), "every reply on its way has its job");
            }
            MessageState::Sent { .. } => assert!(self.delivered.contains(&message.id)),
            MessageState::Received { .. } => {}
        }
    }

    fn check_promise(&self, promise: &Promise) {
        let made_in = &self.messages[&promise.message];
        assert!(
            made_in.is_said() && made_in.text.contains(promise.quote.as_str()),
            "the customer has the words"
        );
        let due = self
            .watched
            .get(&Work::PromiseDue { promise: promise.id }.key())
            .map(|seconds| at(*seconds));
        assert_eq!(due, promise.due, "every time is watched");
        assert_eq!(promise.settlement().is_some(), self.settled.contains(&promise.id));
        let Some(settled) = promise.settlement() else { return };
        match &settled.outcome {
            Outcome::Kept { .. } => {}
            Outcome::Slipped { new_due, word } => {
                assert!(promise.due.is_none_or(|due| settled.at < due), "the word comes before the time");
                assert!(*new_due > settled.at && self.messages[word].is_said());
                let followers = self.promises.values().filter(|next| next.follows == Some(promise.id));
                assert_eq!(followers.map(|next| next.due).collect::<Vec<_>>(), [Some(*new_due)]);
            }
            Outcome::Broken { .. } => assert!(promise.due.is_some_and(|due| due <= settled.at)),
        }
    }
}

/// What the deed is about, where there is anything.
fn pick<I: Ord, T: Clone>(things: &BTreeMap<I, T>, deed: &Deed) -> Option<T> {
    let (Deed::Undo(which, _) | Deed::Deliver(which) | Deed::Keep(which) | Deed::Slip(which, _) | Deed::Break(which) | Deed::Remind(which)) =
        *deed
    else {
        return None;
    };
    let count = things.len().max(1);
    things.values().nth(which % count).cloned()
}

proptest! {
    #[test]
    fn no_sequence_of_deeds_leads_to_an_illegal_state(deeds in prop::collection::vec((deed(), 0..40_i64), 1..60)) {
        let mut world = World::new();
        for (deed, pause) in deeds {
            world.now += pause;
            world.attempt(&deed);
            world.check();
        }
    }
}
