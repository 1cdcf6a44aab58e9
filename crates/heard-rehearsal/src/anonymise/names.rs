//! Which words of a conversation are names of people, places and companies: told beforehand, common, or shown by what stands around them.

use std::collections::HashMap;

use super::address::is_particle;
use super::claims::Claims;
use super::lists::{COMMON_CAPS, COMPANIES, FIRST_F, FIRST_M, TOWNS, TOWNS_OF_WORDS, WORDS_TOO, is_first_name};
use super::told::{Told, folds, phrase_at};
use super::token::{Cap, Form, Text, Token};
use super::{Kind, fold::fold};

/// What a word of a name is, as far as it is known: a stand-in is of the same sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Woman,
    Man,
    First,
    Last,
    Place,
    Company,
    Street,
    Word,
}

impl Sort {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Woman | Self::Man | Self::First | Self::Last => Kind::Name,
            Self::Place => Kind::Place,
            Self::Company => Kind::Company,
            Self::Street => Kind::Street,
            Self::Word => Kind::Word,
        }
    }
}

/// A word or phrase that is replaced wherever it is meant.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sort: Sort,
    /// It is a word of the language too: only where it is written like a name.
    pub(super) word_too: bool,
}

/// What was learnt.
#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) words: HashMap<String, Entry>,
    /// Phrases by their first word.
    pub(super) phrases: HashMap<String, Vec<(Vec<String>, Sort)>>,
    stay: std::collections::HashSet<String>,
}

impl Lexicon {
    fn add(&mut self, fold: &str, sort: Sort) {
        if fold.chars().count() < 2 || self.stay.contains(fold) || COMMON_CAPS.contains(fold) && !WORDS_TOO.contains(fold) {
            return;
        }
        let word_too = WORDS_TOO.contains(fold) || sort != Sort::Word && is_plain(fold);
        let entry = self.words.entry(fold.to_owned()).or_insert(Entry { sort, word_too });
        // Who is called so is more than where: a person counts before a place.
        if entry.sort.kind() != Kind::Name && sort.kind() == Kind::Name {
            entry.sort = sort;
        }
    }

    fn add_phrase(&mut self, words: Vec<String>, sort: Sort) {
        match words.as_slice() {
            [] => {}
            [one] => self.add(one, sort),
            [first, ..] => {
                let all = self.phrases.entry(first.clone()).or_default();
                if !all.iter().any(|(other, _)| *other == words) {
                    all.push((words, sort));
                    all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
                }
            }
        }
    }

    /// A word of a person's name; of what sort is told by the word itself where it can be.
    fn add_name(&mut self, fold: &str, otherwise: Sort) {
        let sort = if otherwise == Sort::Last {
            Sort::Last
        } else if FIRST_F.contains(fold) {
            Sort::Woman
        } else if FIRST_M.contains(fold) {
            Sort::Man
        } else {
            otherwise
        };
        self.add(fold, sort);
    }
}

/// Learns from all texts together, so that a name told in one is known in all.
pub(super) fn learn(texts: &[Text<'_>], claims: &[Claims], told: &Told) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let staying = told.keep.iter().map(String::as_str).chain(told.invented.iter().map(|one| one.is.as_str()));
    lexicon.stay = staying.flat_map(folds).collect();
    for (kind, phrase) in &told.replace {
        let sort = match kind {
            Kind::Name => Sort::First,
            Kind::Place | Kind::Street => Sort::Place,
            Kind::Company => Sort::Company,
            _ => Sort::Word,
        };
        lexicon.add_phrase(folds(phrase), sort);
        if let [one] = folds(phrase).as_slice()
            && let Some(entry) = lexicon.words.get_mut(one)
        {
            entry.word_too = false;
        }
    }
    for name in &told.names {
        let words = folds(name);
        for (at, word) in words.iter().enumerate() {
            if !is_particle(word) && !is_title(word) {
                let last = words.len() > 1 && at + 1 == words.len() || at > 0 && at.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|word| is_title(word));
                lexicon.add_name(word, if last { Sort::Last } else { Sort::First });
            }
        }
    }
    for (text, claims) in texts.iter().zip(claims) {
        let streets = claims.all().filter(|claim| claim.kind == Some(Kind::Street)).map(|claim| folds(claim.span.of(text.text)));
        for street in streets.filter(|words| words.len() > 1) {
            lexicon.add_phrase(street, Sort::Street);
        }
        for at in 0..text.tokens.len() {
            if text.tokens.get(at).is_some_and(|token| token.form == Form::Address) {
                of_address(text.of(at), &mut lexicon);
            } else if text.tokens.get(at).is_some_and(|token| token.is_word() && claims.free(token.span)) {
                by_cue(text, at, &mut lexicon);
                by_list(text, at, &mut lexicon);
                companies(text, at, &mut lexicon);
                places(text, at, &mut lexicon);
            }
        }
        signature(text, &mut lexicon);
    }
    // Of a pair the other word is known too, whichever was learnt first.
    for _ in 0..2 {
        for text in texts {
            for at in 0..text.tokens.len() {
                beside(text, at, &mut lexicon);
            }
        }
    }
    lexicon
}

