//! Puts the appraisal together: findings in order, strengths, and two scores that are visible sums.

use std::cmp::Reverse;

use super::points;
use crate::rules::{Context, Rule};
use crate::study::study;
use crate::{Act, Appraisal, Evidence, Finding, Language, Ledger, Part, Score, Severity, Strength};

/// An act that is a strength: what it does, the practice, the study, and whether only where empathy is needed.
type Kind = (Act, &'static str, &'static [&'static str], &'static [&'static str], bool);
const STRENGTHS: &[Kind] = &[
    (
        Act::FeelingAcknowledged,
        "Names what they feel or face",
        &["V1"],
        &["yu-2021"],
        true,
    ),
    (Act::Restates, "Says the problem back", &["L6"], &["packard-berger-2021"], false),
    (Act::Specific, "Names their own thing", &["V2"], &["packard-berger-2021"], false),
    (Act::Ownership, "Owns what went wrong", &["V4"], &["singh-2018"], false),
    (Act::OpenQuestion, "Invites them to tell more", &["L5"], &["herhausen-2023"], false),
    (Act::Options, "Lets them choose", &["O2"], &["mattila-2005", "singh-2018"], false),
    (Act::NextStep, "Says what happens next", &["O1"], &["little-2013"], false),
    (Act::Reason, "Says why", &["C5"], &["train-delay"], false),
    (Act::Time, "Gives a time", &["O3", "O4"], &["gneezy-2014"], false),
    (Act::FollowUp, "Checks back", &["F1"], &["buell-2011"], false),
];

/// The appraisal of a draft: strengths and scores beside the findings.
pub(crate) fn appraise(cx: &Context<'_>, findings: Vec<Finding>, language: Option<Language>) -> Appraisal {
    let findings = merged(findings);
    Appraisal {
        strengths: strengths(cx, &findings),
        emotional: score(Ledger::Emotional, cx, &findings),
        rational: score(Ledger::Rational, cx, &findings),
        findings,
        acts: cx.acts.to_vec(),
        needs: cx.needs.to_vec(),
        empathy: cx.empathy.clone(),
        language,
    }
}

/// In the order of the text; of findings on the same words only the most severe, then the most exact, so that nothing is
/// underlined twice.
fn merged(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| {
        let place = |f: &Finding| (f.evidence.start, f.evidence.end);
        place(a).cmp(&place(b)).then(b.severity.cmp(&a.severity))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        match kept
            .last_mut()
            .filter(|last| last.evidence.span().overlaps(finding.evidence.span()))
        {
            Some(last) => {
                let rank = |f: &Finding| (f.severity, Reverse(f.evidence.span().len()));
                if rank(&finding) > rank(last) {
                    *last = finding;
                }
            }
            None => kept.push(finding),
        }
    }
    kept
}

/// Each kind of strength once, at its first place where no fault is found, in the order of the text: an excuse is no reason to be glad of.
fn strengths(cx: &Context<'_>, findings: &[Finding]) -> Vec<Strength> {
    let faulty = |words: &&Evidence| {
        let mut faults = findings.iter().filter(|finding| is_fault(finding));
        faults.any(|fault| fault.evidence.span().overlaps(words.span()))
    };
    let of = |&(act, title, practice, cites, caring): &Kind| {
        let mut places = cx.acts(act).filter(|words| !faulty(words));
        let evidence = if caring && !cx.empathy.needed { None } else { places.next() };
        evidence.map(|evidence| strength(title, evidence, practice, cites))
    };
    let mut all: Vec<Strength> = STRENGTHS.iter().filter_map(of).collect();
    all.sort_by_key(|s| s.evidence.start);
    all
}

fn strength(title: &str, evidence: &Evidence, practice: &[&str], cites: &[&str]) -> Strength {
    Strength {
        title: title.to_owned(),
        evidence: evidence.clone(),
        practice: practice.iter().map(|id| (*id).to_owned()).collect(),
        cites: cites.iter().filter_map(|key| study(key)).map(|s| s.short.to_owned()).collect(),
    }
}

/// One point a need; each fault takes some away.
fn score(ledger: Ledger, cx: &Context<'_>, findings: &[Finding]) -> Score {
    let mut parts: Vec<Part> = cx
        .needs
        .iter()
        .filter(|state| state.need.ledger == ledger)
        .map(|state| points::part(state, cx))
        .collect();
    parts.extend(points::complaint(cx).filter(|_| ledger == Ledger::Rational));
    parts.extend(findings.iter().filter(|f| ledger_of(f) == Some(ledger)).map(|finding| Part {
        label: finding.title.clone(),
        got: match finding.severity {
            Severity::Hint if is_fault(finding) => -0.1,
            Severity::Hint => 0.0,
            Severity::Warning => -0.25,
            Severity::Error => -0.5,
        },
        of: 0.0,
    }));
    parts.extend(points::courtesy(cx).filter(|_| ledger == Ledger::Emotional));
    if ledger == Ledger::Emotional {
        let whole = [points::care(cx, &parts), points::coldness(cx, &parts), points::hurt(cx, &parts)];
        parts.extend(whole.into_iter().flatten());
    }
    parts.retain(|part| part.got != 0.0 || part.of != 0.0);
    let (got, of) = parts.iter().fold((0.0, 0.0), |(got, of), part| (got + part.got, of + part.of));
    let value: f32 = if of > 0.0 { got / of } else { 1.0 + got };
    Score {
        value: value.clamp(0.0, 1.0),
        parts,
    }
}

/// Whether it is something that hurts, and not something that could be better.
fn is_fault(finding: &Finding) -> bool {
    Rule::find(&finding.rule).is_some_and(|rule| rule.family == "faults")
}

/// The ledger a finding takes from. What is missing already lacks its point there.
fn ledger_of(finding: &Finding) -> Option<Ledger> {
    if finding.evidence.span().is_empty() {
        return None;
    }
    match Rule::find(&finding.rule).map(|rule| rule.family) {
        Some("solving" | "clarity") => Some(Ledger::Rational),
        Some(_) => Some(Ledger::Emotional),
        // A team's own phrase is a matter of house style.
        None => None,
    }
}
