//! What they say: their own words where the conversation has them, and general lines, marked, where it has none.

use heard_engine::{AskKind, Feeling, Reading};

use super::heard::Heard;
use super::toml::Writer;
use super::{cut, general};

/// Characters of a line at most, and their own lines in a list.
const LINE: usize = 780;
const OWN: usize = 3;

/// The lists, with whether their own words may stand there.
const LISTS: [&str; 16] = [
    "ignored",
    "ignored_again",
    "hurt",
    "script",
    "mocked",
    "asked_again",
    "waiting",
    "calmer",
    "thawing",
    "sorted",
    "settled",
    "thanks",
    "unsolved",
    "manager",
    "escalated",
    "walkout",
];

pub(super) fn write(file: &mut Writer, heard: &Heard<'_>) {
    file.table("lines");
    file.gap("lines.opening", "the same complaint in other words and another order");
    file.list("opening", &openings(heard));
    for list in LISTS {
        let mut all = own(heard, list);
        let told = all.len();
        for line in general::lines(list) {
            if !all.contains(&line) {
                all.push(line);
            }
        }
        let what = if told == 0 {
            "general lines; write them in their voice, with something of the matter"
        } else {
            "their own words first, then general lines"
        };
        file.gap(&format!("lines.{list}"), what);
        file.list(list, &all);
    }
}

/// The first message in three ways.
fn openings(heard: &Heard<'_>) -> Vec<String> {
    let sentences = heard.opening();
    let asks = |sentence: &&String| sentence.contains('?');
    let (first, rest): (Vec<&String>, Vec<&String>) = sentences.iter().partition(asks);
    let turned: Vec<&str> = first.into_iter().chain(rest).map(String::as_str).collect();
    let whole = sentences.join(" ");
    let mut all: Vec<String> = Vec::new();
    for line in [
        whole.clone(),
        turned.join(" "),
        format!("I hope that somebody reads this. {whole}"),
        format!("Hello? {whole}"),
        format!("I am writing to you because I do not know what else to do. {whole}"),
    ] {
        let line = cut(&line, LINE);
        if all.len() < 3 && !all.contains(&line) {
            all.push(line);
        }
    }
    all
}

/// Later words of theirs that fit a list.
fn own(heard: &Heard<'_>, list: &str) -> Vec<String> {
    let end = heard.said.len().saturating_sub(1);
    let mut found: Vec<String> = Vec::new();
    for (at, said) in heard.said.iter().enumerate().skip(1) {
        let open: Vec<&str> = said
            .sentences
            .iter()
            .filter(|sentence| !heard.tells_hidden(sentence))
            .map(String::as_str)
            .collect();
        let line = cut(&open.join(" "), 400);
        if fits(&said.reading, list, at == end) && line.split_whitespace().count() > 2 && !found.contains(&line) {
            found.push(line);
        }
    }
    found.truncate(OWN);
    found
}

fn fits(reading: &Reading, list: &str, at_end: bool) -> bool {
    let glad = matches!(reading.feeling(), Feeling::Gratitude | Feeling::Joy) || reading.ask.kind == AskKind::Thanks;
    match list {
        "thanks" => at_end && glad,
        "calmer" => !at_end && glad,
        "ignored" => reading.feeling().sign() < 0 && reading.intensity < 3,
        "ignored_again" => reading.feeling().sign() < 0 && reading.intensity >= 3,
        _ => false,
    }
}
