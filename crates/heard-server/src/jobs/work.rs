//! What each kind of job leads to: the domain's verb on what is stored now. What is already done leads to nothing.

use heard_desk::{Change, DeskError, Ledger, MessageState, Work};

use crate::jobs::Failed;
use crate::{App, needs};

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
            let mut conversation = thread.conversation;
            match conversation.deliver(&mut message, now) {
                Ok((_, delivered)) => {
                    let mut ledger = Ledger { needs: thread.needs };
                    let local = app.local_now();
                    let answered = app
                        .think(|engine| needs::answered(engine, &ledger, &thread.messages, &message, &local))
                        .await;
                    let change = delivered.and(ledger.answer(&message, answered, now));
                    Ok(match (thread.feedback, &message.state) {
                        (Some(mut feedback), MessageState::Sent { by }) => change.and(feedback.answer(*by, now)),
                        _ => change,
                    })
                }
                Err(refused) => Err(refused),
            }
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
        Err(DeskError::AlreadySent | DeskError::AlreadySettled(_)) => Ok(Change::default()),
        change => Ok(change?),
    }
}
