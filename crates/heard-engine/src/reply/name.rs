//! The customer's name in a reply: known, or recognised as an address by its place. Never a word of the customer's own text.

use heard_text::{Document, Span, Token, TokenKind};

/// Words after which a capitalised word before a comma or a stop addresses somebody.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "hi", "hello", "hey", "hiya", "dear", "morning", "afternoon", "evening", "sorry", "apologies", "thanks", "you", "this",
    "that", "no", "hear", "understand", "great", "there", "okay", "ok", "yes", "right", "now", "again", "welcome", "well",
    "it", "good", "news", "sure",
];
/// Openings that address nobody, though they stand before a comma.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "actually", "additionally", "again", "also", "alternatively", "apologies", "best", "cheers", "currently", "finally",
    "first", "fortunately", "further", "great", "greetings", "hello", "hey", "hi", "hmm", "hopefully", "however", "instead",
    "kindly", "lastly", "meanwhile", "next", "no", "now", "oh", "ok", "okay", "once", "otherwise", "perfect", "please",
    "regards", "right", "second", "sincerely", "so", "sorry", "sure", "thank", "thanks", "then", "there", "today",
    "tomorrow", "unfortunately", "usually", "warmly", "well", "yeah", "yep", "yes",
    // Forms of address without a name.
    "all", "customer", "everyone", "folks", "guest", "guys", "madam", "maam", "sir", "team",
];

/// Where the reply uses the customer's name.
pub(super) fn find(draft: &Document<'_>, customer: &Document<'_>, known: Option<&str>) -> Vec<Span> {
    let known: Vec<String> = known
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(heard_text::normalise)
        .collect();
    let tokens = draft.tokens();
    let mut found: Vec<Span> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = draft.norm(token);
        let is_name = if known.iter().any(|name| name == word) {
            !signs(draft, at)
        } else {
            addresses(draft, at)
                && !customer
                    .tokens()
                    .iter()
                    .any(|t| customer.norm(t) == word && mid_sentence(customer, t))
        };
        if is_name && found.last().is_none_or(|last| last.end + 1 < token.span.start) {
            found.push(token.span);
        }
    }
    found
}

/// Whether a capitalised word stands where a name addresses somebody: "Hi Anna", "I see, Anna.", "Anna, …".
fn addresses(doc: &Document<'_>, at: usize) -> bool {
    let tokens = doc.tokens();
    let token = &tokens[at];
    if token.kind != TokenKind::Word || !capitalised(doc.slice(token.span)) || signs(doc, at) {
        return false;
    }
    let (word, next) = (doc.norm(token), tokens.get(at + 1).map_or("", |t| doc.norm(t)));
    if OPENINGS.contains(&word) {
        return false;
    }
    let stops = next.starts_with([',', '.', '!', '?', ';', '-', '–', '—', ':']);
    let Some(previous) = at.checked_sub(1).map(|i| doc.norm(&tokens[i])) else {
        return next == ",";
    };
    let first = tokens[at - 1].sentence != token.sentence;
    match previous {
        "hi" | "hello" | "hey" | "hiya" | "dear" => true,
        "morning" | "afternoon" | "evening" => stops || at < 4,
        "," => stops && !listed(doc, at),
        _ if first => next == "," && at + 2 < tokens.len(),
        previous => stops && BEFORE.contains(&previous),
    }
}

/// "Settings, General, About": a list of names is no address.
fn listed(doc: &Document<'_>, at: usize) -> bool {
    let tokens = doc.tokens();
    at.checked_sub(2)
        .is_some_and(|i| capitalised(doc.slice(tokens[i].span)) && tokens[i].kind == TokenKind::Word && i > 0)
}

/// "Anna" and "Jean-Luc", not "ANNA", "iPhone" or "I".
fn capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().next().is_some()
        && chars.all(|c| c.is_lowercase() || c == '-' || c == '’')
}

fn mid_sentence(doc: &Document<'_>, token: &Token) -> bool {
    let sentence = doc.sentences().get(token.sentence as usize);
    sentence.is_some_and(|s| s.span.start < token.span.start) && doc.slice(token.span).starts_with(char::is_uppercase)
}

/// Whether the word is among the last of the text, where agents sign.
fn signs(doc: &Document<'_>, at: usize) -> bool {
    let tokens = doc.tokens();
    let rest = &tokens[at + 1..];
    let closing = at.checked_sub(1).map(|i| doc.norm(&tokens[i])).unwrap_or_default();
    let last = rest.len() <= 1 && !rest.iter().any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    last && tokens.len() > 6 && !matches!(rest.first().map(|t| doc.norm(t)), Some("?" | "!")) && closing != ","
        || matches!(closing, "ty" | "regards" | "cheers" | "^")
}
