//! An item as far as its lines were read, and what makes it whole.

use std::collections::BTreeMap;

use heard_engine::{Study, nearest, practice, practice_line, studies};

use crate::{Answer, Fault, Item, Level, Seed, Trade};

/// Keys of a line, in the order in which they are usually written.
const KEYS: [&str; 8] = [
    "level",
    "trade",
    "practice",
    "cites",
    "replies",
    "situation",
    "customer",
    "question",
];
/// Longest text of a field, in bytes.
const LONGEST: usize = 4_000;
/// Fewest and most answers.
const ANSWERS: std::ops::RangeInclusive<usize> = 3..=5;

/// Words and the line that they begin in.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) line: usize,
}

struct Given {
    right: bool,
    words: Words,
    reason: Option<Words>,
}

/// An item half read.
pub(super) struct Draft {
    pub(super) id: Words,
    fields: BTreeMap<&'static str, Words>,
    answers: Vec<Given>,
    last: Last,
}

/// What a line that goes on belongs to.
enum Last {
    Id,
    Field(&'static str),
    Answer,
    Reason,
}

impl Draft {
    pub(super) fn new(id: &str, line: usize) -> Self {
        Self {
            id: words(id, line),
            fields: BTreeMap::new(),
            answers: Vec::new(),
            last: Last::Id,
        }
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: &str, number: usize) -> Result<(), String> {
        if let Some((right, text)) =
            (line.strip_prefix("+ ").map(|text| (true, text))).or(line.strip_prefix("- ").map(|text| (false, text)))
        {
            let words = words(text, number);
            self.answers.push(Given {
                right,
                words,
                reason: None,
            });
            self.last = Last::Answer;
            return Ok(());
        }
        if let Some(text) = line.strip_prefix("= ") {
            let answer = self.answers.last_mut().ok_or("a reason follows its answer")?;
            self.last = Last::Reason;
            return match answer.reason.replace(words(text, number)) {
                Some(_) => Err("this answer has a reason already".to_owned()),
                None => Ok(()),
            };
        }
        let (name, text) = line.split_once(':').unwrap_or((line, ""));
        let Some(key) = KEYS.into_iter().find(|key| *key == name) else {
            let meant = nearest(name, KEYS).map_or_else(String::new, |key| format!("; did you mean “{key}”?"));
            return Err(format!("a line begins with a key and a colon, with “+ ”, “- ” or “= ”{meant}"));
        };
        self.last = Last::Field(key);
        match self.fields.insert(key, words(text, number)) {
            Some(_) => Err("stands twice".to_owned()),
            None => Ok(()),
        }
    }

    /// Takes a line that goes on.
    pub(super) fn go_on(&mut self, more: &str) -> Result<(), String> {
        let words = match self.last {
            Last::Id => None,
            Last::Field(key) => self.fields.get_mut(key),
            Last::Answer => self.answers.last_mut().map(|answer| &mut answer.words),
            Last::Reason => self.answers.last_mut().and_then(|answer| answer.reason.as_mut()),
        };
        let words = words.ok_or("nothing goes on here; begin the line at its left edge")?;
        words.text.push(' ');
        words.text.push_str(more);
        Ok(())
    }

    /// The whole item, or all that it lacks.
    pub(super) fn finish(self, file: &str) -> Result<Item, Vec<Fault>> {
        let mut wrong = Wrong {
            file,
            id: self.id.line,
            faults: Vec::new(),
        };
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.text.is_empty() || self.id.text.len() > 60 || !self.id.text.chars().all(slug) {
            wrong.add(self.id.line, "id", "up to 60 small letters, digits and hyphens");
        }
        let level = self.one(
            &mut wrong,
            "level",
            |text| text.parse().ok().and_then(Level::new),
            "a level is 1, 2 or 3",
        );
        let trades: Vec<&str> = Trade::ALL.iter().map(|trade| trade.word()).collect();
        let trade = self.one(&mut wrong, "trade", Trade::of, &format!("one of {}", trades.join(", ")));
        let practice = self.practice(&mut wrong);
        let studies = self.studies(&mut wrong);
        let question = self.one(&mut wrong, "question", |text| Some(text.to_owned()), "");
        let replies = match self.text("replies") {
            "" | "no" => false,
            "yes" => true,
            _ => {
                wrong.add(
                    self.line("replies"),
                    "replies",
                    "“yes” where every answer is a whole reply to the customer",
                );
                false
            }
        };
        let situation = self.text("situation").to_owned();
        let customer = self.text("customer").to_owned();
        if replies && customer.is_empty() {
            wrong.add(
                self.line("replies"),
                "customer",
                "whole replies answer a customer; what did they write?",
            );
        }
        for (key, words) in &self.fields {
            if words.text.len() > LONGEST {
                wrong.add(words.line, key, &format!("at most {LONGEST} bytes"));
            }
        }
        let answers = answers(self.answers, &self.id.text, &mut wrong);
        match (level, trade, question) {
            (Some(level), Some(trade), Some(question)) if wrong.faults.is_empty() => Ok(Item {
                id: self.id.text,
                level,
                trade,
                practice,
                studies,
                situation,
                customer,
                question,
                answers,
                replies,
            }),
            _ => Err(wrong.faults),
        }
    }

