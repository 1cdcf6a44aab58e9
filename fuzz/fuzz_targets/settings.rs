//! Settings are read whole, or refused with a place that the file has.
#![no_main]

use heard_engine::{Settings, SettingsError};
use libfuzzer_sys::fuzz_target;

const FILE: &str = "heard.toml";
const PHRASE: &str = "phrases/own-words.toml";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Err(errors) = Settings::from_toml(FILE, &text) {
        placed(&errors, FILE, &text);
    }
    let mut settings = Settings::default();
    match settings.add_phrase(PHRASE, &text) {
        Ok(()) => assert!(
            settings.phrase.iter().all(|phrase| !phrase.id.is_empty()),
            "a phrase rule without an id"
        ),
        Err(errors) => {
            placed(&errors, PHRASE, &text);
            assert!(settings.phrase.is_empty(), "a refused phrase rule was kept");
        }
    }
});

fn placed(errors: &[SettingsError], file: &str, text: &str) {
    assert!(!errors.is_empty(), "refused without a reason");
    let lines = text.matches('\n').count() + 1;
    for error in errors {
        assert_eq!(error.file, file);
        assert!((1..=lines).contains(&error.line), "line {} of {lines}", error.line);
        assert!(!error.reason.is_empty(), "{error:?} says nothing");
    }
}
