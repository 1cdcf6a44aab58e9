//! The customer's words that a starter may use, and how their feeling is named. Never an insult, never shouting.

use super::person::{Turned, shouts, turned};
use crate::rules::quoted;
use crate::{Evidence, Feeling, Flag, Reading};

/// What a reading offers to begin with.
pub(super) struct Words {
    /// The problem, said back.
    pub(super) problem: Option<String>,
    /// What it costs them, said back.
    pub(super) impact: Option<String>,
    /// A thing of theirs: "your broken kettle".
    pub(super) thing: Option<String>,
    /// The words that matter most, in quotation marks.
    pub(super) quote: Option<String>,
    /// "Three weeks", where they say how long they have waited.
    pub(super) wait: Option<String>,
    /// The first open question, in quotation marks.
    pub(super) question: Option<String>,
    /// "frustrating": what anybody would find it.
    pub(super) feels: &'static str,
    /// A figure of the words: where one goes on from among equally good wordings.
    pub(super) source: usize,
}

impl Words {
    pub(super) fn of(heard: &Reading) -> Self {
        let usable = |words: &&Evidence| fit(heard, words);
        // What stands in a question is not said to be so.
        let asked = |words: &&Evidence| heard.questions.iter().any(|q| q.span().overlaps(words.span()));
        let (problem, thing) = said_back(heard.problem.iter().find(|words| usable(words) && !asked(words)));
        let (impact, cost) = said_back(heard.impact.iter().find(usable));
        let telling = heard.impact.iter().chain(&heard.problem).chain(heard.empathy.evidence.as_ref());
        let quote = telling.filter(usable).find(|words| words.quote.split_whitespace().count() > 1);
        let source: usize = heard
            .problem
            .iter()
            .chain(&heard.impact)
            .flat_map(|e| e.quote.bytes())
            .map(usize::from)
            .sum();
        Self {
            problem,
            impact,
            thing: thing.or(cost),
            quote: quote.map(|words| quoted(&words.quote)),
            wait: heard
                .flags
                .iter()
                .filter(|f| f.flag == Flag::Waiting)
                .find_map(|f| duration(&f.evidence.quote)),
            question: heard.questions.iter().find(usable).map(|words| quoted_question(&words.quote)),
            feels: feels(heard.feeling()),
            source,
        }
    }
}

fn said_back(words: Option<&Evidence>) -> (Option<String>, Option<String>) {
    match words.and_then(|words| turned(&words.quote)) {
        Some(Turned::Clause(clause)) => (Some(clause), None),
        Some(Turned::Thing(thing)) => (None, Some(thing)),
        None => (None, None),
    }
}

/// Whether words may be said back at all.
fn fit(heard: &Reading, words: &Evidence) -> bool {
    let insult = |f: &crate::Flagged| f.flag == Flag::Abuse && f.evidence.span().overlaps(words.span());
    !words.quote.trim().is_empty() && !words.quote.contains('\n') && !shouts(&words.quote) && !heard.flags.iter().any(insult)
}

/// A question in quotation marks, closed by its own mark or a full stop.
fn quoted_question(words: &str) -> String {
    let inside = quoted(words);
    match inside.strip_suffix('”') {
        Some(head) if words.trim_end().ends_with('?') => format!("{head}?”"),
        _ => format!("{inside}."),
    }
}

fn feels(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Anger => "maddening",
        Feeling::Frustration => "frustrating",
        Feeling::Disappointment => "disappointing",
        Feeling::Sadness => "painful",
        Feeling::Anxiety => "worrying",
        Feeling::Confusion => "confusing",
        Feeling::Gratitude | Feeling::Joy | Feeling::Neutral => "hard",
    }
}

/// "3 weeks" in "I have been waiting for 3 weeks"; hours and more only.
fn duration(words: &str) -> Option<String> {
    const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several"];
    const UNITS: &[&str] = &["hours", "days", "weeks", "months", "years"];
    let tokens: Vec<&str> = words.split_whitespace().collect();
    tokens.windows(2).find_map(|pair| {
        let [count, unit] = pair else { return None };
        let (count, unit) = (count.to_lowercase(), unit.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
        let counts = NUMBERS.contains(&count.as_str()) || (count.len() < 4 && count.parse::<u16>().is_ok());
        (counts && UNITS.contains(&unit.as_str())).then(|| format!("{count} {unit}"))
    })
}
