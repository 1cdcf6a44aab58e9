//! People: what is known of them, the ways in which they came, what is held of them, and that nothing is.

use std::collections::BTreeSet;

use heard_desk::{Conversation, Customer, DraftText, Email, Fact, FactKind, Line, Message, Name, Person};
use heard_engine::Feeling;
use heard_store::{Store, StoreError};

use super::desk::{Desk, at, hash, reading, text};

async fn person<S: Store>(desk: &Desk<'_, S>, customer: &Customer) -> Person {
    desk.store.person(customer.id).await.unwrap().unwrap()
}

async fn wrote<S: Store>(desk: &Desk<'_, S>, customer: &Customer, words: &str, minutes: i64) -> (Conversation, Message) {
    let calm = reading(Feeling::Neutral, 0.0, &[]);
    let (conversation, message, change) = Conversation::open(customer, text(words), calm, at(minutes));
    desk.apply(change).await;
    (conversation, message)
}

async fn noted<S: Store>(desk: &Desk<'_, S>, customer: &Customer, kind: FactKind, words: &str, minutes: i64) -> Fact {
    let line = Line::new(words).unwrap();
    let known = person(desk, customer).await;
    let (fact, change) = known.note(customer.id, kind, line, None, desk.ada.id, at(minutes)).unwrap();
    desk.apply(change).await;
    fact
}

pub(crate) async fn a_fact_reads_back_amended_and_forgotten(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mara = desk.customer("Mara").await;
    let (conversation, message) = wrote(&desk, &mara, "It is KT-4471, “schön” 🙂", 1).await;
    let line = Line::new("Bed frame KT-4471 🙂").unwrap();
    let (fact, change) = person(&desk, &mara)
        .await
        .note(mara.id, FactKind::Order, line, Some(&message), desk.ada.id, at(2))
        .unwrap();
    desk.apply(change).await;
    let older = noted(&desk, &mara, FactKind::Device, "Pixel 7", 1).await;
    assert_eq!(store.fact(fact.id).await.unwrap(), Some(fact.clone()));
    let line = Line::new("Bed frame KT-4472").unwrap();
    let (amended, change) = person(&desk, &mara)
        .await
        .amend(fact.id, FactKind::Other, line, desk.ben.id, at(5))
        .unwrap();
    desk.apply(change).await;
    assert_eq!(person(&desk, &mara).await.facts, [older.clone(), amended.clone()]);
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().facts, [older, amended]);
    let forgotten = person(&desk, &mara).await.forget(fact.id, desk.ben.id, at(6)).unwrap();
    desk.apply(forgotten.clone()).await;
    assert_eq!(store.fact(fact.id).await.unwrap(), None);
    assert!(matches!(store.apply(&forgotten).await, Err(StoreError::Conflict("fact"))));
}

pub(crate) async fn of_two_who_note_the_same_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mara = desk.customer("Mara").await;
    let known = person(&desk, &mara).await;
    let note = |words: &str, by| {
        known
            .note(mara.id, FactKind::Order, Line::new(words).unwrap(), None, by, at(2))
            .unwrap()
    };
    let ((fact, first), (_, second)) = (note("KT-4471", desk.ada.id), note("kt-4471", desk.ben.id));
    desk.apply(first).await;
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("fact"))));
    let known = person(&desk, &mara).await;
    let amend = |words: &str, by| known.amend(fact.id, FactKind::Order, Line::new(words).unwrap(), by, at(3)).unwrap();
    let ((_, first), (_, second)) = (amend("KT-1", desk.ada.id), amend("KT-2", desk.ben.id));
    desk.apply(first).await;
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("fact"))));
    assert_eq!(person(&desk, &mara).await.facts[0].line.as_str(), "KT-1");
}

