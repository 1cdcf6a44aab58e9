//! Answers in practice, and exams.

use heard_desk::{Exam, ExamId, QuizAnswer};
use heard_quiz::{Bank, Item, Paper, Plan};
use heard_store::{Asked, Store, StoreError};

use super::desk::{Desk, at};

fn right(item: &Item) -> Vec<usize> {
    let places = item.answers.iter().enumerate();
    places.filter(|(_, answer)| answer.right).map(|(place, _)| place).collect()
}

fn wrong(item: &Item) -> Vec<usize> {
    vec![item.answers.iter().position(|answer| !answer.right).unwrap()]
}

pub(crate) async fn answers_are_their_writers_and_items_count_first_ones(store: &impl Store) {
    let desk = Desk::new(store).await;
    let bank = Bank::own();
    let [one, two, ..] = bank.items() else { panic!("items") };
    let (first, change) = QuizAnswer::give(&desk.ada, one, &wrong(one), at(1)).unwrap();
    desk.apply(change).await;
    let (second, change) = QuizAnswer::give(&desk.ada, one, &right(one), at(2)).unwrap();
    desk.apply(change).await;
    let (bens, change) = QuizAnswer::give(&desk.ben, one, &right(one), at(3)).unwrap();
    desk.apply(change).await;
    let (third, change) = QuizAnswer::give(&desk.ada, two, &right(two), at(4)).unwrap();
    desk.apply(change).await;
    assert_eq!(store.quiz_answers(desk.ada.id).await.unwrap(), [first, second, third]);
    assert_eq!(store.quiz_answers(desk.ben.id).await.unwrap(), [bens]);
    let mut asked = store.quiz_items(desk.team.id, at(99)).await.unwrap();
    asked.sort_by_key(|asked| asked.item != one.id);
    let counted = |item: &Item, persons, right| Asked {
        item: item.id.clone(),
        persons,
        right,
    };
    assert_eq!(asked, [counted(one, 2, 1), counted(two, 1, 1)], "the first answer of each counts");
}

pub(crate) async fn an_exam_reads_back_at_every_step(store: &impl Store) {
    let desk = Desk::new(store).await;
    let bank = Bank::own();
    let paper = Paper::draw(&bank, &Plan::default(), 7).unwrap();
    let (mut exam, begun) = Exam::begin(&desk.ada, paper, at(1));
    desk.apply(begun).await;
    assert_eq!(store.exam(exam.id, desk.ada.id).await.unwrap().as_ref(), Some(&exam));
    assert_eq!(store.exam(exam.id, desk.ben.id).await.unwrap(), None, "it is nobody else's");
    assert_eq!(store.sittings(desk.team.id, at(99)).await.unwrap().persons, 0, "it runs");
    let mut elsewhere = exam.clone();
    let item = bank.item(&exam.paper.questions[0].item).unwrap();
    desk.apply(exam.answer(&item.id, right(item), at(2)).unwrap()).await;
    assert_eq!(store.exam(exam.id, desk.ada.id).await.unwrap().as_ref(), Some(&exam));
    let late = elsewhere.finish(&bank, at(3)).unwrap();
    assert!(matches!(store.apply(&late).await, Err(StoreError::Conflict("exam"))));
    desk.apply(exam.finish(&bank, at(4)).unwrap()).await;
    assert_eq!(store.exams(desk.ada.id, 9).await.unwrap(), [exam.clone()]);
    assert_eq!(store.exams(desk.ben.id, 9).await.unwrap(), []);
    let sat = store.sittings(desk.team.id, at(99)).await.unwrap();
    assert_eq!((sat.persons, sat.exams), (1, vec![(exam.paper, exam.chosen)]));
    assert_eq!(store.exam(ExamId::at(at(9)), desk.ada.id).await.unwrap(), None);
}
