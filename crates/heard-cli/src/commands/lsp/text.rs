//! A document of the editor: the reply, the customer's words quoted in it, and where bytes stand as the protocol counts.

use heard_engine::{Appraisal, Engine, Evidence, Situation, Turn, Who};
use lsp_types::{Position, Range};

/// An open document, read.
pub(super) struct Draft {
    text: String,
    /// The first byte of each line.
    lines: Vec<usize>,
    pub(super) appraisal: Appraisal,
}

impl Draft {
    pub(super) fn read(engine: &Engine, text: String) -> Self {
        let customer = quoted(&text);
        let turn = Turn {
            who: Who::Customer,
            text: &customer,
        };
        let turns = if customer.is_empty() {
            &[][..]
        } else {
            std::slice::from_ref(&turn)
        };
        let appraisal = engine.appraise(&Situation {
            turns,
            draft: &text,
            ..Situation::default()
        });
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines, appraisal }
    }

    pub(super) fn range(&self, evidence: &Evidence) -> Range {
        Range {
            start: self.position(evidence.start),
            end: self.position(evidence.end),
        }
    }

    /// Line and UTF-16 units, as every client counts unless it asks for another way.
    fn position(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|&start| start <= byte).saturating_sub(1);
        let start = self.lines.get(line).copied().unwrap_or_default();
        let units = self.text.get(start..byte).map_or(0, |before| before.encode_utf16().count());
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(units).unwrap_or(u32::MAX),
        }
    }
}

/// What the customer wrote: the lines that begin with ">", without it.
fn quoted(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('>'))
        .map(|line| line.trim_start_matches('>').trim())
        .collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_utf16_units() {
        let draft = Draft::read(&Engine::new(), "Hi 😀 Ana,\nit comes soon.\n\n> When?\n>> Today?\n".to_owned());
        assert_eq!(draft.position(0), Position::new(0, 0));
        assert_eq!(draft.position("Hi 😀".len()), Position::new(0, 5));
        assert_eq!(draft.position("Hi 😀 Ana,\nit".len()), Position::new(1, 2));
        assert_eq!(quoted(&draft.text), "When?\nToday?");
    }
}
