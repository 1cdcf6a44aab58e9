//! A text, cut once into segments, sentences and tokens.

use crate::{Segment, SegmentKind, Sentence, Span, Token, TokenKind, norm, utf16::Utf16Map};
use unicode_segmentation::UnicodeSegmentation;

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
        let mut norms = String::with_capacity(text.len());
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let mut sentences = Vec::new();
        for (at, sentence) in text.split_sentence_bound_indices() {
            let trimmed = sentence.trim();
            if trimmed.is_empty() {
                continue;
            }
            let start = at + (sentence.len() - sentence.trim_start().len());
            let first = tokens.len() as u32;
            for (offset, word) in trimmed.split_word_bound_indices() {
                if word.trim().is_empty() {
                    continue;
                }
                let from = norms.len() as u32;
                norm::push_normalised(word, &mut norms);
                let kind = match word.chars().next() {
                    Some(c) if c.is_numeric() => TokenKind::Number,
                    Some(c) if c.is_alphabetic() => TokenKind::Word,
                    Some(c) if c.is_ascii_punctuation() => TokenKind::Punct,
                    _ => TokenKind::Emoji,
                };
                tokens.push(Token {
                    span: Span::new(start + offset, start + offset + word.len()),
                    kind,
                    sentence: sentences.len() as u32,
                    norm: (from, norms.len() as u32),
                });
            }
            sentences.push(Sentence {
                span: Span::new(start, start + trimmed.len()),
                segment: SegmentKind::Body,
                first_token: first,
                end_token: tokens.len() as u32,
            });
        }
        let segments = vec![Segment {
            span: Span::new(0, text.len()),
            kind: SegmentKind::Body,
        }];
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
