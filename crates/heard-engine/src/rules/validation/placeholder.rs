//! See `placeholder.md`.

use heard_text::{SegmentKind, Sentence, Span, Token, TokenKind, normalise};

use crate::Applicability::{Idea, Safe};
use crate::Who;
use crate::rules::{Context, Report, quoted};

/// Bytes of a blank at most.
const LONGEST: usize = 60;
/// What a blank asks for. Sorted.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "account", "address", "amount", "answer", "booking", "brand", "cause", "city", "code", "colour", "company", "date", "day", "deadline",
    "department", "detail", "details", "email", "eta", "fee", "firstname", "id", "item", "lastname", "link", "location", "model",
    "month", "name", "names", "number", "order", "person", "phone", "postcode", "price", "problem", "product", "reason", "ref", "reference",
    "salutation", "signature", "sku", "step", "steps", "store", "street", "sum", "surname", "ticket", "time", "title", "tracking",
    "url", "username", "way", "week",
];
/// Words that stand beside these in a blank. Sorted.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "a", "add", "agent", "and", "client", "customer", "customers", "enter", "first", "full", "her", "here", "his", "last", "new", "next",
    "of", "or", "second", "the", "their", "your",
];
/// Words that open a blank whatever follows.
const ASKS: [&str; 6] = ["insert", "what", "which", "describe", "explain", "mention"];
/// Words before a label of a screen or a key: "click [Order details]".
#[rustfmt::skip]
const LABELS: [&str; 19] = [
    "click", "press", "tap", "select", "choose", "hit", "open", "under", "menu", "tab", "button", "field", "key", "see",
    "labelled", "marked", "says", "tick", "via",
];
/// Words before a label at most.
const NEAR: usize = 4;
/// Words that archives put in place of what they hide.
const MASKS: [&str; 5] = ["link", "url", "email", "phone", "username"];
/// Words after which a value belongs, so that "TBC" stands for one.
const BEFORE_VALUE: [&str; 10] = ["by", "on", "at", "before", "until", "within", "hi", "hello", "dear", "around"];
/// Words by which a row of X shows a form.
const SHOWS: [&str; 10] = [
    "format", "form", "pattern", "example", "like", "looks", "starts", "begins", "ending", "ends",
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let theirs = |words: &str| cx.situation.turns.iter().any(|t| t.who == Who::Customer && t.text.contains(words));
    for sentence in cx.draft.sentences().iter().filter(|s| s.segment != SegmentKind::Quote) {
        let greets = sentence.segment == SegmentKind::Greeting;
        let found = enclosed(cx.draft.slice(sentence.span), greets);
        let shifted = found
            .into_iter()
            .map(|span| Span::new(span.start + sentence.span.start, span.end + sentence.span.start));
        let all: Vec<Span> = shifted.chain(stand_ins(cx, sentence)).collect();
        for span in all.into_iter().filter(|span| !theirs(cx.draft.slice(*span))) {
            let blank = cx.draft.slice(span);
            let remark = report.at(
                span,
                format!("{} is still a blank. The customer would read it as it stands.", quoted(blank)),
            );
            match cx.called().filter(|_| greets && is_for_a_name(blank)) {
                Some(name) => remark.suggest(Safe, name),
                None => remark.suggest(Idea, "Put in what belongs here, or leave the sentence out."),
            };
        }
    }
}

/// Blanks between marks in a sentence: `[name]`, `{{first_name}}`, `{name}`, `<name>`, `%NAME%`. Quoted ones are shown, not left in.
fn enclosed(text: &str, greets: bool) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut from, mut quotes) = (0, 0);
    for (at, c) in text.char_indices() {
        quotes += usize::from(matches!(c, '“' | '”' | '"' | '«' | '»' | '`'));
        if at < from || quotes % 2 == 1 {
            continue;
        }
        let Some((inside, end)) = between(text, at, c) else { continue };
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if is_blank(c, inside, greets, text.get(at..).unwrap_or_default()) && !is_label(before, after) {
            found.push(Span::new(at, end));
            from = end;
        }
    }
    found
}

/// What stands between the mark at `at` and the one that closes it, and where that ends.
fn between(text: &str, at: usize, mark: char) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let (open, close) = match mark {
        '[' => ("[", "]"),
        '{' if rest.starts_with("{{") => ("{{", "}}"),
        '{' => ("{", "}"),
        '<' => ("<", ">"),
        '%' => ("%", "%"),
        _ => return None,
    };
    let inside = rest.get(open.len()..)?;
    let stop = |(_, c): &(usize, char)| matches!(c, '[' | ']' | '{' | '}' | '<' | '>' | '%' | '\n');
    let length = inside.char_indices().take(LONGEST).find(stop).map(|(length, _)| length)?;
    let closed = inside.get(length..)?.starts_with(close);
    closed.then_some((inside.get(..length)?, at + open.len() + length + close.len()))
}