pub(super) fn is_title(fold: &str) -> bool {
    matches!(fold, "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "doctor" | "prof" | "professor" | "sir" | "lord" | "lady" | "herr" | "frau" | "mme" | "monsieur" | "madame" | "senor" | "senora" | "rev" | "fr" | "mister")
}

/// Words that greet nobody in particular.
fn is_nobody(fold: &str) -> bool {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "there", "all", "team", "everyone", "everybody", "sir", "madam", "customer", "support", "again", "folks", "guys", "both", "agent", "service", "colleagues",
        "sirs", "and", "or", "to", "the", "from", "whoever", "whom", "i", "we", "you", "my", "this", "that", "it", "is", "just", "so", "can", "could", "please",
        "thanks", "thank", "care", "help", "desk", "manager", "management", "everything", "friend", "dear", "hello", "hi", "god", "lord", "yes", "no", "not", "a",
        "an", "what", "why", "how", "when", "where", "who", "if", "as", "at", "on", "in", "of", "for", "with", "your", "our", "their", "his", "her", "me", "us",
        "them", "about", "by", "was", "are", "have", "has", "had", "but", "because", "still", "very", "really", "getting", "trying", "now", "here", "sorry",
    ];
    NOBODY.contains(&fold)
}

/// A word that everybody uses: no name unless it is written like one.
fn is_plain(fold: &str) -> bool {
    is_nobody(fold)
}

fn looks_named(token: &Token) -> bool {
    token.is_capital() && !is_nobody(&token.fold) && (!COMMON_CAPS.contains(token.fold.as_str()) || WORDS_TOO.contains(token.fold.as_str()))
}

/// The words of a name from here on: capitalised neighbours, with "van der" between them.
fn run(text: &Text<'_>, at: usize, most: usize, small: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut here = at;
    while found.len() < most {
        let Some(token) = text.tokens.get(here).filter(|token| token.is_word()) else { break };
        let particle = is_particle(&token.fold) && text.joined(here) && !found.is_empty();
        let initial = token.fold.chars().count() == 1 && token.is_capital() && token.fold != "i";
        let fits = looks_named(token) || initial || small && !is_nobody(&token.fold) && !COMMON_CAPS.contains(token.fold.as_str());
        if !(fits || particle) {
            break;
        }
        if !particle {
            found.push(here);
        }
        if !text.joined(here) || text.gap(here).starts_with('.') && !initial {
            break;
        }
        here += 1;
    }
    found
}

fn add_run(text: &Text<'_>, run: &[usize], first: Sort, lexicon: &mut Lexicon) {
    for (place, at) in run.iter().enumerate() {
        let hyphened = at.checked_sub(1).is_some_and(|before| matches!(text.gap(before), "-" | "‑"));
        let last = place > 0 && !(hyphened && place == 1 && run.len() > 2 || hyphened && run.len() == 2);
        lexicon.add_name(text.fold(*at), if last { Sort::Last } else { first });
    }
}

