//! People, times and readings to test with.

use heard_desk::{AgentId, Conversation, Customer, DraftText, Message, Name, Pledge, TeamId, Text};
use heard_engine::{Ask, AskKind, EmpathyNeed, Evidence, Feeling, Felt, Flag, Flagged, Reading};
use jiff::{SignedDuration, Timestamp};

/// Monday at nine, and seconds after it.
pub(crate) fn at(seconds: i64) -> Timestamp {
    let morning: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    morning + SignedDuration::from_secs(seconds)
}

pub(crate) fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

pub(crate) fn draft(words: &str) -> DraftText {
    DraftText::new(words).unwrap()
}

pub(crate) fn agent() -> AgentId {
    AgentId::at(at(0))
}

pub(crate) fn reading(feeling: Feeling, valence: f32, flags: &[Flag]) -> Reading {
    let evidence = Evidence {
        start: 0,
        end: 0,
        start16: 0,
        end16: 0,
        quote: String::new(),
        turn: None,
    };
    let flagged = |flag: &Flag| Flagged {
        flag: *flag,
        evidence: evidence.clone(),
    };
    Reading {
        feelings: vec![Felt {
            feeling,
            probability: 1.0,
            evidence: vec![],
        }],
        intensity: 1,
        valence,
        problem: vec![],
        impact: vec![],
        ask: Ask {
            kind: AskKind::Other,
            evidence: None,
        },
        questions: vec![],
        flags: flags.iter().map(flagged).collect(),
        empathy: EmpathyNeed {
            needed: false,
            evidence: None,
        },
        language: None,
    }
}

pub(crate) fn calm() -> Reading {
    reading(Feeling::Neutral, 0.0, &[])
}

/// A customer writes at `at(0)`.
pub(crate) fn opened() -> Conversation {
    opened_with("Where is my lamp?", calm())
}

pub(crate) fn opened_with(words: &str, reading: Reading) -> Conversation {
    let (customer, _) = Customer::meet(TeamId::at(at(0)), Name::new("Cleo").unwrap(), None, None, at(0));
    Conversation::open(&customer, text(words), reading, at(0)).0
}

pub(crate) fn pledge(due: Option<Timestamp>) -> Pledge {
    Pledge {
        what: text("call you"),
        quote: text("I will call you"),
        due,
    }
}

/// A reply that promises something, sent and delivered.
pub(crate) fn promised(conversation: &mut Conversation, by: AgentId, due: Option<Timestamp>, now: i64) -> heard_desk::Promise {
    let mut reply = replied(conversation, by, vec![pledge(due)], now);
    conversation.deliver(&mut reply, at(now + 10)).unwrap().0.remove(0)
}

pub(crate) fn replied(conversation: &mut Conversation, by: AgentId, pledges: Vec<Pledge>, now: i64) -> Message {
    conversation.reply(by, text("Sorry! I will call you."), pledges, at(now)).unwrap().0
}
