//! Days of an order and of a journey.

use heard_text::{Document, Span, Token};

use super::{Request, digits, norm, sentences};

pub(crate) fn order_date(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    dated(doc, &["ordered", "bought", "purchased", "booked", "preordered"])
}

pub(crate) fn travel_date(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    dated(
        doc,
        &[
            "flight",
            "train",
            "trip",
            "journey",
            "travelled",
            "travelling",
            "traveling",
            "flew",
            "flying",
        ],
    )
}

/// "Ordered it on 3 May": one of these words, and a day that belongs to it.
fn dated(doc: &Document<'_>, heads: &[&str]) -> Option<Span> {
    /// Words between.
    const NEAR: usize = 6;
    /// Words from which on another day may be meant.
    const APART: &[&str] = &[
        ",", ";", "should", "was", "were", "but", "which", "arrive", "arrived", "delivery", "due", "by", "and", "that", "still", "never",
        "comes", "coming", "promised", "expected", "supposed", "not", "for",
    ];
    sentences(doc).find_map(|(_, tokens)| {
        tokens.iter().enumerate().find_map(|(at, head)| {
            let head = Some(head).filter(|t| heads.contains(&doc.norm(t)))?;
            let after = tokens.get(at + 1..)?;
            let near = after.iter().take(NEAR).take_while(|t| !APART.contains(&doc.norm(t))).count();
            let day = (0..near).find(|&i| is_day(doc, after, i))?;
            Some(head.span.cover(after.get(day)?.span))
        })
    })
}

fn is_day(doc: &Document<'_>, tokens: &[Token], at: usize) -> bool {
    #[rustfmt::skip]
    const DAYS: &[&str] = &[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    ];
    #[rustfmt::skip]
    const MONTHS: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    let word = norm(doc, tokens, at);
    let figure = |at: Option<usize>| at.is_some_and(|i| (1..=2).contains(&digits(norm(doc, tokens, i))));
    let slashed = word.contains('/') && digits(word) >= 3;
    DAYS.contains(&word) || slashed || (MONTHS.contains(&word) && (figure(at.checked_sub(1)) || figure(Some(at + 1))))
}
