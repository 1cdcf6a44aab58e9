//! What would solve it, by what they asked for.

use heard_engine::AskKind;

use super::heard::Heard;
use super::toml::Writer;

pub(super) fn write(file: &mut Writer, heard: &Heard<'_>) {
    let asks = heard.said.iter().map(|said| said.reading.ask.kind);
    let ask = asks
        .into_iter()
        .find(|ask| !matches!(ask, AskKind::Other | AskKind::Thanks | AskKind::Feedback))
        .unwrap_or(AskKind::Other);
    #[rustfmt::skip]
    let (kind, about, is): (&str, &[&str], &str) = match ask {
        AskKind::Refund => ("step", &["refund*", "money back", "pay back", "paid back", "pay you back", "repay*", "credit*", "reimburs*"], "The money is paid back."),
        AskKind::Replacement => ("step", &["replace*", "new one", "another one", "second one", "send out", "sending you", "swap*", "exchange*"], "Another one is sent."),
        AskKind::Cancel => ("step", &["cancel*", "ended", "close your", "closed your", "terminat*", "stopped the"], "It is cancelled."),
        AskKind::Apology => ("answer", &["sorry", "apolog*", "our mistake", "our fault", "we were wrong"], "Somebody says sorry and owns it."),
        AskKind::Human => ("step", &["call you", "ring you", "put you through", "manager will", "colleague will", "phone you"], "A person takes it up."),
        AskKind::Information | AskKind::Status => ("answer", &["found*", "looked*", "checked", "because", "happened", "it is at", "is on its way", "means", "status", "stands"], "They are told what happened and where it stands."),
        AskKind::Fix | AskKind::Feedback | AskKind::Thanks | AskKind::Other => ("step", &["fix*", "repair*", "put right", "correct*", "send*", "bring*", "collect*", "replace*", "refund*", "new one", "engineer", "courier", "look* into"], "It is put right."),
    };
    file.entry("solution");
    file.gap(
        "solution way",
        "words in which a reply gives it; think of the ways in which people say it",
    );
    part(file, "way", kind, about, is);
    file.entry("solution");
    file.gap("solution when", "the day or hour, or take this part out");
    #[rustfmt::skip]
    part(file, "when", "time", &[
        "today", "tonight", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "noon", "pm", "am", "this week", "next week",
        "working days", "hours", "within", "days", "minutes",
    ], "They know by when.");
}

fn part(file: &mut Writer, id: &str, kind: &str, about: &[&str], is: &str) {
    file.text("id", id);
    file.text("kind", kind);
    file.list("about", &about.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    file.text("is", is);
}
