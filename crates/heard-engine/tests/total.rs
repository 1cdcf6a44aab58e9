//! The engine is total: any UTF-8 goes in, nothing panics, and every span lies inside its text on character boundaries.

use heard_engine::{Appraisal, Engine, Evidence, Guidance, Situation, Turn, Who};
use proptest::prelude::*;

fn inside(evidence: &Evidence, text: &str) {
    assert_eq!(text.get(evidence.start..evidence.end), Some(evidence.quote.as_str()));
    let units = |at: usize| text[..at].encode_utf16().count();
    assert_eq!((evidence.start16, evidence.end16), (units(evidence.start), units(evidence.end)));
}

fn located(evidence: &Evidence, turns: &[Turn<'_>]) {
    assert!(evidence.turn.is_some(), "words of the customer name their turn");
    let turn = evidence.turn.unwrap_or_default();
    assert_eq!(turns[turn].who, Who::Customer);
    if turns[turn].text.len() >= evidence.end {
        inside(evidence, turns[turn].text);
    }
}

fn check(situation: &Situation<'_>, appraisal: &Appraisal, guidance: &Guidance) {
    for finding in &appraisal.findings {
        inside(&finding.evidence, situation.draft);
        assert!(!finding.message.is_empty());
    }
    for evidence in appraisal
        .strengths
        .iter()
        .map(|s| &s.evidence)
        .chain(appraisal.acts.iter().map(|a| &a.evidence))
    {
        inside(evidence, situation.draft);
    }
    for state in &appraisal.needs {
        located(&state.need.evidence, situation.turns);
        state.answered_by.iter().for_each(|e| inside(e, situation.draft));
    }
    let theirs = appraisal.findings.iter().filter_map(|f| f.customer.as_ref());
    theirs
        .chain(&appraisal.empathy.because)
        .chain(&guidance.evidence)
        .for_each(|e| located(e, situation.turns));
    for score in [&appraisal.emotional, &appraisal.rational] {
        assert!((0.0..=1.0).contains(&score.value));
    }
    assert!(appraisal.empathy.given <= 2);
    assert!((1..=3).contains(&guidance.starters.len()));
    assert!(appraisal.findings.is_sorted_by_key(|f| f.evidence.start));
}

/// Scraps that the engine knows, with things that break naive code.
fn scrap() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Hi Anna, ",
        "I'm so sorry",
        " but ",
        "any inconvenience",
        ". ",
        "?",
        "!!!",
        " calm down",
        "\n",
        "> ",
        "“",
        "”",
        "\"",
        " soon",
        "we'll",
        " my parcel",
        " never came",
        "😊",
        "ß",
        "İ",
        "\u{0}",
        "e\u{301}",
        " furious",
        " your",
        " you should have read",
        "3 weeks ",
        "the medicine ",
        "when will it come",
        " policy",
        "—",
        "(",
        ")",
        "<LINK>",
        " again",
        "@",
        "🧑‍🧑‍🧒",
        " RMA ",
        "…",
        "I ",
        "can you ",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => known, 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(scrap(), 0..24).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn appraises_and_guides_any_text(texts in prop::collection::vec((any::<bool>(), text()), 0..4), draft in text(), name in prop::option::of(text())) {
        thread_local!(static ENGINE: Engine = Engine::new());
        let who = |customer: bool| if customer { Who::Customer } else { Who::Agent };
        let turns: Vec<Turn<'_>> = texts.iter().map(|(c, text)| Turn { who: who(*c), text }).collect();
        let situation = Situation { turns: &turns, draft: &draft, customer_name: name.as_deref(), earlier: &[draft.as_str()], known: &[draft.as_str()], came_back: Some(draft.len() % 4), ..Situation::default() };
        ENGINE.with(|engine| check(&situation, &engine.appraise(&situation), &engine.guide(&situation)));
    }
}

#[test]
fn a_long_draft_takes_no_longer_than_its_length() {
    let engine = Engine::new();
    let customer = "My parcel never came, and I am furious. When will it come? ".repeat(40);
    let turns = [Turn {
        who: Who::Customer,
        text: &customer,
    }];
    for draft in [
        "I am sorry, but we will soon send it. ".repeat(4000),
        "we will send it soon ".repeat(4000),
    ] {
        let situation = Situation {
            turns: &turns,
            draft: &draft,
            ..Situation::default()
        };
        assert!(!engine.appraise(&situation).acts.is_empty());
    }
}
