//! What the next one should know of a conversation, written down for a hand-over: what the customer said and feels, what was promised, what is still
//! needed, what they can choose or have chosen. The agent reads it over and changes it.

use heard_engine::{Feeling, Reading};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::{Need, NeedStanding, Offer, OfferState, Promise, PromiseStanding, Text};

/// The most quotations of one kind.
const QUOTES: usize = 3;
/// The longest quotation, in characters.
const QUOTE: usize = 160;

/// What is known of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Briefing<'b> {
    /// What the customer's messages say, oldest first.
    pub readings: &'b [&'b Reading],
    /// What was promised.
    pub promises: &'b [Promise],
    /// What the customer needs.
    pub needs: &'b [Need],
    /// What was offered.
    pub offers: &'b [Offer],
}

impl Briefing<'_> {
    /// In lines, for somebody who reads it first; empty where there is nothing to say. At most [`Text::MAX`] characters.
    pub fn text(&self, zone: &TimeZone, now: Timestamp) -> String {
        let mut lines = Vec::new();
        self.said(&mut lines);
        self.promised(&mut lines, zone);
        self.needed(&mut lines);
        self.offered(&mut lines, zone, now);
        lines.join("\n").chars().take(Text::MAX).collect()
    }

    fn said(&self, lines: &mut Vec<String>) {
        let problem = self.quotes(|reading| reading.problem.iter().map(|words| words.quote.as_str()).collect());
        let impact = self.quotes(|reading| reading.impact.iter().map(|words| words.quote.as_str()).collect());
        lines.extend(list("What is wrong", &problem));
        lines.extend(list("What it costs them", &impact));
        if let Some(last) = self.readings.last() {
            let strength = match last.intensity {
                0 | 1 => "",
                2 => "clearly ",
                _ => "strongly ",
            };
            lines.push(format!("How they felt last: {strength}{}", felt(last.feeling())));
        }
    }

    /// Words of the latest messages that have some, each once, in the order in which they were said.
    fn quotes<'r>(&'r self, of: impl Fn(&'r Reading) -> Vec<&'r str>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for reading in self.readings.iter().rev() {
            for words in of(reading).into_iter().rev() {
                let words = format!("“{}”", shortened(words));
                if found.len() < QUOTES && !found.contains(&words) {
                    found.push(words);
                }
            }
        }
        found.reverse();
        found
    }

    fn promised(&self, lines: &mut Vec<String>, zone: &TimeZone) {
        for promise in self.promises {
            let what = shortened(&promise.what);
            match (promise.standing(), promise.due) {
                (PromiseStanding::Open, Some(due)) => lines.push(format!("Promised: {what}, by {}", when(due, zone))),
                (PromiseStanding::Open, None) => lines.push(format!("Promised: {what}, without a time")),
                (PromiseStanding::Broken, _) => lines.push(format!("Promised and not kept: {what}")),
                (PromiseStanding::Kept | PromiseStanding::Slipped, _) => {}
            }
        }
    }

    fn needed(&self, lines: &mut Vec<String>) {
        let open = self.needs.iter().filter(|need| need.standing() == NeedStanding::Open);
        let needs: Vec<String> = open.map(|need| need.label.as_str().to_owned()).collect();
        match needs.as_slice() {
            [] => {}
            [one] => lines.push(format!("Still needed: {one}")),
            more => {
                lines.push("Still needed:".to_owned());
                lines.extend(more.iter().map(|need| format!("– {need}")));
            }
        }
    }

    fn offered(&self, lines: &mut Vec<String>, zone: &TimeZone, now: Timestamp) {
        for offer in self.offers {
            let title = |way: usize| offer.ways.get(way).map_or("", |way| way.title.as_str());
            match &offer.state {
                OfferState::Open if offer.is_choosable(now) => {
                    let ways: Vec<&str> = offer.ways.iter().map(|way| way.title.as_str()).collect();
                    lines.push(format!("Can choose until {}: {}", when(offer.expires_at, zone), ways.join(" / ")));
                }
                OfferState::Chosen(choice) => lines.push(format!("Chose: {}. Nobody has acted on it yet", title(choice.way))),
                OfferState::ActedOn { choice, .. } => lines.push(format!("Chose: {}. Acted on", title(choice.way))),
                OfferState::Open | OfferState::Withdrawn { .. } => {}
            }
        }
    }
}

/// How somebody is who feels so.
fn felt(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Anger => "angry",
        Feeling::Frustration => "frustrated",
        Feeling::Disappointment => "disappointed",
        Feeling::Sadness => "sad",
        Feeling::Anxiety => "anxious",
        Feeling::Confusion => "confused",
        Feeling::Gratitude => "grateful",
        Feeling::Joy => "glad",
        Feeling::Neutral => "matter of fact",
    }
}

fn list(title: &str, items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| format!("{title}: {}", items.join("; ")))
}

/// One line, with an ellipsis where something is left out.
fn shortened(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= QUOTE {
        return line;
    }
    let cut: String = line.chars().take(QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}

fn when(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %-d %b, %H:%M").to_string()
}
