//! Jobs are handed out when due, to one worker at a time, and are gone only when their change is written.

use heard_desk::{Actor, Change, Unmet, Work};
use heard_store::{Lease, Store, StoreError, backoff};

use super::desk::{Desk, at, pledge, seconds};

async fn lease_one(store: &impl Store, minutes: i64) -> Lease {
    let mut leases = store.lease(at(minutes), seconds(60), 1).await.unwrap();
    assert_eq!(leases.len(), 1);
    leases.remove(0)
}

pub(crate) async fn jobs_come_when_due_and_oldest_first(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    assert_eq!(store.next_job_at().await.unwrap(), None);
    let second = desk.replied(&mut conversation, vec![], 2).await;
    let first = desk.replied(&mut conversation, vec![], 1).await;
    let third = desk.replied(&mut conversation, vec![], 3).await;
    assert_eq!(store.next_job_at().await.unwrap(), Some(at(1) + seconds(10)));
    assert!(store.lease(at(1), seconds(60), 9).await.unwrap().is_empty());
    let messages = |leases: Vec<Lease>| -> Vec<_> {
        let message = |lease: Lease| match lease.job.work {
            Work::Deliver { message, .. } => message,
            other => panic!("{other:?}"),
        };
        leases.into_iter().map(message).collect()
    };
    assert_eq!(messages(store.lease(at(9), seconds(60), 2).await.unwrap()), [first.id, second.id]);
    assert_eq!(messages(store.lease(at(9), seconds(60), 2).await.unwrap()), [third.id]);
    assert_eq!(store.due_jobs(9).await.unwrap().len(), 3);
    assert_eq!(store.due_jobs(2).await.unwrap().len(), 2);
}

pub(crate) async fn a_leased_job_is_nobody_elses(store: &impl Store) {
    let desk = Desk::new(store).await;
    desk.replied(&mut desk.opened(0).await, vec![], 0).await;
    let lease = lease_one(store, 1).await;
    assert_eq!((lease.attempt, lease.until), (1, at(2)));
    assert!(store.lease(at(1) + seconds(59), seconds(60), 9).await.unwrap().is_empty());
    assert_eq!(store.next_job_at().await.unwrap(), Some(at(2)));
}

/// The worker of the first lease has died, or was only slow: either way the work is done once.
pub(crate) async fn a_lease_that_ran_out_is_given_to_another(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut reply = desk.replied(&mut conversation, vec![], 0).await;
    let slow = lease_one(store, 1).await;
    let quick = lease_one(store, 2).await;
    assert_eq!((&quick.job, quick.attempt), (&slow.job, 2));
    let (_, change) = conversation.deliver(&mut reply, at(2)).unwrap();
    assert!(matches!(store.finish(&slow, &change).await, Err(StoreError::LeaseLost)));
    assert!(matches!(store.retry(&slow, at(2), "slow").await, Err(StoreError::LeaseLost)));
    store.finish(&quick, &change).await.unwrap();
    assert!(matches!(store.finish(&quick, &Change::default()).await, Err(StoreError::LeaseLost)));
    assert_eq!(store.message(reply.id).await.unwrap(), Some(reply));
    assert_eq!(store.next_job_at().await.unwrap(), None);
}

pub(crate) async fn finishing_writes_and_forgets_at_once(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut reply = desk.replied(&mut conversation, vec![pledge(Some(at(600)))], 0).await;
    let lease = lease_one(store, 1).await;
    let (promises, change) = conversation.deliver(&mut reply, at(1)).unwrap();
    store.finish(&lease, &change).await.unwrap();
    assert_eq!(store.promise(promises[0].id).await.unwrap().as_ref(), promises.first());
    let work: Vec<_> = store.due_jobs(9).await.unwrap().into_iter().map(|due| due.job.work).collect();
    let promise = promises[0].id;
    assert_eq!(work, [Work::PromiseReminder { promise }, Work::PromiseDue { promise }]);
}

