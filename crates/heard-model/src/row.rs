//! Rows: what the encoder is given for one stretch of a text, `[CLS] text [SEP] context [SEP]`. No weights here.

use std::ops::Range;

use crate::model::Input;
use crate::pieces::{Piece, Shouting, Vocabulary};

/// As many pieces of the text go into one row.
pub(crate) const TEXT_TOKENS: usize = 160;
/// As many of the last pieces of the context.
pub(crate) const CONTEXT_TOKENS: usize = 48;
/// The longest row there is.
pub(crate) const LONGEST_ROW: usize = TEXT_TOKENS + CONTEXT_TOKENS + 3;
/// As many rows a text is cut into; what stands behind them is not read.
pub(crate) const WINDOWS: usize = 8;

/// The kinds of a place in a row.
const TEXT: u8 = 0;
const CONTEXT: u8 = 1;
const SHOUTED: u8 = 2;

/// As many of the last pieces of the words that a reply answers.
pub(crate) const ANSWERED_TOKENS: usize = 48;
/// Their first place: behind a stretch of middling length, as the encoder learned to see them. It is the same for all stretches, so that they are read
/// once.
const ANSWERED_PLACE: usize = 40;

/// One row. Its own pieces stand from its second place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) ids: Vec<u32>,
    pub(crate) types: Vec<u8>,
    /// Its first place.
    pub(crate) first: usize,
    /// Which pieces of the text it holds.
    pub(crate) own: Range<usize>,
}

/// A text cut into pieces, and its rows.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) rows: Vec<Row>,
    /// How many bytes of the text they hold.
    pub(crate) read: usize,
}

/// Cuts a text into rows, at ends of sentences where it needs several.
pub(crate) fn cut(vocabulary: &Vocabulary, &Input { text, context, sentences }: &Input) -> Cut {
    let pieces = vocabulary.pieces(text, TEXT_TOKENS * WINDOWS);
    let mut said = vocabulary.pieces(context, usize::MAX);
    said.drain(..said.len().saturating_sub(CONTEXT_TOKENS));
    let mut shouting = Shouting::new(text);
    let kinds: Vec<u8> = pieces
        .iter()
        .map(|p| if shouting.shouted(p.start, p.end) { SHOUTED } else { TEXT })
        .collect();
    let row = |own: Range<usize>| {
        let mut row = Row {
            ids: vec![vocabulary.begin],
            types: vec![TEXT],
            first: 0,
            own,
        };
        row.ids.extend(pieces.get(row.own.clone()).unwrap_or_default().iter().map(|p| p.id));
        row.types.extend(kinds.get(row.own.clone()).unwrap_or_default());
        row.ids.push(vocabulary.end);
        row.types.push(TEXT);
        if !context.is_empty() {
            row.ids.extend(said.iter().map(|p| p.id));
            row.ids.push(vocabulary.end);
            row.types.resize(row.ids.len(), CONTEXT);
        }
        row
    };
    let rows = windows(&pieces, sentences).into_iter().map(row).collect();
    let read = if pieces.len() < TEXT_TOKENS * WINDOWS {
        text.len()
    } else {
        pieces.last().map_or(0, |p| p.end)
    };
    Cut { pieces, rows, read }
}

/// The row of words that a reply answers, for the reply to be read beside it.
pub(crate) fn answered(vocabulary: &Vocabulary, context: &str) -> Row {
    let said = vocabulary.pieces(context, usize::MAX);
    let last = said.len().saturating_sub(ANSWERED_TOKENS);
    let ids: Vec<u32> = said.iter().skip(last).map(|p| p.id).chain([vocabulary.end]).collect();
    Row {
        types: vec![CONTEXT; ids.len()],
        first: ANSWERED_PLACE,
        own: 0..0,
        ids,
    }
}

/// Stretches of at most `TEXT_TOKENS` pieces, each as long as whole sentences allow; a longer sentence is cut where it must be.
fn windows(pieces: &[Piece], sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = sentences.iter().map(|s| pieces.partition_point(|p| p.start < s.end)).collect();
    cuts.sort_unstable();
    let mut found = Vec::new();
    let mut at = 0;
    while pieces.len() - at > TEXT_TOKENS {
        let most = at + TEXT_TOKENS;
        let cut = cuts
            .iter()
            .rev()
            .copied()
            .find(|&cut| cut <= most)
            .filter(|&cut| cut > at)
            .unwrap_or(most);
        found.push(at..cut);
        at = cut;
    }
    found.push(at..pieces.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: usize, sentences: &[usize], expect: &[usize]) {
        let pieces: Vec<_> = (0..words)
            .map(|i| Piece {
                id: 1,
                start: 2 * i,
                end: 2 * i + 1,
            })
            .collect();
        let ends: Vec<_> = sentences.iter().map(|&end| 0..2 * end).collect();
        let found: Vec<_> = windows(&pieces, &ends).iter().map(|w| w.end).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn short_texts_are_one_window() {
        check(0, &[], &[0]);
        check(160, &[10, 160], &[160]);
    }

    #[test]
    fn long_texts_are_cut_at_sentences_or_where_they_must_be() {
        check(170, &[100, 170], &[100, 170]);
        check(170, &[], &[160, 170]);
        check(400, &[30, 400], &[30, 190, 350, 400]);
    }
}
