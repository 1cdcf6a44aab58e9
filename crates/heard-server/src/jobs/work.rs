//! What each kind of job leads to: the domain's verb on what is stored now. What is already done leads to nothing.

use heard_desk::{Change, DeskError, Work};

use crate::App;
use crate::jobs::Failed;

/// The change that a job leads to.
pub(super) async fn lead(app: &App, work: &Work) -> Result<Change, Failed> {
    let now = app.now();
    let change = match *work {
        Work::Deliver { conversation, message } => {
            let conversation = app.store.conversation(conversation).await?;
            let message = app.store.message(message).await?;
            // A reply that was undone is gone, and so is its job's reason.
            let (Some(mut conversation), Some(mut message)) = (conversation, message) else {
                return Ok(Change::default());
            };
            conversation.deliver(&mut message, now).map(|delivered| delivered.1)
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
