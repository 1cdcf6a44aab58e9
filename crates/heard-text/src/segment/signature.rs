//! The signature at the end: closing formula and name, what follows `-- `, a device's line, an agent's initials.

use super::initials;
use crate::sentence::is_starter;

/// Closing formulas that close even without a name.
const STRONG: &[&str] = &[
    "with kind regards",
    "thanks and regards",
    "thanks & regards",
    "kindest regards",
    "warmest regards",
    "kind regards",
    "best regards",
    "warm regards",
    "regards",
    "rgds",
    "with best wishes",
    "best wishes",
    "warm wishes",
    "yours sincerely",
    "sincerely yours",
    "sincerely",
    "yours truly",
    "yours faithfully",
    "respectfully",
    "cordially",
    "all the best",
    "warmly",
];
/// Formulas that close only with a name after them: a lone "Thanks" is thanks.
const WEAK: &[&str] = &[
    "thank you in advance",
    "thanks in advance",
    "thank you again",
    "thanks again",
    "many thanks",
    "with thanks",
    "thank you",
    "thanks",
    "thx",
    "ty",
    "cheers",
    "take care",
    "best",
    "yours",
    "ta",
];
const DEVICES: &[&str] = &[
    "Sent from my ",
    "Sent from Mail",
    "Sent from Outlook",
    "Sent from Yahoo",
    "Get Outlook for ",
];
/// Small words in names of teams.
const IN_NAMES: &[&str] = &[
    "&", "and", "at", "from", "of", "team", "the", "support", "customer", "care", "service",
];

/// Lines of a signature at most.
const LINES: usize = 8;
/// Longest line of a signature after the formula, in bytes.
const LINE: usize = 60;
/// Longest closing at the end of a line of prose, in bytes.
const INLINE: usize = 60;

/// Where the signature of `text` begins.
pub(super) fn start(text: &str) -> Option<usize> {
    let lines = tail(text);
    let delimiter = text
        .find("\n-- \n")
        .map(|at| at + 1)
        .or_else(|| lines.iter().find(|(_, line)| *line == "--").map(|(at, _)| *at));
    let device = lines
        .iter()
        .find(|(_, line)| DEVICES.iter().any(|d| line.starts_with(d)))
        .map(|(at, _)| *at);
    let cut = delimiter.into_iter().chain(device).min();
    let above: Vec<_> = lines.iter().copied().filter(|(at, _)| cut.is_none_or(|cut| *at < cut)).collect();
    let closing = (0..above.len()).find(|&n| closes(above.get(n..).unwrap_or_default()));
    let closing = closing.and_then(|n| above.get(n)).map(|(at, _)| *at);
    let ending = above.last().and_then(|(at, line)| {
        let inline = inline(line).or_else(|| initials::start(line, above.len() > 1))?;
        Some(at + inline)
    });
    [cut, closing, ending].into_iter().flatten().min()
}

/// The last lines that are not blank, trimmed, with where they start; in the order of the text.
fn tail(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut end = text.len();
    while lines.len() < LINES {
        let start = text.get(..end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(start..end).unwrap_or_default();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            lines.push((start + line.len() - line.trim_start().len(), trimmed));
        }
        if start == 0 {
            break;
        }
        end = start - 1;
    }
    lines.reverse();
    lines
}

/// Whether the first of the lines is a closing formula and the others are a name and its details.
fn closes(lines: &[(usize, &str)]) -> bool {
    let Some(((_, first), below)) = lines.split_first() else {
        return false;
    };
    let Some((strong, rest)) = formula(first) else { return false };
    let below_first = below.first().map(|(_, line)| *line);
    let named_below = below_first.is_some_and(|line| is_name(line) || (strong && !line.contains(' ')));
    let named = match rest {
        "" => named_below || (strong && below.is_empty()),
        rest => is_name(rest) && (strong || first.contains(',')),
    };
    named && below.iter().all(|(_, line)| line.len() <= LINE && !line.ends_with(['?', '!']))
}

/// Whether a line begins with a closing formula, a strong one or not, and what stands after it.
fn formula(line: &str) -> Option<(bool, &str)> {
    let after = |formula: &&str| {
        let head = line.get(..formula.len())?;
        let rest = line.get(formula.len()..)?;
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'));
        (head.eq_ignore_ascii_case(formula) && ends).then(|| rest.trim_start_matches([',', '.', '!', ' ', '-', '–', ';']))
    };
    let strong = STRONG.iter().find_map(after).map(|rest| (true, rest));
    strong.or_else(|| WEAK.iter().find_map(after).map(|rest| (false, rest)))
}

/// "Marta Kowalska", "the Heard team": up to five words, capitalised or usual in names, and no exclamation.
fn is_name(text: &str) -> bool {
    let bare = text.trim_end_matches([',', '.']);
    let part = |word: &str| {
        let bare = word.trim_end_matches([',', '.']);
        let lettered = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '&'));
        let known = IN_NAMES.contains(&bare.to_lowercase().as_str());
        let name = bare.starts_with(char::is_uppercase) && (bare.len() == 1 || !is_starter(bare));
        lettered && (known || name)
    };
    !bare.is_empty() && bare.len() <= LINE && bare.split_whitespace().take(6).count() <= 5 && bare.split_whitespace().all(part)
}

/// Where a closing formula with a name begins at the end of a line of prose: "… on Friday. Kind regards, Marta".
fn inline(line: &str) -> Option<usize> {
    let mut from = line.len().saturating_sub(INLINE);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let tail = line.get(from..)?;
    tail.char_indices()
        .filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…'))
        .map(|(at, c)| at + c.len_utf8())
        .find_map(|at| {
            let rest = tail.get(at..)?;
            let closing = rest.trim_start();
            let (strong, name) = formula(closing)?;
            let named = match name {
                "" => strong,
                name => is_name(name) && (strong || closing.contains(',')) && (strong || !name.ends_with('.')),
            };
            named.then(|| from + at + rest.len() - closing.len())
        })
}
