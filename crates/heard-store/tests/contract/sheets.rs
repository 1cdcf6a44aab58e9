//! Worksheets.

use heard_desk::{FourSteps, StepText};
use heard_store::Store;

use super::desk::{Desk, at};

fn steps(problem: Option<&str>, how_to_show: Option<&str>) -> FourSteps {
    let step = |words: &str| StepText::new(words).unwrap();
    FourSteps {
        problem: problem.map(step),
        how_to_show: how_to_show.map(step),
        ..FourSteps::default()
    }
}

pub(crate) async fn a_sheet_is_its_writers_and_the_last_one_written_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    assert_eq!(store.sheet(conversation.id, desk.ada.id).await.unwrap(), None);
    let (_, first) = conversation.think(desk.ada.id, steps(Some("Die Lampe 💡 "), None), at(1));
    let (second, again) = conversation.think(desk.ada.id, steps(None, Some("")), at(2));
    let (other, bens) = conversation.think(desk.ben.id, steps(Some("It broke"), Some("Say so")), at(3));
    desk.apply(first.and(bens)).await;
    desk.apply(again).await;
    assert_eq!(store.sheet(conversation.id, desk.ada.id).await.unwrap(), Some(second));
    assert_eq!(store.sheet(conversation.id, desk.ben.id).await.unwrap(), Some(other));
    let elsewhere = desk.opened(5).await;
    assert_eq!(store.sheet(elsewhere.id, desk.ada.id).await.unwrap(), None);
}

pub(crate) async fn to_start_again_leaves_nothing(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    for by in [desk.ada.id, desk.ben.id] {
        desk.apply(conversation.think(by, steps(Some("It broke"), None), at(1)).1).await;
    }
    for _ in 0..2 {
        desk.apply(conversation.think(desk.ada.id, FourSteps::default(), at(2)).1).await;
    }
    assert_eq!(store.sheet(conversation.id, desk.ada.id).await.unwrap(), None);
    assert!(store.sheet(conversation.id, desk.ben.id).await.unwrap().is_some());
}
