//! The next step, and the ways to begin it, for one situation after another.

use heard_engine::{Engine, Guidance, Situation, Step, Turn, Who};

fn guide(engine: &Engine, customer: &str, draft: &str) -> Guidance {
    let turns = [Turn {
        who: Who::Customer,
        text: customer,
    }];
    engine.guide(&Situation {
        turns: &turns,
        draft,
        ..Situation::default()
    })
}

#[test]
fn the_step_follows_what_is_missing() {
    let engine = Engine::new();
    let table = [
        (
            "I am absolutely furious! My daughter still has no bed to sleep in.",
            "",
            Step::Validate,
        ),
        ("Can I take my bicycle on the train to Hull?", "", Step::Explain),
        (
            "Can I take my bicycle on the train to Hull?",
            "Yes, you can take the bicycle on every train.",
            Step::FollowUp,
        ),
        ("Thank you so much, that worked perfectly!", "", Step::FollowUp),
    ];
    for (customer, draft, step) in table {
        assert_eq!(guide(&engine, customer, draft).step, step, "{customer} / {draft}");
    }
}

#[test]
fn starters_differ_by_situation_and_hold_whole_sentences() {
    let engine = Engine::new();
    let customers = [
        "I am furious, my kettle leaks again and the kitchen is flooded!",
        "I'm really worried, my mother is ill and her medicine still has not arrived.",
        "This is the third time I have to write. Nobody answers and I cannot pay my rent!",
        "So disappointed. My son has nothing for his birthday because the parcel never came.",
        "I have been waiting for 3 weeks and the boiler is still broken. This is ridiculous!",
    ];
    let mut first = Vec::new();
    for customer in customers {
        let guidance = guide(&engine, customer, "");
        for starter in &guidance.starters {
            let whole = starter.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) && starter.ends_with(['.', '?', ':']);
            assert!(whole && !starter.contains(" my ") && !starter.contains("  "), "{starter}");
        }
        first.push(guidance.starters.first().cloned().unwrap_or_default());
    }
    let all = first.len();
    first.sort_unstable();
    first.dedup();
    assert_eq!(first.len(), all, "{first:#?}");
}
