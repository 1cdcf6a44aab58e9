//! Tokens: words, numbers, punctuation, emoji, links and handles.

use crate::Span;

/// What a token is, by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens ("don't", "check-in"), and with the dots of an abbreviation ("e.g.") or file name.
    Word,
    /// Digits with their separators and marks ("3", "12:30", "48-2210", "3rd", "£45.20", "5pm", "3–5").
    Number,
    /// One run of the same punctuation mark ("!!!", "…", "?"), or an HTML entity as it was written ("&amp;").
    Punct,
    /// An emoji or an ASCII smiley.
    Emoji,
    /// A web address, or the `<LINK>` that anonymised archives put in its place.
    Url,
    /// A mail address.
    Email,
    /// `@name`.
    Mention,
    /// `#topic`.
    Hashtag,
}

/// One token of a [`crate::Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Index of its sentence in [`crate::Document::sentences`].
    pub sentence: u32,
    /// Where its normal form stands in the document's buffer of normal forms.
    pub(crate) norm: (u32, u32),
}

impl Token {
    /// A token whose sentence and normal form are not known yet.
    pub(crate) fn new(span: Span, kind: TokenKind) -> Self {
        Self {
            span,
            kind,
            sentence: 0,
            norm: (0, 0),
        }
    }
}
