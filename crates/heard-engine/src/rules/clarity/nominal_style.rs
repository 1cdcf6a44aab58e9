//! See `nominal_style.md`.

use heard_text::{SegmentKind, Span};

use crate::Applicability::{Idea, Safe};
use crate::cue::{Cue, Hit};
use crate::rules::{Context, Report, quoted};

/// Words of a sentence beside which one heavy wording is enough.
const LONG: usize = 25;

/// What says the same, word for word.
const PLAIN: &[(&str, &str)] = &[
    ("in order to", "to"),
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("at this point in time", "right now"),
    ("at this moment in time", "right now"),
    ("at the present time", "right now"),
    ("in the event that", "if"),
    ("commence", "start"),
    ("commences", "starts"),
    ("commenced", "started"),
    ("commencing", "starting"),
    ("utilise", "use"),
    ("utilises", "uses"),
    ("utilised", "used"),
    ("utilising", "using"),
    ("utilize", "use"),
    ("utilizes", "uses"),
    ("utilized", "used"),
    ("utilizing", "using"),
    ("endeavour to", "try to"),
    ("endeavor to", "try to"),
    ("endeavouring to", "trying to"),
    ("endeavoring to", "trying to"),
    ("ascertain", "find out"),
    ("henceforth", "from now on"),
    ("we are in receipt of", "we have received"),
    ("i am in receipt of", "I have received"),
    ("due to the fact that", "because"),
    ("owing to the fact that", "because"),
    ("despite the fact that", "although"),
    ("until such time as", "until"),
    ("in excess of", "more than"),
];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let heavy: Vec<Heavy> = cx
        .hits
        .of(Cue::RuleOfficial)
        .filter(|hit| counts(cx, hit))
        .map(|hit| Heavy::of(cx, hit))
        .collect();
    let Some((first, rest)) = heavy.split_first() else { return };
    let longest = cx.body().filter(|s| !cx.listed(s)).map(|s| cx.spoken(s).len()).max().unwrap_or(0);
    let long = longest > LONG;
    let other = rest.iter().find(|heavy| heavy.words != first.words);
    let here = quoted(cx.draft.slice(first.span));
    let message = match other {
        Some(other) => format!(
            "{here} and {} sound like a form. Plain words say the same.",
            quoted(cx.draft.slice(other.span))
        ),
        None if long => format!("{here} sounds like a form, in a reply with a sentence of {longest} words. A plain word says the same."),
        None => return,
    };
    let still = rest.iter().any(|heavy| rest.first().is_some_and(|one| one.words != heavy.words)) || (long && !rest.is_empty());
    let remark = report.at(first.span, message);
    match plain(&first.words) {
        Some(word) if !still => remark.suggest(Safe, as_begun(word, cx.draft.slice(first.span))),
        Some(word) => remark.suggest(Idea, format!("“{word}” says the same.")),
        None => remark.suggest(Idea, thought(&first.words)),
    };
}

/// A heavy wording, in normal form.
struct Heavy {
    span: Span,
    words: String,
}

impl Heavy {
    fn of(cx: &Context<'_>, hit: &Hit) -> Self {
        let words = heard_text::normalise(cx.draft.slice(hit.span));
        Self {
            span: hit.span,
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// Whether it is the agent's own wording, in the sense that is meant, and not the customer's word given back.
fn counts(cx: &Context<'_>, hit: &Hit) -> bool {
    let body = cx.sentence_at(hit.span).is_some_and(|s| s.segment == SegmentKind::Body);
    body && !hit.quoted && !cx.hits.touches(Cue::RuleNotofficial, hit.span) && !cx.customer_said(cx.draft.slice(hit.span))
}

fn plain(words: &str) -> Option<&'static str> {
    PLAIN.iter().find(|(heavy, _)| *heavy == words).map(|(_, plain)| *plain)
}

fn thought(words: &str) -> &'static str {
    if words.contains(" be ") && !words.starts_with("the ") {
        "Leave it out: what follows stands well alone."
    } else if words.contains(" find") {
        "“Here is …” says it."
    } else if words.starts_with("with re") || words.starts_with("in re") {
        "“About” says the same."
    } else {
        "Say it as you would across a counter: who does what."
    }
}

/// The word with a capital where the other has one.
fn as_begun(word: &str, other: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if other.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
