//! Reads TOML, and knows at which line a field stands.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{SettingsError, nearest};

/// A TOML file read as `T`, or what is wrong with it.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<SettingsError>> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().unwrap_or_default();
        let field = DeTable::parse(text).map(|table| field_at(table.get_ref(), &at)).unwrap_or_default();
        vec![SettingsError {
            file: file.to_owned(),
            line: line(text, at.start),
            field,
            reason: meant(error.message()),
        }]
    })
}

/// Where the fields of a TOML file stand, for errors that a parser does not find.
pub struct Places<'t> {
    file: &'t str,
    text: &'t str,
    table: Option<Spanned<DeTable<'t>>>,
    root: &'static [&'static str],
}

/// A step on the way to a field: a name, or a place in a list.
#[derive(Clone, Copy, Debug)]
pub enum Key<'k> {
    /// A field by its name.
    Name(&'k str),
    /// An entry of a list, counted from 0.
    Index(usize),
}

impl<'t> Places<'t> {
    /// Of a file; `root`: the table that ways to fields begin at.
    pub fn new(file: &'t str, text: &'t str, root: &'static [&'static str]) -> Self {
        let table = DeTable::parse(text).ok();
        Self { file, text, table, root }
    }

    /// An error at the deepest field on this way that the file has.
    pub fn error(&self, way: &[Key<'_>], reason: impl Into<String>) -> SettingsError {
        let root: Vec<Key<'_>> = self.root.iter().map(|name| Key::Name(name)).collect();
        let whole = || root.iter().chain(way);
        let mut at = 0;
        let mut value: Option<&DeValue<'_>> = None;
        for (depth, key) in whole().enumerate() {
            let next = match (key, value) {
                (Key::Name(name), None) if depth == 0 => self.table.as_ref().and_then(|table| named(table.get_ref(), name)),
                (Key::Name(name), Some(DeValue::Table(table))) => named(table, name),
                (Key::Index(index), Some(DeValue::Array(list))) => list.get(*index).map(|item| (item.span(), item.get_ref())),
                _ => None,
            };
            let Some((span, found)) = next else { break };
            (at, value) = (span.start, Some(found));
        }
        let mut field = String::new();
        for key in whole() {
            match key {
                Key::Name(name) if field.is_empty() => field.push_str(name),
                Key::Name(name) => field.extend([".", name]),
                Key::Index(index) => field.extend(["[", &(index + 1).to_string(), "]"]),
            }
        }
        SettingsError {
            file: self.file.to_owned(),
            line: line(self.text, at),
            field,
            reason: reason.into(),
        }
    }
}

/// A field of a table: where its name stands, and its value.
fn named<'a, 't>(table: &'a DeTable<'t>, name: &str) -> Option<(Range<usize>, &'a DeValue<'t>)> {
    let found = table.iter().find(|(key, _)| key.get_ref() == name);
    found.map(|(key, value)| (key.span(), value.get_ref()))
}

/// The field whose name or value stands there, as a dotted name.
fn field_at(table: &DeTable<'_>, at: &Range<usize>) -> String {
    let holds = |span: Range<usize>| span.start <= at.start && at.start < span.end.max(span.start + 1);
    for (key, value) in table {
        let deeper = match value.get_ref() {
            DeValue::Table(inner) => field_at(inner, at),
            DeValue::Array(list) => {
                let tables = list.iter().filter_map(|item| item.get_ref().as_table());
                tables
                    .map(|inner| field_at(inner, at))
                    .find(|field| !field.is_empty())
                    .unwrap_or_default()
            }
            _ => String::new(),
        };
        if !deeper.is_empty() {
            return format!("{}.{deeper}", key.get_ref());
        }
        if holds(key.span()) || holds(value.span()) {
            return key.get_ref().to_string();
        }
    }
    String::new()
}

fn line(text: &str, at: usize) -> usize {
    text.get(..at).map_or(1, |before| before.matches('\n').count() + 1)
}

/// The parser's reason, and the name that was meant: "unknown field `tones`, expected one of `tone`, `rules`".
fn meant(reason: &str) -> String {
    let reason = reason.trim().trim_end_matches('.');
    let mut names = reason.split('`').skip(1).step_by(2);
    let written = names.next().filter(|_| reason.starts_with("unknown"));
    match written.and_then(|written| nearest(written, names)) {
        Some(name) => format!("{reason}; did you mean `{name}`?"),
        None => reason.to_owned(),
    }
}
