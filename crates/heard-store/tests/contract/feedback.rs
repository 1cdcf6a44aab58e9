//! What customers answered.

use heard_desk::{Actor, Answer, Step, Unmet};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, text};

/// A conversation that was answered and closed, with a calm customer at its end.
async fn over<S: Store>(desk: &Desk<'_, S>) -> heard_desk::Conversation {
    let mut conversation = desk.opened(0).await;
    let mut reply = desk.replied(&mut conversation, vec![], 1).await;
    desk.apply(conversation.deliver(&mut reply, at(2)).unwrap().1).await;
    desk.apply(conversation.close(Actor::Agent(desk.ada.id), Unmet::Leave, at(3)).unwrap())
        .await;
    conversation
}

fn answer(heard: Step, satisfied: Option<Step>, words: Option<&str>) -> Answer {
    Answer {
        heard,
        satisfied,
        words: words.map(text),
        scale: words.map_or(vec![], |_| vec![1, 7, 4]),
    }
}

pub(crate) async fn an_answer_reads_back_and_is_completed(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = over(&desk).await;
    assert_eq!(store.feedback(conversation.id).await.unwrap(), None);
    let messages = store.thread(conversation.id).await.unwrap().unwrap().messages;
    let (first, change) = conversation
        .take_feedback(None, answer(Step::NotAtAll, None, None), &messages, at(5))
        .unwrap();
    desk.apply(change).await;
    assert_eq!(store.feedback(conversation.id).await.unwrap().as_ref(), Some(&first));
    assert_eq!(first.owner, Some(desk.ada.id));
    let more = answer(Step::NotAtAll, Some(Step::Partly), Some("Niemand rief an. 😞"));
    let (mut second, change) = conversation.take_feedback(Some(&first), more, &messages, at(6)).unwrap();
    desk.apply(change).await;
    desk.apply(second.answer(desk.ben.id, at(9))).await;
    assert_eq!(store.feedback(conversation.id).await.unwrap().as_ref(), Some(&second));
    let listed = store.feedbacks(desk.team.id, 9).await.unwrap();
    assert_eq!(
        (listed.len(), &listed[0].it, listed[0].customer_name.as_str()),
        (1, &second, "Cleo")
    );
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().feedback, Some(second));
}

pub(crate) async fn a_conversation_has_one_answer(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = over(&desk).await;
    let (mut here, mut there) = (conversation.clone(), conversation.clone());
    let (_, first) = here.take_feedback(None, answer(Step::Fully, None, None), &[], at(5)).unwrap();
    let (_, second) = there.take_feedback(None, answer(Step::Mostly, None, None), &[], at(5)).unwrap();
    desk.apply(first).await;
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("feedback"))));
    assert_eq!(store.feedback(conversation.id).await.unwrap().unwrap().heard, Step::Fully);
}
