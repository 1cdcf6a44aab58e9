//! Wordings that a question or an answer must hold: whole words, side by side.

use heard_text::{Document, Token, TokenKind};
use schemars::JsonSchema;
use serde::Deserialize;

/// Some words that stand side by side; `*` at the end of a word stands for any ending.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Wording {
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    norm: String,
    open: bool,
}

impl TryFrom<String> for Wording {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut words: Vec<Word> = Vec::new();
        for piece in text.split_whitespace() {
            let bare = piece.trim_end_matches('*');
            let doc = Document::new(bare);
            words.extend(doc.tokens().iter().filter(|token| says(token)).map(|token| Word {
                norm: doc.norm(token).to_owned(),
                open: false,
            }));
            if let Some(last) = words.last_mut().filter(|_| bare.len() < piece.len()) {
                last.open = true;
            }
        }
        if words.is_empty() {
            return Err(format!(
                "'{text}' has no word to look for; write words such as \"money back\" or \"refund*\""
            ));
        }
        Ok(Self { words })
    }
}

impl Wording {
    /// Where it stands first among these tokens: the index of its first word.
    pub(crate) fn find(&self, doc: &Document<'_>, tokens: &[Token]) -> Option<usize> {
        tokens.windows(self.words.len()).position(|window| {
            self.words.iter().zip(window).all(|(word, token)| {
                let norm = doc.norm(token);
                norm == word.norm || word.open && norm.starts_with(&word.norm)
            })
        })
    }
}

fn says(token: &Token) -> bool {
    token.kind != TokenKind::Punct
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_whole_and_side_by_side() {
        for (wording, text, found) in [
            ("money back", "You get your Money back.", true),
            ("money back", "Money comes back.", false),
            ("refund*", "It was refunded.", true),
            ("refund", "It was refunded.", false),
            ("£89", "I send £89 today.", true),
            ("8 pm", "It comes by 8 pm.", true),
            ("8pm", "It comes by 8pm.", true),
        ] {
            let doc = Document::new(text);
            let wording = Wording::try_from(wording.to_owned()).unwrap();
            assert_eq!(wording.find(&doc, doc.tokens()).is_some(), found, "{text}");
        }
        assert!(Wording::try_from(" *".to_owned()).is_err());
    }
}
