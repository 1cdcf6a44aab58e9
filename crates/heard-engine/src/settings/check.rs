//! What a parser does not know: whether the rules exist, the patterns can be read, and the tests of phrase rules hold.

use super::place::{Key, Places};
use super::team::Team;
use super::{Phrase, Settings, SettingsError, nearest};
use crate::cue::Lexicon;
use crate::rules::{RULES, Rule};
use Key::{Index, Name};

pub(super) fn settings(settings: &Settings, places: &Places<'_>) -> Vec<SettingsError> {
    let mut errors: Vec<SettingsError> = settings
        .rules
        .keys()
        .filter(|id| Rule::find(id).is_none())
        .map(|id| places.error(&[Name("rules"), Name(id)], unknown_rule(id)))
        .collect();
    for (index, term) in settings.jargon.iter().enumerate() {
        errors.extend(pattern(&term.term).map(|reason| places.error(&[Name("jargon"), Index(index), Name("term")], reason)));
    }
    for (index, policy) in settings.policies.iter().enumerate() {
        errors.extend(pattern(policy).map(|reason| places.error(&[Name("policies"), Index(index)], reason)));
    }
    for (index, phrase) in settings.phrase.iter().enumerate() {
        let before = settings.phrase.get(..index).unwrap_or_default();
        let way = [Name("phrase"), Index(index)];
        let found = problems(phrase, before).into_iter();
        errors.extend(found.map(|(field, reason)| places.error(&[&way[..], &field[..]].concat(), reason)));
    }
    errors
}

pub(super) fn phrase(phrase: &Phrase, before: &[Phrase], places: &Places<'_>) -> Vec<SettingsError> {
    let found = problems(phrase, before).into_iter();
    found.map(|(field, reason)| places.error(&field, reason)).collect()
}

fn unknown_rule(id: &str) -> String {
    let all = RULES.len();
    match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(name) => format!("no rule is named '{id}'; did you mean '{name}'?"),
        None => format!("no rule is named '{id}'; `heard rules` lists all {all}"),
    }
}

/// What is wrong with a pattern.
fn pattern(text: &str) -> Option<String> {
    let read = Lexicon::of_patterns(std::iter::once((0_usize, text)));
    read.err().map(|(_, reason)| format!("'{text}' cannot be read: {reason}"))
}

/// What is wrong with a phrase rule, each with its field.
fn problems(phrase: &Phrase, before: &[Phrase]) -> Vec<(Vec<Key<'static>>, String)> {
    let mut found = Vec::new();
    let id = &phrase.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        found.push((vec![Name("id")], "an id is made of small letters, figures and hyphens".to_owned()));
    } else if Rule::find(id).is_some() || before.iter().any(|other| other.id == *id) {
        found.push((vec![Name("id")], format!("a rule is named '{id}' already")));
    }
    if phrase.find.is_empty() {
        found.push((vec![Name("find")], "at least one wording is needed".to_owned()));
    }
    for (index, wording) in phrase.find.iter().enumerate() {
        found.extend(pattern(wording).map(|reason| (vec![Name("find"), Index(index)], reason)));
    }
    if phrase.hits.is_empty() || phrase.benign.len() < phrase.hits.len() {
        let reason = "at least one sentence in which it is found, and as many in which it is not".to_owned();
        found.push((vec![Name("benign")], reason));
    }
    if found.is_empty() {
        found.extend(failing(phrase));
    }
    found
}

/// Its own tests, run.
fn failing(phrase: &Phrase) -> Vec<(Vec<Key<'static>>, String)> {
    let team = Team::of(Settings {
        phrase: vec![phrase.clone()],
        ..Settings::default()
    });
    let wrong = |list: &'static str, sentences: &[String], expected: bool, reason: &str| -> Vec<_> {
        let unlike = sentences.iter().enumerate().filter(|(_, text)| team.finds_phrase(text) != expected);
        unlike
            .map(|(index, text)| (vec![Name(list), Index(index)], format!("'{text}' {reason}")))
            .collect()
    };
    let mut found = wrong("hits", &phrase.hits, true, "is not found by `find`");
    found.extend(wrong(
        "benign",
        &phrase.benign,
        false,
        "is found by `find`, and is said to be right",
    ));
    if let Some(say) = phrase.say.as_ref().filter(|say| team.finds_phrase(say)) {
        found.push((vec![Name("say")], format!("'{say}' is found by `find` itself")));
    }
    found
}
