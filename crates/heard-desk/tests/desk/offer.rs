//! Options: what can be chosen, until when, and what a choice does.

use heard_desk::{
    Actor, Change, Conversation, ConversationState, DeskError, Enclosed, Line, Offer, OfferState, Unmet, Way, Write, went_out,
};
use proptest::prelude::*;

use crate::sample::{agent, at, opened, text};

const DAY: i64 = 24 * 60 * 60;

fn way(title: &str) -> Way {
    Way {
        title: Line::new(title).unwrap(),
        steps: None,
        cost: None,
        time: None,
    }
}

fn offered_in(change: &Change) -> Option<Offer> {
    change.writes.iter().find_map(|write| match write {
        Write::Offer(offer) => Some(offer.clone()),
        _ => None,
    })
}

/// A replacement or the money back, offered at 70.
fn offered(conversation: &mut Conversation) -> Offer {
    let enclosed = Enclosed {
        pledges: vec![],
        ways: vec![way("A replacement"), way("The money back")],
    };
    let mut reply = conversation.reply(agent(), text("Two ways on."), enclosed, at(60)).unwrap().0;
    offered_in(&conversation.deliver(&mut reply, at(70)).unwrap().1).unwrap()
}

#[test]
fn fewer_than_two_or_alike_are_no_choice() {
    let sent = |titles: &[&str]| {
        let enclosed = Enclosed {
            pledges: vec![],
            ways: titles.iter().map(|title| way(title)).collect(),
        };
        opened().reply(agent(), text("Choose."), enclosed, at(60)).map(|_| ())
    };
    assert_eq!(sent(&[]), Ok(()));
    assert_eq!(sent(&["One"]), Err(DeskError::NoChoice { fewest: 2, most: 6 }));
    assert_eq!(sent(&["One", "Two"]), Ok(()));
    assert_eq!(sent(&["One", "ONE"]), Err(DeskError::SameOptions));
    assert!(sent(&["1", "2", "3", "4", "5", "6", "7"]).is_err());
}

#[test]
fn a_choice_waits_for_somebody_and_can_be_changed_until_then() {
    let mut conversation = opened();
    let mut offer = offered(&mut conversation);
    assert_eq!(conversation.glance.waiting_since, None);
    let change = offer.choose(&mut conversation, 1, at(100)).unwrap();
    assert_eq!((change.events.len(), conversation.glance.waiting_since), (1, Some(at(100))));
    assert_eq!(conversation.glance.preview.as_str(), "Chose: The money back");
    assert_eq!(
        offer.choose(&mut conversation, 1, at(110)).unwrap(),
        Change::default(),
        "again is nothing"
    );
    offer.choose(&mut conversation, 0, at(120)).unwrap();
    let mut offers = [offer];
    went_out(&mut offers, agent(), at(110), false, at(125));
    assert!(matches!(offers[0].state, OfferState::Chosen(_)), "it was written before the choice");
    went_out(&mut offers, agent(), at(130), false, at(140));
    let [mut offer] = offers;
    assert_eq!(offer.choice().map(|choice| choice.way), Some(0));
    assert_eq!(offer.choose(&mut conversation, 1, at(150)).unwrap_err(), DeskError::ChoiceActedOn);
    assert_eq!(
        offer.choose(&mut conversation, 0, at(150)).unwrap(),
        Change::default(),
        "a link used again does no harm"
    );
    assert_eq!(offer.choose(&mut conversation, 2, at(150)).unwrap_err(), DeskError::NoSuchOption);
}

#[test]
fn a_choice_opens_a_closed_conversation() {
    let mut conversation = opened();
    let mut offer = offered(&mut conversation);
    conversation.close(Actor::Agent(agent()), Unmet::Leave, at(80)).unwrap();
    let change = offer.choose(&mut conversation, 0, at(90)).unwrap();
    assert_eq!((conversation.state, change.events.len()), (ConversationState::Open, 2));
}

#[test]
fn late_or_withdrawn_it_is_refused() {
    let mut conversation = opened();
    let mut offer = offered(&mut conversation);
    assert!(!offer.is_choosable(at(70 + 14 * DAY)));
    let late = offer.choose(&mut conversation, 0, at(70 + 14 * DAY));
    assert_eq!(late.unwrap_err(), DeskError::OptionsExpired);
    offer.withdraw(agent(), at(80)).unwrap();
    assert_eq!(offer.withdraw(agent(), at(81)).unwrap_err(), DeskError::OptionsWithdrawn);
    assert_eq!(offer.choose(&mut conversation, 0, at(90)).unwrap_err(), DeskError::OptionsWithdrawn);
}

#[test]
fn a_new_offer_replaces_an_open_one_and_leaves_a_choice() {
    let mut conversation = opened();
    let (open, mut chosen) = (offered(&mut conversation), offered(&mut conversation));
    chosen.choose(&mut conversation, 1, at(100)).unwrap();
    let mut offers = [open, chosen];
    went_out(&mut offers, agent(), at(90), true, at(110));
    assert_eq!(offers.each_ref().map(|offer| offer.state.name()), ["withdrawn", "chosen"]);
}

proptest! {
    /// Whatever is done in whatever order: what is acted on or withdrawn stays so, a choice is one of the ways, an event is told of each change and
    /// of nothing else, and the version counts every writing.
    #[test]
    fn no_sequence_of_choices_leads_astray(deeds in prop::collection::vec((0..4_u8, 0..3_usize, 0..4 * DAY), 1..40)) {
        let mut conversation = opened();
        let mut offer = offered(&mut conversation);
        let mut now = 100;
        for (deed, way, later) in deeds {
            now += later;
            let was = offer.clone();
            let change = match deed {
                0 | 1 => offer.choose(&mut conversation, way, at(now)).ok(),
                2 => offer.withdraw(agent(), at(now)).ok(),
                _ => Some(went_out(std::slice::from_mut(&mut offer), agent(), at(now), false, at(now))),
            };
            let written = change.as_ref().map_or(0, |change| change.writes.iter().filter(|write| matches!(write, Write::Offer(_))).count());
            prop_assert_eq!(offer.version.number() - was.version.number(), i64::try_from(written).unwrap());
            prop_assert_eq!(was == offer, written == 0);
            prop_assert!(offer.choice().is_none_or(|choice| choice.way < offer.ways.len() && choice.at < offer.expires_at));
            if let OfferState::ActedOn { .. } | OfferState::Withdrawn { .. } = was.state {
                prop_assert_eq!(&offer.state, &was.state);
            }
            prop_assert!(offer.choice() == was.choice() || (deed < 2 && conversation.state == ConversationState::Open));
        }
    }
}
