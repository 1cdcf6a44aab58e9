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

/// The last words of the customers in the situations of `tests/order`.
fn customers() -> Vec<&'static str> {
    let files = [include_str!("order/a.txt"), include_str!("order/b.txt")];
    let last = |part: &'static str| part.lines().rev().find_map(|line| line.strip_prefix("customer: "));
    files.into_iter().flat_map(|file| file.split("\n---\n").filter_map(last)).collect()
}

#[test]
fn starters_are_offered_two_or_three_at_a_time_and_raise_nothing_themselves() {
    let engine = Engine::new();
    for customer in customers() {
        let guidance = guide(&engine, customer, "");
        assert!((2..=3).contains(&guidance.starters.len()), "{customer}");
        for starter in &guidance.starters {
            let filled = starter.replace("[time]", "5 pm on Friday");
            let turns = [Turn {
                who: Who::Customer,
                text: customer,
            }];
            let findings = engine.appraise(&Situation {
                turns: &turns,
                draft: &filled,
                ..Situation::default()
            });
            // A blank is there to be filled, and what is still missing comes after the beginning.
            let of_words = |rule: &str, quote: &str| rule != "placeholder" && !quote.is_empty();
            let raised: Vec<&str> = findings
                .findings
                .iter()
                .filter(|f| of_words(&f.rule, &f.evidence.quote))
                .map(|f| f.rule.as_str())
                .collect();
            assert!(
                raised.is_empty() && !starter.contains(['{', '}']),
                "{customer}\n{starter}\n{raised:?}"
            );
        }
    }
}

#[test]
fn a_starter_is_worded_anew_the_next_time() {
    let engine = Engine::new();
    let customer = "My cot still hasn't come and the baby is due on Friday. I am so worried!";
    let turns = [Turn {
        who: Who::Customer,
        text: customer,
    }];
    let mut sent: Vec<String> = Vec::new();
    for _ in 0..3 {
        let earlier: Vec<&str> = sent.iter().map(String::as_str).collect();
        let guidance = engine.guide(&Situation {
            turns: &turns,
            earlier: &earlier,
            ..Situation::default()
        });
        let first = guidance.starters.first().cloned().unwrap_or_default();
        assert!(
            first.contains("our cot still hasn't come") && !sent.contains(&first),
            "{sent:#?} {first}"
        );
        sent.push(first);
    }
}

#[test]
fn what_came_back_is_owned_first_whatever_was_said_before_it() {
    let engine = Engine::new();
    let turn = |who, text| Turn { who, text };
    let mut turns = vec![
        turn(Who::Customer, "My table has a split leg."),
        turn(Who::Agent, "A joiner has fitted a new leg."),
        turn(Who::Customer, "Thank you so much!"),
        turn(Who::Agent, "Does the table stand?"),
    ];
    let guided = |turns: &[Turn<'_>], draft: &str, came_back| {
        let guidance = engine.guide(&Situation {
            turns,
            draft,
            came_back,
            ..Situation::default()
        });
        (guidance.step, guidance.starters)
    };
    let back = Some(turns.len());
    assert_eq!(guided(&turns, "", None).0, Step::FollowUp, "by their words all is well");
    let (step, starters) = guided(&turns, "", back);
    assert_eq!(step, Step::Validate);
    for starter in &starters {
        assert_eq!(
            guided(&turns, starter, back).0,
            Step::Listen,
            "{starter}: what is wrong is not said"
        );
    }
    let (_, asks) = guided(&turns, "I am sorry that it has not held.", back);
    for ask in &asks {
        let draft = format!("I am sorry that it has not held. {ask}");
        assert_eq!(guided(&turns, &draft, back).0, Step::FollowUp, "{draft}");
    }
    assert!((2..=3).contains(&starters.len()) && asks.len() >= 2, "{starters:?} {asks:?}");
    let way_on = "I am sorry that it has not held. The joiner comes on Friday at nine with another leg.";
    assert_eq!(guided(&turns, way_on, back).0, Step::FollowUp);
    turns.push(turn(Who::Customer, "The new leg wobbles, and I am so annoyed!"));
    assert_eq!(guided(&turns, "", back).0, Step::Validate);
    assert_eq!(
        guided(&turns, "I am sorry about the leg.", Some(99)),
        guided(&turns, "I am sorry about the leg.", None),
        "a place that is not there tells nothing"
    );
}

#[test]
fn hard_conversations_get_the_four_steps_and_easy_ones_do_not() {
    let engine = Engine::new();
    let hard = guide(
        &engine,
        "This is the third time the boiler is broken. My mother is ill and we have no heating, I am furious!",
        "",
    );
    let asks: Vec<&str> = hard.four_steps.iter().map(|thought| thought.practice.as_str()).collect();
    assert_eq!(asks, ["U1", "U2", "U3", "U4"]);
    let known = |at: usize| hard.four_steps.get(at).map(|thought| thought.known.as_str()).unwrap_or_default();
    assert!(known(0).contains("the boiler is broken"), "{}", known(0));
    assert!(known(1).contains("third time"), "{}", known(1));
    assert!(
        guide(&engine, "What time does the shop in Leeds open on Sunday?", "")
            .four_steps
            .is_empty()
    );
}

#[test]
fn who_did_not_feel_heard_is_owned_and_asked_first() {
    let engine = Engine::new();
    let turn = |who, text| Turn { who, text };
    let over = [
        turn(Who::Customer, "Do you repair chairs from other makers too?"),
        turn(Who::Agent, "We do. Bring it to the workshop on any weekday before four."),
    ];
    let why = [
        over[0],
        over[1],
        turn(Who::Customer, "Nobody answered my question, I am so annoyed!"),
    ];
    let guided = |turns: &[Turn<'_>], draft: &str, unheard| {
        engine.guide(&Situation {
            turns,
            draft,
            unheard,
            ..Situation::default()
        })
    };
    for (turns, told) in [(&over[..], false), (&why[..], true)] {
        let first = guided(turns, "", true);
        assert_eq!(first.step, Step::Validate);
        assert_eq!(
            (first.evidence.is_some(), first.reason.contains("Nobody answered")),
            (told, told),
            "{}",
            first.reason
        );
        assert!((2..=3).contains(&first.starters.len()), "{:?}", first.starters);
        for starter in &first.starters {
            let then = guided(turns, starter, true);
            assert_eq!(then.step, Step::Listen, "{starter}: what was missed is not asked");
            for ask in &then.starters {
                let draft = format!("{starter} {ask}");
                assert_eq!(guided(turns, &draft, true).step, Step::FollowUp, "{draft}");
            }
        }
    }
    assert!(!guided(&over, "", false).reason.contains("feel heard"));
}
