//! Parsing, repetition, exams, scores, statistics.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on says where, and figures are for reading"
)]

use std::collections::{BTreeMap, BTreeSet};

use heard_quiz::{
    Bank, Card, Cards, Certificate, Discrimination, Filter, Item, Level, Marks, Next, Paper, Plan, PlanError, Seed, Share, Sitting,
    figures, next, parse,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

const ITEM: &str =
    "# a-b\nlevel: 1\ntrade: shop\npractice: V2\nquestion: What now?\n+ This\n= Because.\n- That\n= No.\n- Those\n= No, no.\n";

fn at(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}

/// One fault, with its line and field.
fn check(from: &str, to: &str, line: usize, field: &str, says: &str) {
    let text = ITEM.replacen(from, to, 1);
    assert_ne!(text, ITEM, "{from} is not there");
    let (_, faults) = parse("team.quiz", &text);
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        faults
            .iter()
            .any(|f| f.line == line && f.field == field && f.message.contains(says)),
        "{to:?} says {said:?}"
    );
}

#[test]
fn a_fault_is_told_with_file_line_and_field() {
    let (items, faults) = parse("team.quiz", ITEM);
    assert_eq!((items.len(), faults.len()), (1, 0));
    check("level: 1", "level: 4", 2, "level", "1, 2 or 3");
    check("level: 1\n", "", 1, "level", "missing");
    check("level: 1", "levl: 1", 2, "levl", "did you mean “level”");
    check("trade: shop", "trade: zoo", 3, "trade", "parcel");
    check("practice: V2", "practice: V2, V99", 4, "practice", "V99");
    check("practice: V2", "practice: V2\ncites: nobody", 5, "cites", "nobody");
    check("practice: V2", "practice: V2\nreplies: yes", 5, "customer", "what did they write");
    check("= Because.\n", "", 6, "answer 1", "no reason");
    check("+ This", "- This", 1, "answers", "none is right");
    check("- Those\n= No, no.\n", "", 1, "answers", "three to five");
    check("- Those", "- That", 10, "answer 3", "twice");
    check("# a-b", "# A b", 1, "id", "small letters");
    check("# a-b", "level: 1\n# a-b", 1, "level", "begins with");
}

#[test]
fn a_broken_item_costs_itself_alone() {
    let broken = ITEM.replace("level: 1", "level: 9").replace("a-b", "b-c");
    let (bank, faults) = Bank::of([("one", format!("{broken}{ITEM}").as_str()), ("two", ITEM)]);
    assert_eq!(bank.items().iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a-b"]);
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("one:2: level") && said[1].contains("every id stands once"),
        "{said:?}"
    );
}

#[test]
fn right_is_all_of_the_right_and_none_of_the_wrong() {
    let (items, _) = parse("f", &ITEM.replace("- That", "+ That"));
    let item = &items[0];
    let place = |text: &str| item.answers.iter().position(|answer| answer.text == text).unwrap();
    let (this, that, those) = (place("This"), place("That"), place("Those"));
    for (chosen, right) in [
        (vec![this, that], Some(true)),
        (vec![that, this], Some(true)),
        (vec![this], Some(false)),
        (vec![this, that, those], Some(false)),
        (vec![], None),
        (vec![3], None),
    ] {
        assert_eq!(item.is_right(&chosen), right, "{chosen:?}");
    }
}

#[test]
fn what_is_known_waits_twice_as_long_each_time_and_what_is_not_comes_soon() {
    let mut card: Option<Card> = None;
    let mut now = at(0);
    let mut waits = Vec::new();
    for right in [true, true, true, false, true] {
        let answered = Card::answered(card, right, now);
        waits.push(now.duration_until(answered.due_at).as_mins());
        now = answered.due_at;
        card = Some(answered);
    }
    assert_eq!(waits, [1_440, 2_880, 5_760, 10, 1_440]);
    for _ in 0..20 {
        card = Some(Card::answered(card, true, now));
    }
    let card = card.unwrap();
    assert_eq!((card.level, card.answered, card.right), (7, 25, 24));
    assert_eq!(now.duration_until(card.due_at).as_hours(), 64 * 24);
}

#[test]
fn due_ones_come_first_then_new_ones_then_rest() {
    let bank = Bank::own();
    let all = Filter::default();
    let mut cards = Cards::default();
    let mut seed = Seed::new(1);
    let mut met = BTreeSet::new();
    let mut first_letters = BTreeSet::new();
    for turn in 0..bank.items().len() {
        let Next::New(item) = next(&bank, &all, &cards, at(0), &mut seed) else {
            panic!("turn {turn}")
        };
        assert!(met.insert(item.id.clone()));
        if turn < 8 {
            first_letters.insert(item.chapter());
        }
        cards.answer(&item.id, true, at(0));
    }
    assert_eq!(first_letters.len(), 8, "every chapter has its turn");
    assert_eq!(next(&bank, &all, &cards, at(1), &mut seed), Next::Rest(at(24)));
    cards.answer(&bank.items()[5].id, false, at(1));
    assert_eq!(next(&bank, &all, &cards, at(2), &mut seed), Next::Again(&bank.items()[5]));
    let none = Filter {
        areas: "L".to_owned(),
        level: Level::new(1),
    };
    assert!(bank.wanted(&none).all(|item| item.chapter() == 'L' && item.level.number() == 1));
    let (empty, _) = Bank::of([]);
    assert_eq!(next(&empty, &none, &cards, at(2), &mut seed), Next::Nothing);
}

