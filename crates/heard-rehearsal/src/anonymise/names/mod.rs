//! Which words of a conversation are names of people, places and companies: told beforehand, common, or shown by what stands around them.

use std::collections::HashMap;

mod cues;
mod known;
mod run;
mod signature;

use super::Kind;
use super::address::is_particle;
use super::claims::Claims;
use super::lists::{COMMON_CAPS, FIRST_F, FIRST_M, WORDS_TOO};
use super::token::{Form, Text};
use super::told::{Told, folds};

/// What a word of a name is, as far as it is known: a stand-in is of the same sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Woman,
    Man,
    First,
    Last,
    Place,
    Company,
    Street,
    Word,
}

impl Sort {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Woman | Self::Man | Self::First | Self::Last => Kind::Name,
            Self::Place => Kind::Place,
            Self::Company => Kind::Company,
            Self::Street => Kind::Street,
            Self::Word => Kind::Word,
        }
    }
}

/// A word or phrase that is replaced wherever it is meant.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sort: Sort,
    /// It is a word of the language too: only where it is written like a name.
    pub(super) word_too: bool,
}

/// What was learnt.
#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) words: HashMap<String, Entry>,
    /// Phrases by their first word.
    pub(super) phrases: HashMap<String, Vec<(Vec<String>, Sort)>>,
    stay: std::collections::HashSet<String>,
}

impl Lexicon {
    fn add(&mut self, fold: &str, sort: Sort) {
        if fold.chars().count() < 2 || self.stay.contains(fold) || COMMON_CAPS.contains(fold) && !WORDS_TOO.contains(fold) {
            return;
        }
        let word_too = WORDS_TOO.contains(fold) || sort != Sort::Word && run::is_nobody(fold);
        let entry = self.words.entry(fold.to_owned()).or_insert(Entry { sort, word_too });
        // Who is called so is more than where: a person counts before a place.
        if entry.sort.kind() != Kind::Name && sort.kind() == Kind::Name {
            entry.sort = sort;
        }
    }

    fn add_phrase(&mut self, words: Vec<String>, sort: Sort) {
        match words.as_slice() {
            [] => {}
            [one] => self.add(one, sort),
            [first, ..] => {
                let all = self.phrases.entry(first.clone()).or_default();
                if !all.iter().any(|(other, _)| *other == words) {
                    all.push((words, sort));
                    all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
                }
            }
        }
    }

    /// A word of a person's name; of what sort is told by the word itself where it can be.
    fn add_name(&mut self, fold: &str, otherwise: Sort) {
        let sort = if otherwise == Sort::Last {
            Sort::Last
        } else if FIRST_F.contains(fold) {
            Sort::Woman
        } else if FIRST_M.contains(fold) {
            Sort::Man
        } else {
            otherwise
        };
        self.add(fold, sort);
    }
}

/// Learns from all texts together, so that a name told in one is known in all.
pub(super) fn learn(texts: &[Text<'_>], claims: &[Claims], told: &Told) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let staying = told
        .keep
        .iter()
        .map(String::as_str)
        .chain(told.invented.iter().map(|one| one.is.as_str()));
    lexicon.stay = staying.flat_map(folds).collect();
    for (kind, phrase) in &told.replace {
        let sort = match kind {
            Kind::Name => Sort::First,
            Kind::Place | Kind::Street => Sort::Place,
            Kind::Company => Sort::Company,
            _ => Sort::Word,
        };
        lexicon.add_phrase(folds(phrase), sort);
        if let [one] = folds(phrase).as_slice()
            && let Some(entry) = lexicon.words.get_mut(one)
        {
            entry.word_too = false;
        }
    }
    for name in &told.names {
        let words = folds(name);
        for (at, word) in words.iter().enumerate() {
            if !is_particle(word) && !is_title(word) {
                let last = words.len() > 1 && at + 1 == words.len()
                    || at > 0 && at.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|word| is_title(word));
                lexicon.add_name(word, if last { Sort::Last } else { Sort::First });
            }
        }
    }
    for (text, claims) in texts.iter().zip(claims) {
        let streets = claims
            .all()
            .filter(|claim| claim.kind == Some(Kind::Street))
            .map(|claim| folds(claim.span.of(text.text)));
        for street in streets.filter(|words| words.len() > 1) {
            lexicon.add_phrase(street, Sort::Street);
        }
        for at in 0..text.tokens.len() {
            if text.tokens.get(at).is_some_and(|token| token.form == Form::Address) {
                known::of_address(text.of(at), &mut lexicon);
            } else if text.tokens.get(at).is_some_and(|token| token.is_word() && claims.free(token.span)) {
                cues::find(text, at, &mut lexicon);
                known::first_name(text, at, &mut lexicon);
                known::companies(text, at, &mut lexicon);
                known::places(text, at, &mut lexicon);
            }
        }
        signature::find(text, &mut lexicon);
    }
    // Of a pair the other word is known too, whichever was learnt first.
    for _ in 0..2 {
        for text in texts {
            for at in 0..text.tokens.len() {
                run::beside(text, at, &mut lexicon);
            }
        }
    }
    lexicon
}

pub(super) fn is_title(fold: &str) -> bool {
    matches!(
        fold,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "dr"
            | "doctor"
            | "prof"
            | "professor"
            | "sir"
            | "lord"
            | "lady"
            | "herr"
            | "frau"
            | "mme"
            | "monsieur"
            | "madame"
            | "senor"
            | "senora"
            | "rev"
            | "fr"
            | "mister"
    )
}
