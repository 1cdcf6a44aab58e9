//! Where a word that is known as a name is meant as one: "Dear Rose," and not "rose gold"; "Will rang me" and not "Will you ring me".

use super::Kind;
use super::claims::Claims;
use super::names::{Lexicon, is_title};
use super::token::{Cap, Text};
use super::told::phrase_at;

pub(super) fn find(text: &Text<'_>, lexicon: &Lexicon, claims: &mut Claims) {
    for at in 0..text.tokens.len() {
        let Some(token) = text.tokens.get(at).filter(|token| token.is_word()) else {
            continue;
        };
        let phrases = lexicon.phrases.get(&token.fold).into_iter().flatten();
        for (words, sort) in phrases {
            if let Some(span) = phrase_at(text, at, words) {
                claims.take(span, sort.kind());
            }
        }
        if let Some(entry) = lexicon.words.get(&token.fold)
            && (!entry.word_too || written_as_name(text, at, entry.sort.kind()))
        {
            claims.take(token.span, entry.sort.kind());
        }
        initials(text, at, lexicon, claims);
    }
}

/// Whether a word that is no name everywhere is one here.
fn written_as_name(text: &Text<'_>, at: usize, kind: Kind) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let before = text
        .near(at, -1)
        .filter(|_| !text.before(at).contains(['.', '!', '?', '\n']))
        .map_or("", |(_, word)| word.fold.as_str());
    let next = text
        .near(at, 1)
        .filter(|_| text.spaced(at))
        .map_or("", |(_, word)| word.fold.as_str());
    if token.cap == Cap::Small {
        // "my name is rose", "dear will,", "mr price"
        let named = matches!(before, "dear" | "hi" | "hello" | "hey" | "called" | "named")
            && text.gap(at).starts_with([',', '\n', '!', '.'])
            || is_title(before) && before != "sir" && before != "miss"
            || matches!(before, "is") && text.near(at, -2).is_some_and(|(_, word)| word.fold == "name")
            || text.near(at, -3).is_some_and(|(_, word)| word.fold == "name")
                && text.near(at, -2).is_some_and(|(_, word)| word.fold == "is");
        return kind == Kind::Name && named;
    }
    if matches!(
        before,
        "a" | "an" | "the" | "in" | "since" | "until" | "my" | "your" | "every" | "this" | "next" | "last" | "no"
    ) && kind == Kind::Name
    {
        return false;
    }
    // "Rose Gold", "May 12".
    let pair = matches!(
        (token.fold.as_str(), next),
        ("rose", "gold") | ("bill" | "price", "of" | "is" | "was") | ("grace", "period")
    );
    if pair || token.cap == Cap::All && shouted(text, at) && !is_title(before) {
        return false;
    }
    !token.begins || !goes_on_as_word(next) || is_title(before)
}

/// "Will you …", "May I …", "Hope this …": a word at a sentence's start.
fn goes_on_as_word(next: &str) -> bool {
    #[rustfmt::skip]
    const PLAIN: &[&str] = &[
        "i", "you", "we", "they", "he", "she", "it", "the", "this", "that", "there", "my", "your", "our", "their", "his", "her", "a", "an", "someone", "somebody", "anyone",
        "anybody", "not", "be", "all", "these", "those", "to", "for", "of", "with", "me", "us", "them", "in", "on", "at", "so", "as", "any", "by", "up", "out", "do", "no", "one", "more",
    ];
    PLAIN.contains(&next)
}

/// Whether the words around it are all capitals too.
fn shouted(text: &Text<'_>, at: usize) -> bool {
    let loud = |by: isize| text.near(at, by).is_some_and(|(_, word)| word.is_word() && word.cap == Cap::All);
    loud(1) || loud(-1)
}

/// "J. Maggs", "J.R. Maggs": the letters before a known surname.
fn initials(text: &Text<'_>, at: usize, lexicon: &Lexicon, claims: &mut Claims) {
    let named = text
        .tokens
        .get(at)
        .and_then(|token| lexicon.words.get(&token.fold))
        .is_some_and(|entry| entry.sort.kind() == Kind::Name);
    if !named {
        return;
    }
    let mut here = at;
    while let Some((before, token)) = text.near(here, -1) {
        let single = token.is_word() && token.fold.chars().count() == 1 && token.is_capital() && !matches!(text.of(before), "I" | "A");
        if !single || !matches!(text.gap(before), ". " | "." | " ") || at - before > 3 {
            break;
        }
        claims.take(token.span, Kind::Name);
        here = before;
    }
}
