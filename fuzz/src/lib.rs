//! What the targets share: one engine for a whole run, and what holds of every piece of evidence.

use std::sync::OnceLock;

use heard_engine::{Engine, Evidence};

/// The engine on cues alone, made once: making it takes longer than most inputs.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(Engine::new)
}

/// The words stand in this text, in bytes and in UTF-16 units.
pub fn inside(evidence: &Evidence, text: &str) {
    let words = text.get(evidence.start..evidence.end);
    assert_eq!(words, Some(evidence.quote.as_str()), "the words do not stand there");
    let units = |at: usize| text[..at].encode_utf16().count();
    let expected = (units(evidence.start), units(evidence.end));
    assert_eq!((evidence.start16, evidence.end16), expected, "UTF-16 units of {:?}", evidence.quote);
}
