//! What one customer message says: feelings, problem, impact, ask, flags, and whether empathy is needed.
//!
//! `clause` and `tone` describe the form; `cues` fill `signals`, `settle` weighs them against each other; `feelings`, `spans`, `ask` and `need`
//! weigh them; `called` and `contrast` pass over what is no matter; `blend` joins what the encoder says, by `stretch`es of its pieces. Nothing here looks at a draft.

mod ask;
mod blend;
mod called;
mod clause;
mod contrast;
mod cues;
mod feelings;
mod need;
mod settle;
mod signals;
mod spans;
mod stretch;
mod tone;
mod types;
mod weights;
mod words;

use heard_text::{Document, Span};

use self::clause::Clause;
use crate::cue::Hits;
use crate::meaning::Meaning;
use crate::{Evidence, Feeling, Turn};
pub use types::{Ask, AskKind, EmpathyNeed, Flag, Flagged, Reading};

/// Reads a customer's message: by its cues, and by its meaning where an encoder has read it.
pub(crate) fn read(doc: &Document<'_>, hits: &Hits, before: &[Turn<'_>], meaning: Option<Meaning>) -> Reading {
    let clauses = clause::clauses(doc);
    let called = called::called(doc, hits);
    let mut reading = by_cues(doc, hits, &clauses, &called, before);
    let thanked = contrast::find(doc, hits);
    if let Some(words) = thanked {
        contrast::without(words, &mut reading.problem, &mut reading.flags);
    }
    match meaning {
        Some(mut meaning) => {
            called::pass_over(&called, &mut meaning.pieces, &mut meaning.asks, reading.ask.kind == AskKind::Human);
            if let Some(words) = thanked {
                contrast::thank(&mut meaning, words);
            }
            by_both(doc, &clauses, reading, &meaning)
        }
        None => reading,
    }
}

fn by_both(doc: &Document<'_>, clauses: &[Clause], cues: Reading, meaning: &Meaning) -> Reading {
    let problem = blend::problems(doc, clauses, cues.problem, meaning);
    let impact = blend::impacts(doc, clauses, cues.impact, meaning);
    let feelings = blend::feelings(doc, &cues.feelings, meaning);
    let primary = feelings.first().map_or(Feeling::Neutral, |f| f.feeling);
    let intensity = blend::intensity(primary, cues.intensity, meaning);
    // Who is pleased and names no trouble tells a joy, no cost.
    let impact = if primary.sign() > 0 && problem.is_empty() {
        Vec::new()
    } else {
        impact
    };
    Reading {
        valence: feelings::valence(primary, intensity),
        intensity,
        ask: blend::ask(cues.ask, meaning),
        questions: cues.questions,
        flags: blend::flags(doc, &cues.flags, meaning),
        empathy: blend::need(cues.empathy, meaning, &feelings, impact.first().or(problem.first())),
        problem,
        impact,
        feelings,
        language: None,
    }
}

fn by_cues(doc: &Document<'_>, hits: &Hits, clauses: &[Clause], called: &[Span], before: &[Turn<'_>]) -> Reading {
    let tone = tone::tone(doc);
    let mut signals = cues::signals(doc, hits, clauses, called, &tone);
    settle::heat_of_flags(&mut signals);

    let feelings = feelings::feelings(doc, &signals);
    let primary = feelings.first().map_or(Feeling::Neutral, |f| f.feeling);
    let intensity = feelings::intensity(primary, &signals, &tone);
    let mut questions = ask::questions(doc, hits, clauses, &signals);
    questions.retain(|question| {
        clauses
            .get(question.clause)
            .is_some_and(|clause| !called.iter().any(|span| span.contains(clause.span)))
    });
    let problem = called::without(called, spans::problems(doc, clauses, &signals, &questions));
    let impact = spans::impacts(doc, clauses, &signals, problem.first().map(Evidence::span));
    let mut flags: Vec<Flagged> = signals
        .flags
        .iter()
        .map(|&(flag, span)| Flagged {
            flag,
            evidence: Evidence::new(doc, span),
        })
        .collect();
    flags.sort_by_key(|f| f.flag);
    Reading {
        intensity,
        valence: feelings::valence(primary, intensity),
        impact,
        ask: ask::ask(doc, hits, clauses, &signals, &questions, primary, before),
        questions: questions
            .iter()
            .filter_map(|question| clauses.get(question.clause))
            .map(|clause| Evidence::new(doc, clause.span))
            .collect(),
        flags,
        empathy: need::empathy(doc, &feelings, intensity, &signals),
        problem,
        feelings,
        language: None,
    }
}
