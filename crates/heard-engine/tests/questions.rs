//! What counts as a question: one row a message, the questions that expect an answer separated by `|`, none by `-`.

use heard_engine::Engine;

const ROWS: &str = "
Would he have a look at my bike too, before the school holidays? => Would he have a look at my bike too
Could you send it again, please, to the new address? => Could you send it again
Where is my order, when will it come? => Where is my order | when will it come
Any update? => Any update
Any INCONVENIENCE? => -
Your patience? Where is my refund? => Where is my refund
Is it waterproof? And does it come in blue? => Is it waterproof | does it come in blue
";

#[test]
fn a_question_is_counted_once_and_an_echo_not_at_all() {
    let engine = Engine::new();
    for row in ROWS.lines().filter(|row| !row.is_empty()) {
        let (message, expected) = row.split_once(" => ").unwrap();
        let reading = engine.read(message, &[]);
        let found: Vec<&str> = reading.questions.iter().map(|question| question.quote.as_str()).collect();
        let expected: Vec<&str> = expected.split(" | ").filter(|question| *question != "-").collect();
        assert_eq!(found, expected, "{message}");
    }
}
