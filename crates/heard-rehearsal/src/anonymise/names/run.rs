//! The words of a name that stand together: "Rosa Maggs", "van der Berg", "Anna-Lena".

use super::{Lexicon, Sort};
use crate::anonymise::Kind;
use crate::anonymise::address::is_particle;
use crate::anonymise::lists::{COMMON_CAPS, WORDS_TOO, is_first_name};
use crate::anonymise::token::{Cap, Text, Token};

/// Words that greet nobody in particular.
pub(super) fn is_nobody(fold: &str) -> bool {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "there", "all", "team", "everyone", "everybody", "sir", "madam", "customer", "support", "again", "folks", "guys", "both", "agent", "service", "colleagues",
        "sirs", "and", "or", "to", "the", "from", "whoever", "whom", "i", "we", "you", "my", "this", "that", "it", "is", "just", "so", "can", "could", "please",
        "thanks", "thank", "care", "help", "desk", "manager", "management", "everything", "friend", "dear", "hello", "hi", "god", "lord", "yes", "no", "not", "a",
        "an", "what", "why", "how", "when", "where", "who", "if", "as", "at", "on", "in", "of", "for", "with", "your", "our", "their", "his", "her", "me", "us",
        "them", "about", "by", "was", "are", "have", "has", "had", "but", "because", "still", "very", "really", "getting", "trying", "now", "here", "sorry",
    ];
    NOBODY.contains(&fold)
}

pub(super) fn looks_named(token: &Token) -> bool {
    token.is_capital() && !is_nobody(&token.fold) && (!COMMON_CAPS.contains(token.fold.as_str()) || WORDS_TOO.contains(token.fold.as_str()))
}

/// The words of a name from here on: capitalised neighbours, with "van der" between them.
pub(super) fn words(text: &Text<'_>, at: usize, most: usize, small: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut here = at;
    while found.len() < most {
        let Some(token) = text.tokens.get(here).filter(|token| token.is_word()) else {
            break;
        };
        let particle = is_particle(&token.fold) && text.joined(here) && !found.is_empty();
        let initial = token.fold.chars().count() == 1 && token.is_capital() && token.fold != "i";
        let fits = looks_named(token) || initial || small && !is_nobody(&token.fold) && !COMMON_CAPS.contains(token.fold.as_str());
        if !(fits || particle) {
            break;
        }
        if !particle {
            found.push(here);
        }
        if !text.joined(here) || text.gap(here).starts_with('.') && !initial {
            break;
        }
        here += 1;
    }
    found
}

pub(super) fn add(text: &Text<'_>, run: &[usize], first: Sort, lexicon: &mut Lexicon) {
    for (place, at) in run.iter().enumerate() {
        let hyphened = at.checked_sub(1).is_some_and(|before| matches!(text.gap(before), "-" | "‑"));
        let last = place > 0 && !(hyphened && place == 1 && run.len() > 2 || hyphened && run.len() == 2);
        lexicon.add_name(text.fold(*at), if last { Sort::Last } else { first });
    }
}

/// What stands beside a known first name with a capital is the rest of the name: "Rosa Maggs", "Anna-Lena".
pub(super) fn beside(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let known = |at: usize| {
        let token = text.tokens.get(at)?;
        let entry = lexicon.words.get(&token.fold)?;
        (token.is_capital() && entry.sort.kind() == Kind::Name && !entry.word_too).then_some(entry.sort)
    };
    let Some(sort) = known(at) else { return };
    let hyphen = matches!(text.gap(at), "-" | "‑");
    if sort == Sort::Last && !hyphen || !text.joined(at) || text.gap(at).starts_with('.') {
        return;
    }
    let rest = words(text, at + 1, 3, false);
    let fresh: Vec<String> = rest
        .iter()
        .map(|at| text.fold(*at).to_owned())
        .filter(|fold| fold.chars().count() > 1)
        .collect();
    for (place, fold) in fresh.into_iter().enumerate() {
        let caps = text.tokens.get(at).is_some_and(|token| token.cap == Cap::All);
        if caps && !is_first_name(&fold) {
            // In shouted text the next word says nothing.
            return;
        }
        lexicon.add_name(&fold, if hyphen && place == 0 { sort } else { Sort::Last });
    }
}
