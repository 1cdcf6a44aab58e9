//! JSON lines: a conversation a line, or a message a line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::columns::{Columns, Field, Level};
use super::group::{Grouped, Row, in_order};
use super::lines::Lines;
use super::value::Values;
use super::{ArchiveError, Conversation, Conversations, MOST_MESSAGES, Reading, Skip, too_large};

type Object = Map<String, Value>;

/// How many objects are looked at to learn the columns: the first may lack some.
const SAMPLE: usize = 64;

/// Reads JSON lines. Looks at the first objects to learn the columns.
pub(super) fn open(path: &Path, lines: Lines, reading: Reading) -> Result<Conversations, ArchiveError> {
    let explain = |reason| ArchiveError::new(path, reason);
    let file = path.to_owned();
    let mut objects = Objects { lines, file };
    let mut first = Vec::new();
    while first.iter().filter(|one: &&Result<_, _>| one.is_ok()).count() < SAMPLE {
        let Some(object) = objects.next() else { break };
        first.push(object);
    }
    let sample = || first.iter().flatten().map(|(_, object)| object);
    let names = names(sample());
    if names.is_empty() {
        return Err(explain(nothing(&first)));
    }
    let file = path.to_owned();
    if let Ok(whole) = Columns::find(&names, Level::Whole, &reading.columns) {
        let parts = sample()
            .filter_map(|object| object.get(whole.get(Field::Messages)?)?.as_array())
            .flatten();
        let names = self::names(parts.filter_map(Value::as_object));
        if !names.is_empty() {
            let part = Columns::find(&names, Level::Part, &reading.columns).map_err(explain)?;
            let form = Nested {
                whole,
                part,
                reading,
                file,
            };
            return Ok(Box::new(
                first.into_iter().chain(objects).map(move |object| form.conversation(object?)),
            ));
        }
    }
    let columns = Columns::find(&names, Level::Row, &reading.columns).map_err(explain)?;
    let rows_of = path.to_owned();
    let rows = first.into_iter().chain(objects).map(move |object| {
        let (line, object) = object?;
        row(line, &object, &columns, &reading).map_err(|reason| Skip::new(&rows_of, line, reason))
    });
    Ok(Box::new(Grouped::new(rows, file)))
}

/// The names in objects, each once, in the order of the alphabet.
fn names<'o>(objects: impl Iterator<Item = &'o Object>) -> Vec<&'o str> {
    let names: BTreeSet<&str> = objects.flat_map(Object::keys).map(String::as_str).collect();
    names.into_iter().collect()
}

fn nothing(tried: &[Result<(u64, Object), Skip>]) -> String {
    match tried.iter().find_map(|one| one.as_ref().err()) {
        Some(skip) => format!("no line could be read; line {}: {}", skip.line, skip.reason),
        None => "holds no messages".into(),
    }
}

struct Objects {
    lines: Lines,
    file: PathBuf,
}

impl Iterator for Objects {
    type Item = Result<(u64, Object), Skip>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let object = match self.lines.read()? {
                Ok([]) => continue,
                Ok(line) => parse(line),
                Err(reason) => Err(reason),
            };
            let line = self.lines.number();
            return Some(match object {
                Ok(object) => Ok((line, object)),
                Err(reason) => Err(Skip::new(&self.file, line, reason)),
            });
        }
    }
}

fn parse(line: &[u8]) -> Result<Object, String> {
    let text = std::str::from_utf8(line).map_err(|error| format!("is not UTF-8 (from byte {})", error.valid_up_to() + 1))?;
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("is JSON, but no object".into()),
        Err(error) if error.is_eof() => Err("is not JSON: it ends too early".into()),
        Err(error) => Err(format!("is not JSON (at column {})", error.column())),
    }
}

/// A conversation a line.
struct Nested {
    whole: Columns,
    part: Columns,
    reading: Reading,
    file: PathBuf,
}

impl Nested {
    fn conversation(&self, (line, mut object): (u64, Object)) -> Result<Conversation, Skip> {
        let skip = |reason: String| Skip::new(&self.file, line, reason);
        let id = self.whole.get(Field::Conversation).and_then(|name| text(object.get(name)?));
        let id = id.map_or_else(|| format!("line {line}"), Cow::into_owned);
        let Some(Value::Array(parts)) = self.whole.get(Field::Messages).and_then(|name| object.remove(name)) else {
            return Err(skip("holds no list of messages".into()));
        };
        if parts.len() > MOST_MESSAGES {
            return Err(skip(too_large()));
        }
        let mut messages = Vec::with_capacity(parts.len());
        for (index, part) in parts.iter().enumerate() {
            let Value::Object(part) = part else {
                return Err(skip(format!("message {} is no object", index + 1)));
            };
            let message = values(part, &self.part).message(&self.reading);
            messages.extend(message.map_err(|reason| skip(format!("message {} {reason}", index + 1)))?);
        }
        if messages.is_empty() {
            return Err(skip("nobody says anything".into()));
        }
        Ok(in_order(Conversation { id, messages }))
    }
}

fn row(line: u64, object: &Object, columns: &Columns, reading: &Reading) -> Result<Row, String> {
    let id = columns.get(Field::Conversation).and_then(|name| text(object.get(name)?));
    Ok(Row {
        line,
        conversation: id.ok_or("names no conversation")?.into_owned(),
        message: values(object, columns).message(reading)?,
    })
}

fn values<'o>(object: &'o Object, columns: &Columns) -> Values<'o> {
    let value = |field| columns.get(field).and_then(|name| text(object.get(name)?));
    Values {
        author: value(Field::Author),
        text: value(Field::Text),
        at: value(Field::At),
        agent: value(Field::Agent),
    }
}

/// A value as text; `None` for null, lists and objects.
fn text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(yes) => Some(Cow::Borrowed(if *yes { "true" } else { "false" })),
        _ => None,
    }
}
