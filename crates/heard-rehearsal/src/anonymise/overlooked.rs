//! What a person should look at again: capitalised words inside sentences and figures that were not replaced, names that are words too.

use heard_text::Span;
use serde::{Deserialize, Serialize};

use super::Message;
use super::lists::COMMON_CAPS;
use super::names::Lexicon;
use super::token::{Cap, Form, Text};

/// Something that was left and may tell who it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlooked {
    /// Which message.
    pub message: usize,
    /// Where in its new text.
    pub span: Span,
    /// The words.
    pub words: String,
    /// Why it is named.
    pub why: Why,
}

/// Why something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A capital inside a sentence.
    Capital,
    /// A name of this conversation that is a word too, and stands here like one.
    WordToo,
    /// A figure.
    Figure,
}

/// In the order of the messages. Who it is that reads it decides.
pub(super) fn find(messages: &[Message], lexicon: &Lexicon) -> Vec<Overlooked> {
    let mut found = Vec::new();
    for (message, said) in messages.iter().enumerate() {
        let text = Text::new(&said.text);
        for (at, token) in text.tokens.iter().enumerate() {
            let next = said.replaced.partition_point(|one| one.span.end <= token.span.start);
            if said.replaced.get(next).is_some_and(|one| one.span.overlaps(token.span)) {
                continue;
            }
            if let Some(why) = why(&text, at, lexicon) {
                found.push(Overlooked {
                    message,
                    span: token.span,
                    words: token.span.of(text.text).to_owned(),
                    why,
                });
            }
        }
    }
    found
}

fn why(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Why> {
    let token = text.tokens.get(at)?;
    let figures = token.span.of(text.text).chars().any(char::is_numeric);
    if token.form != Form::Word || figures {
        return Some(Why::Figure).filter(|_| figures || token.form == Form::Address);
    }
    if lexicon.words.contains_key(&token.fold) {
        return Some(Why::WordToo);
    }
    let common = COMMON_CAPS.contains(token.fold.as_str()) || token.fold == "i" || token.fold.chars().count() < 2;
    let loud = token.cap == Cap::All && shouted(text, at);
    (token.is_capital() && !token.begins && !common && !loud).then_some(Why::Capital)
}

/// Whether a neighbour is all capitals too: then a capital says nothing.
fn shouted(text: &Text<'_>, at: usize) -> bool {
    let loud = |by: isize| {
        text.near(at, by)
            .is_some_and(|(_, word)| word.is_word() && (word.cap == Cap::All || word.fold == "i" || word.fold == "a"))
    };
    loud(1) || loud(-1)
}
