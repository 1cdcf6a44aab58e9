//! Texts that people wrote, cleaned and measured once, where they come in.
//!
//! NUL characters are dropped: nobody writes them, and databases refuse them. Beyond that, words are kept as they are.

use std::fmt;
use std::ops::Deref;

/// Why a text was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("The {0} is empty.")]
    Empty(&'static str),
    /// More characters than are allowed.
    #[error("The {what} has {chars} characters; at most {max} are allowed.")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How many it has.
        chars: usize,
        /// How many it may have.
        max: usize,
    },
    /// Not of the form `name@host`.
    #[error("That does not look like an email address.")]
    NotAnEmail,
}

macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $name:ident = $what:literal, $clean:ident, $min:literal to $max:literal;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MAX: usize = $max;

            /// Cleans and measures.
            pub fn new(raw: impl AsRef<str>) -> Result<Self, TextError> {
                let text = $clean(raw.as_ref());
                let allowed = $min..=$max;
                match text.chars().count() {
                    _ if $min > 0 && !text.contains(is_seen) => Err(TextError::Empty($what)),
                    chars if allowed.contains(&chars) => Ok(Self(text)),
                    chars => Err(TextError::TooLong { what: $what, chars, max: $max }),
                }
            }

            /// A text that was cleaned and measured when it came in; for stores. Limits may have changed since.
            pub fn trusted(text: String) -> Self {
                Self(text)
            }

            /// The words.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        /// Shows the length only: words are never logged.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} bytes)"), self.0.len())
            }
        }
    )+};
}

texts! {
    /// What was said: a message, a note, a word to the customer.
    Text = "text", trimmed, 1 to 20_000;
    /// What is being written; may be empty, and keeps the spaces at its ends. Longer than a [`Text`], so that an undone reply fits
    /// before what was begun since.
    DraftText = "draft", verbatim, 0 to 50_000;
    /// One of the four steps on a worksheet; may be empty, and keeps the spaces at its ends.
    StepText = "step", verbatim, 0 to 5_000;
    /// A reply to a simulated customer.
    PracticeText = "reply", trimmed, 1 to 5_000;
    /// Words quoted from a draft; empty where a finding is about something missing.
    Quote = "quote", verbatim, 0 to 20_000;
    /// What a person or a team is called.
    Name = "name", line, 1 to 100;
    /// One line to be shown in lists: a subject, a preview.
    Line = "line", line, 1 to 200;
}

/// Whether a character leaves anything on the screen: spaces, controls and zero-width characters alone say nothing.
fn is_seen(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || turns(c)
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'))
}

/// Whether a character turns the direction of what follows it, which in a list would be somebody else's words.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn verbatim(raw: &str) -> String {
    raw.replace('\0', "")
}

fn trimmed(raw: &str) -> String {
    verbatim(raw).trim().to_owned()
}

/// Line breaks, tabs and runs of spaces become one space; what turns the direction of writing is dropped.
fn line(raw: &str) -> String {
    let straight = raw.replace(turns, "");
    let words: Vec<&str> = straight
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

impl Line {
    /// The beginning of a text, at most `max` characters, with an ellipsis where something is left out.
    pub fn beginning(text: &Text, max: usize) -> Self {
        let whole = line(text);
        let max = max.min(Self::MAX);
        if whole.chars().count() <= max {
            return Self(whole);
        }
        let cut: String = whole.chars().take(max.saturating_sub(1)).collect();
        Self(format!("{}…", cut.trim_end()))
    }
}

impl Text {
    /// As the beginning of a draft: an undone reply goes back to where it was written.
    pub(crate) fn back_into(&self, draft: Option<&DraftText>) -> Result<DraftText, TextError> {
        match draft.filter(|begun| !begun.trim().is_empty()) {
            Some(begun) => DraftText::new(format!("{}\n\n{}", self.0, begun.0)),
            None => DraftText::new(&self.0),
        }
    }
}

/// An email address: something, an at sign, something. Lower case, for looking up.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The most characters it may have.
    pub const MAX: usize = 254;

    /// Trims, lowers and checks the form. Whether anybody reads mail there is not known.
    pub fn new(raw: impl AsRef<str>) -> Result<Self, TextError> {
        let text = trimmed(raw.as_ref()).to_lowercase();
        let chars = text.chars().count();
        let sound = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()@,;".contains(c));
        match text.split_once('@') {
            _ if chars == 0 => Err(TextError::Empty("email")),
            _ if chars > Self::MAX => Err(TextError::TooLong {
                what: "email",
                chars,
                max: Self::MAX,
            }),
            Some((name, host)) if sound(name) && sound(host) => Ok(Self(text)),
            _ => Err(TextError::NotAnEmail),
        }
    }

    /// An address that was checked when it came in; for stores.
    pub fn trusted(text: String) -> Self {
        Self(text)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_and_measured() {
        assert_eq!(Text::new("  Where is\0 it?\n").unwrap().as_str(), "Where is it?");
        assert_eq!(Text::new(" \0 ").unwrap_err().to_string(), "The text is empty.");
        assert_eq!(Text::new("\u{200b}\u{2060}\u{feff}").unwrap_err().to_string(), "The text is empty.");
        assert_eq!(
            Text::new("👩\u{200d}🚀 می\u{200c}خواهم").unwrap().as_str(),
            "👩\u{200d}🚀 می\u{200c}خواهم"
        );
        assert_eq!(Name::new("Ada\u{202e}\u{2066}").unwrap().as_str(), "Ada");
        assert!(Text::new("é".repeat(20_000)).is_ok());
        assert_eq!(
            Text::new("é".repeat(20_001)).unwrap_err().to_string(),
            "The text has 20001 characters; at most 20000 are allowed."
        );
        assert_eq!(DraftText::new(" I am \0").unwrap().as_str(), " I am ");
        assert_eq!(Name::new(" Ada\n\tLovelace ").unwrap().as_str(), "Ada Lovelace");
    }

    #[test]
    fn emails_have_a_form() {
        assert_eq!(Email::new(" Ada@Example.ORG ").unwrap().as_str(), "ada@example.org");
        for poor in ["", "ada", "@example.org", "ada@", "a b@example.org", "a@b@c", "<ada@example.org>"] {
            assert!(Email::new(poor).is_err(), "{poor}");
        }
    }

    #[test]
    fn beginnings_fit_one_line() {
        let beginning = |text: &str, max| Line::beginning(&Text::new(text).unwrap(), max).as_str().to_owned();
        assert_eq!(beginning("Short\nand sweet", 20), "Short and sweet");
        assert_eq!(beginning("My parcel is late again", 10), "My parcel…");
        assert_eq!(beginning("日本語のとても長い文章です", 4), "日本語…");
    }

    #[test]
    fn debug_shows_no_words() {
        assert_eq!(format!("{:?}", Text::new("my secret").unwrap()), "Text(9 bytes)");
        assert_eq!(format!("{:?}", Email::new("ada@example.org").unwrap()), "Email(…)");
    }
}
