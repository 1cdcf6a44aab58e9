//! See `abstract_words.md`.

use heard_text::{SegmentKind, Token, TokenKind};

use crate::Act;
use crate::Applicability::{Check, Idea};
use crate::cue::{Cue, Hit};
use crate::reply::words::{content, is_topic};
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let private = cx.customer_hits.of(Cue::RulePrivate).next().is_some();
    let named = specific(cx) || cx.lines.iter().any(|line| line.shared > 0) || names_it_otherwise(cx);
    if private || named || cx.pleasant() || cx.in_parts() {
        return;
    }
    let Some(thing) = thing(cx) else { return };
    let Some(hit) = cx.hits.live(Cue::RuleAbstract).find(|hit| stands_for_it(cx, hit)) else {
        return;
    };
    let words = cx.draft.slice(hit.span);
    let problem = cx.reading.problem.first();
    let message = match problem {
        Some(problem) => format!(
            "{} could be anything. The customer wrote {}.",
            quoted(words),
            quoted(&problem.quote)
        ),
        None => format!("{} could be anything.", quoted(words)),
    };
    let remark = report.at(hit.span, message).about(problem);
    match named_in_place(words, &thing) {
        Some(better) => remark.suggest(Check, better),
        None if thing.sure => remark.suggest(Idea, format!("Name it: “your {}”.", thing.word)),
        None => remark.suggest(Idea, "Name it with the customer’s own word."),
    };
}

/// Whether something of this case is named, now or of earlier turns; a day is not the thing.
fn specific(cx: &Context<'_>) -> bool {
    let day = |quote: &str| DAYS.contains(&heard_text::normalise(quote).as_str());
    cx.acts(Act::Specific).any(|words| !day(&words.quote))
}

/// What the customer named.
struct Thing {
    word: String,
    /// Whether the word is the whole name of it: no adjective, no half of a compound.
    sure: bool,
}

/// The thing in the words that tell the problem; a sure one if there is one.
fn thing(cx: &Context<'_>) -> Option<Thing> {
    let tokens = cx.customer.tokens();
    let told = |token: &Token| cx.reading.problem.iter().any(|words| words.span().contains(token.span));
    let mut things = tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| told(t))
        .filter_map(|(at, token)| named_at(cx, at, token));
    let first = things.next()?;
    if first.sure {
        return Some(first);
    }
    Some(things.find(|thing| thing.sure).unwrap_or(first))
}

/// Whether a word is a thing by its place: "my cot …", "the boiler leaks", "I ordered a kettle".
fn named_at(cx: &Context<'_>, at: usize, token: &Token) -> Option<Thing> {
    let doc = cx.customer;
    let norm = |at: Option<usize>| at.and_then(|at| doc.tokens().get(at)).map_or("", |t| doc.norm(t));
    let word = doc.norm(token);
    content(doc, token).filter(|_| token.kind == TokenKind::Word)?;
    if NO_THINGS.contains(&word) || LOOKS.contains(&word) || (is_topic(doc, token) && !OWN.contains(&word)) {
        return None;
    }
    let look = usize::from(LOOKS.contains(&norm(at.checked_sub(1))));
    let (determiner, before) = (norm(at.checked_sub(1 + look)), norm(at.checked_sub(2 + look)));
    let next = doc.tokens().get(at + 1).filter(|t| t.sentence == token.sentence);
    let does = next.is_some_and(|t| DOES.contains(&doc.norm(t)) || verb(doc.norm(t)));
    let named = match determiner {
        "my" | "our" => true,
        "the" | "this" | "your" => does || GOT.contains(&before),
        "a" | "an" => GOT.contains(&before),
        _ => false,
    };
    let whole = next.is_none_or(|t| does || t.kind != TokenKind::Word || content(doc, t).is_none() && !HEADS.contains(&doc.norm(t)));
    let plain = if doc.slice(token.span).contains(char::is_lowercase) {
        doc.slice(token.span)
    } else {
        word
    };
    named.then(|| Thing {
        word: plain.to_owned(),
        sure: whole,
    })
}

/// "arrived", "leaks": a verb behind a thing, not the second half of its name.
fn verb(word: &str) -> bool {
    const NOUNS: &[&str] = &["bed", "shed", "speed", "feed", "seed", "weed", "sled", "reed"];
    word.len() > 4 && word.ends_with("ed") && !NOUNS.contains(&word)
}

/// "Your crib" for their cot names it too.
fn names_it_otherwise(cx: &Context<'_>) -> bool {
    let tokens = cx.draft.tokens();
    let named = |token: &Token| content(cx.draft, token).is_some() && !MANNERS.contains(&cx.draft.norm(token));
    let yours = |pair: &[Token]| matches!(pair, [your, next] if cx.draft.norm(your) == "your" && named(next));
    // "Trouble with the website" names it as well.
    let trouble = |row: &[Token]| match row {
        [fault, with, our, next] => {
            TROUBLES.contains(&cx.draft.norm(fault))
                && cx.draft.norm(with) == "with"
                && matches!(cx.draft.norm(our), "our" | "the" | "this")
                && next.kind == TokenKind::Word
                && !ABSTRACT.contains(&cx.draft.norm(next))
        }
        _ => false,
    };
    tokens.windows(2).any(yours) || tokens.windows(4).any(trouble)
}

