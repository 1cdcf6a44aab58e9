//! What stands before a name: "Dear Rosa", "my name is rosa maggs", "Mr Maggs", "your colleague Ben", "spoke to Ben".

use super::run::{add, is_nobody, looks_named, words};
use super::{Lexicon, Sort, is_title};
use crate::anonymise::address::is_particle;
use crate::anonymise::lists::is_first_name;
use crate::anonymise::token::{Text, Token};

pub(super) fn find(text: &Text<'_>, at: usize, lexicon: &mut Lexicon) {
    let spaced = text.joined(at) || matches!(text.gap(at), ". " | ": " | "'s " | "’s ");
    if !spaced || at + 1 >= text.tokens.len() {
        return;
    }
    let cue = Cue {
        text,
        at,
        next: at + 1,
        word: text.fold(at),
        named: text.tokens.get(at + 1).is_some_and(looks_named),
    };
    let _ = cue.title(lexicon) || cue.greeting(lexicon) || cue.told(lexicon) || cue.met(lexicon);
}

/// A word that may lead to a name, and what follows it.
struct Cue<'c> {
    text: &'c Text<'c>,
    at: usize,
    next: usize,
    word: &'c str,
    /// Whether the next word is written like a name.
    named: bool,
}

impl Cue<'_> {
    fn before(&self, by: isize) -> &str {
        self.text.near(self.at, -by).map_or("", |(_, token)| token.fold.as_str())
    }

    /// "Mr Maggs", "Ms van der Berg", "mr maggs".
    fn title(&self, lexicon: &mut Lexicon) -> bool {
        let small_too = matches!(self.word, "mr" | "mrs" | "ms");
        let written = self.text.tokens.get(self.at).is_some_and(Token::is_capital) || small_too || self.word == "dr";
        if !is_title(self.word) || !written || !(self.named || small_too) {
            return false;
        }
        let mut first = self.next;
        while is_particle(self.text.fold(first)) && self.text.joined(first) && first < self.next + 3 {
            first += 1;
        }
        let named = self.named || first > self.next && self.text.tokens.get(first).is_some_and(looks_named);
        let run = words(self.text, first, if named { 4 } else { 1 }, !named);
        for (place, at) in run.iter().enumerate() {
            let sort = if run.len() > 1 && place == 0 { Sort::First } else { Sort::Last };
            lexicon.add_name(self.text.fold(*at), sort);
        }
        true
    }

    /// "Dear Rosa", "good morning Rosa", "hi dave,".
    fn greeting(&self, lexicon: &mut Lexicon) -> bool {
        let of_day = matches!(self.word, "morning" | "afternoon" | "evening") && self.before(1) == "good";
        if !of_day && !matches!(self.word, "dear" | "hi" | "hello" | "hey" | "hiya") {
            return false;
        }
        let next = self.text.fold(self.next);
        let begins = self.text.tokens.get(self.at).is_some_and(|token| token.begins);
        let ends = self.text.gap(self.next).starts_with([',', '\n', '!']) && begins && !is_nobody(next);
        let small = !self.named && (is_first_name(next) || ends);
        if self.named || small {
            add(self.text, &words(self.text, self.next, 3, small), Sort::First, lexicon);
        }
        true
    }

    /// "my name is rosa maggs", "my name's Rosa".
    fn told(&self, lexicon: &mut Lexicon) -> bool {
        let is = matches!(self.word, "is" | "was" | "s") && self.before(1) == "name";
        let short = self.word == "name" && matches!(self.text.gap(self.at), "'s " | "’s ");
        if !is && !short {
            return false;
        }
        let run = words(self.text, self.next, 3, true);
        let stop = run.iter().position(|at| goes_on(self.text.fold(*at))).unwrap_or(run.len());
        add(self.text, run.get(..stop).unwrap_or_default(), Sort::First, lexicon);
        true
    }

    /// "I'm Rosa", "spoke to Ben", "your colleague Ben", "my son Leo".
    fn met(&self, lexicon: &mut Lexicon) -> bool {
        let called = matches!(self.word, "called" | "signed" | "named");
        let introduces = self.word == "im"
            || self.word == "am" && self.before(1) == "i"
            || self.word == "is" && matches!(self.before(1), "this" | "it")
            || called;
        let met = matches!(self.word, "to" | "with" | "from" | "by") && is_talk(self.before(1)) || is_person(self.word);
        let thanked = matches!(self.word, "thanks" | "you" | "sorry") && is_first_name(self.text.fold(self.next));
        if !self.named || !(introduces || met || thanked) {
            return false;
        }
        let run = words(self.text, self.next, 3, false);
        // "I'm British", "this is Fennick": a word that is one is no name without more.
        let surely = |at: &usize| {
            let after = self.text.near(*at, 1).map_or("", |(_, token)| token.fold.as_str());
            called || is_first_name(self.text.fold(*at)) || self.text.gap(*at).starts_with(',') || matches!(after, "and" | "from" | "here")
        };
        if !introduces || run.len() > 1 || run.first().is_some_and(surely) {
            add(self.text, &run, Sort::First, lexicon);
        }
        true
    }
}

fn is_talk(word: &str) -> bool {
    #[rustfmt::skip]
    const TALK: &[&str] = &[
        "spoke", "speak", "talked", "speaking", "spoken", "chatted", "chat", "dealt", "email", "call", "reply", "answer", "message", "told",
    ];
    TALK.contains(&word)
}

/// Who is often called by a name.
fn is_person(word: &str) -> bool {
    #[rustfmt::skip]
    const PEOPLE: &[&str] = &[
        "agent", "colleague", "colleagues", "manager", "advisor", "adviser", "driver", "engineer", "technician", "nurse", "representative", "supervisor", "wife",
        "husband", "daughter", "son", "mother", "father", "mum", "mom", "dad", "brother", "sister", "partner", "friend", "neighbour", "neighbor", "boss",
        "fiance", "fiancee", "girlfriend", "boyfriend", "grandson", "granddaughter", "nephew", "niece", "uncle", "aunt", "cousin", "baby", "dog", "cat",
        "gran", "nan", "grandma", "grandad", "attn", "attention", "ask", "asked", "sincerely", "regards", "cheers",
    ];
    PEOPLE.contains(&word)
}

/// Words that go on after a name in small letters.
fn goes_on(word: &str) -> bool {
    #[rustfmt::skip]
    const ON: &[&str] = &[
        "been", "bought", "ordered", "live", "lives", "writing", "calling", "waiting", "wrote", "need", "want", "order", "account", "number", "email", "phone",
        "address", "customer", "will", "would", "did", "do", "does", "got", "get", "than", "then", "since", "spelled", "spelt", "misspelled", "wrong", "correct",
        "always", "also", "being", "only",
    ];
    ON.contains(&word)
}
