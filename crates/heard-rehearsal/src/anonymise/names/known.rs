//! First names, companies and places that everybody knows, and what addresses and forms of companies tell.

use super::run::looks_named;
use super::{Lexicon, Sort};
use crate::anonymise::fold::fold;
use crate::anonymise::lists::{COMPANIES, TOWNS, TOWNS_OF_WORDS, WORDS_TOO, is_first_name};
use crate::anonymise::token::{Cap, Text};
use crate::anonymise::told::phrase_at;

/// Common first names, with the capitalised word that follows.
pub(super) fn first_name(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let Some(token) = text.tokens.get(at) else { return };
    if !is_first_name(&token.fold) || !token.is_capital() {
        return;
    }
    lexicon.add_name(&token.fold, Sort::First);
}

/// "rosa.maggs@…": the words count where they are written elsewhere; the domain may be the company's.
pub(super) fn of_address(address: &str, lexicon: &mut Lexicon) {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "support", "help", "info", "service", "services", "contact", "care", "sales", "hello", "complaints", "noreply", "reply", "office", "team", "mail", "admin",
        "billing", "orders", "shop", "customer", "customers", "accounts", "www", "https", "http", "mailto", "gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "live", "aol", "gmx", "web",
        "protonmail", "proton", "btinternet", "example", "test", "track", "tracking", "status", "online", "store", "home", "the", "and", "desk",
    ];
    let word = |part: &str| {
        let folded = fold(part);
        (folded.chars().count() > 2 && folded.chars().all(char::is_alphabetic) && !NOBODY.contains(&folded.as_str())).then_some(folded)
    };
    if let Some((local, domain)) = address.split_once('@') {
        for part in local.split(|c: char| !c.is_alphabetic()).filter_map(word) {
            lexicon.add_name(&part, if is_first_name(&part) { Sort::First } else { Sort::Last });
        }
        host(domain, &word, lexicon);
    } else {
        let bare = address.split("//").last().unwrap_or(address);
        host(bare.split(['/', '?', '#']).next().unwrap_or_default(), &word, lexicon);
    }
}

fn host(host: &str, word: &dyn Fn(&str) -> Option<String>, lexicon: &mut Lexicon) {
    let labels: Vec<&str> = host.split('.').collect();
    let own = labels
        .iter()
        .rev()
        .skip(1)
        .find(|label| label.len() > 3 && !matches!(**label, "www"));
    if let Some(own) = own.and_then(|label| word(label)) {
        lexicon.add(&own, Sort::Company);
    }
}

/// A name before "Ltd" or "Group", and those that everybody knows.
pub(super) fn companies(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let fold = text.fold(at);
    let form = matches!(
        fold,
        "ltd"
            | "limited"
            | "inc"
            | "llc"
            | "gmbh"
            | "plc"
            | "corp"
            | "corporation"
            | "holdings"
            | "bv"
            | "sarl"
            | "oy"
            | "llp"
            | "group"
            | "ag"
            | "kg"
            | "bank"
            | "airlines"
            | "airways"
            | "couriers"
            | "telecom"
            | "logistics"
            | "insurance"
    );
    let Some(token) = text.tokens.get(at).filter(|token| token.is_capital()) else {
        return;
    };
    if form && !token.begins {
        let mut first = at;
        while at - first < 4
            && first > 0
            && matches!(text.gap(first - 1), " " | " & " | "-" | ", ")
            && !(text.gap(first - 1) == ", " && first < at)
        {
            let Some(before) = text.tokens.get(first - 1).filter(|token| looks_named(token) || token.is_figure()) else {
                break;
            };
            first -= 1;
            if before.begins {
                break;
            }
        }
        // What begins a sentence may be a word like any other.
        if text
            .tokens
            .get(first)
            .is_some_and(|token| token.begins && super::run::is_nobody(&token.fold))
        {
            first += 1;
        }
        if first < at {
            let words: Vec<String> = (first..at).map(|at| text.fold(at).to_owned()).collect();
            if words.len() > 1 {
                lexicon.add_phrase(words, Sort::Company);
            } else if let Some(one) = words.first().filter(|one| one.len() > 2) {
                lexicon.add(one, Sort::Company);
            }
        }
        return;
    }
    let next = text.near(at, 1).filter(|_| text.joined(at)).map(|(_, next)| next.fold.clone());
    if let Some(next) = next
        && COMPANIES.contains(format!("{fold}-{next}").as_str())
    {
        lexicon.add_phrase(vec![fold.to_owned(), next], Sort::Company);
    }
    if COMPANIES.contains(fold) {
        lexicon.add(fold, Sort::Company);
    }
}

/// Towns that everybody knows, and what follows "live in".
pub(super) fn places(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let Some(token) = text.tokens.get(at) else { return };
    for words in TOWNS_OF_WORDS.iter() {
        if phrase_at(text, at, words).is_some() {
            lexicon.add_phrase(words.clone(), Sort::Place);
        }
    }
    if token.is_capital() && TOWNS.contains(token.fold.as_str()) && !WORDS_TOO.contains(token.fold.as_str()) {
        lexicon.add(&token.fold, Sort::Place);
    }
    let before = |by: isize| text.near(at, -by).map_or("", |(_, token)| token.fold.as_str());
    let led = matches!(before(1), "in" | "near" | "outside")
        || matches!(before(1), "to" | "from")
            && matches!(
                before(2),
                "moved"
                    | "flight"
                    | "fly"
                    | "train"
                    | "travel"
                    | "travelling"
                    | "flying"
                    | "drive"
                    | "drove"
                    | "way"
                    | "back"
                    | "delivered"
                    | "sent"
                    | "trip"
                    | "journey"
                    | "bus"
                    | "ferry"
                    | "ticket"
            );
    if led
        && looks_named(token)
        && !token.begins
        && token.cap == Cap::First
        && !is_no_place(&token.fold)
        && !lexicon.words.contains_key(&token.fold)
    {
        let mut words = vec![token.fold.clone()];
        let mut last = at;
        while words.len() < 3 && text.spaced(last) || matches!(text.gap(last), "-") && words.len() < 4 {
            let Some((next, token)) = text.near(last, 1).filter(|(_, token)| {
                looks_named(token) || matches!(token.fold.as_str(), "upon" | "on" | "under" | "le") && text.gap(last) == "-"
            }) else {
                break;
            };
            words.push(token.fold.clone());
            last = next;
        }
        lexicon.add_phrase(words, Sort::Place);
    }
}

/// What may follow "in" with a capital and is no place.
fn is_no_place(fold: &str) -> bool {
    matches!(
        fold,
        "english"
            | "german"
            | "french"
            | "spanish"
            | "welsh"
            | "polish"
            | "excel"
            | "word"
            | "windows"
            | "chrome"
            | "safari"
            | "outlook"
            | "settings"
            | "god"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "advance"
            | "general"
            | "total"
            | "fact"
            | "europe"
            | "britain"
            | "england"
            | "scotland"
            | "wales"
            | "ireland"
            | "germany"
            | "france"
            | "spain"
            | "italy"
            | "america"
            | "canada"
            | "australia"
            | "india"
            | "china"
            | "poland"
            | "london's"
            | "internet"
            | "android"
            | "accounts"
            | "customer"
            | "support"
            | "writing"
            | "person"
            | "store"
            | "stock"
    )
}
