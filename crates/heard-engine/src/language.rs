//! Which language a text is in where it is surely not English. Then that is said, and nothing is guessed.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang, Script};

/// From so large a share of English words on a text is English, whatever else is in it.
const SHARE: f32 = 0.12;
/// Ends of shortened English words.
const SHORTENED: [&str; 6] = ["'s", "'re", "'ll", "'ve", "n't", "'m"];

/// A language that the engine does not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Language {
    /// Three letters, ISO 639-3.
    pub code: String,
    /// Its name in English.
    pub name: String,
}

/// Words that run through English and are no words of the languages around it.
const ENGLISH: &str = include_str!("english.txt");

/// Languages that customers write in, ISO 639-3. With fewer to choose from, the choice is surer.
const LANGUAGES: &str =
    "ara ben ces cmn dan deu ell eng fin fra heb hin hun ind ita jpn kor nld nob pes pol por ron rus spa swe tam tel tha tur ukr urd vie";

/// The language of a text if it is not English, and that is beyond doubt.
pub(crate) fn foreign(text: &str) -> Option<Language> {
    static DETECTOR: LazyLock<Detector> =
        LazyLock::new(|| Detector::with_allowlist(LANGUAGES.split_whitespace().filter_map(Lang::from_code).collect()));
    let words: Vec<&str> = text.split_whitespace().filter(|word| spoken(word)).collect();
    let english = english(&words);
    if english >= SHARE {
        return None;
    }
    let found = DETECTOR.detect(&words.join(" "))?;
    let latin = found.script() == Script::Latin;
    let sure = (english == 0.0 && words.len() >= 8 && found.confidence() >= 0.25) || (words.len() >= 4 && found.confidence() >= 0.9);
    let other = found.lang() != Lang::Eng && (sure || !latin);
    other.then(|| Language {
        code: found.lang().code().to_owned(),
        name: found.lang().eng_name().to_owned(),
    })
}

/// Whether a word says something of the language: no handle, hashtag, address or number.
fn spoken(word: &str) -> bool {
    !word.starts_with(['@', '#', '<']) && !word.contains("//") && word.chars().any(char::is_alphabetic)
}

/// The share of words that are English.
#[allow(clippy::cast_precision_loss, reason = "a message has some hundred words")]
fn english(words: &[&str]) -> f32 {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());
    let found = words.iter().filter(|word| {
        let word = word.to_lowercase().replace('’', "'");
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        KNOWN.contains(bare) || SHORTENED.iter().any(|end| bare.ends_with(end))
    });
    found.count() as f32 / words.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(foreign(text).map(|language| language.name).as_deref(), expect, "{text}");
    }

    #[test]
    fn says_what_it_cannot_read() {
        check(
            "Hola, mi pedido llegó roto y necesito que me devuelvan el dinero, por favor.",
            Some("Spanish"),
        );
        check(
            "Die Lieferung ist immer noch nicht da, was soll das denn jetzt schon wieder?",
            Some("German"),
        );
        check(
            "@LumenBank Bonjour, je n'arrive plus à me connecter à mon compte depuis hier soir",
            Some("French"),
        );
        check("Моя посылка так и не пришла", Some("Russian"));
        check("荷物がまだ届いていません。いつ届きますか？", Some("Japanese"));
    }

    #[test]
    fn reads_english_of_all_kinds() {
        for text in [
            "App crash",
            "Ok gracias!",
            "Trousers soaked, chiller leaks in aisle 9",
            "TernMail held at depot. monday held at depot. tuesday held at depot.",
            "Café Zürich closed?",
            "y u people r not responding, no network since morning",
            "Oga abeg una fit send person come check am today",
            "legal question @ParkPilot: firm's legal dept needs 8 spaces monthly",
            "Screen black. Battery full. Tried charger, cable, reset.",
            "WORST. AIRLINE. EVER.",
            "",
            "😡😡😡 123 456",
        ] {
            check(text, None);
        }
    }
}