/// Whether the words stand for what the customer named: no page or number of it, no supposition, no word of theirs.
fn stands_for_it(cx: &Context<'_>, hit: &Hit) -> bool {
    let Some(sentence) = cx.sentence_at(hit.span).filter(|s| s.segment == SegmentKind::Body) else {
        return false;
    };
    let before = cx.draft.tokens_of(sentence).iter().take_while(|t| t.span.start < hit.span.start);
    let supposed = before
        .map(|t| cx.draft.norm(t))
        .any(|word| matches!(word, "if" | "when" | "once" | "unless" | "whenever"));
    let noun = hit
        .tokens
        .clone()
        .next_back()
        .and_then(|at| cx.draft.tokens().get(at))
        .map_or("", |t| cx.draft.norm(t));
    !supposed && !cx.hits.touches(Cue::RuleNotabstract, hit.span) && !cx.customer_said(noun)
}

/// The words with the thing in them, where one fits in the place of the other.
fn named_in_place(words: &str, thing: &Thing) -> Option<String> {
    let one = !thing.word.ends_with('s') || thing.word.ends_with("ss");
    if !thing.sure || !one {
        return None;
    }
    let capital = words.starts_with(char::is_uppercase);
    match words.split_whitespace().next_back()? {
        "item" | "product" | "purchase" => Some(format!("{} {}", if capital { "Your" } else { "your" }, thing.word)),
        "issue" | "matter" => Some(format!("{} problem with your {}", if capital { "The" } else { "the" }, thing.word)),
        _ => None,
    }
}

/// What there is with a thing.
const TROUBLES: [&str; 8] = ["issue", "issues", "problem", "problems", "trouble", "fault", "faults", "difficulty"];
/// What names nothing in its place.
#[rustfmt::skip]
const ABSTRACT: [&str; 12] = [
    "item", "items", "product", "products", "goods", "purchase", "issue", "matter", "service", "experience", "order", "company",
];
/// Names that stand in any reply.
#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
];
/// Words of a trade that are a thing of one's own all the same.
const OWN: &[&str] = &["seat", "seats", "bag", "luggage", "ticket", "tickets", "book", "screen"];
/// What a thing looks like.
#[rustfmt::skip]
const LOOKS: &[&str] = &[
    "new", "old", "little", "big", "small", "red", "blue", "green", "black", "white", "grey", "gray", "pink", "brown", "yellow", "purple",
    "broken", "faulty", "damaged", "brand-new", "expensive", "lovely", "cheap", "favourite", "favorite",
];
/// What is done to get a thing.
const GOT: &[&str] = &[
    "ordered",
    "bought",
    "purchased",
    "booked",
    "received",
    "got",
    "returned",
    "wanted",
    "need",
    "needed",
    "chose",
];
/// What a thing does.
#[rustfmt::skip]
const DOES: &[&str] = &[
    "is", "was", "are", "were", "isnt", "wasnt", "arent", "werent", "has", "had", "hasnt", "have", "havent", "wont", "cant", "does", "doesnt",
    "did", "didnt", "still", "keeps", "just", "never", "came", "went", "broke", "breaks", "leaks", "drips", "fell", "burst", "smells",
    "died", "stops", "fails", "makes", "rattles", "squeaks", "flickers", "freezes", "crashes", "trips", "wobbles", "stinks", "sticks",
    "buzzes", "hums", "shakes", "shows", "tore", "split", "blew", "bent", "snapped",
];
/// Words without content that may be the second half of a name: "kettle order".
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "order", "service", "number", "page", "app", "account", "case", "line", "phone", "site", "version", "update", "link", "website",
    "message", "email", "name", "call", "time", "support", "team", "access", "address", "information", "info",
];
/// What "my" and "the" stand before that is no thing.
#[rustfmt::skip]
const NO_THINGS: &[&str] = &[
    "mother", "father", "mum", "mom", "dad", "wife", "husband", "partner", "son", "daughter", "baby", "child", "children", "kids", "family",
    "friend", "friends", "brother", "sister", "gran", "nan", "grandmother", "grandfather", "boss", "neighbour", "neighbor", "dog", "cat",
    "man", "woman", "lady", "guy", "girl", "boy", "assistant", "engineer", "courier", "waiter", "waitress", "chef", "nurse", "receptionist",
    "manager", "pilot", "clerk", "cashier", "plumber", "installer", "doctor", "dentist", "teacher", "guide", "cleaner", "crew", "rep",
    "advisor", "adviser", "worst", "wrong", "third", "second", "fourth", "entire", "whole", "actual", "current", "recent", "original",
    "usual", "local", "nearest", "fault", "patience", "rights", "life", "house", "home", "head", "mind", "hands", "eyes", "heart", "arm",
    "leg", "hair", "skin", "birthday", "wedding", "anniversary", "holiday", "christmas", "weekend", "evening", "night", "date", "deadline",
    "joke", "disgrace", "shambles", "nightmare", "mess", "farce", "scam", "rain", "cold", "dark", "heat", "weather", "word", "words",
    "feeling", "opinion", "view", "situation", "apology", "explanation", "answer", "promise", "agreement", "contract", "subscription",
    "membership", "reservation", "business", "job", "boyfriend", "girlfriend", "colleague", "tenant", "landlord", "street", "town", "city",
    "amount", "details", "data", "fee", "fees", "cancellation", "status", "tracking", "shipment", "replacement", "complaint", "attention",
];
/// What stands behind "your" in any reply.
#[rustfmt::skip]
const MANNERS: &[&str] = &[
    "patience", "understanding", "cooperation", "frustration", "disappointment", "convenience", "earliest", "loyalty", "custom", "business",
    "satisfaction", "comments", "kind", "inbox", "behalf", "recent", "latest", "valued", "continued", "annoyance", "query", "enquiry",
    "inquiry", "item", "items", "product", "products", "goods", "purchase", "direct", "email", "reference", "postcode", "opinion",
    "feelings", "anger", "upset", "worry", "worries", "trust", "attention",
];
