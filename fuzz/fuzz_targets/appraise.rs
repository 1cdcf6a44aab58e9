//! A draft in its situation: evidence quotes the words it points at, scores stay in range, safe suggestions mend what they are for.
//!
//! An input is `NAME|TURN|…|DRAFT`. A turn is the customer's, or the agent's if it begins with `<`. Without a `|` it is all draft.
#![no_main]

use heard_engine::{Applicability, Appraisal, Evidence, Finding, Guidance, Reading, Score, Situation, Turn, Who};
use heard_fuzz::{engine, inside};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut parts: Vec<&str> = text.split('|').collect();
    let draft = parts.pop().unwrap_or_default();
    let (name, said) = parts.split_first().map(|(name, said)| (*name, said)).unwrap_or_default();
    let turns: Vec<Turn<'_>> = said.iter().map(|text| turn(text)).collect();
    let situation = Situation {
        turns: &turns,
        draft,
        customer_name: Some(name).filter(|name| !name.is_empty()),
        ..Situation::default()
    };
    let coaching = engine().coach(&situation);
    appraisal(&coaching.appraisal, &situation);
    guidance(&coaching.guidance, &situation);
    for promise in &coaching.promises {
        inside(&promise.evidence, draft);
    }
    suggestions(&coaching.appraisal, &situation);
    if let Some((last, before)) = turns.split_last() {
        reading(&engine().read(last.text, before), last.text);
    }
});

fn turn(text: &str) -> Turn<'_> {
    match text.strip_prefix('<') {
        Some(text) => Turn { who: Who::Agent, text },
        None => Turn { who: Who::Customer, text },
    }
}

fn appraisal(appraisal: &Appraisal, situation: &Situation<'_>) {
    let findings = appraisal.findings.iter().map(|f| &f.evidence);
    let strengths = appraisal.strengths.iter().map(|s| &s.evidence);
    let acts = appraisal.acts.iter().map(|a| &a.evidence);
    let answers = appraisal.needs.iter().filter_map(|n| n.answered_by.as_ref());
    let given = appraisal.empathy.evidence.as_ref();
    let ours = findings.chain(strengths).chain(acts).chain(answers).chain(given);
    ours.for_each(|evidence| inside(evidence, situation.draft));
    let needs = appraisal.needs.iter().map(|n| &n.need.evidence);
    let about = appraisal.findings.iter().filter_map(|f| f.customer.as_ref());
    let theirs = needs.chain(about).chain(&appraisal.empathy.because);
    theirs.for_each(|evidence| told(evidence, situation));
    assert!(appraisal.empathy.given <= 2);
    assert!(
        appraisal.findings.iter().all(|f| !f.message.is_empty()),
        "a finding without a reason"
    );
    assert!(appraisal.findings.is_sorted_by_key(|f| f.evidence.start), "findings out of order");
    score(&appraisal.emotional);
    score(&appraisal.rational);
}

fn score(score: &Score) {
    assert!((0.0..=1.0).contains(&score.value), "a score of {}", score.value);
    let finite = |part: &heard_engine::Part| part.got.is_finite() && part.of.is_finite();
    assert!(score.parts.iter().all(finite), "{:?}", score.parts);
}

fn guidance(guidance: &Guidance, situation: &Situation<'_>) {
    guidance.evidence.iter().for_each(|evidence| told(evidence, situation));
    assert!((1..=3).contains(&guidance.starters.len()), "{} starters", guidance.starters.len());
}

/// Words of the customer's name their turn. They may go on into the turns that follow without an answer between.
fn told(evidence: &Evidence, situation: &Situation<'_>) {
    let from = evidence.turn.and_then(|turn| situation.turns.get(turn..)).unwrap_or_default();
    let run: Vec<&str> = from.iter().take_while(|t| t.who == Who::Customer).map(|t| t.text).collect();
    assert!(!run.is_empty(), "{evidence:?} is of no turn of the customer's");
    inside(evidence, &run.join("\n"));
}

fn reading(reading: &Reading, text: &str) {
    let felt = reading.feelings.iter().flat_map(|f| &f.evidence);
    let flags = reading.flags.iter().map(|f| &f.evidence);
    let facts = reading.problem.iter().chain(&reading.impact).chain(&reading.questions);
    let rest = reading.ask.evidence.iter().chain(&reading.empathy.evidence);
    felt.chain(flags)
        .chain(facts)
        .chain(rest)
        .for_each(|evidence| inside(evidence, text));
    assert!(
        reading.feelings.iter().all(|f| (0.0..=1.0).contains(&f.probability)),
        "{:?}",
        reading.feelings
    );
    assert!((-1.0..=1.0).contains(&reading.valence), "a valence of {}", reading.valence);
    assert!(reading.intensity <= 3);
}

/// A safe suggestion, once applied, brings no more of what it mends. In whole sentences it leaves less, as the tests of the pages hold; in
/// garbled text a full stop in place of a row of marks may begin a sentence that had none before, and what is left out makes one word of its
/// neighbours unless it stands by itself.
fn suggestions(before: &Appraisal, situation: &Situation<'_>) {
    for finding in &before.findings {
        let count = |appraisal: &Appraisal| appraisal.findings.iter().filter(|f| f.rule == finding.rule).count();
        let safe = finding.suggestions.iter().filter(|s| s.applicability == Applicability::Safe);
        for suggestion in safe.filter(|s| !s.text.is_empty() || stands_alone(finding, situation.draft)) {
            let mut better = situation.draft.to_owned();
            better.replace_range(finding.evidence.start..finding.evidence.end, &suggestion.text);
            let after = engine().appraise(&Situation {
                draft: &better,
                ..situation.clone()
            });
            assert!(count(&after) <= count(before), "{} is found more often in {better:?}", finding.rule);
        }
    }
}

fn stands_alone(finding: &Finding, draft: &str) -> bool {
    let before = draft.get(..finding.evidence.start).and_then(|text| text.chars().next_back());
    let after = draft.get(finding.evidence.end..).and_then(|text| text.chars().next());
    [before, after].into_iter().flatten().all(char::is_whitespace)
}
