//! Single characters: reading them at a byte offset, and what they are. No tables: ranges suffice for what is decided here.

/// The character that starts at `at`; `None` at the end, or inside a character.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    #[cfg(test)]
    crate::work::count();
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..).and_then(|rest| rest.chars().next()),
    }
}

/// The character that ends at `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|head| head.chars().next_back())
}

/// Where the run of characters that satisfy `holds` ends.
pub(crate) fn run(text: &str, mut at: usize, holds: impl Fn(char) -> bool) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| holds(c)) {
        at += c.len_utf8();
    }
    at
}

/// White space, and the characters that show nothing (zero-width space, byte order mark, direction marks).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}'
        )
}

/// Combining marks and joiners, which belong to the character before them.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{FE00}'..='\u{FE0F}' | '\u{200C}' | '\u{200D}' | '\u{00AD}')
}

/// Letters and digits of any script, marks, and the underscore.
pub(crate) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && (c.is_alphanumeric() || is_mark(c)))
}

/// Apostrophes as people type them.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Hyphens inside words; dashes are not among them.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Currency signs that stand before or after an amount.
pub(crate) fn is_currency(c: char) -> bool {
    matches!(c, '£' | '$' | '€' | '¥' | '₹' | '¢' | '₩' | '₽' | '₺' | '₪')
}
