//! A scenario made of a past conversation in which everything is invented already: what the engine reads in it becomes complaint, hidden impact, facts,
//! and what calms and inflames. What it does not say is filled with something that plays, and marked as a gap for a person.

mod facts;
mod general;
mod heard;
mod lines;
mod moves;
mod solution;
mod toml;

use heard_engine::Engine;
use thiserror::Error;

use crate::Trade;
use crate::anonymise::Anonymised;
use heard::Heard;
use toml::Writer;

/// The mark of what is to be filled in.
pub const GAP: &str = "GAP";

/// A scenario's file, made of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The file, in the format of `scenarios/FORMAT.md`; it can be played as it is.
    pub toml: String,
    /// What the conversation did not say: fields, in the order of the file.
    pub gaps: Vec<String>,
}

/// A gap in a scenario's text, which a person may have edited since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The line, from 1.
    pub line: usize,
    /// The field and what is to be filled in.
    pub what: String,
}

/// The gaps that a text still marks, in its order.
pub fn gaps(text: &str) -> Vec<Gap> {
    let marked = text.lines().enumerate().filter_map(|(at, line)| {
        let what = line.trim_start().strip_prefix('#')?.trim_start().strip_prefix(GAP)?;
        // The word at the head of the file that explains the mark is none.
        let what = what.strip_prefix(' ').filter(|what| what.contains(": "))?;
        Some(Gap {
            line: at + 1,
            what: what.trim().to_owned(),
        })
    });
    marked.collect()
}

/// Why nothing can be made of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotDraft {
    /// The customer says nothing in it.
    #[error("no message of the customer says anything; a scenario begins with what they complain of")]
    NoCustomer,
}

/// Makes a scenario of a conversation. `called`: what the customer is called in it now.
pub fn from_past(engine: &Engine, past: &Anonymised, called: Option<&str>) -> Result<Drafted, CannotDraft> {
    let heard = Heard::of(engine, past).ok_or(CannotDraft::NoCustomer)?;
    let mut file = Writer::new();
    head(&mut file, &heard);
    let name = persona(&mut file, &heard, past, called);
    facts::brief(&mut file, &heard, past, &name);
    mood(&mut file, &heard);
    impact(&mut file, &heard);
    facts::facts(&mut file, past);
    moves::write(&mut file, &heard);
    solution::write(&mut file, &heard);
    lines::write(&mut file, &heard);
    Ok(file.done())
}

/// The most characters of a title.
const TITLE: usize = 60;

fn head(file: &mut Writer, heard: &Heard<'_>) {
    let matter = heard.problem().unwrap_or_else(|| heard.first_sentence());
    file.say("Made of a past conversation. Names, numbers and dates are invented.");
    file.say(&format!(
        "{GAP} marks what the conversation did not say. What stands there can be played; write it anew and take the mark away."
    ));
    file.say("FORMAT.md explains every field; `heard rehearse --schema` gives the schema for editors.");
    file.text("title", &cut(&capital(matter), TITLE));
    let (trade, sure) = trade(&heard.all_words());
    if !sure {
        file.gap("trade", "guessed; parcel, telecom, bank, airline, clinic, software, energy or shop");
    }
    file.text("trade", trade.name());
    file.bare("difficulty", &heard.difficulty().to_string());
}

fn persona(file: &mut Writer, heard: &Heard<'_>, past: &Anonymised, called: Option<&str>) -> String {
    let signed = past
        .stand_ins
        .iter()
        .find(|one| one.kind == crate::anonymise::Kind::Name)
        .map(|one| one.is.as_str());
    let name = called.or(signed).unwrap_or("Robin").to_owned();
    file.table("persona");
    if called.is_none() {
        file.gap("persona.name", "nobody said what the customer is called");
    }
    file.text("name", &name);
    file.gap("persona.who", "one or two sentences on their life, as far as it matters here");
    file.text("who", &format!("{name} is a customer who wrote {}.", times(heard.messages())));
    file.text("voice", &heard.voice());
    name
}

fn mood(file: &mut Writer, heard: &Heard<'_>) {
    let (anger, trust, hope, inertia) = match heard.difficulty() {
        1 => ("0.55", "0.45", "0.50", "0.30"),
        2 => ("0.66", "0.35", "0.40", "0.35"),
        _ => ("0.77", "0.25", "0.32", "0.45"),
    };
    file.table("mood");
    for (field, value) in [("anger", anger), ("trust", trust), ("hope", hope), ("inertia", inertia)] {
        file.bare(field, value);
    }
}

fn impact(file: &mut Writer, heard: &Heard<'_>) {
    file.table("impact");
    if let Some(hidden) = &heard.hidden {
        file.gap("impact.is", "in your words: what hurts under the complaint");
        file.text("is", &format!("What it costs them: “{}”", hidden.quote));
        file.gap("impact.lines", "a second way to tell it");
        file.list(
            "lines",
            &[hidden.sentence.clone(), format!("You want to know? {}", hidden.sentence)],
        );
    } else {
        file.gap("impact.is", "they never said what it costs them: think of what it may have been");
        file.text("is", "They had counted on it, and somebody else counted on them.");
        file.gap("impact.lines", "how they tell it, in their voice");
        file.list("lines", &general::IMPACT.map(str::to_owned));
    }
}

/// Where it plays, by the words; whether they say so clearly.
fn trade(words: &str) -> (Trade, bool) {
    #[rustfmt::skip]
    const SIGNS: [(Trade, &[&str]); 8] = [
        (Trade::Parcel, &["parcel", "package", "courier", "driver", "tracking", "delivered", "delivery", "depot"]),
        (Trade::Telecom, &["broadband", "internet", "router", "sim", "mobile", "network", "signal", "fibre", "roaming"]),
        (Trade::Bank, &["bank", "card", "payment", "transfer", "mortgage", "loan", "overdraft", "iban", "savings"]),
        (Trade::Airline, &["flight", "airport", "boarding", "luggage", "baggage", "gate", "plane", "airline", "seat"]),
        (Trade::Clinic, &["appointment", "doctor", "nurse", "hospital", "surgery", "prescription", "clinic", "patient", "dentist"]),
        (Trade::Software, &["app", "login", "password", "software", "account", "subscription", "update", "server", "bug", "crash"]),
        (Trade::Energy, &["meter", "electricity", "gas", "energy", "tariff", "heating", "boiler", "kwh", "power"]),
        (Trade::Shop, &["order", "shop", "store", "bought", "return", "exchange", "size", "warranty", "refund"]),
    ];
    let count = |signs: &[&str]| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| signs.contains(word))
            .count()
    };
    let mut best: Vec<(usize, Trade)> = SIGNS.iter().map(|(trade, signs)| (count(signs), *trade)).collect();
    best.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match best.as_slice() {
        [(0, _), ..] => (Trade::Shop, false),
        [(first, trade), (second, _), ..] => (*trade, first > second),
        _ => (Trade::Shop, false),
    }
}

fn times(many: usize) -> String {
    match many {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// At most so many characters, cut between words.
fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ';', ':', ' ']))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).collect::<String>() + chars.as_str()
}
