//! Which pieces stand in words typed in capitals: the vocabulary is lower case, and shouting matters.

use unicode_categories::UnicodeCategories as _;

/// Asks of pieces in the order of the text. A word is looked at once, however many pieces it has.
pub(crate) struct Shouting<'t> {
    text: &'t str,
    /// The run of letters looked at last, and whether it is shouted.
    run: (usize, usize),
    loud: bool,
}

impl<'t> Shouting<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            run: (0, 0),
            loud: false,
        }
    }

    /// Whether these bytes stand in a word of two letters or more, all capitals.
    pub(crate) fn shouted(&mut self, start: usize, end: usize) -> bool {
        let (a, b) = self.run;
        if a < b && a <= start && start < end && end <= b {
            return self.loud;
        }
        let (Some(before), Some(after)) = (self.text.get(..start), self.text.get(end..)) else {
            return false;
        };
        let a = start
            - before
                .chars()
                .rev()
                .take_while(|c| c.is_letter())
                .map(char::len_utf8)
                .sum::<usize>();
        let b = end + after.chars().take_while(|c| c.is_letter()).map(char::len_utf8).sum::<usize>();
        let word = self.text.get(a..b).unwrap_or_default();
        let letters = word.chars().all(char::is_letter);
        let loud = letters && word.chars().nth(1).is_some() && capitals(word);
        if letters {
            (self.run, self.loud) = ((a, b), loud);
        }
        loud
    }
}

/// At least one capital, and no letter that is small.
fn capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(|c| c.is_lowercase() || c.is_letter_titlecase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the text that are shouted, asked for one by one.
    fn check(text: &str, expect: &[&str]) {
        let mut shouting = Shouting::new(text);
        let words = text.split([' ', '\'']).map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (word, start, start + word.len())
        });
        let found: Vec<_> = words
            .filter(|&(_, start, end)| shouting.shouted(start, end))
            .map(|(word, ..)| word)
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn whole_words_in_capitals() {
        check("NOBODY answers", &["NOBODY"]);
        check("I am A bit LATE", &["LATE"]);
        check("iPhone USB3 OK", &["OK"]);
        check("DON'T do IT", &["DON", "IT"]);
        check("ÀÉÎ ПРИВЕТ ΑΒΓ straße STRASSE", &["ÀÉÎ", "ПРИВЕТ", "ΑΒΓ", "STRASSE"]);
        check("中文 ǅA Ⅷ ªA", &[]);
    }

    #[test]
    fn parts_of_a_word_are_as_loud_as_the_word() {
        let mut shouting = Shouting::new("UNBELIEVABLE Unbelievable");
        assert!(shouting.shouted(0, 2) && shouting.shouted(2, 12));
        assert!(!shouting.shouted(13, 15) && !shouting.shouted(15, 25));
    }
}
