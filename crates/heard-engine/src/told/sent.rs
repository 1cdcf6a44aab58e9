//! Photos and screenshots.

use heard_text::{Document, Span, Token, TokenKind};

use super::{Request, sentences};
use crate::reply::words::{Content, content};

#[rustfmt::skip]
const PHOTOS: &[&str] = &[
    "photo", "photos", "picture", "pictures", "pic", "pics", "screenshot", "screenshots", "image", "images",
];

pub(crate) fn photo(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let (sent, _) = sentences(doc).find(|(_, tokens)| shows(doc, tokens))?;
    let theirs = Content::within(doc, sent.span);
    let mut rest = request.rest().iter();
    let shown = rest.next().map_or("", |t| request.draft.norm(t));
    // "A photo of the label" may be another than theirs.
    let narrower = matches!(shown, "of" | "showing" | "with" | "where" | "that" | "from");
    let same = rest.filter_map(|t| content(request.draft, t)).any(|word| theirs.has(word));
    (!narrower || same).then_some(sent.span)
}

/// "Photos attached", "I sent you a screenshot", "here are the pictures"; not "I cannot attach a photo".
fn shows(doc: &Document<'_>, tokens: &[Token]) -> bool {
    const UNSURE: &[&str] = &[
        "not", "cant", "cannot", "couldnt", "wont", "didnt", "dont", "unable", "should", "shall", "would", "could", "can", "if", "want",
        "need", "will", "ill", "no", "your",
    ];
    const SENT: &[&str] = &[
        "sent", "attached", "uploaded", "posted", "shared", "included", "enclosed", "emailed", "messaged", "dmd", "added",
    ];
    /// Words between "I" and the verb.
    const NEAR: usize = 4;
    let has = |words: &[&str]| tokens.iter().any(|t| words.contains(&doc.norm(t)));
    let here = tokens
        .iter()
        .zip(tokens.iter().skip(1))
        .any(|(a, b)| doc.norm(a) == "here" && matches!(doc.norm(b), "is" | "are"));
    let mine = tokens.iter().enumerate().any(|(at, t)| {
        let mut verb = tokens.get(at + 1..).unwrap_or_default().iter().take(NEAR);
        matches!(doc.norm(t), "i" | "ive" | "we" | "weve") && verb.any(|v| SENT.contains(&doc.norm(v)))
    });
    let link = tokens.iter().any(|t| t.kind == TokenKind::Url);
    has(PHOTOS) && !has(UNSURE) && (mine || here || link || has(&["attached", "attaching", "enclosed"]))
}
