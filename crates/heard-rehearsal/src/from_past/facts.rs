//! What lies before the trainee, and what the customer answers when asked: out of the numbers, dates and addresses of the conversation.

use heard_engine::{Act, Who};

use heard_text::Document;

use super::heard::{Heard, one_line};
use super::toml::Writer;
use super::{cut, general, times};
use crate::anonymise::{Anonymised, Kind};

/// Entries of a list at most.
const MOST: usize = 5;

pub(super) fn brief(file: &mut Writer, heard: &Heard<'_>, past: &Anonymised, name: &str) {
    file.table("brief");
    file.gap("brief.situation", "where the trainee works, and what lies before them");
    let situation = format!(
        "You answer at a service desk. {name} wrote {} about this; the first message lies before you.",
        times(heard.messages())
    );
    file.text("situation", &situation);
    let mut knows: Vec<String> = Vec::new();
    for (kind, says) in [
        (Kind::Number, "A number in the conversation"),
        (Kind::Date, "A date in the conversation"),
        (Kind::Amount, "A sum in the conversation"),
        (Kind::Street, "Their street"),
    ] {
        if let Some(found) = first(past, kind) {
            knows.push(format!("{says}: {found}."));
        }
    }
    file.gap("brief.knows", "what stood on the screen: orders, dates, earlier contacts");
    for more in [
        format!("{name} wrote {}.", times(heard.messages())),
        "What happened is not written down; say what you find out.".to_owned(),
    ] {
        if knows.len() < 2 {
            knows.push(more);
        }
    }
    file.list("knows", &knows);
    let may = offered(heard);
    let few = may.len() < 2;
    if few {
        file.gap("brief.may", "what the trainee may do or offer, with figures and times");
    } else {
        file.gap("brief.may", "these are the colleague's own words: say what the trainee may do");
    }
    let more = general::MAY.map(str::to_owned).into_iter().filter(|_| few);
    file.list("may", &may.into_iter().chain(more).collect::<Vec<_>>());
    if let Some(number) = first(past, Kind::Number) {
        file.list("known", &[format!("order: {number}")]);
    }
    if let Some(problem) = heard.problem() {
        file.text("complaint", &format!("They complain: “{}”.", cut(problem, 200)));
    } else {
        file.gap("brief.complaint", "what they complain of on the surface, in one sentence");
        file.text("complaint", &cut(heard.first_sentence(), 200));
    }
}

/// What a colleague did or offered then.
fn offered(heard: &Heard<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let all = heard
        .answered
        .iter()
        .flat_map(|answered| answered.appraisal.acts.iter().map(move |act| (answered, act)));
    for (answered, act) in all.filter(|(_, act)| matches!(act.act, Act::NextStep | Act::Options | Act::Promise)) {
        let doc = Document::new(&answered.text);
        let whole = doc.sentences().iter().find(|sentence| sentence.span.overlaps(act.evidence.span()));
        let quote = cut(&one_line(whole.map_or("", |sentence| doc.slice(sentence.span))), 300);
        if !quote.is_empty() && !found.iter().any(|other| other.contains(&quote) || quote.contains(other)) {
            found.push(quote);
        }
    }
    found.truncate(MOST);
    found
}

/// The first stand-in of a kind in the customer's messages, as it stands there.
fn first(past: &Anonymised, kind: Kind) -> Option<String> {
    let theirs = past.messages.iter().filter(|message| message.who == Who::Customer);
    let all = theirs.flat_map(|message| message.replaced.iter().map(move |one| (message, one)));
    all.filter(|(_, one)| past.stand_ins.get(one.stand_in).is_some_and(|stand_in| stand_in.kind == kind))
        .find_map(|(message, one)| {
            // The house stands before its street.
            let house = message
                .replaced
                .iter()
                .find(|other| kind == Kind::Street && other.span.end + 1 == one.span.start);
            let start = house.map_or(one.span.start, |house| house.span.start);
            message.text.get(start..one.span.end).map(one_line)
        })
}

pub(super) fn facts(file: &mut Writer, past: &Anonymised) {
    #[rustfmt::skip]
    let known: [(&str, Kind, &[&str], &str); 6] = [
        ("number", Kind::Number, &["order number", "reference", "parcel number", "booking number", "account number", "customer number", "which order"], "It is {}. I wrote it already, I think."),
        ("day", Kind::Date, &["when did you", "which day did", "what day did", "order date", "what date"], "That was {}."),
        ("address", Kind::Street, &["address", "where you live", "your street", "postcode"], "{}. It has not changed."),
        ("phone", Kind::Phone, &["phone number", "call you", "reach you", "your number"], "{}. Please do call."),
        ("sum", Kind::Amount, &["how much", "what amount", "which amount", "what sum"], "{}, to be exact."),
        ("mail", Kind::Email, &["email", "mail address", "e-mail"], "{}."),
    ];
    let mut many = 0;
    for (id, kind, about, says) in known {
        if let Some(found) = first(past, kind) {
            entry(file, id, None, about, &[says.replace("{}", &found)]);
            many += 1;
        }
    }
    #[rustfmt::skip]
    let more: [(&str, &[&str], &str); 2] = [
        ("tried", &["have you tried", "did you try", "already tried", "what have you"], "I have tried what I could. It is as I wrote."),
        ("wish", &["which would you", "what would you", "would you rather", "would you prefer"], "Whatever comes first. I want it to be over."),
    ];
    for (id, about, says) in more {
        if many < 4 {
            let gap = "what they answer, in their voice; take it out where it does not fit";
            entry(file, id, Some(gap), about, &[says.to_owned()]);
            many += 1;
        }
    }
}

fn entry(file: &mut Writer, id: &str, gap: Option<&str>, about: &[&str], lines: &[String]) {
    file.entry("fact");
    if let Some(gap) = gap {
        file.gap(&format!("fact {id}"), gap);
    }
    file.text("id", id);
    file.list("about", &about.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    file.list("lines", lines);
}
