//! What customers' messages must read as: tables of our own messages in `reading/*.txt`, one row each.

use heard_engine::{Engine, Reading, Turn, Who};
use proptest::prelude::*;

const TABLES: &[(&str, &str)] = &[
    ("feelings.txt", include_str!("reading/feelings.txt")),
    ("benign.txt", include_str!("reading/benign.txt")),
    ("flags.txt", include_str!("reading/flags.txt")),
    ("spans.txt", include_str!("reading/spans.txt")),
];

/// What a row says differs, as sentences.
fn check(engine: &Engine, row: &str) -> Vec<String> {
    let cells: Vec<&str> = row.splitn(6, '|').map(str::trim).collect();
    let [feeling, intensity, flags, problem, impact, text] = cells[..] else {
        return vec!["six cells are needed".to_owned()];
    };
    let reading = engine.read(text, &[]);
    let quote = |evidence: Option<&heard_engine::Evidence>| evidence.map_or("-".to_owned(), |e| e.quote.to_lowercase());
    let flagged: Vec<&str> = reading.flags.iter().map(|f| f.flag.name()).collect();
    let flagged = if flagged.is_empty() { "-".to_owned() } else { flagged.join(" ") };
    let found = [
        ("feeling", feeling.to_owned(), reading.feeling().name().to_owned()),
        ("intensity", intensity.to_owned(), reading.intensity.to_string()),
        ("flags", flags.to_owned(), flagged),
        ("problem", problem.to_lowercase(), quote(reading.problem.first())),
        ("impact", impact.to_lowercase(), quote(reading.impact.first())),
    ];
    found
        .into_iter()
        .filter(|(_, expected, got)| expected != "*" && expected != got)
        .map(|(what, expected, got)| format!("{what}: expected {expected}, got {got}"))
        .collect()
}

#[test]
fn messages_read_as_the_tables_say() {
    let engine = Engine::new();
    assert!(engine.problems().is_empty(), "{:?}", engine.problems());
    let mut wrong = Vec::new();
    for (file, table) in TABLES {
        for (number, row) in table.lines().enumerate() {
            if !row.is_empty() && !row.starts_with('#') {
                let differs = check(&engine, row);
                wrong.extend(differs.into_iter().map(|d| format!("{file}:{}: {d}\n    {row}", number + 1)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells differ\n{}", wrong.len(), wrong.join("\n"));
}

/// Every quotation stands in the text where it says it does.
fn quotations_stand(text: &str, reading: &Reading) {
    let evidence = reading.feelings.iter().flat_map(|f| &f.evidence);
    let evidence = evidence.chain(&reading.problem).chain(&reading.impact).chain(&reading.questions);
    let evidence = evidence.chain(reading.flags.iter().map(|f| &f.evidence));
    for e in evidence.chain(&reading.ask.evidence).chain(&reading.empathy.evidence) {
        assert_eq!(text.get(e.start..e.end), Some(e.quote.as_str()));
    }
    assert!(!reading.feelings.is_empty() && reading.intensity <= 3 && (-1.0..=1.0).contains(&reading.valence));
}

#[test]
fn a_bare_answer_carries_the_ask_of_earlier_turns() {
    let earlier = Turn {
        who: Who::Customer,
        text: "I want my money back for the broken kettle",
    };
    let reading = Engine::new().read("It was order 4471.", &[earlier]);
    assert_eq!(reading.ask.kind.name(), "refund");
}

#[test]
fn long_texts_without_a_full_stop_are_read_in_linear_time() {
    let engine = Engine::new();
    let text = "still waiting for my \"refund\" and it is not working again ".repeat(2_000);
    quotations_stand(&text, &engine.read(&text, &[]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_and_every_quotation_stands(
        words in prop::collection::vec(
            prop_oneof![
                Just("not"), Just("still"), Just("waiting"), Just("3 weeks"), Just("!!"), Just("?"), Just("\""), Just("REFUND"), Just("🙄"),
                Just("thanks"), Just("worst"), Just("ever"), Just(","), Just("…"), Just("ß"), Just("\n"), Just("I can’t log in"), Just("AcmeHelp"),
            ],
            0..40,
        ),
        other in "\\PC{0,40}",
    ) {
        thread_local! { static ENGINE: Engine = Engine::new(); }
        let text = format!("{other} {} {other}", words.join(" "));
        ENGINE.with(|engine| quotations_stand(&text, &engine.read(&text, &[])));
    }
}
