//! How much of one text stands in others, word for word: shares of rows of words. Who is meant (I, you) does not count, so that "I was at home" is found in
//! "you were at home".

use std::collections::HashSet;

use heard_text::Document;

use super::words;

/// Words in a row that are compared.
const ROW: usize = 4;

/// The rows of words of a text, in order.
pub(super) struct Rows(Vec<String>);

impl Rows {
    pub(super) fn of(doc: &Document<'_>) -> Self {
        let words: Vec<&str> = words(doc).map(folded).collect();
        Self(words.windows(ROW).map(|row| row.join(" ")).collect())
    }

    /// The share of the rows that stand in any of these texts, 0 to 1.
    pub(super) fn shared(&self, texts: &[&str]) -> f32 {
        let theirs: HashSet<String> = texts.iter().flat_map(|text| Self::of(&Document::new(text)).0).collect();
        let shared = self.0.iter().filter(|row| theirs.contains(*row)).count();
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let share = shared as f32 / self.0.len().max(1) as f32;
        share
    }
}

fn folded(word: &str) -> &str {
    match word {
        "i" | "me" | "we" | "us" | "you" => "you",
        "my" | "mine" | "our" | "ours" | "your" | "yours" => "your",
        "im" | "youre" | "were" | "are" | "am" | "is" | "was" => "is",
        "ive" | "youve" | "weve" | "have" | "has" | "had" => "have",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customers_words_are_known_again() {
        let shared = |reply: &str, theirs: &str| Rows::of(&Document::new(reply)).shared(&[theirs]);
        let theirs = "I was at home all day and nobody rang. Where is my telescope?";
        assert!(shared("You were at home all day and nobody rang.", theirs) > 0.9);
        assert!(shared("You stayed in all day, and our driver never rang your bell.", theirs) < 0.1);
        assert!(shared("", theirs) < f32::EPSILON);
    }
}
