//! What the encoder adds to the cues: messages whose words name no feeling. Skipped where the build carries no weights.

use heard_engine::{AskKind, Engine, Feeling, ModelChoice};
use proptest::prelude::*;

/// Sign of the feeling, and the message. The wording is ours and stands nowhere among the sentences that the encoder learned from.
const ROWS: &[(i8, &str)] = &[
    (
        -1,
        "@OstrelCare that is the fourth Tuesday the bin lorry has driven straight past number 12",
    ),
    (
        -1,
        "ordered two lamps on the 1st. one lamp came on the 9th. nobody can tell me about the other",
    ),
    (-1, "so the repair took six weeks and the oven does exactly what it did before"),
    (
        -1,
        "Still on hold with Ostrel, 50 minutes in. The music has started again from the top",
    ),
    (
        -1,
        "My mum is on her own with no heating tonight and your line says to call back Monday",
    ),
    (0, "Which of your shops sells the replacement filter for the K200?"),
    (0, "Hi, could you tell me whether the 14:05 stops at Selby on Sundays"),
    (0, "iPhone 8, latest update, app version 5.1"),
    (
        1,
        "Just wanted to say the lad who fitted the boiler this morning was brilliant, tidied up and everything",
    ),
    (1, "Parcel arrived a day early, thank you!"),
];

#[test]
fn meaning_is_read_where_no_word_names_a_feeling() {
    let engine = Engine::choose(ModelChoice::Standard);
    if !engine.has_model() {
        println!("skipped: this build carries no weights");
        return;
    }
    for &(sign, message) in ROWS {
        let reading = engine.read(message, &[]);
        assert_eq!(reading.feeling().sign(), sign, "{message}: {:?}", reading.feelings);
        let evidence = reading.feelings.iter().flat_map(|felt| &felt.evidence);
        for words in evidence.chain(&reading.problem).chain(&reading.impact) {
            assert_eq!(message.get(words.start..words.end), Some(words.quote.as_str()));
        }
        assert!(
            reading.feeling() == Feeling::Neutral || !reading.feelings[0].evidence.is_empty(),
            "{message}: no evidence"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_with_the_encoder_and_every_quotation_stands(text in "\\PC{0,200}|[ -~\\n]{0,400}") {
        static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(|| Engine::choose(ModelChoice::Standard));
        let reading = ENGINE.read(&text, &[]);
        let evidence = reading.feelings.iter().flat_map(|felt| &felt.evidence).chain(reading.flags.iter().map(|flag| &flag.evidence));
        for words in evidence.chain(&reading.problem).chain(&reading.impact).chain(&reading.empathy.evidence) {
            prop_assert_eq!(text.get(words.start..words.end), Some(words.quote.as_str()));
        }
    }
}

#[test]
fn how_they_want_to_be_called_is_no_problem_by_meaning_either() {
    let engine = Engine::choose(ModelChoice::Standard);
    for (text, problem) in [
        ("Please call me Maggie.", None),
        ("Please don't call me Margaret.", None),
        ("My pronouns are they/them.", None),
        ("Everyone calls me Bex.", None),
        ("My bed squeaks. Please call me Maggie.", Some("My bed squeaks")),
        (
            "Your newsletter still calls me Mr Vole.",
            Some("Your newsletter still calls me Mr Vole"),
        ),
    ] {
        let reading = engine.read(text, &[]);
        let said = reading.problem.first().map(|words| words.quote.as_str());
        assert_eq!((said, reading.problem.len()), (problem, usize::from(problem.is_some())), "{text}");
        assert!(
            reading.questions.is_empty() && reading.ask.kind != AskKind::Human,
            "{text}: {:?}",
            reading.ask
        );
    }
    assert_eq!(engine.read("Please call me back.", &[]).ask.kind, AskKind::Human);
}
