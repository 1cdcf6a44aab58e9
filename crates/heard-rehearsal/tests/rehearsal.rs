//! A rehearsal: values stay within their scale, the same seed makes the same run, harm never calms, any text is taken, every run ends, and turns branch.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use heard_engine::{Appraisal, Engine, Severity, Situation};
use heard_rehearsal::{Coach, Debrief, Hidden, Mood, Outcome, Rehearsal, RehearsalError, Scenario, Shelf};
use proptest::prelude::*;

/// By cues alone: what is held here does not hang on meaning.
static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);
static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::embedded);

fn engine() -> &'static Engine {
    &ENGINE
}

fn scenario() -> Scenario {
    SHELF.find("birthday-telescope").unwrap().clone()
}

fn within(mood: Mood) -> bool {
    [mood.anger, mood.trust, mood.hope]
        .into_iter()
        .all(|value| (0.0..=1.0).contains(&value))
}

/// Goes on from the last turn; the turn it became.
fn on(rehearsal: &mut Rehearsal, scenario: &Scenario, coach: &impl Coach, text: &str) -> Result<usize, RehearsalError> {
    let last = rehearsal.turns.len().checked_sub(1);
    rehearsal.reply(scenario, coach, last, text)
}

fn scrap() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Hi Dina, ",
        "I'm so sorry",
        " that your telescope went to number 41",
        ". ",
        "? ",
        "Calm down, it is only a toy. ",
        "You should have checked. ",
        "The driver brings it to you tonight by 8 pm. ",
        "What does it mean for you? ",
        "Were you at home? ",
        "any inconvenience",
        "\n",
        "—",
        "🙄",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => known, 1 => any::<String>()]
}

