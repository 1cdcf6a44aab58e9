//! What is known of one conversation when outcomes are counted: what the customer said, and what became of it. Not who served.

use heard_engine::{AskKind, Feeling, Flag, NeedKind};
use jiff::Timestamp;

use crate::{ConversationId, CustomerId, Line, Name, NeedStanding, PromiseStanding, Step, Text};

/// The course that a conversation took.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Which.
    pub conversation: ConversationId,
    /// With whom.
    pub customer: CustomerId,
    /// What they want to be called.
    pub customer_name: Name,
    /// What it is about, in one line.
    pub subject: Line,
    /// Since when.
    pub opened_at: Timestamp,
    /// Since when it is closed, where it is.
    pub closed_at: Option<Timestamp>,
    /// Each closing and opening again, oldest first.
    pub endings: Vec<Ending>,
    /// What the customer wrote, oldest first.
    pub heard: Vec<Heard>,
    /// When the first reply reached the customer.
    pub answered_at: Option<Timestamp>,
    /// Whether their last words wait for an answer.
    pub waiting: bool,
    /// What they needed.
    pub needs: Vec<NeedSeen>,
    /// Where the promises made to them stand.
    pub promises: Vec<PromiseStanding>,
    /// What they answered when they were asked.
    pub said: Option<Said>,
}

/// A closing, or an opening again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// When.
    pub at: Timestamp,
    /// Whether it was closed; otherwise it was opened again.
    pub closed: bool,
}

/// One message of the customer, with what was read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// When.
    pub at: Timestamp,
    /// Their words.
    pub text: Text,
    /// Whether it could be read; what is in another language says nothing here.
    pub understood: bool,
    /// How they felt.
    pub feeling: Feeling,
    /// How strongly, 0–3.
    pub intensity: u8,
    /// What called for care.
    pub flags: Vec<Flag>,
    /// What they wanted.
    pub ask: AskKind,
    /// The words that say what is wrong or wanted, most telling first.
    pub problems: Vec<Text>,
}

/// A need, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedSeen {
    /// Its kind.
    pub kind: NeedKind,
    /// Where it stands.
    pub standing: NeedStanding,
}

/// What they answered when they were asked whether they felt heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Did you feel heard?
    pub heard: Step,
    /// Are you content with how it ended?
    pub satisfied: Option<Step>,
    /// In their own words.
    pub words: Option<Text>,
}

impl Heard {
    /// −1 unpleasant, 0 neutral, +1 pleasant.
    pub fn sign(&self) -> i8 {
        self.feeling.sign()
    }

    /// From −3, strongly unpleasant, to +3, strongly pleasant.
    pub fn mood(&self) -> i8 {
        self.sign() * i8::try_from(self.intensity.clamp(1, 3)).unwrap_or(3)
    }

    /// Whether it thanks, and complains of nothing.
    pub fn is_thanks(&self) -> bool {
        self.ask == AskKind::Thanks && self.sign() >= 0
    }
}

impl Course {
    /// What could be read, oldest first.
    pub fn read(&self) -> impl DoubleEndedIterator<Item = &Heard> {
        self.heard.iter().filter(|heard| heard.understood)
    }

    /// Whether some message raises one of these flags.
    pub fn raises(&self, flags: &[Flag]) -> bool {
        self.read().any(|heard| heard.flags.iter().any(|flag| flags.contains(flag)))
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some()
    }

    /// When it was closed first.
    pub fn first_closed(&self) -> Option<Timestamp> {
        self.endings.iter().find(|ending| ending.closed).map(|ending| ending.at)
    }

    /// When it was opened again after this, by anything but thanks.
    pub fn failed_after(&self, end: Timestamp) -> Option<Timestamp> {
        let thanked = |at: Timestamp| self.heard.iter().any(|heard| heard.at == at && heard.is_thanks());
        let opened = self.endings.iter().filter(|ending| !ending.closed && ending.at >= end);
        opened.map(|ending| ending.at).find(|at| !thanked(*at))
    }

    /// Whether a need waits.
    pub fn waits(&self) -> bool {
        self.needs.iter().any(|need| need.standing == NeedStanding::Open)
    }
}
