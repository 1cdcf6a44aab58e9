//! The rules of the coach.
//!
//! One rule is two files in its family's folder: `<rule>.md`, its page, and `<rule>.rs` with one `check`. The page is specification,
//! documentation and test at once. The registry [`RULES`] is generated from them at build time. A rule speaks only where the
//! situation calls for it, and always with the words it rests on.
//!
//! # A page
//! The head between two `---` has title, severity (hint, warning, error), practice, cites (keys of [`crate::studies`]) and since.
//! Then come the sections *What it sees*, *Why it matters*, *Poor*, *Better*, *Hits* and *Benign*. The cases under the last two are
//! fenced blocks marked `case`:
//!
//! ```text
//! name: Marta
//! customer: My cot still has not come.
//! agent: It should be with you this week.
//! customer: Three weeks now!
//! draft: Hi Marta, it will come [[soon]].
//! ```
//!
//! `name:` (what the customer is called), `tone:` (what the team has settled), `earlier:` (what the agent sent to others before, `7 × ` in front
//! for seven times), `known:` (what is known of the customer from before) and the earlier turns may be left out; so may `answered: not yet`, which
//! stands among the turns where the customer answered a check-back so by a click. `draft:` comes last, and lines after it belong to it.
//! In the draft of a hit, `[[…]]` stands round exactly the words that the rule marks. A rule about something missing marks the
//! place where it would go, with an empty `[[]]`: after the greeting, or at the end. Its suggestions are insertions.
//! A benign draft has no marks, and the rule is silent on it.

mod alike;
mod before;
mod context;
mod harm;
mod named;
mod report;
mod wording;

pub(crate) use context::{Context, Fault};
pub(crate) use report::Report;

use heard_text::Span;

use crate::Severity;

/// One rule, as its page declares it.
pub struct Rule {
    /// Its id: the name of its files, with hyphens.
    pub id: &'static str,
    /// Its family: the name of its folder.
    pub family: &'static str,
    /// What it says of a draft, one short sentence.
    pub title: &'static str,
    /// Default severity.
    pub severity: Severity,
    /// Ids of `practice` lines.
    pub practice: &'static [&'static str],
    /// Keys of studies.
    pub cites: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
    /// The whole page.
    pub page: &'static str,
    pub(crate) check: fn(&Context<'_>, &mut Report<'_>),
}

impl Rule {
    /// The rule of an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// The page without its head.
    pub fn text(&self) -> &'static str {
        self.page.splitn(3, "---\n").nth(2).unwrap_or(self.page).trim_start()
    }
}

/// Spans in the order of the text, without those that overlap one before them.
pub(crate) fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, usize::MAX - span.end));
    spans.dedup_by(|next, kept| next.overlaps(*kept));
    spans
}

/// Words in quotation marks, cut to what a remark can hold.
pub(crate) fn quoted(words: &str) -> String {
    /// Characters of a quotation.
    const MOST: usize = 90;
    let words = words.trim().trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ").replace(['“', '”', '"'], "’");
    match line.char_indices().nth(MOST) {
        None => format!("“{line}”"),
        Some((at, _)) => format!("“{}…”", line[..at].rsplit_once(' ').map_or(&line[..at], |(head, _)| head)),
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
