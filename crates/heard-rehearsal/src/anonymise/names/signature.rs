//! Names below a closing formula: "Kind regards,\nRosa Maggs".

use super::run::{add, words};
use super::{Lexicon, Sort};
use crate::anonymise::Kind;
use crate::anonymise::lists::TOWNS;
use crate::anonymise::token::Text;

/// What stands below a closing formula: "Kind regards,\nRosa Maggs".
pub(super) fn find(text: &Text<'_>, lexicon: &mut Lexicon) {
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

fn closes(fold: &str) -> bool {
    #[rustfmt::skip]
    const CLOSES: &[&str] = &[
        "kind", "best", "warm", "warmest", "many", "regards", "regard", "wishes", "thanks", "thank", "cheers", "yours", "sincerely", "faithfully", "truly", "sent", "from", "my", "iphone", "in", "advance", "customer",
        "support", "team", "service", "care", "manager", "a", "an", "the", "very", "disappointed", "unhappy", "angry", "frustrated", "annoyed", "love", "all", "with", "ltd", "department", "helpdesk", "desk", "br",
        "kr", "rgds", "ps", "tel", "mobile", "phone", "email", "mob", "t", "m", "e", "w", "director", "assistant", "head", "mail", "get", "outlook", "for", "android", "and", "waiting", "hoping", "desperate", "former", "furious",
    ];
    CLOSES.contains(&fold)
}
