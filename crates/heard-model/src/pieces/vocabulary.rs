//! The vocabulary: which pieces there are, and their numbers.

use rustc_hash::FxHashMap;

use crate::Error;

/// Emoji that have a place of their own; the list that training reads.
const EMOJI: &str = include_str!("../../../../training/emoji.txt");

/// The pieces of all sizes of the model, read from one text file.
#[derive(Debug)]
pub struct Vocabulary {
    /// Pieces that begin a word.
    first: FxHashMap<Box<str>, u32>,
    /// Pieces within a word, without their `##`.
    later: FxHashMap<Box<str>, u32>,
    /// Found in the text as it was typed, whatever stands around them.
    signs: FxHashMap<char, u32>,
    /// Names in brackets, found in the text as it was typed.
    names: Vec<(&'static str, u32)>,
    longest: usize,
    /// How many lines there are.
    pub(crate) len: usize,
    pub(crate) unknown: u32,
    pub(crate) begin: u32,
    pub(crate) end: u32,
}

impl Vocabulary {
    /// Reads a vocabulary: one piece a line, its number is the number of the line, from 0.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let mut first = FxHashMap::default();
        let mut later = FxHashMap::default();
        let mut longest = 0;
        for (id, piece) in (0..).zip(text.lines()) {
            longest = longest.max(piece.len());
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => later.insert(rest.into(), id),
                _ => first.insert(piece.into(), id),
            };
        }
        let placed = |name: &'static str| first.get(name).copied().map(|id| (name, id));
        let names: Vec<_> = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
            .into_iter()
            .filter_map(placed)
            .collect();
        let number = |name: &'static str| first.get(name).copied().ok_or(Error::Piece(name));
        let (unknown, begin, end) = (number("[UNK]")?, number("[CLS]")?, number("[SEP]")?);
        let signs = EMOJI
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.chars().next());
        let signs = signs
            .filter_map(|sign| Some((sign, *first.get(sign.encode_utf8(&mut [0; 4]) as &str)?)))
            .collect();
        Ok(Self {
            first,
            later,
            signs,
            names,
            longest,
            len: text.lines().count(),
            unknown,
            begin,
            end,
        })
    }

    /// The number of bytes of the longest piece.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    pub(super) fn piece(&self, text: &str, begins: bool) -> Option<u32> {
        if begins { &self.first } else { &self.later }.get(text).copied()
    }

    /// The piece at the beginning of `text` that is taken as it was typed, and its length in bytes.
    pub(super) fn as_typed(&self, text: &str) -> Option<(u32, usize)> {
        let sign = text.chars().next()?;
        if sign == '[' {
            return self
                .names
                .iter()
                .find(|(name, _)| text.starts_with(name))
                .map(|&(name, id)| (id, name.len()));
        }
        self.signs.get(&sign).map(|&id| (id, sign.len_utf8()))
    }
}
