//! Addresses: house and street, and the town between street and postcode, on one line or over several.

use heard_text::Span;

use super::Kind;
use super::claims::Claims;
use super::fold::fold;
use super::token::{Text, Token};

/// Words of a street's name at most.
const WORDS: usize = 4;
/// Tokens between a street and its postcode at most.
const AWAY: usize = 6;

pub(super) fn find(text: &Text<'_>, claims: &mut Claims) {
    for at in 0..text.tokens.len() {
        street(text, at, claims);
        foreign(text, at, claims);
    }
    towns(text, claims);
}

/// How sure a word such as "lane" makes that a street is meant.
fn is_type(fold: &str) -> bool {
    #[rustfmt::skip]
    const TYPES: &[&str] = &[
        "street", "road", "lane", "avenue", "crescent", "terrace", "mews", "boulevard", "st", "rd", "ave", "ln", "blvd", "drive", "close", "court", "way",
        "gardens", "place", "square", "hill", "grove", "row", "walk", "park", "wharf", "yard", "rise", "parade",
    ];
    TYPES.contains(&fold)
}

fn is_sure(fold: &str) -> bool {
    matches!(
        fold,
        "street" | "road" | "lane" | "avenue" | "crescent" | "terrace" | "mews" | "boulevard" | "rd" | "ave" | "blvd"
    )
}

/// "14b Old Mill Lane", "Mill Lane", "14 mill lane".
fn street(text: &Text<'_>, at: usize, claims: &mut Claims) {
    let Some(kind) = text.tokens.get(at).filter(|token| token.is_word() && is_type(&token.fold)) else {
        return;
    };
    let run = |fits: &dyn Fn(&Token) -> bool| {
        let mut first = at;
        while at - first < WORDS && first > 0 && joined(text, first - 1) {
            let Some(token) = text.tokens.get(first - 1).filter(|token| token.is_word() && fits(token)) else {
                break;
            };
            first -= 1;
            if token.begins {
                break;
            }
        }
        first
    };
    let capital = run(&|token: &Token| token.is_capital() && !is_led_by(&token.fold));
    let small = run(&|token: &Token| !is_led_by(&token.fold));
    let house = |first: usize| {
        first
            .checked_sub(1)
            .filter(|at| joined(text, *at))
            .and_then(|at| text.tokens.get(at))
            .filter(|token| is_house(&token.fold))
    };
    let (first, house) = match (house(capital), house(small)) {
        (Some(house), _) if capital < at => (capital, Some(house)),
        (_, Some(house)) if small < at && at - small < WORDS && is_sure(&kind.fold) => (small, Some(house)),
        _ if capital < at && kind.is_capital() && is_sure(&kind.fold) => (capital, None),
        _ => return,
    };
    let Some(begin) = text.tokens.get(first) else { return };
    claims.take(begin.span.cover(kind.span), Kind::Street);
    if let Some(house) = house {
        claims.take(house.span, Kind::Postcode);
    } else if let Some((behind, house)) = text.near(at, 1).filter(|(_, next)| joined(text, at) && is_house(&next.fold)) {
        // "Mill Lane 14", and not "Mill Lane 5 days ago".
        let counts = text.spaced(behind)
            && text
                .near(behind, 1)
                .is_some_and(|(_, next)| super::units::is_counted(&next.fold) && next.fold != "and");
        if !counts && !text.gap(at).contains(',') {
            claims.take(house.span, Kind::Postcode);
        }
    }
}

/// "Hauptstraße 5", "Rue de la Paix 12", "12 rue Victor".
fn foreign(text: &Text<'_>, at: usize, claims: &mut Claims) {
    let Some(token) = text.tokens.get(at).filter(|token| token.is_word()) else {
        return;
    };
    let ends = ["strasse", "straat", "gasse", "allee"]
        .iter()
        .any(|end| token.fold.ends_with(end) && token.fold.len() > end.len());
    let short = token.fold.ends_with("str") && token.fold.len() > 5;
    if ends || short {
        let numbered = text.near(at, 1).filter(|(_, next)| joined(text, at) && is_house(&next.fold));
        if (numbered.is_some() || ends)
            && token.is_capital()
            && claims.take(token.span, Kind::Street)
            && let Some((_, house)) = numbered
        {
            claims.take(house.span, Kind::Postcode);
        }
    }
    if matches!(token.fold.as_str(), "rue" | "via" | "calle" | "avenida" | "rua" | "piazza") {
        let mut last = at;
        while last - at < 5
            && text.spaced(last)
            && text
                .near(last, 1)
                .is_some_and(|(_, next)| next.is_capital() || is_particle(&next.fold))
        {
            last += 1;
        }
        let before = at
            .checked_sub(1)
            .filter(|at| joined(text, *at))
            .and_then(|at| text.tokens.get(at))
            .filter(|token| is_house(&token.fold));
        let after = text
            .near(last, 1)
            .filter(|(_, next)| joined(text, last) && is_house(&next.fold))
            .map(|(_, house)| house);
        let house = before.or(after);
        if last > at
            && (token.is_capital() || house.is_some())
            && let Some(end) = text.tokens.get(last)
            && claims.take(token.span.cover(end.span), Kind::Street)
            && let Some(house) = house
        {
            claims.take(house.span, Kind::Postcode);
        }
    }
}