/// "Dear Rosa", "my name is rosa maggs", "Mr Maggs", "your colleague Ben", "spoke to Ben".
fn by_cue(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let word = text.fold(at);
    let before = |by: isize| text.near(at, -by).map_or("", |(_, token)| token.fold.as_str());
    let next = at + 1;
    let spaced = text.joined(at) || matches!(text.gap(at), ". " | ": " | "'s " | "’s ");
    if !spaced || next >= text.tokens.len() {
        return;
    }
    let named_next = text.tokens.get(next).is_some_and(looks_named);
    let here = text.tokens.get(at);
    if is_title(word) && here.is_some_and(|token| token.is_capital() || matches!(word, "mr" | "mrs" | "ms" | "dr")) && (named_next || matches!(word, "mr" | "mrs" | "ms")) {
        let mut first = next;
        while is_particle(text.fold(first)) && text.joined(first) && first < next + 3 {
            first += 1;
        }
        let named = named_next || first > next && text.tokens.get(first).is_some_and(looks_named);
        let run = run(text, first, 4, !named);
        let run = if named { run } else { run.into_iter().take(1).collect() };
        let known_first = run.len() > 1;
        for (place, at) in run.iter().enumerate() {
            lexicon.add_name(text.fold(*at), if known_first && place == 0 { Sort::First } else { Sort::Last });
        }
        return;
    }
    let greets = matches!(word, "dear" | "hi" | "hello" | "hey" | "hiya") || matches!(word, "morning" | "afternoon" | "evening") && before(1) == "good";
    if greets {
        let next_token = text.fold(next);
        let small = !named_next && (is_first_name(next_token) || text.gap(next).starts_with([',', '\n', '!']) && here.is_some_and(|token| token.begins) && !is_nobody(next_token));
        if named_next || small {
            add_run(text, &run(text, next, 3, small), Sort::First, lexicon);
        }
        return;
    }
    let told_name = matches!(word, "is" | "was" | "s") && before(1) == "name" || word == "name" && matches!(text.gap(at), "'s " | "’s ");
    if told_name {
        let run = run(text, next, 3, true);
        let stop = run.iter().position(|at| is_verbish(text.fold(*at))).unwrap_or(run.len());
        add_run(text, run.get(..stop).unwrap_or_default(), Sort::First, lexicon);
        return;
    }
    let introduces = word == "im" || word == "am" && before(1) == "i" || word == "is" && matches!(before(1), "this" | "it") || word == "called" || word == "signed" || word == "named";
    let met = matches!(word, "to" | "with" | "from" | "by") && matches!(before(1), "spoke" | "speak" | "talked" | "speaking" | "spoken" | "chatted" | "chat" | "dealt" | "email" | "call" | "reply" | "answer" | "message" | "told")
        || matches!(word, "agent" | "colleague" | "manager" | "advisor" | "adviser" | "driver" | "engineer" | "technician" | "nurse" | "representative" | "supervisor");
    let kin = matches!(word, "wife" | "husband" | "daughter" | "son" | "mother" | "father" | "mum" | "mom" | "dad" | "brother" | "sister" | "partner" | "friend" | "neighbour" | "neighbor" | "boss" | "fiance" | "fiancee" | "girlfriend" | "boyfriend" | "grandson" | "granddaughter" | "nephew" | "niece" | "uncle" | "aunt" | "cousin" | "baby" | "dog" | "cat" | "gran" | "nan" | "grandma" | "grandad" | "colleagues" | "attn" | "attention" | "ask" | "asked" | "sincerely" | "regards" | "cheers");
    let thanks = matches!(word, "thanks" | "you" | "sorry") && text.tokens.get(next).is_some_and(|token| is_first_name(&token.fold));
    if (introduces || met || kin || thanks) && named_next {
        let run = run(text, next, 3, false);
        // "I'm British", "this is Fennick": a word that is one is no name without more.
        if !introduces || run.len() > 1 || run.first().is_some_and(|at| is_first_name(text.fold(*at)) || text.gap(*at).starts_with(',') || text.near(*at, 1).is_some_and(|(_, t)| matches!(t.fold.as_str(), "and" | "from" | "here")) || word == "called" || word == "named") {
            add_run(text, &run, Sort::First, lexicon);
        }
    }
}

/// Words that go on after a small-written name.
fn is_verbish(fold: &str) -> bool {
    matches!(fold, "been" | "bought" | "ordered" | "live" | "lives" | "writing" | "calling" | "waiting" | "wrote" | "need" | "want" | "order" | "account" | "number" | "email" | "phone" | "address" | "customer" | "will" | "would" | "did" | "do" | "does" | "got" | "get" | "than" | "then" | "since" | "spelled" | "spelt" | "misspelled" | "wrong" | "correct" | "always" | "also" | "being" | "only")
}

/// Common first names, with the capitalised word that follows.
fn by_list(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let Some(token) = text.tokens.get(at) else { return };
    if !is_first_name(&token.fold) || !token.is_capital() {
        return;
    }
    lexicon.add_name(&token.fold, Sort::First);
}

