//! Whether a sentence has been written before, word for word or nearly.

use heard_text::{Document, SegmentKind, Sentence, TokenKind};
use rustc_hash::FxHashSet;

/// Words of a sentence below which its likeness says nothing.
const LEAST: usize = 5;
/// Words in a row that are compared, and the share of them that makes two sentences nearly the same.
const ROW: usize = 3;
const ALIKE: f32 = 0.75;

/// The rows of words of a sentence, or of all sentences of a text.
pub(super) struct Rows(FxHashSet<Vec<String>>);

impl Rows {
    /// Those of what a text itself says: no greeting, no signature, no quoted mail.
    pub(super) fn of(doc: &Document<'_>) -> Self {
        let own = doc.sentences().iter().filter(|s| s.segment == SegmentKind::Body);
        Self(own.flat_map(|sentence| rows(doc, sentence)).collect())
    }

    pub(super) fn of_sentence(doc: &Document<'_>, sentence: &Sentence) -> Self {
        Self(rows(doc, sentence).into_iter().collect())
    }

    /// Whether a sentence stands there, nearly.
    pub(super) fn stand_in(&self, there: &Self) -> bool {
        #[allow(clippy::cast_precision_loss, reason = "a sentence has some dozen words")]
        let share = self.0.intersection(&there.0).count() as f32 / self.0.len().max(1) as f32;
        self.0.len() > LEAST - ROW && share >= ALIKE
    }
}

/// The words in a row of a sentence. Figures are as one: they change from reply to reply.
fn rows(doc: &Document<'_>, sentence: &Sentence) -> Vec<Vec<String>> {
    let word = |token: &heard_text::Token| match token.kind {
        TokenKind::Word => Some(doc.norm(token).to_owned()),
        TokenKind::Number => Some("0".to_owned()),
        _ => None,
    };
    let words: Vec<String> = doc.tokens_of(sentence).iter().filter_map(word).collect();
    words.windows(ROW).map(<[String]>::to_vec).collect()
}
