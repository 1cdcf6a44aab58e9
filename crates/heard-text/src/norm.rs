//! The normal form of a word, by which cues and rules compare.

use crate::chars::{is_apostrophe, is_hyphen};

/// Lower case, apostrophes dropped ("Don’t" and "dont" are one word), dots of abbreviations dropped ("p.m." and "pm"),
/// other characters kept.
///
/// Archives often come with apostrophes stripped, and people often type none; so the comparison ignores them.
pub fn normalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_normalised(word, &mut out);
    out
}

pub(crate) fn push_normalised(word: &str, out: &mut String) {
    let dotted = is_dotted(word);
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '.' if dotted => {}
            c if is_apostrophe(c) => {}
            c if c.is_ascii() => out.push(c),
            c if is_hyphen(c) => out.push('-'),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Letters with a dot at the end ("approx."), or single letters with dots between ("e.g").
fn is_dotted(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.contains(&b'.')
        && bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.iter().all(|b| b.is_ascii_alphabetic() || *b == b'.')
        && (bytes.ends_with(b".") || word.split('.').all(|piece| piece.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn normal_forms() {
        for (word, expect) in [
            ("Don’t", "dont"),
            ("DON'T", "dont"),
            ("p.m.", "pm"),
            ("E.g", "eg"),
            ("Approx.", "approx"),
            ("...", "..."),
            ("example.com", "example.com"),
            ("check‑in", "check-in"),
            ("Émile", "émile"),
            ("3.5", "3.5"),
        ] {
            assert_eq!(normalise(word), expect, "{word}");
        }
    }
}