#[test]
fn an_exam_is_spread_and_the_same_seed_draws_it_again() {
    let bank = Bank::own();
    for seed in 0..50 {
        let paper = Paper::draw(&bank, &Plan::default(), seed).unwrap();
        assert_eq!(Paper::draw(&bank, &Plan::default(), seed), Ok(paper.clone()));
        let items: Vec<&Item> = paper.questions.iter().map(|question| bank.item(&question.item).unwrap()).collect();
        let ids: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), 24);
        for chapter in "LUVCOFRT".chars() {
            assert_eq!(items.iter().filter(|item| item.chapter() == chapter).count(), 3, "{chapter}");
        }
        for level in Level::ALL {
            assert!(items.iter().filter(|item| item.level == level).count() >= 4, "seed {seed}");
        }
        let all_right = paper.questions.iter().map(|question| {
            let item = bank.item(&question.item).unwrap();
            let right = (0..item.answers.len()).filter(|place| item.answers[*place].right).collect();
            (item.id.clone(), right)
        });
        let marks = paper.mark(&bank, &all_right.collect());
        assert!(marks.passed && marks.share.right == 24 && marks.areas.len() == 8);
        assert!(!paper.mark(&bank, &BTreeMap::new()).passed);
    }
    let plan = |items, minutes| Plan {
        items,
        minutes,
        filter: Filter::default(),
    };
    assert_eq!(Paper::draw(&bank, &plan(4, 10), 0), Err(PlanError::TooShort));
    assert_eq!(Paper::draw(&bank, &plan(5, 0), 0), Err(PlanError::Minutes));
    assert!(matches!(Paper::draw(&bank, &plan(10_000, 10), 0), Err(PlanError::TooFew(_))));
}

#[test]
fn few_answers_are_said_to_be_few() {
    let marks = Marks::of([('V', true), ('V', true), ('L', false)]);
    assert_eq!(marks.areas.iter().map(|area| area.letter).collect::<String>(), "LV");
    let share = marks.areas[1].share;
    assert!(share.few && share.low < 0.4 && (share.high - 1.0).abs() < 1e-9, "{share:?}");
    let many = Share::new(80, 100);
    assert!(
        !many.few && (0.71..0.72).contains(&many.low) && (0.86..0.87).contains(&many.high),
        "{many:?}"
    );
    assert_eq!(Share::new(0, 0).value(), None);
}

#[test]
fn a_bad_item_shows_and_few_sittings_say_nothing() {
    let sitting = |knows: bool| -> Sitting {
        let mut sitting: Sitting = (0..8).map(|item| (format!("good-{item}"), knows)).collect();
        sitting.insert("upside-down".to_owned(), !knows);
        sitting.insert("all-know".to_owned(), true);
        sitting
    };
    let sittings: Vec<Sitting> = (0..40).map(|at| sitting(at % 2 == 0)).collect();
    let found: BTreeMap<String, Discrimination> = figures(&sittings).into_iter().map(|one| (one.item, one.discrimination)).collect();
    assert!(matches!(found["good-0"], Discrimination::Told { value, poor: false } if value > 0.9));
    assert!(matches!(found["upside-down"], Discrimination::Told { value, poor: true } if value < -0.9));
    assert_eq!(found["all-know"], Discrimination::Flat);
    assert!(
        figures(&sittings[..29])
            .iter()
            .all(|one| one.discrimination == Discrimination::TooFew)
    );
}

#[test]
fn words_cannot_move_from_one_field_of_a_certificate_into_another() {
    let certificate = |name: &str, team: &str| Certificate {
        exam: "e".to_owned(),
        name: name.to_owned(),
        team: team.to_owned(),
        at: at(0),
        right: 23,
        of: 24,
        areas: "LV".to_owned(),
    };
    assert_ne!(certificate("Sam A", "B").bytes(), certificate("Sam ", "AB").bytes());
}

proptest! {
    #[test]
    fn any_file_is_read_to_its_end(text in "(# [a-z-]{0,5}|level: [0-9]|[+=-] [a-z]{0,3}|  .{0,9}|trade: shop|practice: V2|question: x|.{0,12}\n?){0,40}") {
        let (items, _) = parse("any", &text);
        for item in items {
            prop_assert!((3..=5).contains(&item.answers.len()) && item.rights() > 0);
        }
    }

    #[test]
    fn a_shuffle_keeps_all(seed: u64, many in 0_usize..40) {
        let mut things: Vec<usize> = (0..many).collect();
        Seed::new(seed).shuffle(&mut things);
        things.sort_unstable();
        prop_assert_eq!(things, (0..many).collect::<Vec<_>>());
    }
}
