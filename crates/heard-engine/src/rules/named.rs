//! Names in a draft: what the customer is called, how the greeting addresses them.

use heard_text::{SegmentKind, Span, Token, TokenKind, normalise};

use super::Context;
use crate::reply::words::content;
use crate::{Act, Evidence};

/// Words that open a greeting.
#[rustfmt::skip]
const OPENINGS: [&str; 14] = [
    "hi", "hello", "hey", "hiya", "heya", "hallo", "howdy", "greetings", "dear", "good", "morning", "afternoon", "evening", "day",
];
/// Words by which a known name turns out to be a company's, or nobody's.
#[rustfmt::skip]
const NOBODY: [&str; 16] = [
    "ltd", "limited", "inc", "llc", "plc", "gmbh", "company", "team", "support", "services", "customer", "guest", "user", "unknown",
    "anonymous", "admin",
];

impl Context<'_> {
    /// The tokens of the greeting ("Hi Marta,"); none where the draft opens without one.
    pub(crate) fn greeting(&self) -> impl Iterator<Item = &Token> {
        let greeting = self.draft.sentences().iter().take_while(|s| s.segment == SegmentKind::Greeting);
        greeting.flat_map(|s| self.draft.tokens_of(s))
    }

    /// The words of the greeting: the last of those that open it ("Hi", "Good morning"), and those after it.
    pub(crate) fn greeted(&self) -> (Option<&Token>, Vec<&Token>) {
        let words = || self.greeting().filter(|t| t.kind == TokenKind::Word);
        let opens = |t: &&Token| OPENINGS.contains(&self.draft.norm(t));
        (words().take_while(opens).last(), words().skip_while(opens).collect())
    }

    /// Whether a word in normal form is a title, which is no part of a name.
    pub(crate) fn is_title(norm: &str) -> bool {
        matches!(norm, "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof")
    }

    /// Where the draft says a name, in the order of the text.
    pub(crate) fn said_names(&self) -> Vec<Span> {
        self.acts(Act::Name).map(Evidence::span).collect()
    }

    /// The content of some words of the draft, as stems. What is among `names`, spans in the order of the text, is none.
    pub(crate) fn content_of(&self, tokens: &[Token], names: &[Span]) -> Vec<&str> {
        let is_name = |span: Span| {
            let next = names.partition_point(|name| name.end <= span.start);
            names.get(next).is_some_and(|name| name.overlaps(span))
        };
        let words = tokens.iter().filter(|token| !is_name(token.span));
        words.filter_map(|token| content(self.draft, token)).collect()
    }

    /// The parts of the customer's known name as they are written, the first name first, titles left out. None where what is known
    /// is a handle, an address, initials or a company.
    pub(crate) fn names(&self) -> Vec<&str> {
        let known = self.situation.customer_name.unwrap_or_default();
        let (last, first) = known.split_once(',').unwrap_or(("", known));
        let spoken = |part: &&str| part.chars().any(char::is_alphanumeric) && !Self::is_title(&normalise(part));
        let parts: Vec<&str> = first.split_whitespace().chain(last.split_whitespace()).filter(spoken).collect();
        let letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
        let personal = |part: &&str| part.trim_end_matches('.').chars().all(letter) && !NOBODY.contains(&normalise(part).as_str());
        let initials = |part: &&str| part.chars().count() <= 2 && part.chars().all(|c| c.is_uppercase() || c == '.');
        if parts.iter().all(personal) && !parts.iter().all(initials) {
            parts
        } else {
            Vec::new()
        }
    }

    /// What to call the customer: their first name in the usual letters, or title and last name where only these are known.
    pub(crate) fn called(&self) -> Option<String> {
        let names = self.names();
        let first = usual(names.first()?);
        let title = self
            .situation
            .customer_name?
            .split_whitespace()
            .next()
            .filter(|word| Self::is_title(&normalise(word)));
        match title {
            Some(title) if names.len() == 1 => Some(format!("{title} {first}")),
            _ => Some(first).filter(|name| name.trim_end_matches('.').chars().count() > 1),
        }
    }
}

/// "MARTA" and "marta" as "Marta"; what mixes both stays (`McKay`).
fn usual(name: &str) -> String {
    let rest = || name.chars().skip(1).filter(|c| c.is_alphabetic());
    let mixed = rest().any(char::is_uppercase) && rest().any(char::is_lowercase);
    if mixed || name.contains(['-', '\'', '’']) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}
