//! The normal form of a word, by which cues and rules compare.

/// Lower case, apostrophes dropped ("Don’t" and "dont" are one word), other characters kept.
///
/// Archives often come with apostrophes stripped, and people often type none; so the comparison ignores them.
pub fn normalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_normalised(word, &mut out);
    out
}

pub(crate) fn push_normalised(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
}
