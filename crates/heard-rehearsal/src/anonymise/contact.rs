//! Ways to reach somebody, by their form: mail and web addresses, machines, accounts, cards, phones, postcodes, plates.

use heard_text::Span;

use super::Kind;
use super::claims::Claims;
use super::token::{Form, Text, Token};

pub(super) fn find(text: &Text<'_>, claims: &mut Claims) {
    for (at, token) in text.tokens.iter().enumerate() {
        match token.form {
            Form::Address => address(text, token, claims),
            Form::Figure => figure(text, at, claims),
            Form::Word => word(text, at, claims),
        }
    }
}

fn address(text: &Text<'_>, token: &Token, claims: &mut Claims) {
    let word = token.span.of(text.text);
    let spoken = text.text.get(..token.span.start).is_some_and(|before| before.ends_with('@'));
    if spoken {
        claims.take(Span::new(token.span.start - 1, token.span.end), Kind::Handle);
    } else if word.contains('@') && !word.contains("//") {
        claims.take(token.span, Kind::Email);
    } else {
        // What follows up to a space belongs to it: "https://x.example/a/".
        let rest = text.text.get(token.span.end..).unwrap_or_default();
        let more = rest.bytes().take_while(|b| matches!(b, b'/' | b'=' | b'&' | b'#' | b'_')).count();
        claims.take(Span::new(token.span.start, token.span.end + more), Kind::Web);
    }
}

fn figure(text: &Text<'_>, at: usize, claims: &mut Claims) {
    if is_machine(text.of(at)) {
        claims.take(text.tokens.get(at).map_or(Span::default(), |token| token.span), Kind::Ip);
    } else if let Some(span) = iban(text, at) {
        claims.take(span, Kind::Iban);
    } else if let Some(span) = postcode(text, at) {
        claims.take(span, Kind::Postcode);
    } else if let Some(span) = plate(text, at) {
        claims.take(span, Kind::Plate);
    } else if let Some((span, kind)) = card_or_phone(text, at, claims) {
        claims.take(span, kind);
    }
}

/// "plate M AB 123": letters before the figure.
fn word(text: &Text<'_>, at: usize, claims: &mut Claims) {
    let Some(token) = text.tokens.get(at) else { return };
    let short = token.is_capital() && token.fold.len() <= 3;
    let said = (1..=3).any(|back| text.near(at, -back).is_some_and(|(_, word)| is_plate_word(&word.fold)));
    if short && said && !is_plate_word(&token.fold) {
        let end = (at..at + 3)
            .take_while(|at| text.spaced(*at) && text.near(*at, 1).is_some_and(|(_, t)| t.is_figure() || t.is_capital()))
            .count();
        if let Some((_, last)) = text
            .near(at, isize::try_from(end).unwrap_or_default())
            .filter(|(_, last)| last.is_figure())
        {
            claims.take(token.span.cover(last.span), Kind::Plate);
        }
    }
}

fn is_plate_word(word: &str) -> bool {
    matches!(word, "registration" | "reg" | "plate" | "plates" | "licence" | "license")
}

fn is_machine(word: &str) -> bool {
    let four: Vec<&str> = word.split('.').collect();
    let byte = |part: &&str| part.len() <= 3 && part.parse::<u16>().is_ok_and(|value| value < 256);
    let six: Vec<&str> = word.split(':').collect();
    let hex = |part: &&str| part.len() <= 4 && part.chars().all(|c| c.is_ascii_hexdigit());
    four.len() == 4 && four.iter().all(byte) || six.len() > 3 && six.iter().all(hex)
}

fn iban(text: &Text<'_>, at: usize) -> Option<Span> {
    let first = text.of(at).as_bytes();
    let begins =
        first.len() >= 4 && first.iter().take(2).all(u8::is_ascii_alphabetic) && first.iter().skip(2).take(2).all(u8::is_ascii_digit);
    if !begins || !first.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (mut last, mut long, mut digits) = (at, first.len(), digits(text.of(at)));
    while text.spaced(last) {
        let next = text.of(last + 1);
        let fits = next.len() <= 4 && next.bytes().all(|b| b.is_ascii_alphanumeric()) && long + next.len() <= 34;
        let is_group = next.bytes().any(|b| b.is_ascii_digit()) || next.len() == 4 && next.bytes().all(|b| b.is_ascii_uppercase());
        if !fits || !is_group {
            break;
        }
        last += 1;
        long += next.len();
        digits += self::digits(next);
    }
    let span = cover(text, at, last)?;
    (long >= 15 && digits >= 10).then_some(span)
}

