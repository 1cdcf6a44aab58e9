//! A text, cut once into segments, sentences and tokens.

use crate::lex::lex;
use crate::norm::push_normalised;
use crate::segment::segments;
use crate::sentence::{index, split};
use crate::utf16::Utf16Map;
use crate::{Segment, Sentence, Span, Token};

/// A text with its segments, sentences and tokens. Borrowing the text, it is cheap to make and to drop.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    segments: Vec<Segment>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    norms: String,
    utf16: Utf16Map,
}

impl<'t> Document<'t> {
    /// Cuts `text`. Total and linear in its length.
    pub fn new(text: &'t str) -> Self {
        let segments = segments(text);
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let mut sentences = Vec::with_capacity(text.len() / 64 + 1);
        for segment in &segments {
            let first = tokens.len();
            lex(text, segment.span, &mut tokens);
            split(text, &mut tokens, first, segment.kind, &mut sentences);
        }
        let mut norms = String::with_capacity(text.len());
        for token in &mut tokens {
            let from = index(norms.len());
            push_normalised(token.span.of(text), &mut norms);
            token.norm = (from, index(norms.len()));
        }
        Self {
            text,
            segments,
            sentences,
            tokens,
            norms,
            utf16: Utf16Map::new(text),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Segments, in order, tiling the text.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens
            .get(sentence.first_token as usize..sentence.end_token as usize)
            .unwrap_or_default()
    }

    /// The normal form of a token: lower case, without apostrophes. See [`crate::normalise`].
    pub fn norm(&self, token: &Token) -> &str {
        self.norms.get(token.norm.0 as usize..token.norm.1 as usize).unwrap_or_default()
    }

    /// The text under a span; empty where the span is not of this document.
    pub fn slice(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// A byte span as UTF-16 offsets, as browsers count.
    pub fn utf16(&self, span: Span) -> Span {
        self.utf16.span(self.text, span)
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::work;

    /// The work is held to a multiple of the length, whatever the text: no clock needed.
    #[test]
    fn work_is_linear_in_the_length() {
        const SIZE: usize = 40_000;
        const PER_BYTE: usize = 14;
        for piece in [
            "a",
            "(",
            "a.",
            "> a\n",
            "\u{301}",
            "\"a",
            " ",
            "\n",
            ":(",
            ":(a",
            "http://",
            "www.",
            "a@",
            "a@b.",
            "1.",
            "1-a",
            "&amp",
            "a.b.c-",
            "é.",
            "Hi ",
            "Thanks,\nA\n",
            "On 1\n",
            "From:\n",
            "Mr. ",
            "a.com.",
            "a-",
            "😀\u{200D}",
            "It broke. ",
            "x.co/",
            "@a",
            "^",
            "ab.",
        ] {
            let text = piece.repeat(SIZE / piece.len());
            let looked_at = work::of(|| drop(Document::new(&text)));
            assert!(looked_at <= PER_BYTE * text.len(), "{piece:?}: {looked_at} for {}", text.len());
        }
    }
}
