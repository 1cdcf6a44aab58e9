//! Our own items: whole, spread over the practice, and without a giveaway.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on says where, and figures are for reading"
)]

use std::collections::{BTreeMap, BTreeSet};

use heard_engine::{Engine, Severity, Situation, Turn, Who, practice};
use heard_quiz::{Bank, Item, Level, Trade};

fn own() -> Bank {
    let (bank, faults) = Bank::own_and([]);
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("; "));
    bank
}

#[test]
fn every_line_every_level_and_every_trade_has_its_items() {
    let bank = own();
    assert!(bank.items().len() >= 120, "{}", bank.items().len());
    for line in practice().iter().flat_map(|chapter| chapter.lines) {
        let items = bank.items().iter().filter(|item| item.practice.contains(&line.id)).count();
        assert!(items >= 2, "{} has {items}", line.id);
    }
    for trade in Trade::ALL.iter().filter(|trade| **trade != Trade::Any) {
        let items = bank.items().iter().filter(|item| item.trade == *trade).count();
        assert!(items >= 12, "{trade:?} has {items}");
    }
    for level in Level::ALL {
        let items = bank.items().iter().filter(|item| item.level == level).count();
        assert!(items >= 18, "level {} has {items}", level.number());
    }
}

/// Whoever knows nothing and takes the longest answer, or the second, must not pass.
#[test]
fn neither_length_nor_place_gives_the_right_answer_away() {
    let bank = own();
    let single: Vec<&Item> = bank.items().iter().filter(|item| item.rights() == 1).collect();
    let share = |hits: usize| f64::from(u32::try_from(hits).unwrap()) / f64::from(u32::try_from(single.len()).unwrap());
    let ranked = |longest: bool| {
        let hit = |item: &&&Item| {
            let length = |answer: &&heard_quiz::Answer| answer.text.chars().count();
            let taken = if longest {
                item.answers.iter().max_by_key(length)
            } else {
                item.answers.iter().min_by_key(length)
            };
            taken.is_some_and(|answer| answer.right)
        };
        share(single.iter().filter(hit).count())
    };
    let (longest, shortest) = (ranked(true), ranked(false));
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for item in &single {
        *places
            .entry(item.answers.iter().position(|answer| answer.right).unwrap())
            .or_default() += 1;
    }
    println!(
        "{} items with one right answer; the longest is right in {longest:.2}, the shortest in {shortest:.2}; by place {places:?}",
        single.len()
    );
    assert!(longest < 0.40 && shortest < 0.35, "longest {longest:.2}, shortest {shortest:.2}");
    assert!(places.values().all(|hits| (0.15..0.35).contains(&share(*hits))), "{places:?}");
}

#[test]
fn reasons_and_answers_are_their_own() {
    let bank = own();
    let mut seen = BTreeSet::new();
    for item in bank.items() {
        for answer in &item.answers {
            assert!(seen.insert(answer.reason.as_str()), "{}: said twice: {}", item.id, answer.reason);
            assert!(answer.reason.ends_with(['.', '?', '!']), "{}: {}", item.id, answer.reason);
        }
    }
}

/// Where the answers are whole replies the coach reads them too: what we call right must not draw a warning and must score best.
#[test]
fn the_coach_agrees_with_the_right_replies() {
    let bank = own();
    let engine = Engine::new();
    let replies: Vec<&Item> = bank.items().iter().filter(|item| item.replies).collect();
    assert!(replies.len() >= 12, "{}", replies.len());
    let mut agreed = 0;
    for item in &replies {
        let turns = [Turn {
            who: Who::Customer,
            text: &item.customer,
        }];
        let read = item.answers.iter().map(|answer| {
            let appraisal = engine.appraise(&Situation {
                turns: &turns,
                draft: &answer.text,
                ..Situation::default()
            });
            let score = appraisal.emotional.value + appraisal.rational.value;
            let warned: Vec<String> = appraisal
                .findings
                .iter()
                .filter(|found| found.severity != Severity::Hint)
                .map(|found| found.rule.clone())
                .collect();
            (answer, score, warned)
        });
        let read: Vec<_> = read.collect();
        let best_wrong = read
            .iter()
            .filter(|(answer, ..)| !answer.right)
            .map(|(_, score, _)| *score)
            .fold(0.0, f32::max);
        let fits = read
            .iter()
            .filter(|(answer, ..)| answer.right)
            .all(|(_, score, warned)| warned.is_empty() && *score > best_wrong);
        agreed += usize::from(fits);
        if !fits {
            for (answer, score, warned) in &read {
                println!(
                    "{}: {} {score:.2} {warned:?} {}",
                    item.id,
                    if answer.right { "+" } else { "-" },
                    answer.text
                );
            }
        }
    }
    println!("the coach agrees in {agreed} of {}", replies.len());
    assert!(agreed * 10 >= replies.len() * 8, "{agreed} of {}", replies.len());
}
