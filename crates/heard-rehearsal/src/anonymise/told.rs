//! What a person says beforehand: names that are known, words to replace as well, words that stay.

use heard_text::Span;

use super::claims::Claims;
use super::token::Text;
use super::{Kind, StandIn};

/// What is known of a conversation beforehand.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// People of the conversation: the customer, agents. Each word of a name counts.
    pub names: Vec<String>,
    /// Words or phrases to replace as well, with what they are; [`Kind::Word`] where it is not said.
    pub replace: Vec<(Kind, String)>,
    /// Words or phrases that stay.
    pub keep: Vec<String>,
    /// Stand-ins of an earlier round: they stay.
    pub invented: Vec<StandIn>,
}

impl Told {
    /// Words as somebody types them to have them replaced: `place:Ottery` says what they are (name, place, company), bare words do not. `None` where nothing is said.
    pub fn typed(words: &str) -> Option<(Kind, String)> {
        let (kind, rest) = match words.split_once(':') {
            Some(("name", rest)) => (Kind::Name, rest),
            Some(("place", rest)) => (Kind::Place, rest),
            Some(("company", rest)) => (Kind::Company, rest),
            _ => (Kind::Word, words),
        };
        let rest = rest.trim();
        (!rest.is_empty()).then(|| (kind, rest.to_owned()))
    }
}

/// Speaks for what stays.
pub(super) fn kept(text: &Text<'_>, told: &Told, claims: &mut Claims) {
    let phrases = told
        .keep
        .iter()
        .map(String::as_str)
        .chain(told.invented.iter().map(|one| one.is.as_str()));
    let phrases: Vec<(&str, Vec<String>)> = phrases
        .map(|phrase| (phrase, folds(phrase)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    if phrases.is_empty() {
        return;
    }
    for at in 0..text.tokens.len() {
        let found = phrases
            .iter()
            .filter_map(|(phrase, words)| Some(whole(text.text, phrase, phrase_at(text, at, words)?)));
        if let Some(span) = found.max_by_key(|span| span.len()) {
            claims.keep(span);
        }
    }
}

/// With the signs around it, where they stand there as in the phrase: "£89", "(01632) 960 001".
fn whole(text: &str, phrase: &str, span: Span) -> Span {
    let ahead = Text::new(phrase).tokens.first().map_or(0, |token| token.span.start);
    let start = span.start.saturating_sub(ahead);
    let exact = Span::new(start, start + phrase.len());
    if exact.of(text) == phrase { exact } else { span }
}

/// Whether the gap between two words of a phrase is a small one.
fn close(gap: &str) -> bool {
    gap.chars().count() <= 3 && !gap.chars().any(char::is_alphanumeric)
}

/// The folded words of a phrase.
pub(super) fn folds(phrase: &str) -> Vec<String> {
    Text::new(phrase).tokens.into_iter().map(|token| token.fold).collect()
}

/// Where a phrase begins at a token: its stretch.
pub(super) fn phrase_at(text: &Text<'_>, at: usize, words: &[String]) -> Option<Span> {
    let tokens = text.tokens.get(at..at + words.len())?;
    let same = tokens.iter().zip(words).all(|(token, word)| token.fold == *word);
    let together = (at..at + words.len() - 1).all(|at| close(text.gap(at)));
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) if same && together => Some(first.span.cover(last.span)),
        _ => None,
    }
}
