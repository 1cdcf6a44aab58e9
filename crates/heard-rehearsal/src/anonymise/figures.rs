//! Sums, references and other numbers. What counts or tells the time stays: "2 days", "8 pm", "24/7".

use std::collections::HashSet;

use heard_text::Span;

use super::Kind;
use super::claims::Claims;
use super::contact::digits;
use super::token::{Cap, Text};
use super::units::{is_between, is_counted, is_money, is_named_by_figure, is_unit};

pub(super) fn find(text: &Text<'_>, claims: &mut Claims) {
    for (at, token) in text.tokens.iter().enumerate() {
        if token.is_figure() {
            figure(text, at, claims);
        } else if is_letter_code(text, at) {
            claims.take(token.span, Kind::Number);
        }
    }
}

/// Figures that stand alone and are part of what was replaced elsewhere: "89" where "£89" was.
pub(super) fn again(texts: &[Text<'_>], claims: &mut [Claims]) {
    let mut known: HashSet<String> = HashSet::new();
    for (text, claims) in texts.iter().zip(claims.iter()) {
        let sums = claims.all().filter(|claim| matches!(claim.kind, Some(Kind::Amount | Kind::Number)));
        known.extend(sums.map(|claim| core(claim.span.of(text.text))).filter(|core| core.len() > 1));
    }
    for (text, claims) in texts.iter().zip(claims) {
        for token in text.tokens.iter().filter(|token| token.is_figure()) {
            let word = token.span.of(text.text);
            if word.bytes().all(|b| b.is_ascii_digit()) && known.contains(word) {
                claims.take(token.span, Kind::Number);
            }
        }
    }
}

/// The figures alone.
fn core(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

fn figure(text: &Text<'_>, at: usize, claims: &mut Claims) {
    let Some(token) = text.tokens.get(at) else { return };
    let word = text.of(at);
    if let Some(span) = amount(text, at) {
        claims.take(span, Kind::Amount);
    } else if names_one(text, at) && !is_clock(word) || !stays(text, at) {
        claims.take(with_sign(text, token.span), Kind::Number);
    }
}

/// "#4471": the sign belongs to it.
fn with_sign(text: &Text<'_>, span: Span) -> Span {
    let signed = text.text.get(..span.start).is_some_and(|before| before.ends_with('#'));
    Span::new(span.start - usize::from(signed), span.end)
}

fn amount(text: &Text<'_>, at: usize) -> Option<Span> {
    let span = text.tokens.get(at)?.span;
    let before = text.text.get(..span.start)?;
    let trimmed = before.trim_end_matches(' ');
    if let Some(sign) = trimmed.chars().next_back().filter(|c| is_currency(*c)) {
        return Some(Span::new(trimmed.len() - sign.len_utf8(), span.end));
    }
    let after = text.text.get(span.end..)?;
    let trimmed = after.trim_start_matches(' ');
    if let Some(sign) = trimmed.chars().next().filter(|c| is_currency(*c))
        && !trimmed
            .get(sign.len_utf8()..)
            .is_some_and(|more| more.starts_with(char::is_alphanumeric))
    {
        return Some(Span::new(span.start, span.end + (after.len() - trimmed.len()) + sign.len_utf8()));
    }
    let (_, next) = text.near(at, 1).filter(|_| text.spaced(at))?;
    is_money(&next.fold).then(|| span.cover(next.span))
}

fn is_currency(c: char) -> bool {
    matches!(c, '£' | '€' | '$' | '¥' | '₹')
}

/// Whether a word such as "order" before it says that it names one thing.
fn names_one(text: &Text<'_>, at: usize) -> bool {
    if text.near(at, 1).is_some_and(|(_, next)| text.spaced(at) && is_counted(&next.fold)) {
        return false;
    }
    let mut back = -1;
    while back > -4 {
        let Some((there, word)) = text.near(at, back) else { return false };
        let gap = text.gap(there);
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ':' | '#' | '.' | '-')) || gap.contains('\n') && !gap.contains(':') {
            return false;
        }
        if is_named_by_figure(&word.fold) {
            return true;
        }
        if !is_between(&word.fold) {
            return false;
        }
        back -= 1;
    }
    false
}

/// Whether it counts or tells the time, and so names nobody.
fn stays(text: &Text<'_>, at: usize) -> bool {
    let word = text.of(at);
    let signed = text
        .tokens
        .get(at)
        .is_some_and(|token| text.text.get(..token.span.start).is_some_and(|before| before.ends_with('#')));
    if signed {
        return false;
    }
    if is_clock(word) || matches!(word, "24/7" | "365" | "100") || text.gap(at).starts_with('%') {
        return true;
    }
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let count = digits(word);
    if letters.is_empty() {
        // A year by itself says little; the dates have spoken for those that count.
        return count <= 2 || word.contains(['.', ',', '–']) && count <= 3;
    }
    let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if count <= 3 && is_unit(&tail.to_lowercase()) {
        return true;
    }
    let shouted = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let parted = word.contains(['-', '/', '_', '‑']);
    count <= 2 && !(parted && shouted && letters != "covid")
}

/// "11:42", "5.30pm", "17h30".
fn is_clock(word: &str) -> bool {
    let lower = word.to_lowercase();
    let half = lower.trim_end_matches("am").trim_end_matches("pm");
    let parts: Vec<&str> = half.split([':', '.', 'h']).collect();
    let told = half.len() < lower.len() || half.contains([':', 'h']);
    told && parts.len() <= 3
        && parts.iter().all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()))
        && half.starts_with(|c: char| c.is_ascii_digit())
}

/// "booking reference XKJWPQ": letters alone, where a word says that a code follows.
fn is_letter_code(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let fits = token.is_word()
        && token.cap == Cap::All
        && (5..=8).contains(&token.fold.len())
        && text.of(at).bytes().all(|b| b.is_ascii_uppercase());
    let shouted = text.near(at, 1).is_some_and(|(_, next)| next.cap == Cap::All)
        || text.near(at, -1).is_some_and(|(_, before)| before.cap == Cap::All);
    fits && !shouted
        && matches!(text.near(at, -1), Some((_, word)) if matches!(word.fold.as_str(), "reference" | "ref" | "code" | "confirmation" | "is" | "number" | "booking" | "pnr"))
        && (1..=3).any(|back| {
            text.near(at, -back).is_some_and(|(_, word)| {
                matches!(
                    word.fold.as_str(),
                    "reference" | "ref" | "code" | "confirmation" | "booking" | "pnr"
                )
            })
        })
}