pub(crate) async fn a_person_is_known_by_every_way(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (known, mara, again) = (
        desk.customer("Mara Vole").await,
        desk.customer("Mara").await,
        desk.customer("M.").await,
    );
    let (first, _) = wrote(&desk, &known, "The bed frame", 1).await;
    let (second, _) = wrote(&desk, &mara, "The lamp", 2).await;
    let (third, _) = wrote(&desk, &again, "The chair", 3).await;
    noted(&desk, &known, FactKind::Order, "KT-4471", 1).await;
    noted(&desk, &mara, FactKind::Order, "kt-4471", 2).await;
    noted(&desk, &again, FactKind::Called, "Maggie", 3).await;
    for (new, old) in [(&again, &mara), (&mara, &known)] {
        let (new, old) = (person(&desk, new).await, person(&desk, old).await);
        desk.apply(new.is_same_as(&old, desk.ada.id, at(5)).unwrap()).await;
    }
    let one = person(&desk, &known).await;
    for way in [&known, &mara, &again] {
        assert_eq!(person(&desk, way).await, one);
        let theirs = store.conversations_of(way.id).await.unwrap();
        assert_eq!(theirs.iter().map(|it| it.id).collect::<Vec<_>>(), [third.id, second.id, first.id]);
    }
    assert_eq!(one.customer, known);
    let others: BTreeSet<_> = one.others.iter().map(|way| way.id).collect();
    assert_eq!(others, BTreeSet::from([mara.id, again.id]));
    assert_eq!(
        one.facts.iter().map(|fact| fact.line.as_str()).collect::<Vec<_>>(),
        ["KT-4471", "Maggie"]
    );
    let thread = store.thread(second.id).await.unwrap().unwrap();
    assert_eq!((thread.customer.name.as_str(), thread.facts.len()), ("Mara", 2));
    assert_eq!(thread.elsewhere.iter().map(|it| it.id).collect::<Vec<_>>(), [third.id, first.id]);
    assert_eq!(
        store.latest_conversation(mara.id).await.unwrap(),
        Some(second.id),
        "a token opens no more than before"
    );
    let stale = Person {
        customer: mara,
        others: vec![],
        facts: vec![],
    };
    let late = stale.is_same_as(&person(&desk, &desk.customer("Ann").await).await, desk.ada.id, at(9));
    assert!(matches!(store.apply(&late.unwrap()).await, Err(StoreError::Conflict("customer"))));
}

pub(crate) async fn two_people_are_known_for_themselves_again(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (home, phone, train) = (
        desk.customer("Mara").await,
        desk.customer("Mara").await,
        desk.customer("Mara").await,
    );
    let (first, _) = wrote(&desk, &home, "The bed frame", 1).await;
    let (second, _) = wrote(&desk, &phone, "The lamp", 2).await;
    noted(&desk, &home, FactKind::Order, "KT-4471", 1).await;
    noted(&desk, &phone, FactKind::Device, "Pixel 7", 2).await;
    for way in [&phone, &train] {
        let (way, root) = (person(&desk, way).await, person(&desk, &home).await);
        desk.apply(way.is_same_as(&root, desk.ada.id, at(5)).unwrap()).await;
    }
    noted(&desk, &train, FactKind::Called, "Maggie", 6).await;
    let lines = async |of: &Customer| -> Vec<String> {
        let facts = person(&desk, of).await.facts;
        facts.iter().map(|fact| fact.line.as_str().to_owned()).collect()
    };
    let parted = person(&desk, &home).await.is_not(phone.id, desk.ben.id, at(7)).unwrap();
    desk.apply(parted.clone()).await;
    assert_eq!(lines(&phone).await, ["Pixel 7"]);
    assert_eq!(lines(&train).await, ["KT-4471", "Maggie"]);
    assert_eq!(store.thread(second.id).await.unwrap().unwrap().elsewhere, []);
    assert_eq!(store.thread(first.id).await.unwrap().unwrap().facts.len(), 2);
    assert!(matches!(store.apply(&parted).await, Err(StoreError::Conflict(_))), "once is enough");
    // Whoever leaves can be the one as whom they were known, and the way back is open.
    let parted = person(&desk, &home).await.is_not(home.id, desk.ben.id, at(8)).unwrap();
    desk.apply(parted).await;
    assert_eq!(
        (lines(&home).await, lines(&train).await),
        (vec!["KT-4471".to_owned()], vec!["Maggie".to_owned()])
    );
    let again = person(&desk, &phone)
        .await
        .is_same_as(&person(&desk, &home).await, desk.ada.id, at(9));
    desk.apply(again.unwrap()).await;
    assert_eq!(lines(&home).await, ["KT-4471", "Pixel 7"]);
    let erased = person(&desk, &home).await.erase("Mara", desk.ada.id, at(10)).unwrap().1;
    desk.apply(erased).await;
    assert_eq!(lines(&train).await, ["Maggie"], "who is somebody else stays");
}