pub(crate) async fn a_conflict_while_finishing_keeps_the_job(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut reply = desk.replied(&mut conversation, vec![], 0).await;
    let lease = lease_one(store, 1).await;
    let (_, stale) = conversation.clone().deliver(&mut reply.clone(), at(1)).unwrap();
    desk.apply(conversation.close(Actor::Agent(desk.ben.id), Unmet::Leave, at(1)).unwrap())
        .await;
    assert!(matches!(
        store.finish(&lease, &stale).await,
        Err(StoreError::Conflict("conversation"))
    ));
    assert_eq!(store.due_jobs(9).await.unwrap()[0].job, lease.job);
    let (_, fresh) = conversation.deliver(&mut reply, at(1)).unwrap();
    store.finish(&lease, &fresh).await.unwrap();
    assert!(store.due_jobs(9).await.unwrap().is_empty());
}

pub(crate) async fn several_finish_together_or_not_at_all(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut changes = Vec::new();
    let mut replies = Vec::new();
    for _ in 0..3 {
        let mut conversation = desk.opened(0).await;
        let mut reply = desk.replied(&mut conversation, vec![pledge(Some(at(600)))], 0).await;
        changes.push(conversation.deliver(&mut reply, at(1)).unwrap().1);
        replies.push(reply);
    }
    let together = || changes.clone().into_iter().fold(Change::default(), Change::and);
    let mut leases = store.lease(at(1), seconds(60), 9).await.unwrap();
    let before = store.last_event().await.unwrap();
    let mut lost = leases.clone();
    lost[2].attempt += 1;
    assert!(matches!(store.finish_all(&lost, &together()).await, Err(StoreError::LeaseLost)));
    let twice = together().and(changes[1].clone());
    assert!(matches!(store.finish_all(&leases, &twice).await, Err(StoreError::Conflict(_))));
    assert_eq!(
        (store.due_jobs(9).await.unwrap().len(), store.last_event().await.unwrap()),
        (3, before)
    );
    store.finish_all(&leases, &together()).await.unwrap();
    for reply in replies {
        assert_eq!(store.message(reply.id).await.unwrap(), Some(reply));
    }
    let events = store.events_since(before, 99).await.unwrap();
    assert_eq!(events.len(), together().events.len());
    assert!(events.iter().map(|told| &told.event).eq(&together().events));
    assert_eq!(store.due_jobs(9).await.unwrap().len(), 6, "a reminder and a due time each");
    leases.truncate(1);
    assert!(matches!(
        store.finish_all(&leases, &Change::default()).await,
        Err(StoreError::LeaseLost)
    ));
}

pub(crate) async fn a_failure_waits_longer_each_time(store: &impl Store) {
    let desk = Desk::new(store).await;
    desk.replied(&mut desk.opened(0).await, vec![], 0).await;
    let mut now = at(1);
    for attempt in 1..=4 {
        let lease = store.lease(now, seconds(60), 9).await.unwrap().remove(0);
        assert_eq!(lease.attempt, attempt);
        let ready_at = store.retry(&lease, now, "the mail server does not answer").await.unwrap();
        assert_eq!(ready_at, now + backoff(attempt));
        assert!(store.lease(ready_at - seconds(1), seconds(60), 9).await.unwrap().is_empty());
        now = ready_at;
    }
    let due = store.due_jobs(9).await.unwrap().remove(0);
    assert_eq!((due.attempts, due.ready_at), (4, now));
    assert_eq!(due.last_error.as_deref(), Some("the mail server does not answer"));
}

pub(crate) async fn the_same_work_is_kept_once(store: &impl Store) {
    let desk = Desk::new(store).await;
    desk.replied(&mut desk.opened(0).await, vec![], 0).await;
    let job = store.due_jobs(9).await.unwrap().remove(0).job;
    let mut again = job.clone();
    again.id = heard_desk::JobId::at(at(5));
    let change = Change {
        jobs: vec![again],
        ..Change::default()
    };
    desk.apply(change).await;
    let jobs = store.due_jobs(9).await.unwrap();
    assert_eq!(jobs.len(), 1);
    assert_eq!(jobs[0].job, job);
}
