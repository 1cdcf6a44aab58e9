//! How a message is typed: capitals, runs of marks, drawn-out words. Never what it says.

use heard_text::{Document, Span, TokenKind};

/// What the typing shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tone {
    /// Shouted words: all capitals, not an abbreviation in a calm line.
    pub(super) shouted: Vec<Span>,
    /// "!!" and more.
    pub(super) exclaimed: Option<Span>,
    /// "??" and "?!".
    pub(super) questioned: Option<Span>,
    /// Words the message has.
    pub(super) words: usize,
}

/// Capital words of so many letters are shouted; shorter ones are mostly abbreviations.
const SHOUT: usize = 4;
/// Common words that are shouted even when short.
const SHORT_SHOUTS: &[&str] = &[
    "NOT", "NO", "NOW", "WHY", "ALL", "ARE", "YOU", "THE", "HOW", "AND", "BUT", "OUT", "BAD", "GET", "FIX", "ANY", "WHO",
];
/// Abbreviations of four letters and more.
const ABBREVIATIONS: &[&str] = &[
    "ASAP", "HDMI", "WIFI", "HTTP", "HTTPS", "IMEI", "IBAN", "LTE", "VOIP", "MIFI", "SMS", "MMS", "GDPR", "CVV", "USPS", "DHL", "UPS",
    "HSBC", "TSB",
];

/// Reads the typing.
pub(super) fn tone(doc: &Document<'_>) -> Tone {
    let mut tone = Tone::default();
    let mut marks = 0;
    for token in doc.tokens() {
        let text = doc.slice(token.span);
        match token.kind {
            TokenKind::Word => {
                tone.words += 1;
                marks = 0;
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                let capitals = !text.chars().any(|c| c.is_lowercase() || c.is_numeric()) && letters > 1;
                if capitals && (letters >= SHOUT && !ABBREVIATIONS.contains(&text) || SHORT_SHOUTS.contains(&text)) {
                    tone.shouted.push(token.span);
                }
            }
            TokenKind::Punct => {
                let run = text.chars().filter(|c| matches!(c, '!' | '?')).count();
                marks = if run == 0 { 0 } else { marks + run };
                if marks >= 2 {
                    let slot = if text.contains('?') {
                        &mut tone.questioned
                    } else {
                        &mut tone.exclaimed
                    };
                    slot.get_or_insert(token.span);
                }
            }
            _ => marks = 0,
        }
    }
    tone
}

impl Tone {
    /// The whole message is shouted.
    pub(super) fn all_shouted(&self) -> bool {
        self.words >= 3 && self.shouted.len() * 2 > self.words
    }
}