/// What stands between a street and its postcode, and what stands right before a postcode, is a town.
fn towns(text: &Text<'_>, claims: &mut Claims) {
    let of = |token: &Token, kind: Kind, claims: &Claims| claims.at(token.span.start).is_some_and(|claim| claim.kind == Some(kind));
    let mut street: Option<usize> = None;
    let mut found: Vec<Span> = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let is_code = of(token, Kind::Postcode, claims) && token.fold.len() > 1 && token.fold.starts_with(|c: char| c.is_alphabetic());
        if of(token, Kind::Street, claims) {
            street = Some(at);
        } else if is_code {
            let from = street.take().filter(|street| at - street <= AWAY);
            let first = from.map_or_else(|| at.saturating_sub(1), |street| street + 1);
            let capital = |token: &Token| {
                from.is_some() || token.is_capital() && !token.begins || token.is_capital() && text.gap(at.saturating_sub(1)) == " "
            };
            let between = text.tokens.get(first..at).unwrap_or_default();
            found.extend(runs(
                text,
                between
                    .iter()
                    .filter(|token| token.is_word() && capital(token) && !is_led_by(&token.fold)),
            ));
        }
    }
    // A line of its own below a street, without a postcode.
    for at in 1..text.tokens.len() {
        let Some(token) = text.tokens.get(at) else { continue };
        let below = text.tokens.get(at - 1).is_some_and(|before| of(before, Kind::Street, claims))
            && matches!(text.gap(at - 1).trim_matches(' '), "\n" | ",\n" | ",");
        let alone = text.gap(at).contains('\n')
            || text.gap(at).trim().is_empty() && at + 1 == text.tokens.len()
            || text.gap(at).starts_with([',', '.']);
        if below && alone && token.is_capital() {
            found.push(token.span);
        }
    }
    for span in found {
        claims.take(span, Kind::Place);
    }
}

/// Neighbours on one line make one name.
fn runs<'a>(text: &Text<'_>, tokens: impl Iterator<Item = &'a Token>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for token in tokens {
        match found.last_mut() {
            Some(last)
                if text
                    .text
                    .get(last.end..token.span.start)
                    .is_some_and(|gap| matches!(gap, " " | "-")) =>
            {
                last.end = token.span.end;
            }
            _ => found.push(token.span),
        }
    }
    found
}

/// "14", "14b", "7-9".
fn is_house(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.get(figures..).unwrap_or_default();
    (1..=4).contains(&figures)
        && (rest.is_empty()
            || rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_lowercase())
            || rest.len() < 5 && rest.starts_with('-') && rest.bytes().skip(1).all(|b| b.is_ascii_digit()))
}

fn joined(text: &Text<'_>, at: usize) -> bool {
    matches!(text.gap(at), " " | ", " | "\u{a0}" | "-" | ". " | "  ")
}

pub(super) fn is_particle(fold: &str) -> bool {
    matches!(
        fold,
        "de" | "da"
            | "do"
            | "dos"
            | "del"
            | "della"
            | "di"
            | "du"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "zu"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "y"
            | "e"
    )
}

/// Words that lead to a street and are no part of its name.
fn is_led_by(word: &str) -> bool {
    #[rustfmt::skip]
    const LED: &[&str] = &[
        "the", "a", "an", "on", "in", "at", "to", "from", "of", "my", "your", "our", "this", "that", "is", "was", "and", "or", "down", "up", "along", "near",
        "minutes", "minute", "mins", "min", "miles", "mile", "days", "hours", "km", "yards", "metres", "meters", "into", "off", "across", "for", "by", "i",
        "you", "we", "they", "he", "she", "it", "not", "no", "with", "some", "any", "one", "each", "per", "its", "their", "his", "her", "address", "live",
        "lives", "wrong", "right", "different", "same", "other", "dead", "side", "main", "high", "times", "more", "hour", "day", "week", "weeks",
    ];
    LED.contains(&fold(word).as_str()) && !matches!(word, "high" | "main" | "side")
}
