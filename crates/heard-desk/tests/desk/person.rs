//! What is known of a person: noted once, amended, forgotten; two customers are one; somebody is erased.

use heard_desk::{Actor, AgentId, Conversation, Customer, DeskError, Fact, FactKind, Happened, Line, Name, Person, TeamId, Unmet, Write};
use proptest::prelude::*;

use crate::sample::{agent, at, calm, opened, opened_with, replied, text};

fn team() -> TeamId {
    "01a20000-0000-7000-8000-000000000000".parse().unwrap()
}

fn person(name: &str, seconds: i64) -> Person {
    let (customer, _) = Customer::meet(team(), Name::new(name).unwrap(), None, None, at(seconds));
    Person {
        customer,
        others: vec![],
        facts: vec![],
    }
}

fn line(words: &str) -> Line {
    Line::new(words).unwrap()
}

fn noted(person: &mut Person, kind: FactKind, words: &str, seconds: i64) -> Fact {
    let (fact, _) = person
        .note(person.customer.id, kind, line(words), None, agent(), at(seconds))
        .unwrap();
    person.facts.push(fact.clone());
    fact
}

#[test]
fn what_was_told_is_noted_once_whatever_its_case() {
    let mut mara = person("Mara", 0);
    let (fact, change) = mara
        .note(mara.customer.id, FactKind::Order, line("Bed frame KT-4471"), None, agent(), at(1))
        .unwrap();
    assert_eq!((change.writes.len(), change.events.len()), (1, 1));
    assert_eq!(change.events[0].what.customer(), Some(mara.customer.id));
    assert_eq!(fact.told(), "order: Bed frame KT-4471");
    mara.facts.push(fact);
    let again = mara.note(mara.customer.id, FactKind::Order, line("BED frame kt-4471"), None, agent(), at(2));
    assert_eq!(again.unwrap_err(), DeskError::KnownAlready);
    noted(&mut mara, FactKind::Other, "Bed frame KT-4471", 3);
}

#[test]
fn it_stands_in_a_message_of_theirs_or_in_none() {
    let (customer, _) = Customer::meet(TeamId::at(at(0)), Name::new("Mara").unwrap(), None, None, at(0));
    let (mut conversation, message, _) = Conversation::open(&customer, text("It is KT-4471."), calm(), at(0));
    let reply = replied(&mut conversation, agent(), vec![], 5);
    let mara = Person {
        customer,
        others: vec![],
        facts: vec![],
    };
    let note = |message| mara.note(mara.customer.id, FactKind::Order, line("KT-4471"), Some(message), agent(), at(9));
    assert_eq!(note(&message).unwrap().0.said_in, Some(message.id));
    assert_eq!(note(&reply).unwrap_err(), DeskError::NotTheCustomers);
    let (theirs, _) = opened().receive(text("Hello?"), calm(), [], at(9));
    assert_eq!(note(&theirs).unwrap_err(), DeskError::NotTheCustomers);
}

#[test]
fn the_coach_knows_every_kind() {
    assert_eq!(FactKind::ALL.map(FactKind::name), heard_engine::Known::KINDS);
    let mut mara = person("Mara", 0);
    for kind in FactKind::ALL {
        let told = noted(&mut mara, kind, "10:30, KT-4471", 1).told();
        assert_eq!(told.parse().map(|known: heard_engine::Known| known.as_str().to_owned()), Ok(told));
    }
}

#[test]
fn what_they_are_called_is_what_was_said_last() {
    let mut mara = person("Margaret Vole", 0);
    assert_eq!(Fact::called(&mara.facts), None);
    noted(&mut mara, FactKind::Called, "Maggie", 1);
    noted(&mut mara, FactKind::Called, "Mara", 2);
    noted(&mut mara, FactKind::Pronunciation, "MAH-ra", 3);
    assert_eq!(Fact::called(&mara.facts), Some("Mara"));
}

#[test]
fn two_customers_are_one_person_and_nothing_is_known_twice() {
    let (mut new, mut known) = (person("Mara", 100), person("Mara Vole", 0));
    noted(&mut known, FactKind::Order, "KT-4471", 1);
    let twice = noted(&mut new, FactKind::Order, "kt-4471", 101);
    let moves = noted(&mut new, FactKind::Device, "Pixel 7", 102);
    let change = new.is_same_as(&known, agent(), at(200)).unwrap();
    let (customer, person) = (new.customer.id, known.customer.id);
    assert_eq!(change.writes[0], Write::SamePerson { customer, person });
    assert!(change.writes.contains(&Write::ForgetFact(twice.id)));
    assert!(
        change
            .writes
            .iter()
            .any(|write| matches!(write, Write::Fact(fact) if fact.id == moves.id && fact.customer == person))
    );
    assert_eq!(change.events[0].what, Happened::SamePerson { customer, person });
    known.others.push(new.customer.clone());
    assert_eq!(new.is_same_as(&known, agent(), at(201)).unwrap_err(), DeskError::SameAlready);
}

