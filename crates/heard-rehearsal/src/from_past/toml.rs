//! Writing the file: comments, gaps, texts, lists.

use std::fmt::Write as _;

use super::{Drafted, GAP};

pub(super) struct Writer {
    text: String,
    gaps: Vec<String>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            gaps: Vec::new(),
        }
    }

    /// A comment.
    pub(super) fn say(&mut self, comment: &str) {
        let _ = writeln!(self.text, "# {comment}");
    }

    /// Marks the field that follows.
    pub(super) fn gap(&mut self, field: &str, what: &str) {
        let _ = writeln!(self.text, "# {GAP} {field}: {what}");
        self.gaps.push(format!("{field}: {what}"));
    }

    pub(super) fn table(&mut self, name: &str) {
        let _ = writeln!(self.text, "\n[{name}]");
    }

    pub(super) fn entry(&mut self, name: &str) {
        let _ = writeln!(self.text, "\n[[{name}]]");
    }

    pub(super) fn bare(&mut self, field: &str, value: &str) {
        let _ = writeln!(self.text, "{field} = {value}");
    }

    pub(super) fn text(&mut self, field: &str, value: &str) {
        let _ = writeln!(self.text, "{field} = {}", quoted(value));
    }

    pub(super) fn list(&mut self, field: &str, values: &[String]) {
        let _ = writeln!(self.text, "{field} = [");
        for value in values {
            let _ = writeln!(self.text, "    {},", quoted(value));
        }
        let _ = writeln!(self.text, "]");
    }

    pub(super) fn done(self) -> Drafted {
        Drafted {
            toml: self.text,
            gaps: self.gaps,
        }
    }
}

/// A basic string of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
