//! Exams: answered in their time, finished once, and a certificate of what was passed alone.

use heard_desk::{Agent, DeskError, Email, Exam, Name, PasswordHash, QuizAnswer, Team};
use heard_quiz::{Bank, Item, Paper, Plan};
use proptest::prelude::*;

use crate::sample::at;

fn ada() -> (Team, Agent) {
    let team = Team::found(Name::new("Lamps & Co").unwrap(), at(0)).0;
    let email = Email::new("ada@example.org").unwrap();
    let ada = team.join(Name::new("Ada").unwrap(), email, PasswordHash("$".to_owned()), at(0)).0;
    (team, ada)
}

fn right(item: &Item) -> Vec<usize> {
    (0..item.answers.len()).filter(|place| item.answers[*place].right).collect()
}

fn begun(bank: &Bank) -> (Team, Agent, Exam) {
    let (team, ada) = ada();
    let paper = Paper::draw(bank, &Plan::default(), 3).unwrap();
    let exam = Exam::begin(&ada, paper, at(1)).0;
    (team, ada, exam)
}

#[test]
fn it_is_answered_in_its_time_and_finished_once() {
    let bank = Bank::own();
    let (team, ada, mut exam) = begun(&bank);
    for question in exam.paper.questions.clone() {
        let item = bank.item(&question.item).unwrap();
        exam.answer(&item.id, right(item), at(2)).unwrap();
    }
    let before = exam.clone();
    let first = exam.paper.questions[0].item.clone();
    assert_eq!(exam.answer("nothing", vec![0], at(2)), Err(DeskError::NotInTheExam));
    assert_eq!(exam.answer(&first, vec![], at(2)), Err(DeskError::NoSuchAnswer));
    assert_eq!(exam.answer(&first, vec![7], at(2)), Err(DeskError::NoSuchAnswer));
    assert_eq!(exam.certificate(&ada, &team), Err(DeskError::NotPassed));
    assert_eq!(exam, before, "what is refused changes nothing");
    exam.finish(&bank, at(3)).unwrap();
    assert_eq!(exam.finish(&bank, at(4)), Err(DeskError::ExamIsOver));
    assert_eq!(exam.answer(&first, vec![0], at(4)), Err(DeskError::ExamIsOver));
    let certificate = exam.certificate(&ada, &team).unwrap();
    assert_eq!(
        (certificate.right, certificate.of, certificate.areas.as_str()),
        (24, 24, "LUVCOFRT")
    );
    assert_eq!(certificate.at, at(3));
}

#[test]
fn what_comes_after_its_time_does_not_count() {
    let bank = Bank::own();
    let (_, _, mut exam) = begun(&bank);
    let late = exam.ends_at + jiff::SignedDuration::from_secs(1);
    let first = exam.paper.questions[0].item.clone();
    assert_eq!(exam.answer(&first, vec![0], late), Err(DeskError::ExamIsOver));
    exam.finish(&bank, late).unwrap();
    let finished = exam.finished.clone().unwrap();
    assert_eq!((finished.at, finished.right, finished.passed), (exam.ends_at, 0, false));
}

#[test]
fn only_whether_it_was_right_is_kept() {
    let (_, ada) = ada();
    let bank = Bank::own();
    let item = &bank.items()[0];
    let (answer, _) = QuizAnswer::give(&ada, item, &right(item), at(1)).unwrap();
    assert!(answer.right);
    assert_eq!(QuizAnswer::give(&ada, item, &[9], at(1)), Err(DeskError::NoSuchAnswer));
    let cards = QuizAnswer::cards([&answer]);
    assert_eq!(cards.0.get(&item.id).map(|card| (card.answered, card.level)), Some((1, 1)));
}

proptest! {
    /// Whatever is chosen in whatever order, the score is between nothing and all, and the last choice counts.
    #[test]
    fn the_score_is_of_the_last_choices(choices in prop::collection::vec((0_usize..24, 0_usize..6), 0..80)) {
        let bank = Bank::own();
        let (_, _, mut exam) = begun(&bank);
        for (number, place) in choices {
            let item = exam.paper.questions[number].item.clone();
            let known = place < bank.item(&item).unwrap().answers.len();
            prop_assert_eq!(exam.answer(&item, vec![place], at(2)).is_ok(), known);
            if known {
                prop_assert_eq!(&exam.chosen[&item], &vec![place]);
            }
        }
        let expected = exam.chosen.iter().filter(|(item, chosen)| bank.item(item).unwrap().is_right(chosen) == Some(true)).count();
        exam.finish(&bank, at(3)).unwrap();
        let finished = exam.finished.unwrap();
        prop_assert_eq!((usize::try_from(finished.right).unwrap(), finished.of), (expected, 24));
    }
}
