//! The words that state the problem, and those that say why it matters.

use heard_text::{Document, Span};

use super::ask::Question;
use super::clause::Clause;
use super::signals::{Roles, Signals};
use super::words;
use crate::Evidence;

/// Score from which a clause states the problem.
const STATES: f32 = 0.65;
/// Problems and impacts kept.
const MOST: usize = 3;
/// Impacts weighed, from the first on; a message with more is a log.
const MOST_WEIGHED: usize = 64;
/// What each later clause scores less.
const LATER: f32 = 0.04;

/// Ways to begin that say nothing of the matter, longest first where they overlap.
const LEADS: &[&[&str]] = &[
    &["can", "you", "tell", "me"],
    &["could", "you", "tell", "me"],
    &["can", "you", "advise"],
    &["can", "you", "explain"],
    &["can", "you", "help"],
    &["can", "you", "let", "me", "know"],
    &["could", "you", "let", "me", "know"],
    &["can", "someone"],
    &["can", "anyone"],
    &["could", "someone"],
    &["can", "you"],
    &["can", "u"],
    &["could", "you"],
    &["would", "you"],
    &["will", "you"],
    &["do", "you", "know"],
    &["do", "you", "have", "any", "idea"],
    &["does", "anyone", "know"],
    &["any", "idea"],
    &["any", "ideas"],
    &["let", "me", "know"],
    &["tell", "me"],
    &["explain"],
    &["advise"],
    &["please"],
    &["pls"],
    &["kindly"],
    &["help", "me", "with"],
    &["help", "me"],
    &["help", "with"],
    &["i", "need", "help", "with"],
    &["i", "need", "help"],
    &["i", "need", "assistance", "with"],
    &["i", "need", "assistance", "in"],
    &["need", "help", "with"],
    &["i", "would", "like", "to", "know"],
    &["i", "want", "to", "know"],
    &["i", "need", "to", "know"],
    &["i", "would", "like", "to"],
    &["id", "like", "to"],
    &["i", "want", "to"],
    &["i", "need", "to"],
    &["im", "trying", "to"],
    &["i", "am", "trying", "to"],
    &["trying", "to"],
    &["i", "wanna"],
    &["need", "to"],
    &["want", "to"],
    &["just", "wondering", "if"],
    &["wondering", "if"],
    &["i", "was", "wondering", "if"],
    &["i", "am", "wondering", "if"],
    &["why", "is", "it", "that"],
    &["i", "think"],
    &["i", "just", "noticed"],
    &["i", "noticed"],
    &["it", "seems"],
    &["it", "looks", "like"],
    &["looks", "like"],
    &["seems", "like"],
    &["me"],
    &["to"],
    &["still"],
    &["with"],
    &["that"],
];

/// What is wrong or wanted, most telling first.
pub(super) fn problems(doc: &Document<'_>, clauses: &[Clause], signals: &Signals, questions: &[Question]) -> Vec<Evidence> {
    let mut asks = vec![false; clauses.len()];
    for question in questions {
        asks[question.clause] = true;
    }
    let score = |index: usize, clause: &Clause, roles: &Roles| {
        let asked = if asks[index] { 1.0 } else { 0.0 };
        let words = clause.end - clause.first;
        let short = if words < 3 { 0.6 } else { 0.0 };
        let effort = if roles.tried { 0.5 } else { 0.0 };
        let empty = if says_nothing(doc, clause) { 1.2 } else { 0.0 };
        let later = f32::from(u16::try_from(index).unwrap_or(u16::MAX)) * LATER;
        roles.problem + roles.want.max(asked) * 0.8 - short - effort - empty - later.min(0.6)
    };
    let mut ranked: Vec<(f32, &Clause)> = clauses
        .iter()
        .zip(&signals.roles)
        .enumerate()
        .map(|(index, (clause, roles))| (score(index, clause, roles), clause))
        .filter(|(score, _)| *score >= STATES)
        .collect();
    if ranked.is_empty() {
        // Nothing states it outright: what is complained of stands in the longest complaining clause.
        let venting = clauses
            .iter()
            .zip(&signals.roles)
            .filter(|(c, r)| r.venting >= 1.0 && c.end - c.first >= 3);
        ranked.extend(venting.max_by_key(|(c, _)| c.end - c.first).map(|(c, _)| (0.0, c)));
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked
        .iter()
        .take(MOST)
        .map(|(_, clause)| Evidence::new(doc, trimmed(doc, clause)))
        .collect()
}

pub(super) fn says_nothing(doc: &Document<'_>, clause: &Clause) -> bool {
    let tokens = doc.tokens().get(clause.first..clause.end).unwrap_or_default();
    tokens.len() <= 8 && tokens.iter().all(|token| words::is(words::EMPTY, doc.norm(token)))
}

/// The clause without the ways to begin.
fn trimmed(doc: &Document<'_>, clause: &Clause) -> Span {
    let tokens = doc.tokens().get(clause.first..clause.end).unwrap_or_default();
    let mut rest = tokens;
    while let Some(lead) = LEADS
        .iter()
        .filter(|lead| rest.len() > lead.len() + 1 && rest.iter().zip(**lead).all(|(token, word)| doc.norm(token) == *word))
        .max_by_key(|lead| lead.len())
    {
        rest = rest.get(lead.len()..).unwrap_or_default();
    }
    match (rest.first(), rest.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => clause.span,
    }
}

/// Why it matters, most telling first. `problem` is the span already taken.
pub(super) fn impacts(doc: &Document<'_>, clauses: &[Clause], signals: &Signals, problem: Option<Span>) -> Vec<Evidence> {
    let mut ranked: Vec<(f32, Span)> = Vec::new();
    for &(weight, span) in signals.impacts.iter().take(MOST_WEIGHED) {
        let clause = clauses.get(clauses.partition_point(|c| c.span.end <= span.start));
        let clause = clause.filter(|c| c.span.overlaps(span));
        let taken = problem.is_some_and(|p| clause.is_some_and(|c| c.span.overlaps(p)));
        let words = if taken { span } else { clause.map_or(span, |c| c.span.cover(span)) };
        if problem.is_some_and(|p| words.contains(p)) {
            continue;
        }
        let weight = if taken { weight - 0.3 } else { weight };
        match ranked.iter_mut().find(|(_, s)| s.overlaps(words)) {
            Some(known) => known.0 += weight * 0.3,
            None => ranked.push((weight, words)),
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.iter().take(MOST).map(|&(_, span)| Evidence::new(doc, span)).collect()
}