    fn text(&self, key: &str) -> &str {
        self.fields.get(key).map_or("", |words| words.text.as_str())
    }

    fn line(&self, key: &str) -> usize {
        self.fields.get(key).map_or(self.id.line, |words| words.line)
    }

    /// A field that must be there.
    fn one<T>(&self, wrong: &mut Wrong<'_>, key: &str, read: impl Fn(&str) -> Option<T>, rule: &str) -> Option<T> {
        let text = self.text(key);
        if text.is_empty() {
            wrong.add(self.line(key), key, "is missing");
            return None;
        }
        let read = read(text);
        if read.is_none() {
            wrong.add(self.line(key), key, rule);
        }
        read
    }

    fn practice(&self, wrong: &mut Wrong<'_>) -> Vec<&'static str> {
        let mut lines = Vec::new();
        for id in list(self.text("practice")) {
            match practice_line(id) {
                Some(line) => lines.push(line.id),
                None => wrong.add(self.line("practice"), "practice", &format!("the practice has no line “{id}”")),
            }
        }
        if lines.is_empty() {
            let letters: Vec<String> = practice().iter().map(|chapter| chapter.letter.to_string()).collect();
            let rule = format!("one line of the practice or several, such as V2; chapters {}", letters.join(" "));
            wrong.add(self.line("practice"), "practice", &rule);
        }
        lines
    }

    fn studies(&self, wrong: &mut Wrong<'_>) -> Vec<&'static Study> {
        let mut found = Vec::new();
        for key in list(self.text("cites")) {
            match studies().iter().find(|study| study.key == key) {
                Some(study) => found.push(study),
                None => wrong.add(self.line("cites"), "cites", &format!("no study has the key “{key}”")),
            }
        }
        found
    }
}

/// The answers, in an order that the id settles: so that in the file the right one may stand first.
fn answers(given: Vec<Given>, id: &str, wrong: &mut Wrong<'_>) -> Vec<Answer> {
    if !ANSWERS.contains(&given.len()) {
        wrong.add(wrong.id, "answers", "three to five answers");
    }
    if !given.iter().any(|answer| answer.right) {
        wrong.add(wrong.id, "answers", "none is right; a right answer begins with “+ ”");
    }
    if !given.is_empty() && given.iter().all(|answer| answer.right) {
        wrong.add(wrong.id, "answers", "all are right; a wrong answer begins with “- ”");
    }
    let mut answers: Vec<Answer> = Vec::new();
    for (at, Given { right, words, reason }) in given.into_iter().enumerate() {
        let field = format!("answer {}", at + 1);
        let Some(reason) = reason.filter(|reason| !reason.text.is_empty()) else {
            wrong.add(words.line, &field, "has no reason; it follows in a line “= …”");
            continue;
        };
        if words.text.is_empty() || words.text.len() > LONGEST || reason.text.len() > LONGEST {
            wrong.add(words.line, &field, &format!("answer and reason have 1 to {LONGEST} bytes"));
        }
        if answers.iter().any(|other| other.text == words.text) {
            wrong.add(words.line, &field, "stands twice");
        }
        answers.push(Answer {
            text: words.text,
            right,
            reason: reason.text,
        });
    }
    Seed::of(id).shuffle(&mut answers);
    answers
}

struct Wrong<'f> {
    file: &'f str,
    id: usize,
    faults: Vec<Fault>,
}

impl Wrong<'_> {
    fn add(&mut self, line: usize, field: &str, message: &str) {
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line,
            field: field.to_owned(),
            message: message.to_owned(),
        });
    }
}

fn words(text: &str, line: usize) -> Words {
    Words {
        text: text.trim().to_owned(),
        line,
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}
