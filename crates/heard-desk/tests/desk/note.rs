//! What the team says among itself: who is asked, who is told, and that no message is made of it.

use heard_desk::{Actor, Calling, Change, DeskError, Happened, NoteKind, TeamNote, Write};

use crate::sample::{agent, at, opened, text};

/// It is written beside the conversation, and never into it.
fn is_internal(change: &Change) {
    assert!(
        change.writes.iter().all(|write| matches!(write, Write::TeamNote(_))),
        "{:?}",
        change.writes
    );
    assert!(change.jobs.is_empty());
}

#[test]
fn a_remark_calls_nobody() {
    let (conversation, ada) = (opened(), agent());
    let (note, change) = TeamNote::remark(&conversation, ada, text("The courier called"), at(5));
    is_internal(&change);
    assert_eq!((note.kind, note.to, note.calls(agent())), (NoteKind::Remark, None, None));
    assert_eq!(
        (change.events[0].by, &change.events[0].what),
        (Actor::Agent(ada), &Happened::Noted { note: note.id })
    );
}

#[test]
fn who_is_asked_is_called_until_somebody_answers() {
    let (conversation, ada, ben, cem) = (opened(), agent(), agent(), agent());
    assert_eq!(
        TeamNote::ask(&conversation, ada, ada, text("?"), at(5)).unwrap_err(),
        DeskError::ToYourself
    );
    let (mut question, change) = TeamNote::ask(&conversation, ada, ben, text("Do we ship to Malta?"), at(5)).unwrap();
    is_internal(&change);
    assert_eq!(
        (question.calls(ben), question.calls(ada), question.calls(cem)),
        (Some(Calling::Asked), None, None)
    );
    question.see(ben, at(6));
    assert_eq!(question.calls(ben), Some(Calling::Asked), "to have seen it is not to have answered");
    let (answer, change) = question.answer(&conversation, cem, text("We do"), at(9)).unwrap();
    is_internal(&change);
    assert_eq!(
        (question.calls(ben), answer.calls(ada)),
        (None, Some(Calling::Answered)),
        "whoever knows may answer"
    );
    let (mut second, change) = question.answer(&conversation, ben, text("By sea only"), at(12)).unwrap();
    is_internal(&change);
    assert_eq!(question.kind, NoteKind::Question { answer: Some(answer.id) });
    assert_eq!(second.calls(ada), Some(Calling::Answered), "a second answer is not lost");
    assert!(second.see(ben, at(13)).writes.is_empty(), "it is not his to have seen");
    let seen = second.see(ada, at(14));
    assert!(seen.events.is_empty(), "that she has seen it is nobody's news");
    assert_eq!(second.calls(ada), None);
    assert!(second.see(ada, at(15)).writes.is_empty());
    assert_eq!(
        second.answer(&conversation, ada, text("Thanks"), at(16)).unwrap_err(),
        DeskError::NotAQuestion
    );
}

#[test]
fn ones_own_answer_calls_nobody() {
    let (conversation, ada, ben) = (opened(), agent(), agent());
    let (mut question, _) = TeamNote::ask(&conversation, ada, ben, text("Where is the form?"), at(5)).unwrap();
    let (found, _) = question.answer(&conversation, ada, text("Found it"), at(6)).unwrap();
    assert_eq!((found.to, question.calls(ben)), (None, None));
    assert_eq!(question.answer(&opened(), ben, text("x"), at(7)).unwrap_err(), DeskError::Elsewhere);
}

#[test]
fn words_never_show() {
    let (conversation, ada) = (opened(), agent());
    let (note, change) = TeamNote::remark(&conversation, ada, text("Her mother has died"), at(5));
    assert!(!format!("{note:?} {change:?}").contains("mother"));
}
