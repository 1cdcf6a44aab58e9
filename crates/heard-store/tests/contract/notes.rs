//! Notes of the team.

use heard_desk::{Calling, NoteKind, TeamNote};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, text};

pub(crate) async fn a_note_reads_back_at_every_step(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let (ada, ben) = (desk.ada.id, desk.ben.id);
    let (remark, noted) = TeamNote::remark(&conversation, ada, text("The courier called 🙂"), at(1));
    desk.apply(noted).await;
    let (mut question, asked) = TeamNote::ask(&conversation, ada, ben, text("Do we ship there?"), at(2)).unwrap();
    desk.apply(asked).await;
    assert_eq!(store.note(question.id).await.unwrap(), Some(question.clone()));
    let mut late = question.clone();
    let (mut answer, answered) = question.answer(&conversation, ben, text("We do"), at(3)).unwrap();
    desk.apply(answered).await;
    assert_eq!(question.kind, NoteKind::Question { answer: Some(answer.id) });
    let (_, second) = late.answer(&conversation, ada, text("Found it"), at(4)).unwrap();
    assert!(
        matches!(store.apply(&second).await, Err(StoreError::Conflict(_))),
        "of two first answers one is first"
    );
    desk.apply(answer.see(ada, at(5))).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!(thread.notes, [remark, question, answer]);
    assert_eq!(thread.messages.len(), 1, "no message is made of it");
    assert_eq!(thread.agents.len(), 2);
}

pub(crate) async fn what_calls_somebody_is_found(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let (ada, ben) = (desk.ada.id, desk.ben.id);
    let calls = async |agent| {
        let notes = store.notes_to(agent).await.unwrap();
        notes.iter().map(|note| note.calls(agent)).collect::<Vec<_>>()
    };
    let (mut question, asked) = TeamNote::ask(&conversation, ada, ben, text("?"), at(1)).unwrap();
    desk.apply(asked).await;
    desk.apply(question.see(ben, at(2))).await;
    assert_eq!((calls(ada).await, calls(ben).await), (vec![], vec![Some(Calling::Asked)]));
    let (mut answer, answered) = question.answer(&conversation, ben, text("Yes"), at(3)).unwrap();
    desk.apply(answered).await;
    desk.apply(conversation.hand_over(ada, Some(ben), text("So far"), at(4)).unwrap().1)
        .await;
    assert_eq!(
        (calls(ada).await, calls(ben).await),
        (vec![Some(Calling::Answered)], vec![Some(Calling::Handed)])
    );
    desk.apply(answer.see(ada, at(5))).await;
    assert_eq!(calls(ada).await, vec![]);
}
