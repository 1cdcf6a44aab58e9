//! Whose a conversation is; what agents have settled and carried.

use heard_desk::care::{Carried, FORGOTTEN, Hours, Presence};
use heard_desk::{Actor, Line, Name, Unmet};
use heard_store::{Store, StoreError};
use jiff::SignedDuration;
use jiff::civil::Time;

use super::desk::{Desk, at, hash, seconds, text};

pub(crate) async fn whose_it_is_reads_back_at_every_step(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let queued = async || store.queue(desk.team.id).await.unwrap().remove(0);
    assert_eq!((queued().await.conversation.taken, queued().await.taken_name), (None, None));
    desk.apply(conversation.take(desk.ada.id, None, at(1)).unwrap()).await;
    assert_eq!(desk.load(conversation.id).await, conversation);
    assert_eq!(queued().await.taken_name, Some(Name::new("Ada").unwrap()));
    let mut late = desk.load(conversation.id).await;
    desk.apply(conversation.give_back(desk.ada.id, at(2)).unwrap()).await;
    assert_eq!(desk.load(conversation.id).await, conversation);
    assert_eq!(conversation.declined_by(at(3)), [desk.ada.id]);
    let stale = late.take(desk.ben.id, Some(desk.ada.id), at(3)).unwrap();
    assert!(
        matches!(store.apply(&stale).await, Err(StoreError::Conflict(_))),
        "it was given back meanwhile"
    );
    let promise = desk.promised(&mut conversation, Some(at(600)), 4).await;
    let (note, handed) = conversation
        .hand_over(desk.ada.id, Some(desk.ben.id), text("She waits for a lamp"), at(6))
        .unwrap();
    desk.apply(handed).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!((&thread.conversation, &thread.notes), (&conversation, &vec![note]));
    assert_eq!(thread.promises, std::slice::from_ref(&promise), "as it was promised");
    assert_eq!(promise.owner(&thread.conversation), desk.ben.id);
    assert_eq!(thread.agents.get(&desk.ben.id), Some(&Name::new("Ben").unwrap()));
    let listed = store.promises(desk.team.id, heard_desk::PromiseStanding::Open, 9).await.unwrap();
    assert_eq!(listed[0].taken_name, Some(Name::new("Ben").unwrap()));
    desk.apply(conversation.close(Actor::Agent(desk.ben.id), Unmet::Leave, at(7)).unwrap())
        .await;
    assert_eq!(
        store.archive(desk.team.id, 9).await.unwrap()[0].taken_name,
        Some(Name::new("Ben").unwrap())
    );
}

pub(crate) async fn what_is_settled_reads_back_and_of_two_changes_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    assert_eq!(store.presence(desk.ada.id).await.unwrap(), None);
    let mut presence = Presence::of(&desk.ada);
    let mut other = presence.clone();
    let hours = Hours {
        zone: Line::new("Europe/Lisbon").unwrap(),
        days: [true, false, true, false, true, false, true],
        from: Time::constant(22, 30, 0, 0),
        to: Time::constant(6, 0, 0, 0),
    };
    desk.apply(presence.settle(Some(hours), vec![Line::new("“schön” 🙂").unwrap()]))
        .await;
    assert_eq!(store.presence(desk.ada.id).await.unwrap(), Some(presence.clone()));
    let late = other.not_now(at(1));
    assert!(matches!(store.apply(&late).await, Err(StoreError::Conflict(_))));
    desk.apply(presence.rest(Some(seconds(300)), at(2))).await;
    desk.apply(presence.not_now(at(3))).await;
    assert_eq!(store.presence(desk.ada.id).await.unwrap(), Some(presence.clone()));
    desk.apply(presence.come_back(at(4))).await;
    desk.apply(presence.rest(None, at(5))).await;
    assert_eq!(store.presence(desk.ada.id).await.unwrap(), Some(presence.clone()));
    desk.apply(presence.settle(None, vec![])).await;
    assert_eq!(store.presence(desk.ada.id).await.unwrap(), Some(presence));
    assert_eq!(store.presence(desk.ben.id).await.unwrap(), None);
}

