//! The initials or first name by which agents sign short messages: "^KJ", "*TMT", "/Anna", "- Sam".

/// Longest name.
const LONGEST: usize = 12;

/// Where the sign begins at the end of `line`. `alone`: the sign may be all of the line.
pub(super) fn start(line: &str, alone: bool) -> Option<usize> {
    let line = without_part(line);
    let (before, last) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
    if let Some(at) = glued(last) {
        let start = line.len() - last.len() + at;
        let head = line.get(..start)?.trim_end();
        let marked = last.get(at..)?.starts_with(['^', '*']);
        return ((!head.is_empty() || alone) && (marked || ended(head))).then_some(start);
    }
    // "^Alex C": a name and an initial.
    let first = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    if first.strip_prefix('^').is_some_and(is_letters) && last.trim_end_matches('.').len() == 1 && is_letters(last) {
        return Some(before.trim_end().len() - first.len());
    }
    // "- Sam": the sign stands apart from the name.
    let head = before.trim_end();
    let sign = head.chars().next_back().filter(|c| matches!(c, '^' | '-' | '–' | '—' | '~'))?;
    let start = head.len() - sign.len_utf8();
    let above = head.get(..start)?;
    let apart = above.is_empty() || above.ends_with(char::is_whitespace);
    let closed = above.trim_end();
    (apart && is_name(last) && (alone || !closed.is_empty()) && (sign == '^' || ended(closed))).then_some(start)
}

/// Without "1/2" or "(1/2)", by which long messages are numbered.
fn without_part(line: &str) -> &str {
    let line = line.trim_end();
    let (head, last) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
    let part = last.trim_matches(['(', ')']);
    let is_part = part.len() == 3 && part.as_bytes().get(1) == Some(&b'/') && part.bytes().filter(u8::is_ascii_digit).count() == 2;
    if is_part { head.trim_end() } else { line }
}

/// Where the sign begins in a word that ends in one.
fn glued(word: &str) -> Option<usize> {
    let (at, sign) = word
        .char_indices()
        .rfind(|(_, c)| matches!(c, '^' | '*' | '/' | '-' | '–' | '—' | '~'))?;
    let name = word.get(at + sign.len_utf8()..)?;
    let head = word.get(..at)?;
    let fits = match sign {
        '^' => is_letters(name),
        '*' => matches!(name.len(), 2..=4) && name.bytes().all(|b| b.is_ascii_uppercase()),
        _ => is_name(name),
    };
    (fits && !head.ends_with(char::is_alphanumeric) && !head.ends_with('/')).then_some(at)
}

fn is_letters(name: &str) -> bool {
    let bare = name.trim_end_matches('.');
    (1..=LONGEST).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_alphabetic())
}

/// A capitalised first name or up to three capitals.
fn is_name(name: &str) -> bool {
    let capitals = name.bytes().filter(u8::is_ascii_uppercase).count();
    is_letters(name) && name.starts_with(|c: char| c.is_ascii_uppercase()) && (capitals == 1 || capitals == name.len() && capitals <= 3)
}

/// Whether prose has come to an end: its last character is no letter and no joining mark.
fn ended(text: &str) -> bool {
    text.is_empty() || text.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '-' | '–' | ':' | ';' | '(' | '&' | '/'))
}
