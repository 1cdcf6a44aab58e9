//! The shape of a [`Reading`].

use serde::{Deserialize, Serialize};

use crate::{Evidence, Feeling, Felt, Language, Need};

/// What one customer message says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reading {
    /// Feelings, most probable first; never empty (neutral where none shows).
    pub feelings: Vec<Felt>,
    /// 0 none, 1 mild, 2 clear, 3 strong.
    pub intensity: u8,
    /// −1 (very unpleasant) to +1 (very pleasant).
    pub valence: f32,
    /// What is wrong or wanted: the shortest quotations that a colleague would need, most telling first.
    pub problem: Vec<Evidence>,
    /// Why it matters or what it costs them, most telling first.
    pub impact: Vec<Evidence>,
    /// What they want.
    pub ask: Ask,
    /// Each question and request that expects an answer, in order.
    pub questions: Vec<Evidence>,
    /// Things that call for care, each with its words.
    pub flags: Vec<Flagged>,
    /// Whether a decent person would acknowledge a feeling or hardship first.
    pub empathy: EmpathyNeed,
    /// The language, where it is not English: then the message was not read, and all else here is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl Reading {
    /// What the customer needs, rational needs first.
    pub fn needs(&self) -> Vec<Need> {
        crate::need::needs(self)
    }

    /// Of a message in a language that the engine does not read.
    pub(crate) fn unread(language: Language) -> Self {
        Self {
            feelings: vec![Felt {
                feeling: Feeling::Neutral,
                probability: 0.0,
                evidence: Vec::new(),
            }],
            intensity: 0,
            valence: 0.0,
            problem: Vec::new(),
            impact: Vec::new(),
            ask: Ask {
                kind: AskKind::Other,
                evidence: None,
            },
            questions: Vec::new(),
            flags: Vec::new(),
            empathy: EmpathyNeed {
                needed: false,
                evidence: None,
            },
            language: Some(language),
        }
    }

    /// The primary feeling.
    pub fn feeling(&self) -> Feeling {
        self.feelings.first().map_or(Feeling::Neutral, |f| f.feeling)
    }

    /// Whether it asks for more than a quick answer: a strong unpleasant feeling, a clear one that has a history or looks for witnesses, or whatever
    /// touches safety, hardship, the law or dignity.
    pub fn is_hard(&self) -> bool {
        let grave = [Flag::Vulnerable, Flag::Legal, Flag::Abuse];
        let history = [Flag::Repeat, Flag::Churn, Flag::Public];
        let any = |flags: &[Flag]| flags.iter().any(|flag| self.has(*flag));
        self.feeling().sign() < 0 && (self.intensity >= 3 || any(&grave) || self.intensity == 2 && any(&history))
    }

    /// Whether a flag is raised.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.iter().any(|f| f.flag == flag)
    }
}

/// What the customer wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Ask {
    /// Its kind.
    pub kind: AskKind,
    /// The words that say so, where any do.
    pub evidence: Option<Evidence>,
}

/// Kinds of ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// An answer to a question.
    Information,
    /// Something repaired or put right.
    Fix,
    /// Where a thing stands.
    Status,
    /// Money back.
    Refund,
    /// Another one.
    Replacement,
    /// An end to the contract or order.
    Cancel,
    /// Regret.
    Apology,
    /// A person to talk to.
    Human,
    /// To be heard; to tell.
    Feedback,
    /// Nothing: they say thanks.
    Thanks,
    /// Anything else.
    Other,
}

impl AskKind {
    /// All of them, in the order of declaration.
    pub const ALL: [Self; 11] = [
        Self::Information,
        Self::Fix,
        Self::Status,
        Self::Refund,
        Self::Replacement,
        Self::Cancel,
        Self::Apology,
        Self::Human,
        Self::Feedback,
        Self::Thanks,
        Self::Other,
    ];

    /// The name used in JSON, Parquet and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Fix => "fix",
            Self::Status => "status",
            Self::Refund => "refund",
            Self::Replacement => "replacement",
            Self::Cancel => "cancel",
            Self::Apology => "apology",
            Self::Human => "human",
            Self::Feedback => "feedback",
            Self::Thanks => "thanks",
            Self::Other => "other",
        }
    }
}

/// Something in a message that calls for care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Threatens or announces leaving.
    Churn,
    /// Threatens or uses public exposure.
    Public,
    /// Mentions lawyers, regulators, courts.
    Legal,
    /// Has written before, or the problem recurs.
    Repeat,
    /// Says how long they have been waiting.
    Waiting,
    /// A deadline, or "now".
    Urgent,
    /// Illness, bereavement, a child, disability, hardship, safety.
    Vulnerable,
    /// Insults or swears at the agent or the company.
    Abuse,
    /// Not meant literally.
    Sarcasm,
}

impl Flag {
    /// All nine, in the order of declaration.
    pub const ALL: [Self; 9] = [
        Self::Churn,
        Self::Public,
        Self::Legal,
        Self::Repeat,
        Self::Waiting,
        Self::Urgent,
        Self::Vulnerable,
        Self::Abuse,
        Self::Sarcasm,
    ];

    /// The name used in JSON, Parquet and on screens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Churn => "churn",
            Self::Public => "public",
            Self::Legal => "legal",
            Self::Repeat => "repeat",
            Self::Waiting => "waiting",
            Self::Urgent => "urgent",
            Self::Vulnerable => "vulnerable",
            Self::Abuse => "abuse",
            Self::Sarcasm => "sarcasm",
        }
    }
}

/// A flag with the words that raise it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Flagged {
    /// Which.
    pub flag: Flag,
    /// The words.
    pub evidence: Evidence,
}

/// Whether a feeling or hardship wants to be acknowledged before or beside helping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EmpathyNeed {
    /// The judgement.
    pub needed: bool,
    /// The words that make it so; `None` where it is not needed.
    pub evidence: Option<Evidence>,
}
