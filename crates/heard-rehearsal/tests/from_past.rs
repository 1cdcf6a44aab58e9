//! A scenario out of a past conversation: it parses, plays, keeps the hidden impact out of the opening, and marks what was not said.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use heard_engine::{Engine, Turn, Who};
use heard_rehearsal::anonymise::{Told, anonymise};
use heard_rehearsal::from_past::{CannotDraft, Drafted, GAP, from_past};
use heard_rehearsal::{Rehearsal, Scenario};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

const PAST: [(Who, &str); 5] = [
    (
        Who::Customer,
        "Hello,\n\nthis is the third time I write. My parcel KT-4471 was due on 12 March and never arrived. I have been waiting for two weeks! Where is it? I want my money back.\n\nDina Maggs\n14 Mill Lane\nLeeds",
    ),
    (
        Who::Agent,
        "Dear customer, we apologise for any inconvenience this may have caused. Your parcel will be with you soon.",
    ),
    (
        Who::Customer,
        "That is not an answer. It was my daughter's birthday present and I had to tell her in front of all her friends that there is nothing. Nobody there cares.",
    ),
    (
        Who::Agent,
        "Dina, you had to tell her in front of her friends, no wonder you are angry. It was our mistake: the driver left it at Mill Lane 41. I am refunding £89 today and send a new one by courier tomorrow before noon.",
    ),
    (Who::Customer, "Thank you, Ben. That is the first kind word in weeks."),
];

fn drafted(said: &[(Who, &str)], name: Option<&str>) -> Result<Drafted, CannotDraft> {
    let turns: Vec<Turn<'_>> = said.iter().map(|(who, text)| Turn { who: *who, text }).collect();
    let told = Told {
        names: name.into_iter().map(str::to_owned).collect(),
        ..Told::default()
    };
    let past = anonymise(&turns, &told);
    let called = name.and_then(|name| past.called(name));
    from_past(&ENGINE, &past, called.as_deref())
}

#[test]
fn a_conversation_becomes_somebody_to_practise_with() {
    let Drafted { toml, gaps } = drafted(&PAST, Some("Dina Maggs")).unwrap();
    let scenario = Scenario::from_toml("late-parcel.toml", &toml).unwrap_or_else(|errors| panic!("{errors:#?}\n{toml}"));
    for told in ["Dina", "Maggs", "4471", "12 March", "Mill", "Leeds", "£89"] {
        assert!(!toml.contains(told), "{told} in\n{toml}");
    }
    assert!(
        scenario.impact.is.contains("daughter") || scenario.impact.lines[0].contains("daughter"),
        "{:?}",
        scenario.impact
    );
    assert!(
        scenario.lines.opening.iter().all(|line| !line.contains("daughter")),
        "{:?}",
        scenario.lines.opening
    );
    assert!(scenario.lines.thanks[0].contains("first kind word"), "{:?}", scenario.lines.thanks);
    assert_eq!(scenario.trade.name(), "parcel");
    assert!(
        toml.contains("signal = \"rule:stock-phrase\"") || toml.contains("signal = \"rule:bare-apology\""),
        "{toml}"
    );
    assert!(toml.contains("refund*"), "{toml}");
    assert_eq!(toml.matches(&format!("# {GAP} ")).count() - 1, gaps.len(), "each gap is marked");
    // It plays.
    let mut rehearsal = Rehearsal::begin(&scenario, 3);
    let poor = rehearsal
        .reply(&scenario, &*ENGINE, None, "Calm down, it is only a parcel.")
        .unwrap();
    assert!(rehearsal.turns[poor].state.mood.anger > rehearsal.start.mood.anger);
    let better = "You have written three times and waited for two weeks, of course you are angry. That is our mistake and I am sorry. I am refunding it today. What does it mean for you that it has not come?";
    let good = rehearsal.reply(&scenario, &*ENGINE, None, better).unwrap();
    assert!(rehearsal.turns[good].state.mood.anger < rehearsal.turns[poor].state.mood.anger);
}

#[test]
fn nothing_said_is_refused_and_little_is_filled() {
    assert_eq!(drafted(&[(Who::Agent, "Hello")], None), Err(CannotDraft::NoCustomer));
    assert_eq!(drafted(&[(Who::Customer, "…")], None), Err(CannotDraft::NoCustomer));
    let Drafted { toml, gaps } = drafted(&[(Who::Customer, "It broke.")], None).unwrap();
    assert!(Scenario::from_toml("it-broke.toml", &toml).is_ok(), "{toml}");
    assert!(gaps.iter().any(|gap| gap.starts_with("impact.is")), "{gaps:?}");
}

fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "It never came. ",
        "I want my money back! ",
        "Where is it? ",
        "My daughter cried. ",
        "\"Quoted\" \\ back ",
        "\n",
        "Third time I write. ",
        "Order KT-4471. ",
        "Kind regards,\nRosa",
        "Thank you. ",
        "14 Mill Lane, Leeds. ",
        "I am sorry. I will refund £89 today. ",
        "Soon. ",
        "\t",
        "\u{7}",
        "🙂",
        "What a long sentence that goes on and on and does not end where it should, ",
    ])
    .prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![6 => known, 1 => any::<String>()], 0..12).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_made_can_be_played(texts in prop::collection::vec(text(), 1..5)) {
        let said: Vec<(Who, &str)> = texts.iter().enumerate().map(|(at, text)| (if at % 2 == 0 { Who::Customer } else { Who::Agent }, text.as_str())).collect();
        if let Ok(Drafted { toml, .. }) = drafted(&said, None) {
            let read = Scenario::from_toml("a.toml", &toml);
            prop_assert!(read.is_ok(), "{:?}\n{toml}", read.err());
        }
    }
}
