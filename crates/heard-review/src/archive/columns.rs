//! Which column is which: one table of known names, and what a person maps by hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

/// Something that an archive says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Conversation,
    Messages,
    Author,
    Text,
    At,
    Agent,
}

/// Where a field stands: in an object that holds its messages, in a message of such an object, or in a row of a flat table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Whole,
    Part,
    Row,
}

struct Known {
    field: Field,
    name: &'static str,
    required: &'static [Level],
    optional: &'static [Level],
    /// Compared without case, spaces, hyphens and underscores; the first that is found wins.
    names: &'static [&'static str],
    /// What else the column may be called in an object that holds its messages.
    whole: &'static [&'static str],
}

const KNOWN: &[Known] = &[
    Known {
        field: Field::Conversation,
        name: "conversation",
        required: &[Level::Row],
        optional: &[Level::Whole],
        names: &[
            "conversation_id",
            "conversation",
            "thread_id",
            "thread",
            "ticket_id",
            "ticket",
            "case_id",
            "case_number",
            "chat_id",
            "session_id",
            "dialogue_id",
            "dialog_id",
        ],
        whole: &["id"],
    },
    Known {
        field: Field::Messages,
        name: "messages",
        required: &[Level::Whole],
        optional: &[],
        names: &["messages", "turns", "utterances", "dialogue", "dialog", "comments", "events"],
        whole: &[],
    },
    Known {
        field: Field::Author,
        name: "author",
        required: &[Level::Part, Level::Row],
        optional: &[],
        names: &[
            "role",
            "role_guess",
            "author_role",
            "author_type",
            "sender_type",
            "sender_role",
            "author",
            "who",
            "sender",
            "speaker",
            "from",
            "inbound",
            "direction",
        ],
        whole: &[],
    },
    Known {
        field: Field::Text,
        name: "text",
        required: &[Level::Part, Level::Row],
        optional: &[],
        names: &[
            "text",
            "body",
            "plain_body",
            "message",
            "content",
            "utterance",
            "comment",
            "message_text",
        ],
        whole: &[],
    },
    Known {
        field: Field::At,
        name: "at",
        required: &[],
        optional: &[Level::Part, Level::Row],
        names: &["at", "created_at", "sent_at", "timestamp", "time", "datetime", "date"],
        whole: &[],
    },
    Known {
        field: Field::Agent,
        name: "agent",
        required: &[],
        optional: &[Level::Part, Level::Row],
        names: &[
            "agent_name",
            "agent_id",
            "agent",
            "operator",
            "assignee",
            "author_name",
            "sender_name",
            "name",
        ],
        whole: &[],
    },
];

/// The known names as lines of text: what each column is called here, and what it may be called in an archive.
pub fn known_names() -> String {
    let mut lines = String::new();
    for known in KNOWN {
        let names: Vec<&str> = known.names.iter().chain(known.whole).copied().collect();
        let _ = writeln!(lines, "{}: {}", known.name, names.join(", "));
    }
    lines
}

/// What a person maps: `text=body,conversation=thread_id`. An empty name leaves a column out: `at=`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(BTreeMap<Field, String>);

impl FromStr for ColumnMap {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut map = BTreeMap::new();
        for pair in text.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (ours, theirs) = pair
                .split_once('=')
                .ok_or_else(|| format!("“{pair}” is not of the form text=body"))?;
            let known = KNOWN.iter().find(|known| known.name == ours.trim()).ok_or_else(|| {
                let names: Vec<&str> = KNOWN.iter().map(|known| known.name).collect();
                format!("there is no column “{}”; there are {}", ours.trim(), names.join(", "))
            })?;
            map.insert(known.field, theirs.trim().to_owned());
        }
        Ok(Self(map))
    }
}

/// The columns of one archive at one level, by the archive's own names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns(BTreeMap<Field, String>);

impl Columns {
    /// Finds the columns among the names `found`, or says which are missing and how to map them.
    pub(super) fn find(found: &[&str], level: Level, map: &ColumnMap) -> Result<Self, String> {
        let mut columns = BTreeMap::new();
        let mut missing = Vec::new();
        for known in KNOWN {
            let required = known.required.contains(&level);
            if !required && !known.optional.contains(&level) {
                continue;
            }
            match known.among(found, level, map) {
                Some(name) => {
                    columns.insert(known.field, name);
                }
                None if required => missing.push(known),
                None => {}
            }
        }
        if missing.is_empty() {
            Ok(Self(columns))
        } else {
            Err(explain(&missing, found))
        }
    }

    /// The archive's own name of a field.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }
}

impl Known {
    fn among(&self, found: &[&str], level: Level, map: &ColumnMap) -> Option<String> {
        if let Some(mapped) = map.0.get(&self.field) {
            return found.contains(&mapped.as_str()).then(|| mapped.clone());
        }
        let more = if level == Level::Whole { self.whole } else { &[] };
        let mut names = self.names.iter().chain(more);
        names
            .find_map(|name| found.iter().find(|other| same(other, name)))
            .map(|name| (*name).to_owned())
    }
}

fn same(left: &str, right: &str) -> bool {
    let letters = |name: &str| -> String {
        let kept = name.chars().filter(|c| !matches!(c, ' ' | '-' | '_'));
        kept.flat_map(char::to_lowercase).collect()
    };
    letters(left) == letters(right)
}

fn explain(missing: &[&Known], found: &[&str]) -> String {
    let mut text = String::from("these columns were not recognised:");
    for known in missing {
        let _ = write!(text, "\n  {} (known names: {})", known.name, known.names.join(", "));
    }
    let shown: Vec<&str> = found.iter().take(40).copied().collect();
    let _ = write!(text, "\nfound: {}", shown.join(", "));
    let example: Vec<String> = missing.iter().map(|known| format!("{}=NAME", known.name)).collect();
    let _ = write!(text, "\nmap them: --map {}", example.join(","));
    text
}
