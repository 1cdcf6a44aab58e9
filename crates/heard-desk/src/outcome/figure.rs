//! The ten measures and their figures, declared once: what is counted, of what, how it is read. All else derives from here.

use super::estimate::Tally;
use super::{case::Case, read};

/// What a team watches (practice B1–B10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Do they come back?
    B1,
    /// Do they recommend us?
    B2,
    /// Resolved, and how fast?
    B3,
    /// Did they feel heard, and are they content?
    B4,
    /// What became of threats to go public?
    B5,
    /// How did feelings move?
    B6,
    /// Who is about to leave?
    B7,
    /// How are the agents?
    B8,
    /// What do customers need, and why?
    B9,
    /// Which risks were averted?
    B10,
}

impl Measure {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::B1,
        Self::B2,
        Self::B3,
        Self::B4,
        Self::B5,
        Self::B6,
        Self::B7,
        Self::B8,
        Self::B9,
        Self::B10,
    ];

    /// The practice line that it carries out, its id and its name on screens.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::B1 => ("B1", "Trust and loyalty"),
            Self::B2 => ("B2", "Recommendation"),
            Self::B3 => ("B3", "Issues resolved, and how fast"),
            Self::B4 => ("B4", "Felt heard, and satisfied"),
            Self::B5 => ("B5", "Public reputation"),
            Self::B6 => ("B6", "How feelings moved"),
            Self::B7 => ("B7", "About to leave"),
            Self::B8 => ("B8", "Agents’ own satisfaction"),
            Self::B9 => ("B9", "What customers need"),
            Self::B10 => ("B10", "Risks averted"),
        }
    }

    /// Its practice line: "B1".
    pub fn id(self) -> &'static str {
        self.words().0
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.words().1
    }

    /// What is to be known about it whatever its numbers are.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::B8 => Some("Not asked yet. Only agents themselves can tell, in aggregate; nothing is inferred about how an agent feels."),
            _ => None,
        }
    }

    /// Its figures.
    pub fn figures(self) -> impl Iterator<Item = &'static Figure> {
        FIGURES.iter().filter(move |figure| figure.measure == self)
    }
}

/// One number of a measure.
pub struct Figure {
    /// Of which measure.
    pub measure: Measure,
    /// Its name in addresses and files.
    pub key: &'static str,
    /// Its name on screens.
    pub name: &'static str,
    /// What is counted, of what, in one or two sentences.
    pub definition: &'static str,
    /// What kind of number it is.
    pub unit: Unit,
    /// What one would wish for.
    pub better: Better,
    /// Which conversations are looked at.
    pub over: Over,
    pub(super) read: fn(&Case<'_>) -> Tally,
}

/// Kinds of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share, 0–1.
    Share,
    /// The middle of lengths of time, in seconds.
    Seconds,
    /// How many.
    Count,
}

impl Unit {
    /// The name in JSON and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Seconds => "median seconds",
            Self::Count => "count",
        }
    }
}

/// What one would wish for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The more, the better.
    More,
    /// The less, the better.
    Less,
}

/// Which conversations a figure looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Those begun in the period.
    Begun,
    /// Those open now, whenever they began: a state of this moment, which has no weeks.
    Open,
}

macro_rules! figures {
    ($($measure:ident $key:ident $name:literal, $unit:ident, $better:ident, $over:ident: $definition:literal;)+) => {
        /// All figures, in the order of their measures.
        pub static FIGURES: &[Figure] = &[$(Figure {
            measure: Measure::$measure,
            key: stringify!($key),
            name: $name,
            definition: $definition,
            unit: Unit::$unit,
            better: Better::$better,
            over: Over::$over,
            read: read::$key,
        }),+];
    };
}

figures! {
    B1 came_back "Came back without a complaint", Share, More, Begun:
        "Of the conversations after whose end the customer wrote again, in it or in a new one, those in which their first words were not unpleasant.";
    B2 recommends "Say that they recommend us", Share, More, Begun:
        "Of the conversations with words that could be read, those in which the customer says that they recommend us, will come back or praise us to others. Read from their words; who says nothing of it counts as not saying it.";
    B3 resolved "Resolved", Share, More, Begun:
        "Of the conversations first closed at least seven days ago, those that nothing but thanks opened again within seven days.";
    B3 first_answer "Time to the first answer", Seconds, Less, Begun:
        "The middle of the times from the first message to the first reply that reached the customer. Conversations without a reply yet are left out.";
    B3 time_to_close "Time to the end", Seconds, Less, Begun:
        "The middle of the times from the first message to the closing, of conversations that are closed.";
    B4 felt_heard "Felt heard", Share, More, Begun:
        "Of the customers who answered “Did you feel heard?”, those who said mostly or fully.";
    B4 content "Content with how it ended", Share, More, Begun:
        "Of the customers who answered “Are you content with how it ended?”, those who said mostly or fully.";
    B4 answered "Answered when asked", Share, More, Begun:
        "Of the closed conversations whose customer could be asked (with the last word answered, and not left in distress) or was, those with an answer. The others may think differently.";
    B5 public_calm "Threats to go public that ended calm", Share, More, Begun:
        "Of the closed conversations in which the customer threatened or used public exposure, those whose last words were calm and without that threat.";
    B5 public_threats "Threats to go public", Count, Less, Begun:
        "Conversations in which the customer threatens or uses public exposure.";
    B6 better "Ended better than they began", Share, More, Begun:
        "Of the conversations in which the customer began unpleasantly and wrote more than once, those whose last message was milder or pleasant.";
    B6 worse "Ended worse than they began", Share, Less, Begun:
        "Of the conversations in which the customer wrote more than once, those whose last message was more unpleasant than the first.";
    B7 leaving "About to leave now", Count, Less, Open:
        "Conversations open now, whenever they began, in which the customer spoke of leaving and has not written calmly since.";
    B7 stayed "Spoke of leaving, then calm", Share, More, Begun:
        "Of the closed conversations in which the customer spoke of leaving, those in which they wrote calmly after it. Who wrote nothing more counts as not calm.";
    B7 leave_threats "Threats to leave", Count, Less, Begun:
        "Conversations in which the customer threatens or announces leaving.";
    B9 needs_met "Needs met", Share, More, Begun:
        "Of the needs noticed, those that were met. What an agent set aside is not counted.";
    B9 needs_waiting "Conversations in which a need waits", Count, Less, Open:
        "Conversations open now, whenever they began, with at least one need that is open.";
    B10 averted "Risks averted", Share, More, Begun:
        "Of the closed conversations that spoke of the law or of leaving, of a hard place, or with a strong unpleasant feeling, those whose last words were calm and in which no need waits.";
    B10 at_risk "Risks open now", Count, Less, Open:
        "Conversations open now, whenever they began, that spoke of the law or of leaving, of a hard place, or with a strong unpleasant feeling, and whose last words were not calm.";
}

impl Figure {
    /// The figure of this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        FIGURES.iter().find(|figure| figure.key == key)
    }
}
