//! Names below a closing formula: "Kind regards,\nRosa Maggs".

use super::run::{add, looks_named, words};
use super::{Lexicon, Sort};
use crate::anonymise::Kind;
use crate::anonymise::lists::TOWNS;
use crate::anonymise::token::{Cap, Text};

/// What stands below a closing formula: "Kind regards,\nRosa Maggs".
pub(super) fn find(text: &Text<'_>, lexicon: &mut Lexicon) {
    last_word(text, lexicon);
    let doc = heard_text::Document::new(text.text);
    let Some(segment) = doc
        .segments()
        .iter()
        .rev()
        .find(|segment| segment.kind == heard_text::SegmentKind::Signature)
    else {
        return;
    };
    let first = text.tokens.partition_point(|token| token.span.start < segment.span.start);
    let mut at = first;
    while at < text.tokens.len() && text.tokens.get(at).is_some_and(|token| token.span.start < segment.span.end) {
        let Some(token) = text.tokens.get(at) else { break };
        let starts_line = at == first || text.before(at).contains('\n') || text.before(at).contains(',');
        if starts_line && token.is_word() && !closes(&token.fold) {
            let small = !token.is_capital();
            let line = words(text, at, 4, small);
            let ends = line.last().is_some_and(|last| {
                text.gap(*last).contains('\n') || *last + 1 == text.tokens.len() || text.gap(*last).starts_with([',', '.', '!', '('])
            });
            let own = line.iter().any(|at| {
                closes(text.fold(*at))
                    || lexicon
                        .words
                        .get(text.fold(*at))
                        .is_some_and(|entry| entry.sort.kind() != Kind::Name)
                    || TOWNS.contains(text.fold(*at))
            });
            if ends && !own && line.len() <= 3 && !(small && line.len() > 2) {
                add(text, &line, Sort::First, lexicon);
            }
            at = line.last().map_or(at, |last| *last);
        }
        at += 1;
    }
}

/// "All the best. Clarissa", "Thanks Ed": a capitalised last word that no stop follows and that is a sentence of its own or follows a closing word.
fn last_word(text: &Text<'_>, lexicon: &mut Lexicon) {
    let Some(at) = text.tokens.len().checked_sub(1).filter(|at| *at > 3) else {
        return;
    };
    let Some(token) = text
        .tokens
        .get(at)
        .filter(|token| looks_named(token) && token.cap == Cap::First && !closes(&token.fold))
    else {
        return;
    };
    let led = matches!(
        text.fold(at - 1),
        "thanks" | "regards" | "best" | "cheers" | "sincerely" | "wishes" | "you"
    );
    let ends = text.gap(at).trim().is_empty();
    if ends && (token.begins || led && text.spaced(at - 1)) {
        add(text, &[at], Sort::First, lexicon);
    }
}

fn closes(fold: &str) -> bool {
    #[rustfmt::skip]
    const CLOSES: &[&str] = &[
        "kind", "best", "warm", "warmest", "many", "regards", "regard", "wishes", "thanks", "thank", "cheers", "yours", "sincerely", "faithfully", "truly", "sent", "from", "my", "iphone", "in", "advance", "customer",
        "support", "team", "service", "care", "manager", "a", "an", "the", "very", "disappointed", "unhappy", "angry", "frustrated", "annoyed", "love", "all", "with", "ltd", "department", "helpdesk", "desk", "br",
        "kr", "rgds", "ps", "tel", "mobile", "phone", "email", "mob", "t", "m", "e", "w", "director", "assistant", "head", "mail", "get", "outlook", "for", "android", "and", "waiting", "hoping", "desperate", "former", "furious",
    ];
    CLOSES.contains(&fold)
}
