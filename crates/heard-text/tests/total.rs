//! What holds for every text.

use heard_text::{Document, Span};
use proptest::prelude::*;

/// Checks all invariants of a cut text.
fn check(text: &str) {
    let doc = Document::new(text);
    let inside = |span: Span| text.get(span.start..span.end).is_some();
    let mut end = 0;
    for segment in doc.segments() {
        assert!(
            inside(segment.span) && !segment.span.is_empty() && segment.span.start == end,
            "segments tile"
        );
        end = segment.span.end;
    }
    assert_eq!(end, text.len(), "segments reach the end");
    let mut next_token = 0;
    for (index, sentence) in doc.sentences().iter().enumerate() {
        let tokens = doc.tokens_of(sentence);
        assert_eq!(sentence.first_token, next_token, "sentences hold every token once");
        next_token = sentence.end_token;
        assert!(inside(sentence.span) && !tokens.is_empty());
        assert_eq!(sentence.span.start, tokens[0].span.start);
        assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
        assert!(tokens.iter().all(|t| t.sentence as usize == index));
        let home = doc.segments().iter().find(|s| s.span.contains(sentence.span));
        assert_eq!(home.map(|s| s.kind), Some(sentence.segment), "a sentence lies in one segment");
    }
    assert_eq!(next_token as usize, doc.tokens().len());
    let mut end = 0;
    for token in doc.tokens() {
        assert!(
            inside(token.span) && !token.span.is_empty() && token.span.start >= end,
            "tokens are ordered"
        );
        assert!(!text[end..token.span.start].contains(char::is_alphanumeric), "no letter is lost");
        end = token.span.end;
        let units = |at: usize| text[..at].encode_utf16().count();
        if text.len() < 2_000 {
            assert_eq!(doc.utf16(token.span), Span::new(units(token.span.start), units(token.span.end)));
        }
    }
}

#[test]
fn nasty_texts() {
    for piece in [
        "a",
        "(",
        "a.",
        "> \n",
        "\u{301}",
        "\"",
        " ",
        "\n",
        "\0",
        "@",
        "#",
        ":",
        ":(",
        "http://",
        "www.",
        "a@",
        "a@b.",
        "1.",
        "1-",
        "&",
        "&amp",
        "😀",
        "👩\u{200D}",
        "🇬",
        "'",
        "a'",
        "a-",
        "Hi ",
        "Thanks,\n",
        "On 1\n",
        "wrote:\n",
        "From:\n",
        "-- \n",
        "Mr. ",
        "é",
        "\u{FEFF}",
        "^",
        "a.com.",
        "…",
        "?!",
        "\r\n",
        "x.co/",
        "<LINK>",
        "1️⃣",
        "—",
        "a\u{200D}",
    ] {
        check(&piece.repeat(700));
    }
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn text_like_mail(pieces in prop::collection::vec(prop::sample::select(vec![
        "Hi", " ", "\n", "\n\n", "Marta", ",", ".", "...", "!", "p.m.", "e.g", "5", ":", "30", "£", "’", "don't", "-", "@", "example.com",
        "https://", "😊", "\u{FE0F}", "\u{200D}", "> ", "On 5 May wrote:", "Kind regards", "Thanks", "^KJ", "--", "é", "(", ")", "\"", "#x", "<LINK>",
    ]), 0..60)) {
        check(&pieces.concat());
    }
}
