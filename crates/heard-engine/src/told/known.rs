//! What is known of a customer from before: which of it answers a request.
//!
//! A line has its kind before a colon, `order: Bed frame KT-4471`. It answers what its kind is about, or what its words would answer if the
//! customer had written them here.

use heard_text::{Document, Token, TokenKind};

use super::number::is_value;
use super::{Find, Request, device, number};

/// What a request is for, as far as facts answer it.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// A number that names something.
    Number,
    /// What they use.
    Device,
    /// What they want to be called.
    Called,
    /// How their name is said.
    Pronunciation,
    /// What their own words would answer.
    Words(Find),
}

/// The words of the one fact that answers a request. Silent where two do, and where the draft has what it says: then it is asked whether it
/// still holds.
pub(crate) fn known<'k>(lines: &[&'k str], wanted: Wanted, request: &Request<'_>) -> Option<&'k str> {
    let mut found = lines.iter().filter_map(|line| {
        let (kind, words) = line.split_once(':').unwrap_or(("", line));
        let words = words.trim();
        answers(kind.trim(), words, wanted, request).then_some(words)
    });
    let first = found.next()?;
    let same = |other: &str| other.eq_ignore_ascii_case(first);
    (found.all(same) && !confirms(request, wanted, first)).then_some(first)
}

fn answers(kind: &str, words: &str, wanted: Wanted, request: &Request<'_>) -> bool {
    const ORDERS: &[&str] = &["order", "purchase", "booking", "reservation"];
    const PARTICULAR: &[&str] = &["browser", "version", "os", "operating", "system"];
    // As if the customer had said it of themselves.
    let said = format!("My {words}");
    let doc = Document::new(&said);
    match wanted {
        Wanted::Number => (kind == "order" && request.has(ORDERS) && has_one_value(&doc)) || number(&doc, request).is_some(),
        Wanted::Device => (kind == "device" && !request.has(PARTICULAR)) || device(&doc, request).is_some(),
        Wanted::Called => kind == "called",
        Wanted::Pronunciation => kind == "pronunciation",
        Wanted::Words(find) => find(&doc, request).is_some(),
    }
}

/// Whether the draft names what is known, so that it only asks whether it is still so.
fn confirms(request: &Request<'_>, wanted: Wanted, words: &str) -> bool {
    /// Letters of a word that is seldom said by chance.
    const LONG: usize = 4;
    let doc = Document::new(words);
    let telling = |token: &&Token| match wanted {
        Wanted::Number => is_value(doc.norm(token), true),
        _ => token.kind != TokenKind::Punct && (doc.norm(token).len() >= LONG || doc.norm(token).bytes().any(|b| b.is_ascii_digit())),
    };
    doc.tokens().iter().filter(telling).any(|token| request.knows(doc.norm(token)))
}

/// Whether one number in a line names something, and no other does.
fn has_one_value(doc: &Document<'_>) -> bool {
    let mut values = doc.tokens().iter().map(|t| doc.norm(t)).filter(|word| is_value(word, true));
    values.next().is_some_and(|first| values.all(|other| other == first))
}
