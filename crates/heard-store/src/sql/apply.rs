//! Writing a change: every state by its own table's rules, then events, then jobs, in one transaction.

use async_trait::async_trait;
use heard_desk::{Change, Write};

use super::{
    Base, Connection, care, conversations, deeds, events, experiences, facts, feedback, follow_ups, held, jobs, marks, messages, needs,
    notes, offers, own, own_scenarios, people, persons, promises, quiz, rehearsals, sheets, tally,
};
use crate::{Lease, StoreError, Writes};

#[async_trait]
impl Writes for Base {
    async fn apply(&self, change: &Change) -> Result<(), StoreError> {
        write(self, change, &[]).await
    }

    async fn close(&self) {
        self.end().await;
    }
}

/// Writes a change in one transaction, for the jobs that are done with it, and tells the news. Once begun it goes on to
/// the end, even where nobody waits any more: a browser that hangs up cannot come between the commit and the news.
pub(super) async fn write(base: &Base, change: &Change, done: &[Lease]) -> Result<(), StoreError> {
    let writing = write_now(base.clone(), change.clone(), done.to_vec());
    let written = tokio::spawn(writing).await;
    written.unwrap_or(Err(StoreError::Unavailable(sqlx::Error::WorkerCrashed)))
}

async fn write_now(base: Base, change: Change, done: Vec<Lease>) -> Result<(), StoreError> {
    let mut transaction = base.begin().await?;
    for lease in &done {
        jobs::forget(&mut transaction, lease).await?;
    }
    for write in &change.writes {
        put(&mut transaction, write).await?;
    }
    for job in &change.jobs {
        jobs::put(&mut transaction, job).await?;
    }
    // Last, for from their numbering on other writers may have to wait.
    let mut last = None;
    if !change.events.is_empty() {
        Base::in_turn(&mut transaction).await?;
    }
    for event in &change.events {
        last = Some(events::put(&mut transaction, event).await?);
    }
    transaction.commit().await?;
    if let Some(last) = last {
        base.tell(last);
    }
    let forgets = |write: &Write| {
        matches!(
            write,
            Write::Erase { .. }
                | Write::EraseRehearsal(..)
                | Write::EraseRehearsals(_)
                | Write::EraseOwnScenario(..)
                | Write::ForgetCheckIn(..)
                | Write::ForgetCheckIns(_)
                | Write::ForgetVault(_)
                | Write::ForgetProgress(_)
        )
    };
    if change.writes.iter().any(forgets) {
        // It is written; where others read just now, the log is folded into the file a little later, as always.
        let _ = base.sweep().await;
    }
    Ok(())
}

async fn put(db: &mut Connection, write: &Write) -> Result<(), StoreError> {
    match write {
        Write::Team(team) => people::put_team(db, team).await,
        Write::Agent(agent) => people::put_agent(db, agent).await,
        Write::Session(session) => people::put_session(db, session).await,
        Write::EndSession(token) => people::end_session(db, *token).await,
        Write::Customer(customer) => people::put_customer(db, customer).await,
        Write::Conversation(conversation) => conversations::put(db, conversation).await,
        Write::Carried(carried) => care::carry(db, carried).await,
        Write::Presence(presence) => care::put(db, presence).await,
        Write::TeamNote(note) => notes::put(db, note).await,
        Write::Message(message) => messages::put(db, message).await,
        Write::RemoveMessage(id) => messages::remove(db, *id).await,
        Write::Need(need) => needs::put(db, need).await,
        Write::Promise(promise) => promises::put(db, promise).await,
        Write::Offer(offer) => offers::put(db, offer).await,
        Write::FollowUp(follow_up) => follow_ups::put(db, follow_up).await,
        Write::Feedback(given) => feedback::put(db, given).await,
        Write::Fact(fact) => facts::put(db, fact).await,
        Write::ForgetFact(id) => facts::forget(db, *id).await,
        Write::SamePerson { customer, person } => persons::same(db, *customer, *person).await,
        Write::TwoPersons { person, leaving } => persons::two(db, *person, leaving).await,
        Write::Erase { customer, receipt } => held::erase(db, *customer, receipt).await,
        Write::Draft(draft) => messages::put_draft(db, draft).await,
        Write::RemoveDraft(conversation, by) => messages::remove_draft(db, *conversation, *by).await,
        Write::Sheet(sheet) => sheets::put(db, sheet).await,
        Write::RemoveSheet(conversation, by) => sheets::remove(db, *conversation, *by).await,
        Write::Experience(experience) => experiences::put(db, experience).await,
        Write::RemoveExperience(id) => experiences::remove(db, *id).await,
        Write::QuizAnswer(answer) => quiz::put_answer(db, answer).await,
        Write::Exam(exam) => quiz::put_exam(db, exam).await,
        Write::Vault(vault) => own::put_vault(db, vault).await,
        Write::Reseal(vault) => own::reseal(db, vault).await,
        Write::ForgetVault(agent) => own::forget_vault(db, *agent).await,
        Write::EndSessions(agent, but) => people::end_sessions(db, *agent, *but).await,
        Write::CheckIn(check_in) => own::put_check_in(db, check_in).await,
        Write::ForgetCheckIn(id, agent) => own::forget_check_in(db, *id, *agent).await,
        Write::ForgetCheckIns(agent) => own::forget_check_ins(db, *agent).await,
        Write::Tally { team, week, blind, mood } => tally::put(db, *team, *week, *blind, *mood).await,
        Write::TallyOver { team, week, sums } => tally::end(db, *team, *week, sums.as_ref()).await,
        Write::Wish(wish) => own::put_wish(db, wish).await,
        Write::Mark { team, agent, mark } => marks::put(db, *team, *agent, mark).await,
        Write::ForgetProgress(agent) => marks::forget(db, *agent).await,
        Write::Rehearsal(rehearsal) => rehearsals::put(db, rehearsal).await,
        Write::RehearsedTurn(id, nth, turn) => rehearsals::put_turn(db, *id, *nth, turn).await,
        Write::EraseRehearsal(id, by) => rehearsals::erase(db, *id, *by).await,
        Write::EraseRehearsals(by) => rehearsals::erase_all(db, *by).await,
        Write::OwnScenario(scenario) => own_scenarios::put(db, scenario).await,
        Write::EraseOwnScenario(id, by) => own_scenarios::erase(db, *id, *by).await,
        Write::Dismissal(dismissal) => messages::put_dismissal(db, dismissal).await,
        Write::Deed(deed) => deeds::put(db, deed).await,
    }
}
