//! A piece of a text around the words that matter.

/// Words with a little of what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) before: String,
    /// Empty where no words are marked.
    pub(crate) marked: String,
    pub(crate) after: String,
}

/// How many characters are kept on each side of the marked words.
const AROUND: usize = 110;
/// How many of the marked words themselves.
const MARKED: usize = 240;

impl Excerpt {
    /// The part of `text` around `quote`; its beginning where the quote is empty or not in it.
    pub(crate) fn around(text: &str, quote: &str) -> Self {
        let found = (!quote.trim().is_empty()).then(|| text.find(quote)).flatten();
        let at = found.unwrap_or(0);
        let length = found.map_or(0, |_| quote.len());
        let (before, rest) = text.split_at_checked(at).unwrap_or(("", text));
        let (marked, after) = rest.split_at_checked(length).unwrap_or(("", rest));
        Self {
            before: end(before, AROUND),
            marked: start(marked, MARKED),
            after: start(after, if found.is_some() { AROUND } else { 2 * AROUND }),
        }
    }
}

/// The beginning of a text, cut after a word.
pub(crate) fn start(text: &str, characters: usize) -> String {
    let text = plain(text);
    let Some((cut, _)) = text.char_indices().nth(characters) else {
        return text;
    };
    let head = text.get(..cut).unwrap_or_default();
    let word = head.rfind(' ').filter(|space| *space > cut / 2).unwrap_or(cut);
    format!("{}…", head.get(..word).unwrap_or_default().trim_end())
}

/// The end of a text, cut before a word.
fn end(text: &str, characters: usize) -> String {
    let text = plain(text);
    let many = text.chars().count();
    if many <= characters {
        return text;
    }
    let Some((cut, _)) = text.char_indices().nth(many - characters) else {
        return text;
    };
    let tail = text.get(cut..).unwrap_or_default();
    let word = tail.find(' ').filter(|space| *space < tail.len() / 2).unwrap_or(0);
    format!("…{}", tail.get(word..).unwrap_or_default().trim_start())
}

/// Line ends and control characters become blanks; a blank at either end stays, so that pieces join.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(1024));
    for c in text.chars() {
        match c {
            c if c.is_control() || c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_their_surroundings() {
        let text = format!("{} we are\nsorry for this. {}", "a bc".repeat(60), "And so on. ".repeat(60));
        let excerpt = Excerpt::around(&text, "sorry for this");
        assert_eq!(excerpt.marked, "sorry for this");
        assert!(
            excerpt.before.starts_with('…') && excerpt.before.ends_with("we are "),
            "{excerpt:?}"
        );
        assert!(excerpt.after.starts_with(". And so") && excerpt.after.ends_with('…'), "{excerpt:?}");
    }

    #[test]
    fn without_words_it_is_the_beginning() {
        let excerpt = Excerpt::around("Hello 🌱 there", "");
        assert_eq!(
            (excerpt.before.as_str(), excerpt.marked.as_str(), excerpt.after.as_str()),
            ("", "", "Hello 🌱 there")
        );
        assert_eq!(Excerpt::around("short", "absent").after, "short");
        assert_eq!(start("äöü äöü äöü", 5), "äöü…");
    }
}