/// What stands beside a known first name with a capital is the rest of the name: "Rosa Maggs", "Anna-Lena".
fn beside(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let known = |at: usize| {
        let token = text.tokens.get(at)?;
        let entry = lexicon.words.get(&token.fold)?;
        (token.is_capital() && entry.sort.kind() == Kind::Name && !entry.word_too).then_some(entry.sort)
    };
    let Some(sort) = known(at) else { return };
    let hyphen = matches!(text.gap(at), "-" | "‑");
    if sort == Sort::Last && !hyphen || !text.joined(at) || text.gap(at).starts_with('.') {
        return;
    }
    let rest = run(text, at + 1, 3, false);
    let fresh: Vec<String> = rest.iter().map(|at| text.fold(*at).to_owned()).filter(|fold| fold.chars().count() > 1).collect();
    for (place, fold) in fresh.into_iter().enumerate() {
        let caps = text.tokens.get(at).is_some_and(|token| token.cap == Cap::All);
        if caps && !is_first_name(&fold) {
            // In shouted text the next word says nothing.
            return;
        }
        lexicon.add_name(&fold, if hyphen && place == 0 { sort } else { Sort::Last });
    }
}

/// "rosa.maggs@…": the words count where they are written elsewhere; the domain may be the company's.
fn of_address(address: &str, lexicon: &mut Lexicon) {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "support", "help", "info", "service", "services", "contact", "care", "sales", "hello", "complaints", "noreply", "reply", "office", "team", "mail", "admin",
        "billing", "orders", "shop", "customer", "customers", "accounts", "www", "https", "http", "mailto", "gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "live", "aol", "gmx", "web",
        "protonmail", "proton", "btinternet", "example", "test", "track", "tracking", "status", "online", "store", "home", "the", "and", "desk",
    ];
    let word = |part: &str| {
        let folded = fold(part);
        (folded.chars().count() > 2 && folded.chars().all(char::is_alphabetic) && !NOBODY.contains(&folded.as_str())).then_some(folded)
    };
    if let Some((local, domain)) = address.split_once('@') {
        for part in local.split(|c: char| !c.is_alphabetic()).filter_map(word) {
            lexicon.add_name(&part, if is_first_name(&part) { Sort::First } else { Sort::Last });
        }
        host(domain, &word, lexicon);
    } else {
        let bare = address.split("//").last().unwrap_or(address);
        host(bare.split(['/', '?', '#']).next().unwrap_or_default(), &word, lexicon);
    }
}

fn host(host: &str, word: &dyn Fn(&str) -> Option<String>, lexicon: &mut Lexicon) {
    let labels: Vec<&str> = host.split('.').collect();
    let own = labels.iter().rev().skip(1).find(|label| label.len() > 3 && !matches!(**label, "www"));
    if let Some(own) = own.and_then(|label| word(label)) {
        lexicon.add(&own, Sort::Company);
    }
}

/// "Stargazer Optics Ltd", "Müller GmbH", and names that everybody knows.
fn companies(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let fold = text.fold(at);
    let form = matches!(fold, "ltd" | "limited" | "inc" | "llc" | "gmbh" | "plc" | "corp" | "corporation" | "holdings" | "bv" | "sarl" | "oy" | "llp" | "group" | "ag" | "kg" | "bank" | "airlines" | "airways" | "couriers" | "telecom" | "logistics" | "insurance");
    let Some(token) = text.tokens.get(at).filter(|token| token.is_capital()) else { return };
    if form && !token.begins {
        let mut first = at;
        while at - first < 4 && first > 0 && matches!(text.gap(first - 1), " " | " & " | "-" | ", ") && !(text.gap(first - 1) == ", " && first < at) {
            let Some(before) = text.tokens.get(first - 1).filter(|token| looks_named(token) || token.is_figure()) else { break };
            first -= 1;
            if before.begins {
                break;
            }
        }
        // What begins a sentence may be a word like any other.
        if text.tokens.get(first).is_some_and(|token| token.begins && is_nobody(&token.fold)) {
            first += 1;
        }
        if first < at {
            let words: Vec<String> = (first..at).map(|at| text.fold(at).to_owned()).collect();
            if words.len() > 1 {
                lexicon.add_phrase(words, Sort::Company);
            } else if let Some(one) = words.first().filter(|one| one.len() > 2) {
                lexicon.add(one, Sort::Company);
            }
        }
        return;
    }
    let next = text.near(at, 1).filter(|_| text.joined(at)).map(|(_, next)| next.fold.clone());
    if let Some(next) = next
        && COMPANIES.contains(format!("{fold}-{next}").as_str())
    {
        lexicon.add_phrase(vec![fold.to_owned(), next], Sort::Company);
    }
    if COMPANIES.contains(fold) {
        lexicon.add(fold, Sort::Company);
    }
}

