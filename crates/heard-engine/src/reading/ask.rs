//! What the customer wants, and the questions that expect an answer.

use heard_text::{Document, Span};

use super::clause::Clause;
use super::cues::asks;
use super::signals::{Roles, Signals};
use super::spans::says_nothing;
use super::words;
use crate::cue::{Cue, Hits};
use crate::{Ask, AskKind, Evidence, Feeling, Flag, Turn, Who};

/// A clause that expects an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Index of the clause.
    pub(super) clause: usize,
    /// It inquires; otherwise it requests.
    pub(super) inquires: bool,
}

/// The clauses that ask or request something and expect an answer; a reproach in the form of a question is none.
pub(super) fn questions(doc: &Document<'_>, hits: &Hits, clauses: &[Clause], signals: &Signals) -> Vec<Question> {
    let spans = |cue| hits.of(cue).map(|h| h.span).collect::<Vec<Span>>();
    let (reproached, information, status) = (spans(Cue::IntensityReproach), spans(Cue::AskInformation), spans(Cue::AskStatus));
    // Of one cue no hit lies inside another, so starts and ends ascend together.
    let within = |spans: &[Span], clause: &Clause| {
        let at = spans.partition_point(|s| s.end <= clause.span.start);
        spans.get(at).is_some_and(|s| s.overlaps(clause.span))
    };
    let opens = |clause: &Clause| {
        let first = doc.tokens().get(clause.first).map_or("", |t| doc.norm(t));
        let second = doc.tokens().get(clause.first + 1).map_or("", |t| doc.norm(t));
        words::is(words::ASKS, first)
            && (words::is(words::AUXILIARY, second) || first.starts_with('h') || first == "whats" || first == "wheres")
            || words::is(words::AUXILIARY, first) && words::is(words::ASKED, second)
    };
    let mut found: Vec<Question> = Vec::new();
    for (index, (clause, roles)) in clauses.iter().zip(&signals.roles).enumerate() {
        let inquires = clause.asked || (within(&information, clause) || within(&status, clause)) && opens(clause);
        let expects = (inquires || roles.want > 0.0) && !within(&reproached, clause) && !echoes(doc, clause);
        if let Some(head) = asked_before(doc, clauses, index).filter(|head| opens(&clauses[*head]) && !opens(clause)) {
            // "Would he look at my bike too, before the holidays?" asks once, and the mark at its end is that of its beginning.
            match found.last_mut().filter(|last| last.clause == head) {
                Some(last) => last.inquires = true,
                None if !within(&reproached, &clauses[head]) => found.push(Question {
                    clause: head,
                    inquires: true,
                }),
                None => {}
            }
        } else if expects {
            found.push(Question { clause: index, inquires });
        }
    }
    found
}

/// Where an asked clause only says when, where or for whom: the clause before the comma that it belongs to.
fn asked_before(doc: &Document<'_>, clauses: &[Clause], index: usize) -> Option<usize> {
    const FAR: usize = 3;
    let tail = |clause: &Clause| {
        doc.tokens()
            .get(clause.first)
            .is_some_and(|first| words::is(words::TAILS, doc.norm(first)))
    };
    let last = clauses.get(index).filter(|clause| clause.asked && tail(clause))?;
    let mut heads = (0..index).rev().take(FAR);
    let head = heads.find(|&at| clauses.get(at).is_none_or(|c| !tail(c)))?;
    clauses.get(head).filter(|c| c.sentence == last.sentence).map(|_| head)
}

/// "Any INCONVENIENCE?", "Sorry?": words of the company thrown back at it.
fn echoes(doc: &Document<'_>, clause: &Clause) -> bool {
    let tokens = doc.tokens().get(clause.first..clause.end).unwrap_or_default();
    clause.asked && tokens.len() <= 3 && tokens.last().is_some_and(|last| words::is(words::SCRIPT, doc.norm(last)))
}

