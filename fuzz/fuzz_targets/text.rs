//! Any text is cut without loss: spans in bounds and in order, and UTF-16 offsets lead back to the same words.
#![no_main]

use heard_text::{Document, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let doc = Document::new(&text);
    segments(&doc);
    sentences(&doc);
    tokens(&doc);
    utf16(&doc);
});

fn inside(doc: &Document<'_>, span: Span) {
    assert!(
        doc.text().get(span.start..span.end).is_some(),
        "{span:?} is out of bounds or cuts a character"
    );
    assert!(!span.is_empty(), "{span:?} is empty");
}

/// Segments tile the text.
fn segments(doc: &Document<'_>) {
    let mut end = 0;
    for segment in doc.segments() {
        inside(doc, segment.span);
        assert_eq!(segment.span.start, end, "a gap between segments");
        end = segment.span.end;
    }
    assert_eq!(end, doc.text().len(), "segments stop before the end");
}

/// Sentences hold every token once, from their first to their last.
fn sentences(doc: &Document<'_>) {
    let mut next = 0;
    for (index, sentence) in doc.sentences().iter().enumerate() {
        inside(doc, sentence.span);
        assert_eq!(sentence.first_token, next, "a token between sentences");
        next = sentence.end_token;
        let tokens = doc.tokens_of(sentence);
        assert_eq!(tokens.first().map(|t| t.span.start), Some(sentence.span.start));
        assert_eq!(tokens.last().map(|t| t.span.end), Some(sentence.span.end));
        assert!(tokens.iter().all(|t| t.sentence as usize == index), "a token of another sentence");
        let home = doc.segments().iter().find(|s| s.span.contains(sentence.span));
        assert_eq!(home.map(|s| s.kind), Some(sentence.segment), "a sentence across segments");
    }
    assert_eq!(next as usize, doc.tokens().len(), "tokens after the last sentence");
}

/// Tokens are in order, do not overlap, and leave no letter out.
fn tokens(doc: &Document<'_>) {
    let mut end = 0;
    for token in doc.tokens() {
        inside(doc, token.span);
        assert!(token.span.start >= end, "tokens overlap at {:?}", token.span);
        let between = &doc.text()[end..token.span.start];
        assert!(!between.contains(char::is_alphanumeric), "{between:?} is lost");
        end = token.span.end;
    }
    let rest = &doc.text()[end..];
    assert!(!rest.contains(char::is_alphanumeric), "{rest:?} is lost");
}

/// A span in UTF-16 units holds the same words.
fn utf16(doc: &Document<'_>) {
    let units: Vec<u16> = doc.text().encode_utf16().collect();
    let segments = doc.segments().iter().map(|s| s.span);
    let sentences = doc.sentences().iter().map(|s| s.span);
    let tokens = doc.tokens().iter().map(|t| t.span);
    for span in segments.chain(sentences).chain(tokens) {
        let there = doc.utf16(span);
        let back = units.get(there.start..there.end).and_then(|units| String::from_utf16(units).ok());
        assert_eq!(back.as_deref(), Some(doc.slice(span)), "{span:?} as {there:?}");
    }
    // The words alone would not tell a span from one that holds the same words elsewhere.
    let (mut at, mut count) = (0, 0);
    for token in doc.tokens() {
        count += doc.text()[at..token.span.start].encode_utf16().count();
        at = token.span.start;
        assert_eq!(doc.utf16(token.span).start, count, "where {:?} starts", token.span);
    }
}
