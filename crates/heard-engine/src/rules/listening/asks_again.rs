//! See `asks_again.md`.

use heard_text::{Document, SegmentKind, Sentence, Span, Token, TokenKind};

use crate::Applicability::Idea;
use crate::cue::{Cue, Hit};
use crate::reply::words::{Content, content, stem};
use crate::rules::{Context, Report, quoted};
use crate::{Act, Evidence, Who};

/// What is asked for, and where a text of the customer says it.
type Find = fn(&Document<'_>, &Request<'_>) -> Option<Span>;

const ASKED: [(Cue, Find); 9] = [
    (Cue::RuleAsknumber, number),
    (Cue::RuleAskemail, email),
    (Cue::RuleAskpostcode, postcode),
    (Cue::RuleAskaddress, street),
    (Cue::RuleAskphone, phone),
    (Cue::RuleAskorderdate, order_date),
    (Cue::RuleAsktraveldate, travel_date),
    (Cue::RuleAskdevice, device),
    (Cue::RuleAskphoto, photo),
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Who could not find or read it, or has to know who writes, asks with a reason.
    if cx.hits.of(Cue::RuleAskreason).any(|hit| !hit.quoted) {
        return;
    }
    let tried = requested(cx, Cue::RuleAsktried).filter(|hit| !cx.hits.in_sentence(Cue::RuleOncemore, hit.sentence));
    let asked: Vec<(&Hit, Find)> = ASKED
        .into_iter()
        .filter_map(|(cue, find)| Some((requested(cx, cue)?, find)))
        .chain(tried.map(|hit| (hit, tried_before as Find)))
        .collect();
    let turns = if asked.is_empty() { Vec::new() } else { told(cx) };
    let mut said = false;
    for (hit, find) in asked {
        let request = Request { draft: cx.draft, hit };
        let words = turns.iter().find_map(|(turn, doc)| {
            let span = find(doc, &request)?;
            Some(Evidence {
                turn: Some(*turn),
                ..Evidence::new(doc, span)
            })
        });
        if let Some(words) = words {
            said = true;
            remark(cx, report, hit, &words, false);
        }
    }
    if !said && let Some((hit, words)) = told_already(cx) {
        remark(cx, report, hit, &words, true);
    }
}

fn remark(cx: &Context<'_>, report: &mut Report<'_>, hit: &Hit, words: &Evidence, softly: bool) {
    let (asks, says) = (quoted(cx.draft.slice(hit.span)), quoted(&words.quote));
    let message = format!("{asks} asks for what they have given already: {says}.");
    let remark = report.at(hit.span, message).about(Some(words));
    let remark = if softly { remark.softly() } else { remark };
    remark.suggest(
        Idea,
        "Use what they gave. If it does not lead anywhere, say so and ask for something else.",
    );
}

/// What the draft asks for.
struct Request<'r> {
    draft: &'r Document<'r>,
    hit: &'r Hit,
}

impl Request<'_> {
    fn has(&self, words: &[&str]) -> bool {
        let tokens = self.draft.tokens().get(self.hit.tokens.clone()).unwrap_or_default();
        tokens.iter().any(|t| words.contains(&self.draft.norm(t)))
    }

    /// What stands behind it in its sentence.
    fn rest(&self) -> &[Token] {
        let rest = self.draft.tokens().get(self.hit.tokens.end..).unwrap_or_default();
        let end = rest.iter().take_while(|t| t.sentence as usize == self.hit.sentence).count();
        rest.get(..end).unwrap_or_default()
    }

    /// Whether the draft has this word, so that it is known to the agent.
    fn knows(&self, word: &str) -> bool {
        self.draft.tokens().iter().any(|t| self.draft.norm(t) == word)
    }
}

/// The request of a cue, unless it is for another one, or for a later case.
fn requested<'c>(cx: &'c Context<'_>, cue: Cue) -> Option<&'c Hit> {
    cx.hits.live(cue).find(|hit| !cx.hits.in_sentence(Cue::RuleAskother, hit.sentence))
}

/// The customer's turns with their index, latest first.
fn told<'c>(cx: &Context<'c>) -> Vec<(usize, Document<'c>)> {
    let theirs = cx.situation.turns.iter().enumerate().filter(|(_, turn)| turn.who == Who::Customer);
    theirs.rev().map(|(at, turn)| (at, Document::new(turn.text))).collect()
}

/// "I already sent you all that", where the draft asks for it, or for a message, once more.
fn told_already<'c>(cx: &'c Context<'_>) -> Option<(&'c Hit, Evidence)> {
    let words = cx.customer_hits.live(Cue::RuleAlreadytold).next()?;
    // A reply that only sends them off is the matter of another rule.
    let message = requested(cx, Cue::RuleAskdm).filter(|_| cx.helps() && cx.does(Act::ChannelPush));
    let hit = requested(cx, Cue::RuleAskdetails).or(message)?;
    Some((hit, Evidence::new(cx.customer, words.span)))
}