/// Towns that everybody knows, and what follows "live in".
fn places(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let Some(token) = text.tokens.get(at) else { return };
    for words in TOWNS_OF_WORDS.iter() {
        if phrase_at(text, at, words).is_some() {
            lexicon.add_phrase(words.clone(), Sort::Place);
        }
    }
    if token.is_capital() && TOWNS.contains(token.fold.as_str()) && !WORDS_TOO.contains(token.fold.as_str()) {
        lexicon.add(&token.fold, Sort::Place);
    }
    let before = |by: isize| text.near(at, -by).map_or("", |(_, token)| token.fold.as_str());
    let led = matches!(before(1), "in" | "near" | "outside") || matches!(before(1), "to" | "from") && matches!(before(2), "moved" | "flight" | "fly" | "train" | "travel" | "travelling" | "flying" | "drive" | "drove" | "way" | "back" | "delivered" | "sent" | "trip" | "journey" | "bus" | "ferry" | "ticket");
    if led && looks_named(token) && !token.begins && token.cap == Cap::First && !is_no_place(&token.fold) && !lexicon.words.contains_key(&token.fold) {
        let mut words = vec![token.fold.clone()];
        let mut last = at;
        while words.len() < 3 && text.spaced(last) || matches!(text.gap(last), "-") && words.len() < 4 {
            let Some((next, token)) = text.near(last, 1).filter(|(_, token)| looks_named(token) || matches!(token.fold.as_str(), "upon" | "on" | "under" | "le") && text.gap(last) == "-") else { break };
            words.push(token.fold.clone());
            last = next;
        }
        lexicon.add_phrase(words, Sort::Place);
    }
}

/// What may follow "in" with a capital and is no place.
fn is_no_place(fold: &str) -> bool {
    matches!(
        fold,
        "english" | "german" | "french" | "spanish" | "welsh" | "polish" | "excel" | "word" | "windows" | "chrome" | "safari" | "outlook" | "settings" | "god" | "january" | "february" | "march" | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december" | "spring" | "summer" | "autumn" | "winter" | "advance" | "general" | "total" | "fact" | "europe" | "britain" | "england" | "scotland" | "wales" | "ireland" | "germany" | "france" | "spain" | "italy" | "america" | "canada" | "australia" | "india" | "china" | "poland" | "london's" | "internet" | "android" | "accounts" | "customer" | "support" | "writing" | "person" | "store" | "stock"
    )
}

/// What stands below a closing formula: "Kind regards,\nRosa Maggs".
fn signature(text: &Text<'_>, lexicon: &mut Lexicon) {
    let doc = heard_text::Document::new(text.text);
    let Some(segment) = doc.segments().iter().rev().find(|segment| segment.kind == heard_text::SegmentKind::Signature) else {
        return;
    };
    let first = text.tokens.partition_point(|token| token.span.start < segment.span.start);
    let mut at = first;
    while at < text.tokens.len() && text.tokens.get(at).is_some_and(|token| token.span.start < segment.span.end) {
        let Some(token) = text.tokens.get(at) else { break };
        let starts_line = at == first || text.before(at).contains('\n') || text.before(at).contains(',');
        if starts_line && token.is_word() && !closes(&token.fold) {
            let small = !token.is_capital();
            let line = run(text, at, 4, small);
            let ends = line.last().is_some_and(|last| text.gap(*last).contains('\n') || *last + 1 == text.tokens.len() || text.gap(*last).starts_with([',', '.', '!', '(']));
            let own = line.iter().any(|at| closes(text.fold(*at)) || lexicon.words.get(text.fold(*at)).is_some_and(|entry| entry.sort.kind() != Kind::Name) || TOWNS.contains(text.fold(*at)));
            if ends && !own && line.len() <= 3 && !(small && line.len() > 2) {
                add_run(text, &line, Sort::First, lexicon);
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