/// What they want.
pub(super) fn ask(
    doc: &Document<'_>,
    hits: &Hits,
    clauses: &[Clause],
    signals: &Signals,
    questions: &[Question],
    primary: Feeling,
    before: &[Turn<'_>],
) -> Ask {
    let sum = |part: fn(&Roles) -> f32| signals.roles.iter().map(part).sum::<f32>();
    let (problem, venting) = (sum(|r| r.problem), sum(|r| r.venting));
    let wanted = signals.roles.iter().any(|r| r.want > 0.0);
    let question = questions.iter().find_map(|q| clauses.get(q.clause)).map(|c| c.span);
    let asked = questions.iter().any(|q| q.inquires);
    let fault = hits.live(Cue::ProblemFault).count() > 0;
    let harmed = hits.any(Cue::ProblemHarm);
    let flagged = |flag| signals.flags.iter().any(|f| f.0 == flag);
    let awaited = flagged(Flag::Waiting);
    let pressing = primary == Feeling::Anxiety || flagged(Flag::Urgent);
    // A question of substance that is not itself the report of a fault: its answer alone settles it.
    let inquiry = questions.iter().filter(|q| q.inquires).find_map(|q| {
        let clause = clauses.get(q.clause)?;
        let reports = signals.roles.get(q.clause).is_some_and(|r| r.problem >= 0.7);
        let first = doc.tokens().get(clause.first).map_or("", |t| doc.norm(t));
        let how = (fault || harmed) && matches!(first, "how" | "why" | "y");
        (!reports && !how && !says_nothing(doc, clause)).then_some(clause.span)
    });
    let told = question.is_none() && !wanted && !hits.any(Cue::IntensityHelp);
    let scolds =
        hits.any(Cue::FeelingHarsh) || hits.any(Cue::FeelingWorst) || hits.any(Cue::FeelingInsult) || hits.any(Cue::FeelingBadFaith);

    let explicit = [
        AskKind::Refund,
        AskKind::Replacement,
        AskKind::Cancel,
        AskKind::Human,
        AskKind::Apology,
    ];
    let explicit = explicit
        .into_iter()
        .filter_map(|kind| asks(signals, kind).map(|(weight, span)| (kind, weight, span)))
        .filter(|&(_, _, span)| is_wanted(span, clauses, signals, questions) || venting + problem >= 1.0)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let chosen = if primary.sign() > 0 && problem < 1.5 && question.is_none() {
        (AskKind::Thanks, asks(signals, AskKind::Thanks).map(|a| a.1))
    } else if let Some((kind, _, span)) = explicit.filter(|e| e.0 != AskKind::Apology || !fault) {
        (kind, Some(span))
    } else if let Some((_, span)) = asks(signals, AskKind::Status).filter(|_| !fault || asked || awaited) {
        (AskKind::Status, Some(span))
    } else if inquiry.is_some() {
        (AskKind::Information, inquiry)
    } else if told && scolds && !fault {
        (AskKind::Feedback, None)
    } else if let Some((_, span)) = asks(signals, AskKind::Feedback).filter(|_| !fault) {
        (AskKind::Feedback, Some(span))
    } else if fault || hits.any(Cue::IntensityHelp) {
        let words = asks(signals, AskKind::Fix).map(|a| a.1);
        (
            AskKind::Fix,
            words.or(question).or_else(|| hits.live(Cue::ProblemFault).next().map(|h| h.span)),
        )
    } else if asked {
        (AskKind::Information, question)
    } else if let Some((_, span)) = asks(signals, AskKind::Fix).filter(|_| wanted || venting > 0.0) {
        (AskKind::Fix, Some(span))
    } else if wanted {
        let upset = problem >= 0.7 || venting > 0.0 || primary.sign() < 0;
        (if upset { AskKind::Fix } else { AskKind::Other }, question)
    } else if venting > 0.0 || harmed || problem >= 0.7 {
        let kind = if harmed && venting < 1.0 || pressing {
            AskKind::Fix
        } else {
            AskKind::Feedback
        };
        (kind, None)
    } else if let Some((_, span)) = asks(signals, AskKind::Thanks).filter(|_| primary.sign() >= 0) {
        (AskKind::Thanks, Some(span))
    } else {
        let unsaid = if primary.sign() < 0 { AskKind::Feedback } else { AskKind::Other };
        (earlier(before).unwrap_or(unsaid), None)
    };
    Ask {
        kind: chosen.0,
        evidence: chosen.1.map(|span| Evidence::new(doc, span)),
    }
}

/// Stands in a clause that asks, or that wants something.
fn is_wanted(span: Span, clauses: &[Clause], signals: &Signals, questions: &[Question]) -> bool {
    clauses
        .iter()
        .zip(&signals.roles)
        .enumerate()
        .any(|(index, (clause, roles))| clause.span.overlaps(span) && (roles.want > 0.0 || questions.iter().any(|q| q.clause == index)))
}

/// What the customer's earlier turns wanted: a bare answer carries it on.
fn earlier(before: &[Turn<'_>]) -> Option<AskKind> {
    let text = before.iter().rev().filter(|t| t.who == Who::Customer);
    let text: String = text.take(4).map(|t| heard_text::normalise(t.text)).collect::<Vec<_>>().join("\n");
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if before.is_empty() {
        None
    } else if says(&["refund", "money back", "compensat"]) {
        Some(AskKind::Refund)
    } else if says(&[
        "cant ",
        "wont ",
        "not working",
        "doesnt",
        "isnt",
        "error",
        "broken",
        "fix",
        "problem",
        "issue",
        "crash",
        "stopped",
        "keeps ",
    ]) {
        Some(AskKind::Fix)
    } else if says(&["where is my", "wheres my", "when will", "still waiting", "any update"]) {
        Some(AskKind::Status)
    } else if text.contains('?') {
        Some(AskKind::Information)
    } else {
        Some(AskKind::Fix)
    }
}