/// Sentences of the customer's own, without quoted mail, each with its tokens.
fn sentences<'d>(doc: &'d Document<'_>) -> impl Iterator<Item = (&'d Sentence, &'d [Token])> {
    let own = doc.sentences().iter().filter(|s| s.segment != SegmentKind::Quote);
    own.map(|s| (s, doc.tokens_of(s)))
}

fn norm<'d>(doc: &'d Document<'_>, tokens: &[Token], at: usize) -> &'d str {
    tokens.get(at).map_or("", |t| doc.norm(t))
}

fn digits(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_digit).count()
}

/// The only value found, once or several times. Of two different ones it may be asked which is meant.
fn only(doc: &Document<'_>, found: impl Iterator<Item = (Span, Span)>) -> Option<Span> {
    let mut first: Option<(Span, Span)> = None;
    for (words, value) in found {
        match first {
            None => first = Some((words, value)),
            Some((_, known)) if doc.slice(known).eq_ignore_ascii_case(doc.slice(value)) => {}
            Some(_) => return None,
        }
    }
    first.map(|(words, _)| words)
}

// --- numbers ---------------------------------------------------------------------------------------------------------------------

/// Words in one row name the same number.
const KINDS: [&[&str]; 12] = [
    &["order", "purchase"],
    &["booking", "reservation", "confirmation"],
    &["account", "customer", "membership", "member"],
    &["tracking", "consignment", "parcel", "shipment"],
    &["case", "complaint", "incident"],
    &["ticket"],
    &["policy"],
    &["claim"],
    &["invoice"],
    &["serial"],
    VEHICLES,
    &["reference", "ref"],
];
const VEHICLES: &[&str] = &["flight", "train"];
/// Words and marks that join a number to its name.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "number", "numbers", "no", "nr", "id", "ref", "reference", "code", "is", "was", ":", "#", "-", "–", "(",
];
/// What is counted or measured is no number of an order.
const MEASURES: &[&str] = &[
    "minutes", "mins", "hours", "hrs", "days", "weeks", "months", "years", "times", "pounds", "euros", "dollars", "people", "pieces",
];

fn number(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let kind = KINDS.into_iter().find(|kind| request.has(kind))?;
    let values = sentences(doc).flat_map(|(_, tokens)| (0..tokens.len()).filter_map(move |at| numbered(doc, tokens, at, kind)));
    let values: Vec<(Span, Span)> = values.collect();
    if values
        .iter()
        .any(|(_, value)| request.knows(&heard_text::normalise(doc.slice(*value))))
    {
        return None;
    }
    only(doc, values.into_iter())
}

/// "Order number: 48213", "flight BA283", "48213 is my order": the words, and the value in them.
fn numbered(doc: &Document<'_>, tokens: &[Token], at: usize, kind: &[&str]) -> Option<(Span, Span)> {
    /// Words and marks between a name and its number.
    const BETWEEN: usize = 5;
    let name = tokens.get(at).filter(|t| kind.contains(&doc.norm(t)))?;
    let rest = tokens.get(at + 1..)?;
    let links = rest.iter().take(BETWEEN).take_while(|t| LINKS.contains(&doc.norm(t))).count();
    let linked = links > 0 || kind == VEHICLES;
    if let Some(value) = rest.get(links).filter(|t| is_value(doc.norm(t), linked))
        && !MEASURES.contains(&norm(doc, rest, links + 1))
    {
        return Some((name.span.cover(value.span), value.span));
    }
    let before = |back: usize| at.checked_sub(back).and_then(|i| tokens.get(i));
    let value = before(3).filter(|t| is_value(doc.norm(t), true))?;
    let is = before(2).is_some_and(|t| matches!(doc.norm(t), "is" | "was"));
    let my = before(1).is_some_and(|t| matches!(doc.norm(t), "my" | "our" | "the" | "your"));
    (is && my).then(|| (value.span.cover(name.span), value.span))
}

fn is_value(word: &str, linked: bool) -> bool {
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let count = digits(word);
    plain && (count >= 5 || (linked && (count >= 3 || (count >= 1 && word.len() >= 5))))
}

// --- where to reach them ---------------------------------------------------------------------------------------------------------

/// Names before the "@" that are a company's.
#[rustfmt::skip]
const COMPANY: &[&str] = &[
    "support", "help", "info", "service", "services", "contact", "care", "sales", "hello", "complaints", "noreply", "no-reply",
    "customerservice", "customercare", "office", "team",
];

fn email(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let own = |at: usize, tokens: &[Token]| {
        let address = tokens.get(at).filter(|t| t.kind == TokenKind::Email)?;
        let company = doc.norm(address).split('@').next().is_none_or(|name| COMPANY.contains(&name));
        let before = at.checked_sub(1).map_or("", |i| norm(doc, tokens, i));
        (!company && !matches!(before, "to" | "from")).then_some((address.span, address.span))
    };
    let found = sentences(doc).flat_map(|(_, tokens)| (0..tokens.len()).filter_map(move |at| own(at, tokens)));
    only(doc, found).filter(|span| !request.knows(&heard_text::normalise(doc.slice(*span))))
}

