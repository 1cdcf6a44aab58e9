//! Emoji with all that joins them, and smileys typed in ASCII.

use crate::chars::{char_at, run};

/// Smileys; the longest that fits is taken. The last character may be repeated (":((((").
const SMILEYS: &[&str] = &[
    ":'-(", ":'-)", ":'(", ":')", ":’(", ":-(", ":-)", ":-/", ":-\\", ":-|", ":-D", ":-P", ":-p", ":-o", ":-O", ":-*", ";-)", "=-)",
    ">:-(", ">:(", "</3", ":)", ":(", ":]", ":[", ":/", ":\\", ":|", ":D", ":P", ":p", ":o", ":O", ":*", ":3", ";)", ";(", ";D", "=)",
    "=(", "=D", "<3", "^_^", "^^", "-_-",
];

/// Where the smiley ends that begins at `at`.
pub(super) fn smiley(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at)?, b':' | b';' | b'=' | b'<' | b'>' | b'^' | b'-') {
        return None;
    }
    let rest = bytes.get(at..)?;
    let smiley = SMILEYS.iter().filter(|s| rest.starts_with(s.as_bytes())).max_by_key(|s| s.len())?;
    let mouth = smiley.chars().next_back()?;
    let end = run(text, at + smiley.len(), |c| c == mouth && !c.is_alphanumeric());
    // "note:(see", "at 5:30" and "km:/h" hold none.
    let free = !char_at(text, end).is_some_and(|c| c.is_alphanumeric() || c == '/');
    let glued = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_digit);
    (free && !glued).then_some(end)
}

/// "1️⃣": a digit in a key.
pub(super) fn keycap(text: &str, at: usize) -> Option<usize> {
    let after = run(text, at + 1, |c| c == '\u{FE0F}');
    (char_at(text, after) == Some('\u{20E3}')).then_some(after + '\u{20E3}'.len_utf8())
}

/// Where the emoji ends that begins at `at`, with modifiers and joined ones.
pub(super) fn emoji(text: &str, at: usize) -> Option<usize> {
    let mut end = one(text, at)?;
    while char_at(text, end) == Some('\u{200D}') {
        match one(text, end + '\u{200D}'.len_utf8()) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(end)
}

/// One emoji with its presentation, skin tone and tags; two regional indicators are a flag.
fn one(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at)?;
    let after = at + c.len_utf8();
    if is_flag_half(c) {
        let second = char_at(text, after).filter(|&c| is_flag_half(c));
        return Some(after + second.map_or(0, char::len_utf8));
    }
    let shown_as_emoji = char_at(text, after) == Some('\u{FE0F}');
    if !(is_emoji(c) || (shown_as_emoji && is_symbol(c))) {
        return None;
    }
    Some(run(
        text,
        after,
        |c| matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}'),
    ))
}

fn is_flag_half(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23FA}'
        | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}')
        && !matches!(c, '\u{2768}'..='\u{2775}')
}

/// Signs that are emoji only where the presentation selector follows.
fn is_symbol(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}'
        | '\u{25A0}'..='\u{25FF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}')
}
