//! Finds the promises of a text: heads, their clauses, and their times.

use heard_text::{Document, Span};
use jiff::Zoned;

use super::clause::{self, Ends, Part};
use super::head::{Head, heads};
use super::when::Meaning;
use super::{Due, PromiseFound, Promisor};
use crate::Evidence;
use crate::cue::{Cue, Hits};

/// The promises in a text sent at `now`.
pub(crate) fn find(doc: &Document<'_>, hits: &Hits, now: Option<&Zoned>) -> Vec<PromiseFound> {
    let heads = heads(doc, hits);
    let ends = Ends::of(hits);
    let mut found = Vec::new();
    let mut taken = 0;
    for (index, head) in heads.iter().enumerate() {
        if head.start < taken {
            continue;
        }
        let next = heads.get(index + 1).map(|h| h.start);
        let end = ends.clause(doc, head.verb, next);
        if end <= head.verb || asked(doc, head, end) {
            continue;
        }
        let mut parts = clause::parts(doc, head, end);
        if let [part] = parts.as_mut_slice()
            && part.when.is_none()
        {
            part.when = clause::fronted(doc, head, taken);
        }
        for (nth, part) in parts.iter().enumerate() {
            if head.needs_time && !part.when.as_ref().is_some_and(|w| w.meaning != Meaning::Vague) {
                continue;
            }
            let start = if nth == 0 { head.start } else { part.tokens.start };
            let start = part.when.as_ref().map_or(start, |w| w.tokens.start.min(start));
            found.extend(promise(doc, head, start, part, now));
            taken = part.tokens.end;
        }
    }
    found
}

fn promise(doc: &Document<'_>, head: &Head, start: usize, part: &Part, now: Option<&Zoned>) -> Option<PromiseFound> {
    let span = span(doc, start, part.tokens.end)?;
    let due = part.when.as_ref().and_then(|when| {
        Some(Due {
            evidence: Evidence::new(doc, self::span(doc, when.tokens.start, when.tokens.end)?),
            at: now.and_then(|now| when.meaning.instant(now)),
        })
    });
    let what = clause::what(doc, part);
    let from_me = head.cue == Cue::PromiseCustomer && what.ends_with("from me");
    (!what.is_empty()).then(|| PromiseFound {
        evidence: Evidence::new(doc, span),
        who: if from_me { Promisor::Agent } else { head.who },
        what,
        due,
    })
}

fn span(doc: &Document<'_>, start: usize, end: usize) -> Option<Span> {
    let (first, last) = (doc.tokens().get(start)?, doc.tokens().get(end.checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}

/// Whether the clause is a question: its sentence ends with a question mark, and neither a comma after it nor a comma or "and" before it
/// parts it from what is asked ("Could you send a photo and I'll raise it?").
fn asked(doc: &Document<'_>, head: &Head, end: usize) -> bool {
    let tokens = doc.tokens();
    let Some(sentence) = tokens.get(head.start).and_then(|t| doc.sentences().get(t.sentence as usize)) else {
        return false;
    };
    let joined = head
        .start
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| matches!(doc.norm(t), "and" | "so" | ","));
    let rest = tokens.get(end..sentence.end_token as usize).unwrap_or_default();
    let question = rest.iter().position(|t| doc.norm(t).starts_with('?'));
    let parted = rest.iter().position(|t| matches!(doc.norm(t), "," | "–" | "—" | "-" | ";" | "but"));
    !joined && question.is_some_and(|q| parted.is_none_or(|p| p > q))
}