pub(crate) async fn what_was_carried_is_its_agents_and_forgotten(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (ada, ben) = (desk.ada.id, desk.ben.id);
    let mut taken = Vec::new();
    for (minutes, by) in [(0, ada), (30, ben), (60, ada)] {
        let mut conversation = desk.opened(minutes).await;
        desk.apply(conversation.take(by, None, at(minutes)).unwrap()).await;
        taken.push(conversation.taken.unwrap().carried);
    }
    let times = |carried: Vec<Carried>| carried.iter().map(|one| (one.agent, one.at)).collect::<Vec<_>>();
    assert_eq!(store.carried(ada).await.unwrap(), [taken[0], taken[2]]);
    assert_eq!(
        times(store.carried_by_team(desk.team.id).await.unwrap()),
        [(ada, at(0)), (ben, at(30)), (ada, at(60))]
    );
    let later = at(1) + FORGOTTEN;
    let mut conversation = desk.opened(200).await;
    desk.apply(conversation.take(ada, None, later).unwrap()).await;
    assert_eq!(
        times(store.carried(ada).await.unwrap()),
        [(ada, at(60)), (ada, later)],
        "what is old is gone"
    );
    assert_eq!(store.carried(ben).await.unwrap(), [taken[1]]);
}

pub(crate) async fn colleagues_are_seen_to_half_a_minute(store: &impl Store) {
    let desk = Desk::new(store).await;
    let known = async |now: i64| {
        let colleagues = store.colleagues(desk.team.id, at(now)).await.unwrap();
        colleagues
            .into_iter()
            .map(|one| (one.agent, one.signed_in, one.seen_at, one.presence.is_some()))
            .collect::<Vec<_>>()
    };
    let nobody = |agent| (agent, false, None, false);
    let mut both = vec![nobody(desk.ada.id), nobody(desk.ben.id)];
    both.sort_unstable();
    assert_eq!(known(0).await, both);
    let (session, signed_in) = desk.ada.sign_in(hash(3), at(1));
    desk.apply(signed_in).await;
    let mut presence = Presence::of(&desk.ada);
    desk.apply(presence.rest(None, at(1))).await;
    store.seen(desk.ada.id, at(2)).await.unwrap();
    store.seen(desk.ada.id, at(2) + seconds(20)).await.unwrap();
    let ada = async |now: i64| known(now).await.into_iter().find(|one| one.0 == desk.ada.id).unwrap();
    assert_eq!(
        ada(3).await,
        (desk.ada.id, true, Some(at(2)), true),
        "twenty seconds are not worth writing"
    );
    store.seen(desk.ada.id, at(3)).await.unwrap();
    assert_eq!(ada(3).await.2, Some(at(3)));
    let over = session.ends_at.duration_since(at(0)) + SignedDuration::from_mins(1);
    assert!(!ada(over.as_mins()).await.1, "the session has run out");
}

pub(crate) async fn who_answered_them_before_is_known(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut first = desk.opened(0).await;
    assert_eq!(store.answered_before(desk.team.id).await.unwrap(), []);
    desk.promised(&mut first, None, 5).await;
    desk.apply(first.close(Actor::Agent(desk.ada.id), Unmet::Leave, at(10)).unwrap())
        .await;
    let customer = store.customer(first.customer).await.unwrap().unwrap();
    let again = super::desk::reading(heard_engine::Feeling::Anger, -0.6, &[]);
    let (second, _, begun) = first.another(&customer, text("It broke again"), again, at(20)).unwrap();
    desk.apply(begun).await;
    let mut other = desk.opened(21).await;
    assert_eq!(store.answered_before(desk.team.id).await.unwrap(), [(second.id, desk.ada.id)]);
    desk.apply(other.take(desk.ben.id, None, at(22)).unwrap()).await;
    let mut second = desk.load(second.id).await;
    desk.apply(second.take(desk.ben.id, None, at(23)).unwrap()).await;
    assert_eq!(
        store.answered_before(desk.team.id).await.unwrap(),
        [],
        "with somebody it waits for nobody"
    );
}