#[test]
fn who_turns_out_to_be_two_takes_along_what_they_told() {
    let (root, phone, train) = (person("Mara Vole", 0), person("Mara", 10), person("M.", 20));
    let (home_id, phone_id, train_id) = (root.customer.id, phone.customer.id, train.customer.id);
    let mut one = Person {
        others: vec![phone.customer, train.customer],
        ..root
    };
    assert_eq!(person("Ann", 0).is_not(home_id, agent(), at(90)).unwrap_err(), DeskError::Elsewhere);
    let alone = person("Ann", 0);
    assert_eq!(alone.is_not(alone.customer.id, agent(), at(90)).unwrap_err(), DeskError::NobodyElse);
    for (told_as, words) in [(home_id, "KT-4471"), (phone_id, "Pixel 7"), (train_id, "Rides to work")] {
        let (fact, _) = one.note(told_as, FactKind::Other, line(words), None, agent(), at(30)).unwrap();
        one.facts.push(fact);
    }
    let parted = |customer| {
        let change = one.is_not(customer, agent(), at(90)).unwrap();
        let mut moved = Vec::new();
        let mut leaves = Vec::new();
        for write in change.writes {
            match write {
                Write::TwoPersons { person, leaving } if person == home_id => leaves = leaving,
                Write::Fact(fact) => moved.push((fact.line.as_str().to_owned(), fact.customer)),
                other => panic!("{other:?}"),
            }
        }
        (leaves, moved)
    };
    assert_eq!(parted(phone_id), (vec![phone_id], vec![("Pixel 7".to_owned(), phone_id)]));
    let rest = ["Pixel 7", "Rides to work"].map(|words| (words.to_owned(), phone_id));
    assert_eq!(parted(home_id), (vec![phone_id, train_id], rest.to_vec()), "the others stay one");
}

#[test]
fn people_of_two_teams_are_never_one() {
    let (new, mut other) = (person("Mara", 100), person("Mara", 0));
    other.customer.team = TeamId::at(at(5));
    assert_eq!(new.is_same_as(&other, agent(), at(200)).unwrap_err(), DeskError::Elsewhere);
}

#[test]
fn nobody_is_erased_by_a_slip() {
    let mara = person("Mara Vole", 0);
    for typed in ["Mara", "Mara Voles", "yes"] {
        assert_eq!(mara.erase(typed, agent(), at(1)).unwrap_err(), DeskError::NotTheirName);
    }
    assert!(mara.erase(" ", agent(), at(1)).is_err());
    let (receipt, change) = mara.erase("  mara  vole ", agent(), at(1)).unwrap();
    let customer = mara.customer.id;
    assert_eq!(change.writes, [Write::Erase { customer, receipt }]);
    assert_eq!(change.events[0].what, Happened::Erased { customer });
}

#[test]
fn who_is_known_begins_again_when_the_last_is_over() {
    let (customer, _) = Customer::meet(TeamId::at(at(0)), Name::new("Mara").unwrap(), None, None, at(0));
    let mut last = opened_with("Where is it?", calm());
    let refused = last.another(&customer, text("And the lamp?"), calm(), at(9));
    assert_eq!(refused.unwrap_err(), DeskError::AlreadyOpen);
    last.close(Actor::Agent(agent()), Unmet::Leave, at(10)).unwrap();
    let (next, _, _) = last.another(&customer, text("And the lamp?"), calm(), at(20)).unwrap();
    assert!(next.id != last.id && next.customer == customer.id);
}

proptest! {
    /// Notes, amendments, forgetting in any order: nothing is known twice, refusals change nothing, every writing counts, what is forgotten is gone.
    #[test]
    fn no_sequence_of_facts_leads_astray(deeds in prop::collection::vec((0..3_u8, 0..7_usize, 0..4_usize, 0..6_usize), 1..50)) {
        const WORDS: [&str; 4] = ["KT-4471", "kt-4471", "Pixel 7", "Élan"];
        let mut mara = person("Mara", 0);
        let ada: AgentId = agent();
        for (number, (deed, kind, words, which)) in deeds.into_iter().enumerate() {
            let now = at(i64::try_from(number).unwrap());
            let (kind, words) = (FactKind::ALL[kind], line(WORDS[words]));
            let chosen = mara.facts.get(which).cloned();
            let clash = |own: Option<&Fact>| mara.facts.iter().any(|known| {
                own.is_none_or(|own| own.id != known.id) && known.kind == kind && known.folded() == words.to_lowercase()
            });
            match (deed, chosen) {
                (0, _) => {
                    let expected = !clash(None);
                    let done = mara.note(mara.customer.id, kind, words, None, ada, now);
                    prop_assert_eq!(done.is_ok(), expected);
                    if let Ok((fact, _)) = done { mara.facts.push(fact); }
                }
                (1, Some(fact)) => {
                    let expected = !clash(Some(&fact)) || (fact.kind == kind && fact.line == words);
                    let done = mara.amend(fact.id, kind, words, ada, now);
                    prop_assert_eq!(done.is_ok(), expected);
                    if let Ok((amended, change)) = done {
                        prop_assert_eq!(amended.version.number(), fact.version.number() + i64::try_from(change.writes.len()).unwrap());
                        prop_assert_eq!((amended.noted_by, amended.noted_at), (fact.noted_by, fact.noted_at));
                        mara.facts[which] = amended;
                    }
                }
                (_, Some(fact)) => {
                    let change = mara.forget(fact.id, ada, now).unwrap();
                    prop_assert_eq!(change.writes, vec![Write::ForgetFact(fact.id)]);
                    mara.facts.remove(which);
                    prop_assert_eq!(mara.forget(fact.id, ada, now).unwrap_err(), DeskError::Elsewhere);
                }
                _ => {}
            }
            let mut said: Vec<_> = mara.facts.iter().map(|fact| (fact.kind.name(), fact.folded())).collect();
            said.sort();
            said.dedup();
            prop_assert_eq!(said.len(), mara.facts.len());
        }
    }
}
