//! Addresses, postcodes, phone numbers.

use heard_text::{Document, Span, Token, TokenKind};

use super::number::numbered;
use super::{Request, digits, norm, only, sentences};

/// Names before the "@" that are a company's.
#[rustfmt::skip]
const COMPANY: &[&str] = &[
    "support", "help", "info", "service", "services", "contact", "care", "sales", "hello", "complaints", "noreply", "no-reply",
    "customerservice", "customercare", "office", "team",
];

pub(crate) fn email(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let own = |at: usize, tokens: &[Token]| {
        let address = tokens.get(at).filter(|t| t.kind == TokenKind::Email)?;
        let company = doc.norm(address).split('@').next().is_none_or(|name| COMPANY.contains(&name));
        let before = at.checked_sub(1).map_or("", |i| norm(doc, tokens, i));
        (!company && !matches!(before, "to" | "from")).then_some((address.span, address.span))
    };
    let found = sentences(doc).flat_map(|(_, tokens)| (0..tokens.len()).filter_map(move |at| own(at, tokens)));
    only(doc, found).filter(|span| !request.knows(&heard_text::normalise(doc.slice(*span))))
}

pub(crate) fn postcode(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    const NAMES: &[&str] = &["postcode", "zip", "postal"];
    let written = |tokens: &[Token], at: usize| {
        let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
        let fits = is_outward(doc.norm(first)) && is_inward(doc.norm(second));
        fits.then(|| first.span.cover(second.span))
    };
    sentences(doc).find_map(|(_, tokens)| {
        (0..tokens.len()).find_map(|at| written(tokens, at).or_else(|| numbered(doc, tokens, at, NAMES).map(|(words, _)| words)))
    })
}

/// "ls6" of "LS6 2AB".
fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = word.as_bytes().get(letters..).unwrap_or_default();
    matches!(letters, 1 | 2)
        && matches!(rest.len(), 1 | 2)
        && rest.first().is_some_and(u8::is_ascii_digit)
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

/// "2ab" of "LS6 2AB", and no "2nd" or "2gb".
fn is_inward(word: &str) -> bool {
    let letters = word.as_bytes().get(1..).unwrap_or_default();
    word.len() == 3
        && word.starts_with(|c: char| c.is_ascii_digit())
        && letters.iter().all(|b| b.is_ascii_lowercase() && !b"cikmov".contains(b))
        && !matches!(letters, b"st" | b"nd" | b"rd" | b"th" | b"gb" | b"tb" | b"hz" | b"ft")
}

/// "14 Mill Lane".
pub(crate) fn street(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    #[rustfmt::skip]
    const STREETS: &[&str] = &[
        "street", "st", "road", "rd", "lane", "avenue", "ave", "drive", "close", "court", "way", "terrace", "gardens", "crescent",
        "place", "square", "hill", "grove", "row", "walk", "mews", "park", "boulevard",
    ];
    /// Words of a street's name.
    const WORDS: usize = 4;
    let named = |t: &&Token| t.kind == TokenKind::Word && doc.slice(t.span).starts_with(char::is_uppercase);
    sentences(doc).find_map(|(_, tokens)| {
        tokens.iter().enumerate().find_map(|(at, house)| {
            let count = digits(doc.norm(house));
            let house = Some(house).filter(|t| t.kind == TokenKind::Number && (1..=4).contains(&count))?;
            let name: Vec<&Token> = tokens.get(at + 1..)?.iter().take(WORDS).take_while(named).collect();
            let last = name.iter().skip(1).find(|t| STREETS.contains(&doc.norm(t)))?;
            Some(house.span.cover(last.span))
        })
    })
}

/// "Call me on 07700 900123".
pub(crate) fn phone(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    /// Words between "me" or "my" and the number.
    const BEFORE: usize = 4;
    sentences(doc).find_map(|(_, tokens)| {
        tokens.iter().enumerate().find_map(|(at, first)| {
            let starts = first.kind == TokenKind::Number && doc.slice(first.span).starts_with(['0', '+']);
            let mine = tokens.get(at.saturating_sub(BEFORE)..at)?.iter();
            let mine = mine.rev().any(|t| matches!(doc.norm(t), "me" | "my" | "us" | "our" | "mobile"));
            if !starts || !mine {
                return None;
            }
            let run: Vec<&Token> = tokens.get(at..)?.iter().take_while(|t| t.kind == TokenKind::Number).collect();
            let count: usize = run.iter().map(|t| digits(doc.norm(t))).sum();
            let last = run.last()?;
            (9..=14).contains(&count).then(|| first.span.cover(last.span))
        })
    })
}
