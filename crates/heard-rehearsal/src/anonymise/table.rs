//! What stands for what in one conversation: the same for the same, and never something that the conversation holds itself.

use std::collections::{HashMap, HashSet};

use heard_engine::Who;
use heard_text::Span;

use super::claims::{Claim, Claims};
use super::fold::fold;
use super::names::{Lexicon, Sort};
use super::token::{Cap, Text};
use super::told::Told;
use super::{Kind, Message, Replaced, StandIn, dates, invent};
use crate::chance;

/// Tries to find something that the conversation does not hold.
const TRIES: u64 = 60;
/// Letters of invented codes: none that would make a unit or an ending of a day.
const LETTERS: &str = "bdfjqrwyz";
const CODE_LETTERS: &str = "abdefghjlnpqrstuwxyz";

pub(super) struct Table<'a> {
    lexicon: &'a Lexicon,
    seed: u64,
    /// Folded words, figures and whole phrases of the conversation, and what was invented.
    taken: HashSet<String>,
    known: HashMap<(&'static str, String), String>,
    days: i64,
    month: Option<i64>,
    stand_ins: Vec<StandIn>,
    listed: HashMap<(Kind, String, String), usize>,
}

impl<'a> Table<'a> {
    pub(super) fn new(texts: &[Text<'_>], claims: &[Claims], lexicon: &'a Lexicon, told: &Told) -> Self {
        let seed = texts
            .iter()
            .flat_map(|text| text.text.bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        let mut taken: HashSet<String> = HashSet::new();
        for (text, claims) in texts.iter().zip(claims) {
            for token in &text.tokens {
                taken.insert(token.fold.clone());
                let word = token.span.of(text.text);
                taken.extend(
                    word.split(|c: char| !c.is_ascii_digit())
                        .filter(|group| !group.is_empty())
                        .map(str::to_owned),
                );
                taken.extend(word.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).map(fold));
            }
            taken.extend(claims.all().map(|claim| fold(claim.span.of(text.text))));
        }
        taken.extend(told.names.iter().flat_map(|name| super::told::folds(name)));
        Self {
            lexicon,
            seed,
            days: days(texts, claims, seed, &taken),
            taken,
            known: HashMap::new(),
            month: None,
            stand_ins: Vec::new(),
            listed: HashMap::new(),
        }
    }

    /// The text with its stand-ins.
    pub(super) fn write(&mut self, who: Who, text: &Text<'_>, claims: &Claims) -> Message {
        let mut out = String::with_capacity(text.text.len());
        let mut replaced = Vec::new();
        let mut end = 0;
        for claim in claims.all() {
            let Claim { span, kind: Some(kind) } = *claim else { continue };
            let was = span.of(text.text);
            let is = self.stand_in(kind, was);
            if is == was {
                continue;
            }
            out.push_str(text.text.get(end..span.start).unwrap_or_default());
            let start = out.len();
            out.push_str(&is);
            end = span.end;
            replaced.push(Replaced {
                span: Span::new(start, out.len()),
                was: span,
                stand_in: self.list(kind, was, is),
            });
        }
        out.push_str(text.text.get(end..).unwrap_or_default());
        Message { who, text: out, replaced }
    }

    pub(super) fn stand_ins(self) -> Vec<StandIn> {
        self.stand_ins
    }

    fn list(&mut self, kind: Kind, was: &str, is: String) -> usize {
        let at = *self.listed.entry((kind, fold(was), fold(&is))).or_insert(self.stand_ins.len());
        match self.stand_ins.get_mut(at) {
            Some(one) => one.times += 1,
            None => self.stand_ins.push(StandIn {
                kind,
                was: was.to_owned(),
                is,
                times: 1,
            }),
        }
        at
    }

    fn stand_in(&mut self, kind: Kind, was: &str) -> String {
        match kind {
            Kind::Name | Kind::Place | Kind::Company | Kind::Word => self.words(kind, was),
            Kind::Street => self.street(was),
            Kind::Date => self.date(was),
            Kind::Email => self.email(was),
            Kind::Web => self.web(was),
            Kind::Handle => format!(
                "@{}",
                self.once("handle", was, |_, figure| format!(
                    "{}{}",
                    invent::syllables(figure).to_lowercase(),
                    figure % 90 + 10
                ))
            ),
            Kind::Ip => self.once("ip", was, |seed, figure| invent::machine(was, seed, figure)),
            Kind::Card | Kind::Phone | Kind::Iban => self.one_number(kind, was),
            Kind::Plate => self.once("plate", &bare(was), |seed, figure| {
                invent::shaped(was, seed, figure, "abdefghjlnpqrstuwxyz")
            }),
            Kind::Postcode if was.starts_with(|c: char| c.is_ascii_digit()) => self.groups(was),
            Kind::Postcode => {
                let new = self.once("postcode", &bare(was), |seed, figure| {
                    invent::shaped(&bare(was), seed, figure, LETTERS)
                });
                over(was, &new)
            }
            Kind::Amount | Kind::Number => self.groups(was),
        }
    }

    /// The stand-in of a key, made once.
    fn once(&mut self, class: &'static str, key: &str, mut make: impl FnMut(u64, u64) -> String) -> String {
        let key = (class, fold(key));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let count = u64::try_from(self.known.len()).unwrap_or_default();
        let mut new = String::new();
        for attempt in 0..TRIES {
            new = make(self.seed, chance::figure(self.seed, &[count, attempt]));
            if !self.taken.contains(&fold(&new)) && !self.taken.contains(&new) {
                break;
            }
        }
        self.taken.insert(fold(&new));
        self.known.insert(key, new.clone());
        new
    }

    /// Each word of a name by itself, what stands between them kept.
    fn words(&mut self, kind: Kind, was: &str) -> String {
        let cut = Text::new(was);
        let sort = match kind {
            Kind::Place => Sort::Place,
            Kind::Company => Sort::Company,
            Kind::Word => Sort::Word,
            _ => Sort::First,
        };
        // A town or company of several words is one thing.
        if kind != Kind::Name {
            let cap = cut.tokens.first().map_or(Cap::First, |token| token.cap);
            if kind == Kind::Word && was.contains(|c: char| c.is_ascii_digit()) {
                return self.groups(was);
            }
            return invent::like_case(was, cap, &self.word(sort, was));
        }
        let mut out = String::new();
        let mut end = 0;
        for token in &cut.tokens {
            let word = token.span.of(was);
            out.push_str(was.get(end..token.span.start).unwrap_or_default());
            end = token.span.end;
            let sort = self.lexicon.words.get(&token.fold).map_or(sort, |entry| entry.sort);
            if token.fold.chars().count() == 1 {
                out.push_str(&self.once("initial", word, |_, figure| initial(figure)));
            } else {
                let new = self.word(sort, word);
                out.push_str(&invent::like_case(word, token.cap, &new));
            }
        }
        out.push_str(was.get(end..).unwrap_or_default());
        out
    }

    fn word(&mut self, sort: Sort, was: &str) -> String {
        let pool = invent::pool(sort);
        let class = match sort.kind() {
            Kind::Name => "name",
            _ => "thing",
        };
        self.pooled(class, was, pool)
    }

    fn pooled(&mut self, class: &'static str, was: &str, pool: &[&str]) -> String {
        let at = chance::one_of(pool.len(), self.seed, &[71]);
        let turned = pool.iter().cycle().skip(at).take(pool.len());
        let free = turned.copied().find(|word| !self.taken.contains(&fold(word)));
        match free {
            Some(word) => self.once(class, was, |_, _| word.to_owned()),
            None => self.once(class, was, |_, figure| invent::syllables(figure)),
        }
    }

    /// "Old Mill Lane": the name is another, the kind of street stays.
    fn street(&mut self, was: &str) -> String {
        let cut = Text::new(was);
        let cap = cut.tokens.first().map_or(Cap::First, |token| token.cap);
        match cut.tokens.as_slice() {
            [_, .., last] if !matches!(cut.fold(0), "rue" | "via" | "calle" | "avenida" | "rua" | "piazza") => {
                let name: Vec<&str> = (0..cut.tokens.len() - 1).map(|at| cut.of(at)).collect();
                let new = self.pooled("street", &name.join(" "), invent::pool(Sort::Street));
                format!("{} {}", invent::like_case(was, cap, &new), last.span.of(was))
            }
            [first, .., _] => {
                let new = self.pooled("street", was, invent::pool(Sort::Street));
                format!("{} {new}", first.span.of(was))
            }
            _ => {
                let folded = fold(was);
                let kind = ["strasse", "straat", "gasse", "allee", "str"]
                    .into_iter()
                    .find(|kind| folded.ends_with(kind))
                    .unwrap_or("strasse");
                let new = self.pooled("street", was, invent::pool(Sort::Street));
                invent::like_case(
                    was,
                    cap,
                    &format!("{}{}", new.to_lowercase(), if kind == "strasse" { "straße" } else { kind }),
                )
            }
        }
    }

    fn date(&mut self, was: &str) -> String {
        let named = dates::month_in(was);
        self.month = named.or(self.month);
        // "The 3rd" may come out as it was: then by another week.
        let mut moved = (0..4).filter_map(|more| dates::moved(was, self.days - more * 7, self.month));
        moved.find(|moved| moved != was).unwrap_or_else(|| was.to_owned())
    }

    fn email(&mut self, was: &str) -> String {
        self.once("email", was, |_, figure| {
            format!(
                "{}.{}@mail.example",
                invent::syllables(figure).to_lowercase(),
                invent::syllables(figure >> 24).to_lowercase()
            )
        })
    }

    fn web(&mut self, was: &str) -> String {
        let scheme = was.split_once("://").map_or("", |(scheme, _)| scheme);
        let rest = was.split_once("://").map_or(was, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        let path = rest.get(host.len()..).unwrap_or_default();
        let new = self.once("host", host, |_, figure| {
            format!("{}.example", invent::syllables(figure).to_lowercase())
        });
        let www = if host.to_lowercase().starts_with("www.") { "www." } else { "" };
        let scheme = if was.contains("://") {
            format!("{scheme}://")
        } else {
            String::new()
        };
        let path = if path.len() > 1 {
            self.once("path", path, |_, figure| format!("/p/{}", figure % 90_000 + 10_000))
        } else {
            path.to_owned()
        };
        format!("{scheme}{www}{new}{path}")
    }

    /// A card, phone or account: one number, however it is parted.
    fn one_number(&mut self, kind: Kind, was: &str) -> String {
        let plain = bare(was);
        let new = match kind {
            Kind::Iban => self.once("iban", &plain, |seed, figure| {
                let shaped = invent::shaped(&plain, seed, figure, CODE_LETTERS);
                // No account has these check figures.
                let head: String = plain.chars().take(2).collect();
                let tail: String = shaped.chars().skip(4).collect();
                format!("{head}00{tail}")
            }),
            Kind::Card => self.once("card", &plain, |seed, figure| {
                invent::no_card(invent::shaped(&plain, seed, figure, LETTERS))
            }),
            _ => {
                // "+44" and a leading zero tell nobody.
                let digits: String = was.chars().filter(char::is_ascii_digit).collect();
                let keep = if was.contains('+') {
                    2
                } else {
                    usize::from(digits.starts_with('0'))
                };
                let head: String = digits.chars().take(keep).collect();
                let tail: String = digits.chars().skip(keep).collect();
                self.once("phone", &digits, |seed, figure| {
                    format!("{head}{}", invent::shaped(&tail, seed, figure, LETTERS))
                })
            }
        };
        over(was, &new)
    }

    /// Each run of figures by itself, so that "4471" is the same in "KT-4471"; letters of a code too.
    fn groups(&mut self, was: &str) -> String {
        let mut out = String::with_capacity(was.len());
        let mut rest = was;
        // "pounds" in "89 pounds" and "st" in "1st" stay.
        let money = was.split_whitespace().nth(1).is_some();
        while let Some(c) = rest.chars().next() {
            let run = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
            let long = if c.is_ascii_digit() {
                let long = run(|c| c.is_ascii_digit());
                out.push_str(&self.group(rest.get(..long).unwrap_or_default()));
                long
            } else if c.is_alphabetic() {
                let long = run(char::is_alphabetic);
                let letters = rest.get(..long).unwrap_or_default();
                let stays = money && !was.ends_with(|c: char| c.is_ascii_digit()) || matches!(letters, "T");
                out.push_str(&if stays { letters.to_owned() } else { self.letters(letters) });
                long
            } else {
                out.push(c);
                c.len_utf8()
            };
            rest = rest.get(long..).unwrap_or_default();
        }
        out
    }

    /// Where all of its length stand in the conversation, it grows.
    fn group(&mut self, was: &str) -> String {
        /// Tries with the same length.
        const SAME: u64 = 40;
        let mut attempt = 0;
        self.once("group", was, |seed, figure| {
            let mut new = invent::shaped(was, seed, figure, LETTERS);
            attempt += 1;
            if attempt > SAME {
                new.push_str(&(figure % 1_000).to_string());
            }
            new
        })
    }

    fn letters(&mut self, was: &str) -> String {
        let new = self.once("letters", was, |seed, figure| invent::shaped(was, seed, figure, CODE_LETTERS));
        over(was, &new)
    }
}

fn initial(figure: u64) -> String {
    const LETTERS: &str = "BCDEFGHJKLMNOPRSTVW";
    LETTERS
        .chars()
        .nth(usize::try_from(figure % 19).unwrap_or_default())
        .unwrap_or('B')
        .to_string()
}

/// Without what parts it.
fn bare(was: &str) -> String {
    was.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The letters and figures of `new` in the places of `was`.
fn over(was: &str, new: &str) -> String {
    let mut all = new.chars();
    was.chars()
        .map(|c| {
            if !c.is_ascii_alphanumeric() {
                return c;
            }
            let new = all.next().unwrap_or('0');
            if c.is_ascii_uppercase() {
                new.to_ascii_uppercase()
            } else if c.is_ascii_lowercase() {
                new.to_ascii_lowercase()
            } else {
                new
            }
        })
        .collect()
}

/// By how many days all dates move: whole weeks, so many that no date of the conversation comes out, and no month of it where that can be.
fn days(texts: &[Text<'_>], claims: &[Claims], seed: u64, taken: &HashSet<String>) -> i64 {
    let mut written: Vec<&str> = Vec::new();
    for (text, claims) in texts.iter().zip(claims) {
        written.extend(
            claims
                .all()
                .filter(|claim| claim.kind == Some(Kind::Date))
                .map(|claim| claim.span.of(text.text)),
        );
    }
    let clashes = |days: i64| {
        let moved = written.iter().filter_map(|date| dates::moved(date, days, None));
        moved
            .map(|date| {
                usize::from(taken.contains(&fold(&date))) * 100
                    + Text::new(&date)
                        .tokens
                        .iter()
                        .filter(|token| token.is_word() && token.fold != "of" && taken.contains(&token.fold))
                        .count()
            })
            .sum::<usize>()
    };
    let weeks = |at: u64| -7 * (60 + i64::try_from(chance::one_of(190, seed, &[5, at])).unwrap_or_default());
    (0..TRIES).map(weeks).min_by_key(|days| clashes(*days)).unwrap_or(-700)
}