/// Whether the words between marks ask for something.
fn is_blank(mark: char, inside: &str, greets: bool, whole: &str) -> bool {
    let cut = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’');
    let words: Vec<String> = inside.split(cut).filter(|word| !word.is_empty()).map(normalise).collect();
    let Some(first) = words.first() else { return false };
    let noun = |word: &String| NOUNS.binary_search(&word.as_str()).is_ok();
    let beside = |word: &String| BESIDE.binary_search(&word.as_str()).is_ok();
    let figures = inside.chars().any(|c| c.is_ascii_digit());
    let person = greets && words.iter().all(beside);
    let asks = words.iter().all(|word| noun(word) || beside(word)) && (person || words.iter().any(noun));
    match mark {
        '{' if whole.starts_with("{{") => true,
        '{' => !figures && asks,
        '<' => !figures && asks && !MASKS.contains(&inside.to_lowercase().as_str()),
        '%' => asks && inside.chars().all(|c| c.is_ascii_uppercase() || c == '_'),
        _ => !figures && (asks || (ASKS.contains(&first.as_str()) && words.len() > 1)),
    }
}

/// Whether it is a label, a link or a speaker rather than a blank: "click [Order details]", "[order page](…)", "[Agent]: …".
fn is_label(before: &str, after: &str) -> bool {
    let bare = |word: &str| normalise(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let near = before
        .split_whitespace()
        .rev()
        .take(NEAR)
        .any(|word| LABELS.contains(&bare(word).as_str()));
    let next = after.split_whitespace().next().map(bare).unwrap_or_default();
    let named = matches!(
        next.as_str(),
        "button" | "tab" | "menu" | "key" | "option" | "field" | "box" | "icon"
    );
    near || named || after.starts_with(['(', ':', '\\', '/']) || before.ends_with(['\\', '/', '='])
}

/// "XXXX", "TBC" and "lorem ipsum" where something else belongs.
fn stand_ins<'c>(cx: &'c Context<'_>, sentence: &'c Sentence) -> impl Iterator<Item = Span> + 'c {
    let tokens = cx.draft.tokens_of(sentence);
    let quoted = cx.draft.slice(sentence.span).contains(['“', '"', '«', '`']);
    let shows = quoted || tokens.iter().any(|t| SHOWS.contains(&cx.draft.norm(t)));
    let near = move |at: Option<usize>| at.and_then(|at| tokens.get(at));
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let figure = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Number);
        let after_word = before.is_some_and(|t| BEFORE_VALUE.contains(&cx.draft.norm(t)));
        let word = cx.draft.slice(token.span);
        let stands = match word {
            "TBC" | "TBD" => after_word && !quoted,
            _ if is_row(word) => !shows && !figure(before) && !figure(after),
            _ => false,
        };
        if stands {
            return Some(token.span);
        }
        let latin = cx.draft.norm(token) == "lorem" && !quoted;
        after
            .filter(|t| latin && cx.draft.norm(t) == "ipsum")
            .map(|t| token.span.cover(t.span))
    })
}

/// "XXXX" and "XXXX-XXXX", not "XXL".
fn is_row(word: &str) -> bool {
    const LEAST: usize = 4;
    word.chars().all(|c| matches!(c, 'X' | '-')) && word.chars().filter(|c| *c == 'X').count() >= LEAST
}

/// Whether a blank in a greeting asks for the customer's name.
fn is_for_a_name(blank: &str) -> bool {
    let cut = |c: char| !c.is_alphanumeric();
    let mut words = blank.split(cut).filter(|word| !word.is_empty()).map(normalise);
    words.all(|word| {
        matches!(
            word.as_str(),
            "name" | "first" | "firstname" | "customer" | "customers" | "client" | "full"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page cannot mark words that end in a square bracket, so these are checked here.
    #[test]
    fn square_brackets() {
        const CASES: &[(&str, &[&str])] = &[
            ("Hi [name],", &["[name]"]),
            ("Dear [Customer Name],", &["[Customer Name]"]),
            (
                "Your order [order number] leaves on [day and time].",
                &["[order number]", "[day and time]"],
            ),
            ("I am sorry that [what happened].", &["[what happened]"]),
            ("Kind regards, [agent name]", &["[agent name]"]),
            ("It comes [insert date here].", &["[insert date here]"]),
            ("See the note [1], which says “teh” [sic].", &[]),
            ("Click [Order details], then press [Enter].", &[]),
            ("The [Order] button is at the top.", &[]),
            ("It is on the [order page](https://example.com).", &[]),
            ("I have added it [see below] for you.", &[]),
            ("Order [48-2210] is on its way [as promised].", &[]),
            ("You were sent “Dear [name]”, which was careless.", &[]),
        ];
        for (text, expect) in CASES {
            let found: Vec<&str> = enclosed(text, false).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found, *expect, "{text}");
        }
        assert_eq!(enclosed("Dear [Customer],", true), [Span::new(5, 15)]);
    }

    #[test]
    fn lists_are_sorted() {
        assert!(NOUNS.is_sorted());
        assert!(BESIDE.is_sorted());
    }
}