pub(crate) async fn who_has_the_same_name_may_be_the_same(store: &impl Store) {
    let desk = Desk::new(store).await;
    let email = Email::new("mara@example.org").unwrap();
    let meet = |name: &str, email: Option<&Email>| Customer::meet(desk.team.id, Name::new(name).unwrap(), email.cloned(), None, at(0));
    let ((mara, first), (post, second)) = (meet("Mara Vole", Some(&email)), meet("M. V.", Some(&email)));
    desk.apply(first.and(second)).await;
    let (named, other) = (desk.customer("mara vole").await, desk.customer("Ann").await);
    for (minutes, customer) in [(1, &mara), (2, &post), (3, &named), (4, &other)] {
        wrote(&desk, customer, "Hello", minutes).await;
    }
    let alike = store.alike(&person(&desk, &mara).await, 9).await.unwrap();
    assert_eq!(alike.iter().map(|it| it.it.customer).collect::<Vec<_>>(), [named.id, post.id]);
    assert_eq!(alike[0].customer_name.as_str(), "mara vole");
    let same = person(&desk, &named)
        .await
        .is_same_as(&person(&desk, &mara).await, desk.ada.id, at(9));
    desk.apply(same.unwrap()).await;
    assert_eq!(store.alike(&person(&desk, &mara).await, 9).await.unwrap().len(), 1);
    assert_eq!(store.alike(&person(&desk, &other).await, 9).await.unwrap(), []);
}

pub(crate) async fn what_is_held_is_shown_and_removed_whole(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (mara, met) = Customer::meet(desk.team.id, Name::new("Mara").unwrap(), None, Some(hash(9)), at(0));
    desk.apply(met).await;
    let (mut conversation, _) = wrote(&desk, &mara, "My bed is broken", 1).await;
    let bystander = desk.opened(1).await;
    desk.replied(&mut conversation, vec![super::desk::pledge(Some(at(600)))], 2).await;
    let (_, drafted) = conversation.draft(desk.ben.id, DraftText::new("Dear Mara").unwrap(), at(3));
    desk.apply(drafted).await;
    noted(&desk, &mara, FactKind::Order, "KT-4471", 3).await;
    let held = store.held(mara.id).await.unwrap().unwrap();
    assert_eq!(held.0["message"].len(), 2);
    let message = &held.0["message"][0];
    assert_eq!(
        (message["text"].as_str(), message["at"].as_str()),
        (Some("My bed is broken"), Some("2026-03-02T09:01:00.000001Z"))
    );
    assert!(message["reading"]["feelings"].is_array());
    assert_eq!(held.0["customer"][0]["name"], "Mara");
    assert_eq!(held.0["customer"][0].get("token"), None);
    assert_eq!(held.0["fact"][0]["line"], "KT-4471");
    assert_eq!(held.0["conversation"][0]["id"], conversation.id.to_string());

    let jobs = store.due_jobs(99).await.unwrap().len();
    let known = person(&desk, &mara).await;
    let (receipt, erased) = known.erase("mara", desk.ada.id, at(9)).unwrap();
    desk.apply(erased.clone()).await;
    assert_eq!(store.person(mara.id).await.unwrap(), None);
    assert_eq!(store.customer_by_token(hash(9)).await.unwrap(), None);
    assert_eq!(store.conversation(conversation.id).await.unwrap(), None);
    assert_eq!(store.held(mara.id).await.unwrap(), None);
    assert_eq!(store.due_jobs(99).await.unwrap().len(), jobs - 1);
    assert_eq!(desk.load(bystander.id).await, bystander, "nobody else is touched");
    let kept = store.receipt(receipt.id).await.unwrap().unwrap();
    assert_eq!(kept.erasure, receipt);
    let removed: Vec<(&str, u64)> = kept.removed.iter().map(|(table, rows)| (table.as_str(), *rows)).collect();
    assert_eq!(
        removed,
        [
            ("conversation", 1),
            ("customer", 1),
            ("draft", 1),
            ("fact", 1),
            ("job", 1),
            ("message", 2)
        ]
    );
    assert_eq!(store.receipts(desk.team.id, 9).await.unwrap(), [kept]);
    assert!(matches!(store.apply(&erased).await, Err(StoreError::Conflict("customer"))));
    let late = known
        .note(mara.id, FactKind::Other, Line::new("Late").unwrap(), None, desk.ada.id, at(9))
        .unwrap()
        .1;
    assert!(matches!(store.apply(&late).await, Err(StoreError::Conflict("fact"))));
}