/// Groups of figures that make one number: a card, or a phone.
fn card_or_phone(text: &Text<'_>, at: usize, claims: &Claims) -> Option<(Span, Kind)> {
    let first = text.tokens.get(at)?;
    let before = text.text.get(..first.span.start).unwrap_or_default();
    let plus = before.ends_with('+') || before.ends_with("(+");
    let opens = before.ends_with('(');
    let mut last = at;
    let mut count = group(text.of(at))?;
    while let Some((next, token)) = text.near(last, 1).filter(|(_, token)| token.is_figure() && claims.free(token.span)) {
        let Some(more) = group(text.of(next)) else { break };
        let joined = matches!(text.gap(last), " " | "\u{a0}" | "-" | ") " | " (" | "(" | ")" | "." | "/" | "–");
        if !joined || count + more > 19 || token.begins && text.gap(last).contains('\n') {
            break;
        }
        count += more;
        last = next;
    }
    let start = first.span.start - usize::from(plus || opens);
    let end = text.tokens.get(last)?.span.end;
    let span = Span::new(if before.ends_with("(+") { start - 1 } else { start }, end);
    let alone = last == at;
    let asked = (1..=5).any(|back| text.near(at, -back).is_some_and(|(_, word)| is_phone_word(&word.fold)));
    let zero = text.of(at).starts_with('0');
    let is_card = (13..=19).contains(&count) && !plus;
    let is_phone = (7..=15).contains(&count) && (plus || opens && !alone || zero && count >= 9 || asked && (count >= 9 || !alone));
    match (is_phone && !is_card, is_card) {
        (true, _) => Some((span, Kind::Phone)),
        (_, true) if !alone || count <= 16 => Some((cover(text, at, last)?, Kind::Card)),
        _ => None,
    }
}

fn is_phone_word(word: &str) -> bool {
    matches!(
        word,
        "phone"
            | "mobile"
            | "tel"
            | "telephone"
            | "call"
            | "ring"
            | "text"
            | "whatsapp"
            | "reach"
            | "landline"
            | "cell"
            | "fax"
            | "m"
            | "t"
    )
}

/// How many figures a group has that holds nothing else.
fn group(word: &str) -> Option<usize> {
    let plain = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '/' | '‑'));
    let parts = word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    // "12.03.2026" and "89.90" are no groups of a phone.
    let long = digits(word) >= 7 || parts == 1;
    (plain && long && !super::dates::is_numeric(word)).then(|| digits(word))
}

/// "LS6 2AB", "ls6 2ab", "K1A 0B1".
fn postcode(text: &Text<'_>, at: usize) -> Option<Span> {
    let first = text.tokens.get(at)?;
    let word = text.of(at).to_ascii_lowercase();
    let canadian = |a: &str, b: &str| shape(a) == "a1a" && shape(b) == "1a1";
    if let Some((_, second)) = text.near(at, 1).filter(|_| text.spaced(at)) {
        let next = second.span.of(text.text).to_ascii_lowercase();
        if is_outward(&word) && is_inward(&next) || canadian(&word, &next) {
            return Some(first.span.cover(second.span));
        }
    }
    let cut = word.len().checked_sub(3)?;
    let (out, inward) = (word.get(..cut)?, word.get(cut..)?);
    (out.len() >= 2 && is_outward(out) && is_inward(inward)).then_some(first.span)
}

fn is_outward(word: &str) -> bool {
    matches!(shape(word).as_str(), "a1" | "a11" | "aa1" | "aa11" | "a1a" | "aa1a")
}

fn is_inward(word: &str) -> bool {
    let letters = word.get(1..).unwrap_or_default();
    shape(word) == "1aa"
        && !letters.contains(['c', 'i', 'k', 'm', 'o', 'v'])
        && !matches!(letters, "st" | "nd" | "rd" | "th" | "gb" | "tb" | "hz" | "ft")
}

/// "AB12 CDE", "AB12CDE"; with small letters only after a word that says so.
fn plate(text: &Text<'_>, at: usize) -> Option<Span> {
    let first = text.tokens.get(at)?;
    let said = (1..=3).any(|back| text.near(at, -back).is_some_and(|(_, word)| is_plate_word(&word.fold)));
    let written = |word: &str| said || !word.contains(|c: char| c.is_ascii_lowercase());
    let word = text.of(at);
    if shape(word) == "aa11aaa" && written(word) {
        return Some(first.span);
    }
    let (next, second) = text.near(at, 1).filter(|_| text.spaced(at))?;
    (shape(word) == "aa11" && shape(text.of(next)) == "aaa" && written(word) && written(text.of(next)))
        .then(|| first.span.cover(second.span))
}

/// "aa11" of "AB12".
fn shape(word: &str) -> String {
    let each = word.chars().map(|c| match c {
        '0'..='9' => '1',
        'a'..='z' | 'A'..='Z' => 'a',
        _ => '?',
    });
    each.take(16).collect()
}

fn cover(text: &Text<'_>, first: usize, last: usize) -> Option<Span> {
    Some(text.tokens.get(first)?.span.cover(text.tokens.get(last)?.span))
}

pub(super) fn digits(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_digit).count()
}
