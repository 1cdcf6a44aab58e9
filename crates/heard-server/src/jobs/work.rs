//! What each kind of job leads to: the domain's verb on what is stored now. What is already done leads to nothing.

use heard_desk::{AgentId, Change, DeskError, Ledger, Message, MessageState, Work, went_out};
use heard_store::Thread;
use jiff::Timestamp;

use crate::jobs::Failed;
use crate::{App, needs, own};

/// The change that a job leads to.
pub(super) async fn lead(app: &App, work: &Work) -> Result<Change, Failed> {
    let now = app.now();
    let change = match *work {
        Work::Deliver { conversation, message } => {
            let thread = app.store.thread(conversation).await?;
            let message = app.store.message(message).await?;
            // A reply that was undone is gone, and so is its job's reason.
            let (Some(thread), Some(mut message)) = (thread, message) else {
                return Ok(Change::default());
            };
            delivered(app, thread, &mut message, now).await
        }
        Work::FollowUp { follow_up } => {
            let Some(mut follow_up) = app.store.follow_up(follow_up).await? else {
                return Ok(Change::default());
            };
            let Some(mut conversation) = app.store.conversation(follow_up.conversation).await? else {
                return Ok(Change::default());
            };
            follow_up.send(&mut conversation, now)
        }
        Work::PromiseReminder { promise } => match app.store.promise(promise).await? {
            Some(promise) => promise.remind(now),
            None => return Ok(Change::default()),
        },
        Work::PromiseDue { promise } => match app.store.promise(promise).await? {
            Some(mut promise) => promise.break_(now),
            None => return Ok(Change::default()),
        },
    };
    match change {
        Err(DeskError::AlreadySent | DeskError::AlreadySettled(_) | DeskError::FollowUpIsOver(_)) => Ok(Change::default()),
        change => Ok(change?),
    }
}

/// A reply goes out: what it answers of needs, choices and a bad answer is answered.
async fn delivered(app: &App, thread: Thread, message: &mut Message, now: Timestamp) -> Result<Change, DeskError> {
    let written = message.at;
    let offers_anew = matches!(&message.state, MessageState::Sending { enclosed, .. } if !enclosed.ways.is_empty());
    let mut conversation = thread.conversation;
    let (_, mut change) = conversation.deliver(message, now)?;
    let mut ledger = Ledger { needs: thread.needs };
    let local = app.local_now();
    let answered = app
        .think(|engine| needs::answered(engine, &ledger, &thread.messages, message, &local))
        .await;
    change = change.and(ledger.answer(message, answered, now));
    let MessageState::Sent { by } = message.state else {
        return Ok(change);
    };
    let mut offers = thread.offers;
    change = change.and(went_out(&mut offers, by, written, offers_anew, now));
    if let Some(mut feedback) = thread.feedback {
        change = change.and(feedback.answer(by, now));
    }
    let marks = own_marks(app, by, &thread.messages, message).await;
    Ok(change.and(marks))
}

/// What the coach says of a reply counts in its writer's progress, where they have wished it. Never a reason not to deliver.
async fn own_marks(app: &App, by: AgentId, said: &[Message], reply: &Message) -> Change {
    let (Ok(wish), Ok(Some(writer))) = (app.store.wish(by).await, app.store.agent(by).await) else {
        return Change::default();
    };
    if !wish.replies {
        return Change::default();
    }
    let local = app.local_now();
    writer.earns(app.think(|engine| own::of_reply(engine, said, reply, &local)).await)
}
