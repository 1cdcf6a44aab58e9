//! Teams, agents, sessions, customers.

use heard_desk::{Agent, Customer, Email, Name, PasswordHash, SESSION_LENGTH, Write};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, hash};

pub(crate) async fn a_team_and_its_agents_are_found(store: &impl Store) {
    let desk = Desk::new(store).await;
    assert_eq!(store.teams().await.unwrap(), std::slice::from_ref(&desk.team));
    assert_eq!(store.team(desk.team.id).await.unwrap().as_ref(), Some(&desk.team));
    assert_eq!(store.agent(desk.ben.id).await.unwrap().as_ref(), Some(&desk.ben));
    let email = Email::new("ADA@example.org").unwrap();
    assert_eq!(store.agent_by_email(&email).await.unwrap().as_ref(), Some(&desk.ada));
    let nobody = Email::new("nobody@example.org").unwrap();
    assert_eq!(store.agent_by_email(&nobody).await.unwrap(), None);
}

pub(crate) async fn an_email_belongs_to_one_agent(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (twin, joined) = desk.team.join(
        Name::new("Another Ada").unwrap(),
        desk.ada.email.clone(),
        PasswordHash("$".to_owned()),
        at(1),
    );
    assert!(matches!(store.apply(&joined).await, Err(StoreError::EmailTaken)));
    assert_eq!(store.agent(twin.id).await.unwrap(), None);
}

pub(crate) async fn an_agent_can_be_renamed(store: &impl Store) {
    let desk = Desk::new(store).await;
    let renamed = Agent {
        name: Name::new("Ada L.").unwrap(),
        password: PasswordHash("$another".to_owned()),
        ..desk.ada.clone()
    };
    let change = heard_desk::Change {
        writes: vec![Write::Agent(renamed.clone())],
        ..Default::default()
    };
    desk.apply(change).await;
    assert_eq!(store.agent(desk.ada.id).await.unwrap(), Some(renamed));
}

pub(crate) async fn sessions_begin_and_end(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (session, begun) = desk.ada.sign_in(hash(7), at(5));
    desk.apply(begun).await;
    assert_eq!(store.session(hash(7)).await.unwrap(), Some(session.clone()));
    assert_eq!(store.session(hash(8)).await.unwrap(), None);
    desk.apply(session.sign_out(at(6))).await;
    assert_eq!(store.session(hash(7)).await.unwrap(), None);
    desk.apply(session.sign_out(at(7))).await;
}

pub(crate) async fn sessions_that_ran_out_are_forgotten(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (old, begun) = desk.ada.sign_in(hash(1), at(0));
    let (young, begun_later) = desk.ada.sign_in(hash(2), at(1));
    desk.apply(begun.and(begun_later)).await;
    let end = at(0) + SESSION_LENGTH;
    assert!(!old.is_live(end) && young.is_live(end));
    assert_eq!(store.forget_sessions(end).await.unwrap(), 1);
    assert_eq!(store.session(hash(1)).await.unwrap(), None);
    assert_eq!(store.session(hash(2)).await.unwrap(), Some(young));
}

pub(crate) async fn customers_are_known_by_token(store: &impl Store) {
    let desk = Desk::new(store).await;
    let name = Name::new("Søren 🙂").unwrap();
    let email = Email::new("soren@example.org").unwrap();
    let (known, met) = Customer::meet(desk.team.id, name, Some(email), Some(hash(3)), at(0));
    desk.apply(met).await;
    let unknown = desk.customer("By post").await;
    let another = desk.customer("By post, too").await;
    assert_ne!(unknown.id, another.id);
    assert_eq!(store.customer_by_token(hash(3)).await.unwrap(), Some(known.clone()));
    assert_eq!(store.customer_by_token(hash(4)).await.unwrap(), None);
    assert_eq!(store.customer(known.id).await.unwrap(), Some(known));
    assert_eq!(store.customer(unknown.id).await.unwrap(), Some(unknown));
}
