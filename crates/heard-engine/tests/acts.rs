//! What the sentences of a reply do, by example.

use heard_engine::{Engine, Situation, Turn, Who};

/// What is wrong with the names of the acts, each once, in the order of their declaration.
fn check(engine: &Engine, customer: &str, draft: &str, expect: &str) -> Option<String> {
    let turns = [Turn {
        who: Who::Customer,
        text: customer,
    }];
    let situation = Situation {
        turns: &turns,
        draft,
        ..Situation::default()
    };
    let mut acts: Vec<_> = engine.appraise(&situation).acts.into_iter().map(|found| found.act).collect();
    acts.sort_unstable();
    acts.dedup();
    let names: Vec<&str> = acts.iter().map(|act| act.name()).collect();
    (names.join(" ") != expect).then(|| format!("{draft:?}: {}, not {expect}", names.join(" ")))
}

#[test]
fn acts_are_told_by_their_wording() {
    let engine = Engine::new();
    let table = [
        ("Hello", "Hi Anna, good to see you again.", "greeting name"),
        ("Hello", "Thank you for waiting so patiently.", "thanks"),
        ("Hello", "Thanks, Leah", ""),
        ("Hello", "I'm truly sorry.", "apology"),
        ("Hello", "Were sorry", "apology"),
        ("Hello", "I can imagine how worrying that is.", "feeling_acknowledged"),
        ("Hello", "I do not think that is frustrating.", ""),
        ("The kettle leaks.", "The kettle should not leak.", "specific restates"),
        ("Hello", "Which day did you come?", "asks_info"),
        ("Hello", "Could you tell us your postcode?", "asks_info"),
        ("Hello", "What happens when you press it?", "asks_info open_question"),
        ("Hello", "Can I help you with anything else?", ""),
        ("Hello", "Would you prefer a voucher or the money?", "asks_info options"),
        ("Hello", "Please restart it.", "next_step"),
        ("Hello", "Could you try to restart it?", "next_step"),
        ("Hello", "I will send it tomorrow.", "next_step time promise"),
        ("Hello", "Well check the stock.", "next_step promise"),
        ("Hello", "It is well done.", ""),
        ("Hello", "I will be happy if you come.", ""),
        ("Hello", "Let us know if it happens again.", "follow_up"),
        ("Hello", "Let me know if you need anything else.", ""),
        ("Hello", "That is our mistake.", "ownership"),
        ("Hello", "That is not our mistake.", ""),
        ("Hello", "It is late because a tree fell.", "reason"),
        ("Hello", "Please contact our support team.", "channel_push"),
        ("Hello", "They told us: “I am sorry”.", ""),
        ("Hello", "@anna Good morning.", "greeting"),
        ("Can anybody help?", "Anybody can come at nine.", ""),
        ("Hello", "Your bag was seen on Tuesday.", ""),
        ("Hello", "Your letter arrived on Tuesday.", ""),
        ("Hello", "You can fly at 13:10 or at 17:40.", "options"),
        ("Hello", "sorry maggie, that was our mistake.", "apology ownership"),
        (
            "The lamp came with a cracked shade.",
            "So the shade was cracked when it came.",
            "specific restates",
        ),
        ("When does the pool open?", "The pool opens at nine.", "specific"),
        ("Hello", "The reader was offline all morning.", "reason"),
        ("Hello", "Prices go up as seats sell.", "reason"),
        ("Hello", "The part is stuck at customs.", "reason"),
        ("Hello", "It arrives within 2 days.", "time"),
        ("Hello", "It will be back until 4 May.", "time"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(customer, draft, expect)| check(&engine, customer, draft, expect))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
