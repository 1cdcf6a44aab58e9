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
