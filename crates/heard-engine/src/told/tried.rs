//! What they have tried themselves.

use heard_text::{Document, Span, Token, TokenKind};

use super::{Request, sentences};
use crate::reply::words::stem;

pub(crate) fn tried_before(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    /// What is done to one thing at a time: it must be the same thing.
    const GENERIC: &[&str] = &["clear", "delet", "updat", "log", "sign", "turn", "switch", "check", "replac"];
    let asked = request.draft.tokens().get(request.hit.tokens.clone())?.last()?;
    let verb = stem(request.draft.norm(asked));
    let wanted = things(request.draft, request.rest());
    let generic = GENERIC.contains(&verb);
    sentences(doc).find_map(|(_, tokens)| {
        tokens.iter().enumerate().find_map(|(at, done)| {
            let done = Some(done).filter(|t| stem(doc.norm(t)) == verb)?;
            let before = tokens.get(..at)?;
            let theirs = things(doc, tokens.get(at + 1..)?);
            let same = wanted.iter().any(|thing| theirs.contains(thing));
            let open = !generic && (wanted.is_empty() || theirs.is_empty());
            (own_deed(doc, before, doc.norm(done)) && (same || open)).then_some(done.span)
        })
    })
}

/// Whether the customer did it: "I restarted", "tried restarting", not "it restarted" or "I have not restarted".
fn own_deed(doc: &Document<'_>, before: &[Token], verb: &str) -> bool {
    /// Words looked back over.
    const BACK: usize = 8;
    let others = before.last().is_some_and(|t| {
        matches!(
            doc.norm(t),
            "it" | "just" | "keeps" | "kept" | "be" | "been" | "was" | "is" | "gets" | "got" | "to"
        )
    });
    let tried = before.iter().rev().take(BACK).any(|t| matches!(doc.norm(t), "tried" | "trying"));
    let past = verb.ends_with("ed") || verb == "reset";
    if (others || !past) && !tried {
        return false;
    }
    let told = before.iter().rev().take(BACK).find_map(|t| match doc.norm(t) {
        "i" | "ive" | "we" | "weve" | "tried" | "already" => Some(true),
        "not" | "didnt" | "havent" | "hasnt" | "cant" | "cannot" | "couldnt" | "never" | "without" | "you" | "they" | "he" | "she"
        | "if" | "should" | "engineer" | "technician" => Some(false),
        _ => None,
    });
    told.unwrap_or(false)
}

/// The stems of the things that a verb is about: "the router", "it off".
fn things<'d>(doc: &'d Document<'_>, rest: &[Token]) -> Vec<&'d str> {
    /// Words that name nothing.
    #[rustfmt::skip]
    const SMALL: &[&str] = &[
        "the", "my", "your", "our", "a", "an", "it", "this", "that", "them", "everything", "all", "both", "again", "already",
        "twice", "times", "in", "whole", "please",
    ];
    /// Words behind the verb.
    const NEAR: usize = 4;
    let near = rest.iter().take(NEAR);
    let near = near.take_while(|t| t.kind == TokenKind::Word && !matches!(doc.norm(t), "and" | "or" | "but" | "to" | "so" | "for"));
    near.map(|t| doc.norm(t)).filter(|word| !SMALL.contains(word)).map(stem).collect()
}
