//! Every column of the tables, declared once: name, kind, unit and range, meaning, and where its value comes from.
//!
//! The Parquet schema, the JSON lines and the documentation ([`markdown`]) are derived from here.

use std::fmt::Write as _;

use jiff::Timestamp;

use crate::row::{ConversationRow, MessageRow, Mood, ReadRow, ReplyRow};

/// What kind of values a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Int,
    /// A number.
    Real,
    /// Yes or no.
    Bool,
    /// A time in UTC, to the millisecond.
    Time,
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Reals,
}

/// A value of a row.
pub(crate) enum Value<'r> {
    None,
    Text(&'r str),
    Int(i64),
    Real(f32),
    Bool(bool),
    Time(Timestamp),
    Texts(&'r [String]),
    Reals(&'r [f32]),
}

/// A column.
pub struct Column<R: 'static> {
    /// Its name in Parquet and JSON.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: Kind,
    /// Its unit and range, or the words that it may hold.
    pub range: &'static str,
    /// What it says.
    pub says: &'static str,
    pub(crate) value: fn(&R) -> Value<'_>,
}

const fn column<R>(name: &'static str, kind: Kind, range: &'static str, says: &'static str, value: fn(&R) -> Value<'_>) -> Column<R> {
    Column {
        name,
        kind,
        range,
        says,
        value,
    }
}

use Kind::{Bool, Int, Real, Reals, Text, Texts, Time};

const FEELINGS: &str = "anger, frustration, disappointment, sadness, anxiety, confusion, gratitude, joy, neutral";

/// The columns of `messages`, one row a message.
pub const MESSAGES: &[Column<MessageRow>] = &[
    column("archive", Text, "file name", "The archive that it comes from.", |r| {
        Value::Text(&r.archive)
    }),
    column("conversation", Text, "as in the archive", "Its conversation.", |r| {
        Value::Text(&r.conversation)
    }),
    column("index", Int, "0 to messages − 1", "Its place in the conversation.", |r| {
        int(r.index)
    }),
    column("who", Text, "customer, agent", "Its author’s side.", |r| Value::Text(&r.who)),
    column("agent", Text, "name or pseudonym", "Which agent, where the archive says so.", |r| {
        text(r.agent.as_ref())
    }),
    column("at", Time, "UTC", "When, where the archive says so.", |r| {
        r.at.map_or(Value::None, Value::Time)
    }),
    column("text", Text, "as written", "What it says; absent where words are left out.", |r| {
        text(r.text.as_ref())
    }),
    column(
        "language",
        Text,
        "name",
        "The language of the message, or of what a reply answers, where it is not English: then nothing was judged.",
        |r| text(r.language.as_ref()),
    ),
    column("feeling", Text, FEELINGS, "Customers: the primary feeling.", |r| {
        read(r, |x| Value::Text(x.feeling))
    }),
    column("probability", Real, "0 to 1", "Customers: how sure that feeling is.", |r| {
        read(r, |x| Value::Real(x.probability))
    }),
    column("intensity", Int, "0 none to 3 strong", "Customers: how strongly they feel.", |r| {
        read(r, |x| Value::Int(x.intensity.into()))
    }),
    column(
        "valence",
        Real,
        "−1 unpleasant to +1 pleasant",
        "Customers: how pleasant it is.",
        |r| read(r, |x| Value::Real(x.valence)),
    ),
    column("problem", Text, "quotation", "Customers: what is wrong or wanted.", |r| {
        read(r, |x| text(x.problem.as_ref()))
    }),
    column("impact", Text, "quotation", "Customers: why it matters to them.", |r| {
        read(r, |x| text(x.impact.as_ref()))
    }),
    column(
        "ask",
        Text,
        "information, fix, status, refund, replacement, cancel, apology, human, feedback, thanks, other",
        "Customers: what they want.",
        |r| read(r, |x| Value::Text(x.ask)),
    ),
    column(
        "flags",
        Texts,
        "churn, public, legal, repeat, waiting, urgent, vulnerable, abuse, sarcasm",
        "Customers: what calls for care.",
        |r| read(r, |x| Value::Texts(&x.flags)),
    ),
    column(
        "empathy_needed",
        Bool,
        "",
        "Whether a feeling or hardship wants to be seen: in a customer’s message; in what a reply answers.",
        |r| match (&r.read, &r.reply) {
            (Some(read), _) => Value::Bool(read.empathy_needed),
            (_, Some(reply)) => Value::Bool(reply.empathy_needed),
            _ => Value::None,
        },
    ),
    column(
        "reply_messages",
        Int,
        "1 and up",
        "Replies: how many messages in a row were judged as this one reply; it stands on the first.",
        |r| reply(r, |x| int(x.messages)),
    ),
    column(
        "empathy_given",
        Int,
        "0 none, 1 stock phrase, 2 specific",
        "Replies: what the feeling got.",
        |r| reply(r, |x| Value::Int(x.empathy_given.into())),
    ),
    column(
        "acts",
        Texts,
        "such as apology, next_step, promise",
        "Replies: what its sentences do, each once.",
        |r| reply(r, |x| Value::Texts(&x.acts)),
    ),
    column("findings", Texts, "rule ids", "Replies: remarks, in the order of the text.", |r| {
        reply(r, |x| Value::Texts(&x.findings))
    }),
    column(
        "quotes",
        Texts,
        "quotations",
        "Replies: the words of each finding, in the same order; empty for what is missing.",
        |r| reply(r, |x| Value::Texts(&x.quotes)),
    ),
    column("strengths", Texts, "short sentences", "Replies: what helps.", |r| {
        reply(r, |x| Value::Texts(&x.strengths))
    }),
    column(
        "strength_quotes",
        Texts,
        "quotations",
        "Replies: the words of each strength, in the same order.",
        |r| reply(r, |x| Value::Texts(&x.strength_quotes)),
    ),
    column(
        "unanswered",
        Texts,
        "kinds of need",
        "Replies: needs of the customer that no words answer.",
        |r| reply(r, |x| Value::Texts(&x.unanswered)),
    ),
    column("emotional", Real, "0 to 1", "Replies: how far emotional needs are met.", |r| {
        reply(r, |x| Value::Real(x.emotional))
    }),
    column("rational", Real, "0 to 1", "Replies: how far rational needs are met.", |r| {
        reply(r, |x| Value::Real(x.rational))
    }),
];

/// The columns of `conversations`, one row a conversation, in the order of `messages`.
pub const CONVERSATIONS: &[Column<ConversationRow>] = &[
    column("archive", Text, "file name", "The archive that it comes from.", |r| {
        Value::Text(&r.archive)
    }),
    column("conversation", Text, "as in the archive", "Its name.", |r| {
        Value::Text(&r.conversation)
    }),
    column("started_at", Time, "UTC", "When the first message was written.", |r| {
        r.started_at.map_or(Value::None, Value::Time)
    }),
    column("messages", Int, "1 and up", "How many messages.", |r| int(r.messages)),
    column(
        "customer_messages",
        Int,
        "0 and up",
        "How many of them by the customer, in English.",
        |r| int(r.customer_messages),
    ),
    column(
        "replies",
        Int,
        "0 and up",
        "How many replies: messages of agents in a row that answer the customer count once.",
        |r| int(r.replies),
    ),
    column("agents", Texts, "names or pseudonyms", "Who replied, each once.", |r| {
        Value::Texts(&r.agents)
    }),
    column(
        "first_reply_seconds",
        Int,
        "seconds, 0 and up",
        "From the customer’s first message to the reply to it.",
        |r| r.first_reply.map_or(Value::None, Value::Int),
    ),
    column("start_feeling", Text, FEELINGS, "Feeling of the customer’s first message.", |r| {
        feeling(r.start)
    }),
    column("start_valence", Real, "−1 to +1", "Its valence.", |r| valence(r.start)),
    column("peak_feeling", Text, FEELINGS, "Feeling of their least pleasant message.", |r| {
        feeling(r.peak)
    }),
    column("peak_valence", Real, "−1 to +1", "Its valence.", |r| valence(r.peak)),
    column("end_feeling", Text, FEELINGS, "Feeling of their last message.", |r| feeling(r.end)),
    column("end_valence", Real, "−1 to +1", "Its valence.", |r| valence(r.end)),
    column(
        "direction",
        Text,
        "better, same, worse",
        "Last against first, by more than 0.2 of valence.",
        |r| text(r.direction.as_ref()),
    ),
    column("risk", Real, "0 to 1", "Risk of escalation at the end.", |r| Value::Real(r.risk)),
    column(
        "arc",
        Reals,
        "−1 to +1 each",
        "Valence of each of the customer’s messages.",
        |r| Value::Reals(&r.arc),
    ),
    column("flags", Texts, "as in messages", "All flags, each once.", |r| {
        Value::Texts(&r.flags)
    }),
    column("empathy_needed", Int, "0 and up", "How often a feeling wanted to be seen.", |r| {
        int(r.empathy.needed())
    }),
    column(
        "empathy_specific",
        Int,
        "0 to empathy_needed",
        "… and was seen, in words for this customer.",
        |r| int(r.empathy.specific),
    ),
    column("empathy_stock", Int, "0 to empathy_needed", "… and got a stock phrase.", |r| {
        int(r.empathy.stock)
    }),
    column(
        "empathy_missing",
        Int,
        "0 to empathy_needed",
        "… and got a reply that did not see it.",
        |r| int(r.empathy.none),
    ),
    column(
        "empathy_no_reply",
        Int,
        "0 to empathy_needed",
        "… and got no reply in the archive.",
        |r| int(r.empathy.no_reply),
    ),
    column("findings", Int, "0 and up", "Remarks on all replies.", |r| int(r.findings)),
    column(
        "hardness",
        Real,
        "0 to 1",
        "How hard it was: 0.4 × depth of the worst message + 0.2 × depth of the last + 0.2 × mean depth (depth: negative valence, 0 to 1) + 0.2 × share of needed empathy that was not given.",
        |r| Value::Real(r.hardness),
    ),
];

/// Both tables as Markdown, for the documentation.
pub fn markdown() -> String {
    let mut page = String::new();
    page.push_str("## messages\n\nOne row a message, in the order of the archive. In JSON lines an absent value is left out.\n\n");
    table(&mut page, MESSAGES);
    page.push_str("\n## conversations\n\nOne row a conversation, in the same order.\n\n");
    table(&mut page, CONVERSATIONS);
    page
}

fn table<R>(page: &mut String, columns: &[Column<R>]) {
    page.push_str("| column | kind | unit and range | says |\n|---|---|---|---|\n");
    for column in columns {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            column.name,
            column.kind.name(),
            column.range,
            column.says
        );
    }
}

impl Kind {
    /// As documented.
    pub fn name(self) -> &'static str {
        match self {
            Text => "text",
            Int => "integer",
            Real => "number",
            Bool => "yes/no",
            Time => "time",
            Texts => "list of texts",
            Reals => "list of numbers",
        }
    }
}

fn int<'r>(number: usize) -> Value<'r> {
    i64::try_from(number).map_or(Value::None, Value::Int)
}

fn text(text: Option<&String>) -> Value<'_> {
    text.map_or(Value::None, |text| Value::Text(text))
}

fn read<'r>(row: &'r MessageRow, value: fn(&'r ReadRow) -> Value<'r>) -> Value<'r> {
    row.read.as_ref().map_or(Value::None, value)
}

fn reply<'r>(row: &'r MessageRow, value: fn(&'r ReplyRow) -> Value<'r>) -> Value<'r> {
    row.reply.as_ref().map_or(Value::None, value)
}

fn feeling<'r>(mood: Option<Mood>) -> Value<'r> {
    mood.map_or(Value::None, |mood| Value::Text(mood.feeling))
}

fn valence<'r>(mood: Option<Mood>) -> Value<'r> {
    mood.map_or(Value::None, |mood| Value::Real(mood.valence))
}