fn postcode(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
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
fn street(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
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
fn phone(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
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

// --- when ------------------------------------------------------------------------------------------------------------------------

fn order_date(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
    dated(doc, &["ordered", "bought", "purchased", "booked", "preordered"])
}

fn travel_date(doc: &Document<'_>, _: &Request<'_>) -> Option<Span> {
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

// --- with what -------------------------------------------------------------------------------------------------------------------

fn device(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    const BROWSERS: &[&str] = &["chrome", "firefox", "safari", "edge", "opera", "brave", "vivaldi"];
    const SYSTEMS: &[&str] = &["ios", "android", "windows", "macos", "ipados"];
    #[rustfmt::skip]
    const DEVICES: &[&str] = &[
        "iphone", "ipad", "galaxy", "pixel", "macbook", "imac", "chromebook", "kindle", "ps4", "ps5", "xbox", "playstation",
        "roku", "firestick", "thinkpad",
    ];
    const USED: &[&str] = &["in", "on", "with", "using", "via", "use", "my", "have", "got", "a", "an", "our"];
    let figured = request.has(&["version", "model", "os", "operating", "system", "software", "ios", "android"]);
    let names: &[&str] = if request.has(&["browser"]) {
        BROWSERS
    } else if request.has(&["os", "operating", "ios", "android"]) {
        SYSTEMS
    } else if request.has(&["version"]) {
        &["version"]
    } else {
        DEVICES
    };
    let figured = figured && names != BROWSERS;
    let found = sentences(doc).flat_map(|(_, tokens)| {
        tokens.iter().enumerate().filter_map(move |(at, name)| {
            let name = Some(name).filter(|t| names.contains(&doc.norm(t)))?;
            let figure = tokens.get(at + 1).filter(|t| digits(doc.norm(t)) > 0 && doc.norm(t).len() <= 8);
            let used = tokens.get(at.saturating_sub(2)..at)?.iter().any(|t| USED.contains(&doc.norm(t)));
            let span = figure.map_or(name.span, |t| name.span.cover(t.span));
            let enough = if figured { figure.is_some() } else { used };
            enough.then_some((span, name.span))
        })
    });
    only(doc, found)
}

// --- what they have sent -----------------------------------------------------------------------------------------------------------

#[rustfmt::skip]
const PHOTOS: &[&str] = &[
    "photo", "photos", "picture", "pictures", "pic", "pics", "screenshot", "screenshots", "image", "images",
];

fn photo(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    let (sent, _) = sentences(doc).find(|(_, tokens)| shows(doc, tokens))?;
    let theirs = Content::within(doc, sent.span);
    let mut rest = request.rest().iter();
    let shown = rest.next().map_or("", |t| request.draft.norm(t));
    // "A photo of the label" may be another than theirs.
    let narrower = matches!(shown, "of" | "showing" | "with" | "where" | "that" | "from");
    let same = rest.filter_map(|t| content(request.draft, t)).any(|word| theirs.has(word));
    (!narrower || same).then_some(sent.span)
}

/// "Photos attached", "I sent you a screenshot", "here are the pictures"; not "I cannot attach a photo".
fn shows(doc: &Document<'_>, tokens: &[Token]) -> bool {
    const UNSURE: &[&str] = &[
        "not", "cant", "cannot", "couldnt", "wont", "didnt", "dont", "unable", "should", "shall", "would", "could", "can", "if", "want",
        "need", "will", "ill", "no", "your",
    ];
    const SENT: &[&str] = &[
        "sent", "attached", "uploaded", "posted", "shared", "included", "enclosed", "emailed", "messaged", "dmd", "added",
    ];
    /// Words between "I" and the verb.
    const NEAR: usize = 4;
    let has = |words: &[&str]| tokens.iter().any(|t| words.contains(&doc.norm(t)));
    let here = tokens
        .iter()
        .zip(tokens.iter().skip(1))
        .any(|(a, b)| doc.norm(a) == "here" && matches!(doc.norm(b), "is" | "are"));
    let mine = tokens.iter().enumerate().any(|(at, t)| {
        let mut verb = tokens.get(at + 1..).unwrap_or_default().iter().take(NEAR);
        matches!(doc.norm(t), "i" | "ive" | "we" | "weve") && verb.any(|v| SENT.contains(&doc.norm(v)))
    });
    let link = tokens.iter().any(|t| t.kind == TokenKind::Url);
    has(PHOTOS) && !has(UNSURE) && (mine || here || link || has(&["attached", "attaching", "enclosed"]))
}

// --- what they have tried ----------------------------------------------------------------------------------------------------------

fn tried_before(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
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
