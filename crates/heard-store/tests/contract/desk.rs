//! A small desk to test with: a team, two agents, and short words for what they do.

use heard_desk::{
    Agent, Change, Conversation, ConversationId, Customer, Email, Message, Name, PasswordHash, Pledge, Promise, Team, Text, TokenHash,
};
use heard_engine::{Ask, AskKind, EmpathyNeed, Evidence, Feeling, Felt, Flag, Flagged, Reading};
use heard_store::Store;
use jiff::{SignedDuration, Timestamp};

pub(crate) struct Desk<'s, S> {
    pub(crate) store: &'s S,
    pub(crate) team: Team,
    pub(crate) ada: Agent,
    pub(crate) ben: Agent,
}

/// Monday morning, and minutes after it.
pub(crate) fn at(minutes: i64) -> Timestamp {
    let morning: Timestamp = "2026-03-02T09:00:00.000001Z".parse().unwrap();
    morning + SignedDuration::from_mins(minutes)
}

pub(crate) fn seconds(count: i64) -> SignedDuration {
    SignedDuration::from_secs(count)
}

pub(crate) fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

pub(crate) fn hash(byte: u8) -> TokenHash {
    TokenHash([byte; 32])
}

pub(crate) fn reading(feeling: Feeling, valence: f32, flags: &[Flag]) -> Reading {
    let words = |quote: &str| Evidence {
        start: 0,
        end: quote.len(),
        start16: 0,
        end16: quote.encode_utf16().count(),
        quote: quote.to_owned(),
        turn: None,
    };
    Reading {
        feelings: vec![Felt {
            feeling,
            probability: 0.7,
            evidence: vec![words("“schön” 🙂")],
        }],
        intensity: 2,
        valence,
        problem: vec![words("it broke")],
        impact: vec![],
        ask: Ask {
            kind: AskKind::Refund,
            evidence: None,
        },
        questions: vec![],
        flags: flags
            .iter()
            .map(|flag| Flagged {
                flag: *flag,
                evidence: words("now"),
            })
            .collect(),
        empathy: EmpathyNeed {
            needed: true,
            evidence: Some(words("it broke")),
        },
        language: None,
    }
}

pub(crate) fn pledge(due: Option<Timestamp>) -> Pledge {
    Pledge {
        what: text("send a new one"),
        quote: text("I will send a new one"),
        due,
    }
}

impl<'s, S: Store> Desk<'s, S> {
    pub(crate) async fn new(store: &'s S) -> Self {
        let (team, founded) = Team::found(Name::new("Lamps & Co").unwrap(), at(0));
        let join = |name: &str, email: &str| {
            let password = PasswordHash("$argon2id$v=19$sample".to_owned());
            team.join(Name::new(name).unwrap(), Email::new(email).unwrap(), password, at(0))
        };
        let (ada, ada_joined) = join("Ada", "ada@example.org");
        let (ben, ben_joined) = join("Ben", "ben@example.org");
        store.apply(&founded.and(ada_joined).and(ben_joined)).await.unwrap();
        Self { store, team, ada, ben }
    }

    pub(crate) async fn apply(&self, change: Change) {
        self.store.apply(&change).await.unwrap();
    }

    pub(crate) async fn customer(&self, name: &str) -> Customer {
        let (customer, met) = Customer::meet(self.team.id, Name::new(name).unwrap(), None, None, at(0));
        self.apply(met).await;
        customer
    }

    /// Somebody writes for the first time.
    pub(crate) async fn opened(&self, minutes: i64) -> Conversation {
        let customer = self.customer("Cleo").await;
        let reading = reading(Feeling::Anger, -0.6, &[Flag::Urgent]);
        let (conversation, _, change) = Conversation::open(&customer, text("My lamp broke."), reading, at(minutes));
        self.apply(change).await;
        conversation
    }

    /// Ada replies with a promise, and the reply goes out a minute later.
    pub(crate) async fn promised(&self, conversation: &mut Conversation, due: Option<Timestamp>, minutes: i64) -> Promise {
        let mut reply = self.replied(conversation, vec![pledge(due)], minutes).await;
        let (mut promises, change) = conversation.deliver(&mut reply, at(minutes + 1)).unwrap();
        self.apply(change).await;
        promises.remove(0)
    }

    /// Ada replies.
    pub(crate) async fn replied(&self, conversation: &mut Conversation, pledges: Vec<Pledge>, minutes: i64) -> Message {
        let words = text("I am sorry. I will send a new one.");
        let (reply, change) = conversation.reply(self.ada.id, words, pledges, at(minutes)).unwrap();
        self.apply(change).await;
        reply
    }

    pub(crate) async fn load(&self, id: ConversationId) -> Conversation {
        self.store.conversation(id).await.unwrap().unwrap()
    }
}
