//! Greedy longest pieces first, word by word.

use super::normal::{Aligned, is_punctuation, normalise};
use super::{Piece, Vocabulary};

/// Words longer than this, in characters, are one unknown piece.
const LONGEST_WORD: usize = 100;

impl Vocabulary {
    /// The pieces of a text, `most` of them at most.
    pub fn pieces(&self, text: &str, most: usize) -> Vec<Piece> {
        let mut cutter = Cutter {
            vocabulary: self,
            most,
            found: Vec::new(),
            word: String::new(),
            ends: Vec::new(),
        };
        let mut plain = 0;
        let mut signs = text.char_indices();
        while let Some((at, sign)) = signs.next() {
            if sign.is_ascii() && sign != '[' {
                continue;
            }
            let Some((id, long)) = text.get(at..).and_then(|rest| self.as_typed(rest)) else {
                continue;
            };
            cutter.plain(text, plain, at);
            plain = at + long;
            cutter.found.push(Piece { id, start: at, end: plain });
            if cutter.full() {
                break;
            }
            while signs.offset() < plain && signs.next().is_some() {}
        }
        cutter.plain(text, plain, text.len());
        cutter.found.truncate(most);
        cutter.found
    }
}

struct Cutter<'v> {
    vocabulary: &'v Vocabulary,
    most: usize,
    found: Vec<Piece>,
    /// Of the word at hand: its letters, and where each ends.
    word: String,
    ends: Vec<usize>,
}

impl Cutter<'_> {
    fn full(&self) -> bool {
        self.found.len() >= self.most
    }

    /// Cuts a stretch without pieces taken as typed. It is read word by word, so that little is read beyond `most`.
    fn plain(&mut self, text: &str, from: usize, to: usize) {
        let mut signs = Vec::new();
        let mut at = from;
        for part in text.get(from..to).unwrap_or_default().split_inclusive(['\n', ' ']) {
            if self.full() {
                return;
            }
            signs.clear();
            normalise(part, at, &mut signs);
            at += part.len();
            self.words(&signs);
        }
    }

    fn words(&mut self, signs: &[Aligned]) {
        for word in signs.split(|a| a.sign.is_whitespace()) {
            let mut rest = word;
            while let Some(first) = rest.first() {
                let letters = rest.iter().position(|a| is_punctuation(a.sign)).unwrap_or(rest.len());
                let (head, tail) = rest.split_at(if is_punctuation(first.sign) { 1 } else { letters });
                self.cut(head);
                rest = tail;
                if self.full() {
                    return;
                }
            }
        }
    }

    fn cut(&mut self, word: &[Aligned]) {
        let before = self.found.len();
        if word.len() > LONGEST_WORD || self.greedy(word).is_none() {
            self.found.truncate(before);
            if let (Some(first), Some(last)) = (word.first(), word.last()) {
                self.found.push(Piece {
                    id: self.vocabulary.unknown,
                    start: first.start,
                    end: last.end,
                });
            }
        }
    }

    /// The longest piece there is, again and again; none if a rest is in no piece.
    fn greedy(&mut self, word: &[Aligned]) -> Option<()> {
        self.word.clear();
        self.ends.clear();
        for a in word {
            self.word.push(a.sign);
            self.ends.push(self.word.len());
        }
        let (mut from, mut byte) = (0, 0);
        while from < word.len() {
            let (to, id) = (from + 1..=word.len()).rev().find_map(|to| {
                let end = *self.ends.get(to - 1)?;
                if end - byte > self.vocabulary.longest() {
                    return None;
                }
                Some((to, self.vocabulary.piece(self.word.get(byte..end)?, from == 0)?))
            })?;
            self.found.push(Piece {
                id,
                start: word.get(from)?.start,
                end: word.get(to - 1)?.end,
            });
            from = to;
            byte = *self.ends.get(to - 1)?;
        }
        Some(())
    }
}