fn reply() -> impl Strategy<Value = String> {
    prop::collection::vec(scrap(), 1..8).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_replies_are_taken_and_every_run_ends(seed: u64, replies in prop::collection::vec(reply(), 9)) {
        let (engine, scenario) = (engine(), scenario());
        let mut rehearsal = Rehearsal::begin(&scenario, seed);
        prop_assert!(within(rehearsal.start.mood));
        for text in &replies {
            match on(&mut rehearsal, &scenario, engine, text) {
                Ok(at) => {
                    let turn = &rehearsal.turns[at];
                    prop_assert!(within(turn.state.mood) && within(turn.effect.before));
                    prop_assert!(!turn.answer.trim().is_empty());
                    let sum: f32 = turn.effect.causes.iter().map(|cause| cause.shift.anger).sum();
                    let after = (turn.effect.before.anger + sum).clamp(0.0, 1.0);
                    prop_assert!((after - turn.effect.after.anger).abs() < 1e-3, "the causes tell all of it");
                    prop_assert!(Debrief::of(&scenario, &rehearsal, at).is_some());
                }
                Err(RehearsalError::Blank) => prop_assert!(text.trim().is_empty()),
                Err(error) => prop_assert!(matches!(error, RehearsalError::Ended(_)), "{error}"),
            }
        }
        let blank = replies.iter().filter(|text| text.trim().is_empty()).count();
        prop_assert!(blank > 0 || rehearsal.turns.last().unwrap().outcome.is_some(), "nobody stays for ever");
    }

    #[test]
    fn a_harmful_reply_never_calms(seed: u64, before in "[A-Za-z ,.]{0,40}", harm in prop::sample::select(vec![
        "Calm down, it is only a telescope.",
        "You should have checked with your neighbours, that is your own fault.",
        "It's not our fault that you cannot find your own parcel, maybe read the answers you are given.",
    ]), after in reply()) {
        let (engine, scenario) = (engine(), scenario());
        let mut rehearsal = Rehearsal::begin(&scenario, seed);
        let at = on(&mut rehearsal, &scenario, engine, &format!("{before}. {harm} {after}")).unwrap();
        let turn = &rehearsal.turns[at];
        let is_error = turn.appraisal.findings.iter().any(|finding| finding.severity == Severity::Error && ["blame", "calm-down"].contains(&finding.rule.as_str()));
        if is_error {
            prop_assert!(turn.effect.after.anger >= turn.effect.before.anger);
            prop_assert!(turn.state.given.is_empty() && turn.state.impact == Hidden::Hidden);
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_run(seed: u64, replies in prop::collection::vec(reply(), 1..4)) {
        let (engine, scenario) = (engine(), scenario());
        let play = || {
            let mut rehearsal = Rehearsal::begin(&scenario, seed);
            for text in &replies {
                let _ = on(&mut rehearsal, &scenario, engine, text);
            }
            rehearsal
        };
        let (one, two) = (play(), play());
        prop_assert_eq!(&one, &two);
        let kept: Rehearsal = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
        prop_assert_eq!(kept.branches().len(), one.branches().len());
        prop_assert_eq!(kept.turns.last().map(|turn| &turn.answer), one.turns.last().map(|turn| &turn.answer));
    }
}

#[test]
fn turns_branch_and_are_held_side_by_side() {
    let (engine, scenario) = (engine(), scenario());
    let policies = scenario.replies.as_ref().unwrap();
    let mut rehearsal = Rehearsal::begin(&scenario, 1);
    let rude = rehearsal.reply(&scenario, engine, None, &policies.harmful.first[0]).unwrap();
    let kind = rehearsal.reply(&scenario, engine, None, &policies.excellent.first[0]).unwrap();
    let more = rehearsal.reply(&scenario, engine, Some(kind), &policies.excellent.then[0]).unwrap();
    let branches = rehearsal.branches();
    assert_eq!(branches.len(), 2);
    assert_eq!((&branches[0].turns, &branches[1].turns), (&vec![rude], &vec![kind, more]));
    assert!(branches[0].standing < branches[1].standing);
    assert_eq!(rehearsal.reply(&scenario, engine, Some(7), "x"), Err(RehearsalError::NoSuchTurn(7)));
}

#[test]
fn what_cannot_be_is_refused() {
    let (engine, scenario) = (engine(), scenario());
    let mut rehearsal = Rehearsal::begin(&scenario, 1);
    assert_eq!(rehearsal.reply(&scenario, engine, None, " \n"), Err(RehearsalError::Blank));
    let other = Scenario {
        id: "other".to_owned(),
        ..scenario.clone()
    };
    assert_eq!(rehearsal.reply(&other, engine, None, "Hello"), Err(RehearsalError::OtherScenario));
    // A state from elsewhere with turns that follow themselves is walked through all the same.
    let at = rehearsal.reply(&scenario, engine, None, "Hello").unwrap();
    rehearsal.turns[at].after = Some(at);
    assert_eq!(rehearsal.path(at), vec![at]);
}

#[test]
fn no_two_runs_begin_alike() {
    let scenario = scenario();
    let openings: std::collections::HashSet<String> = (0..40).map(|seed| Rehearsal::begin(&scenario, seed).opening).collect();
    assert_eq!(openings.len(), scenario.lines.opening.len());
    assert_ne!(Rehearsal::begin(&scenario, 1).start.mood, Rehearsal::begin(&scenario, 2).start.mood);
}

/// Says the same of everything.
struct Always(Appraisal);

impl Coach for Always {
    fn appraise(&self, _: &Situation<'_>) -> Appraisal {
        self.0.clone()
    }
}

#[test]
fn somebody_who_says_nothing_for_ever_loses_the_customer() {
    let scenario = scenario();
    let nothing = Always(engine().appraise(&Situation::default()));
    let mut rehearsal = Rehearsal::begin(&scenario, 3);
    let mut ended = None;
    for turn in 0..8 {
        let at = on(&mut rehearsal, &scenario, &nothing, &format!("Mm, {turn}.")).unwrap();
        ended = rehearsal.turns[at].outcome;
        if ended.is_some() {
            break;
        }
    }
    assert!(ended.is_some_and(|outcome| outcome < Outcome::Settled), "{ended:?}");
}

#[test]
fn a_kept_run_is_taken_up_as_it_was_shown() {
    let (engine, scenario) = (engine(), scenario());
    let policies = scenario.replies.as_ref().unwrap();
    let mut rehearsal = Rehearsal::begin(&scenario, 5);
    let first = rehearsal.reply(&scenario, engine, None, &policies.cold.first[0]).unwrap();
    rehearsal
        .reply(&scenario, engine, Some(first), &policies.excellent.then[0])
        .unwrap();
    let again = |coach: &dyn Fn(&mut Rehearsal, &heard_rehearsal::Turn) -> Option<heard_rehearsal::Today>| {
        let mut taken = Rehearsal::begin(&scenario, 5);
        let today: Vec<_> = rehearsal.turns.iter().map(|turn| coach(&mut taken, turn)).collect();
        (taken, today)
    };
    let (taken, today) = again(&|run, turn| run.take_up(&scenario, engine, turn.after, &turn.reply, &turn.shown()).unwrap());
    assert_eq!((&taken, today), (&rehearsal, vec![None, None]), "the same coach says the same");
    let other = Always(engine.appraise(&Situation::default()));
    let (taken, today) = again(&|run, turn| run.take_up(&scenario, &other, turn.after, &turn.reply, &turn.shown()).unwrap());
    assert!(today.iter().all(Option::is_some), "another says otherwise");
    let (seen, _) = again(&|run, turn| {
        run.look_at(turn.after, &turn.reply, &turn.shown());
        None
    });
    for run in [&taken, &seen] {
        assert_eq!(run.branches(), rehearsal.branches(), "it stays as it was shown");
        assert!(
            run.turns
                .iter()
                .map(heard_rehearsal::Turn::shown)
                .eq(rehearsal.turns.iter().map(heard_rehearsal::Turn::shown))
        );
    }
}

#[test]
fn a_draft_is_told_of_as_it_will_be_judged() {
    let (engine, scenario) = (engine(), scenario());
    let mut rehearsal = Rehearsal::begin(&scenario, 5);
    let draft = "Dina, I am sorry for any inconvenience.";
    let told = rehearsal
        .situated(&scenario, None, draft, |situation| engine.appraise(situation))
        .unwrap();
    let at = rehearsal.reply(&scenario, engine, None, draft).unwrap();
    assert_eq!(rehearsal.turns[at].appraisal, told);
    assert_eq!(
        rehearsal.situated(&scenario, Some(9), draft, |_| ()),
        Err(RehearsalError::NoSuchTurn(9))
    );
}

#[test]
fn another_text_has_another_print() {
    let mut shelf = Shelf::embedded();
    let before = shelf.print("birthday-telescope").unwrap();
    let text = include_str!("../scenarios/birthday-telescope.toml");
    shelf.add("birthday-telescope.toml", text);
    assert_eq!(shelf.print("birthday-telescope"), Some(before));
    shelf.add("ours/birthday-telescope.toml", &text.replace("89 pounds", "98 pounds"));
    assert_ne!(shelf.print("birthday-telescope"), Some(before));
    assert_eq!(shelf.print("nothing"), None);
}
