//! Conversations, messages, drafts, dismissals.

use heard_desk::{Actor, Conversation, ConversationId, DraftText, MessageId, Name, PromiseId, Quote, Team, Unmet, order};
use heard_engine::{Feeling, Flag};
use heard_store::{DismissedRule, Store};

use super::desk::{Desk, at, reading, text};

pub(crate) async fn what_is_opened_reads_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let customer = desk.customer("Cleo").await;
    let reading = reading(Feeling::Sadness, -0.8, &[Flag::Vulnerable, Flag::Repeat]);
    let (conversation, message, change) = Conversation::open(&customer, text("My lamp broke.\nAgain."), reading, at(3));
    desk.apply(change).await;
    assert_eq!(store.conversation(conversation.id).await.unwrap(), Some(conversation.clone()));
    assert_eq!(store.message(message.id).await.unwrap(), Some(message.clone()));
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!(thread.author(&message), "Cleo");
    assert_eq!(thread.conversation, conversation);
    assert_eq!(thread.customer, customer);
    assert_eq!(thread.messages, [message]);
    assert!(thread.promises.is_empty() && thread.dismissals.is_empty() && thread.agents.is_empty());
}

pub(crate) async fn a_thread_holds_all_in_order(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let promise = desk.promised(&mut conversation, Some(at(600)), 1).await;
    let earlier = store.readings(conversation.id).await.unwrap();
    assert_eq!(earlier.len(), 1);
    let calm = reading(Feeling::Gratitude, 0.5, &[]);
    let (thanks, change) = conversation.receive(text("Thank you!"), calm.clone(), &earlier, at(5));
    desk.apply(change).await;
    let reply = desk.replied(&mut conversation, vec![], 6).await;
    let thread = store.thread(conversation.id).await.unwrap().unwrap();
    assert_eq!(thread.conversation, conversation);
    assert_eq!(thread.messages.len(), 4);
    assert_eq!(thread.messages[1].id, promise.message);
    assert_eq!(thread.messages[1].at, at(2), "a reply counts from when it went out");
    assert_eq!(thread.messages[2], thanks);
    assert_eq!(thread.messages[3], reply);
    assert_eq!(thread.author(&reply), "Ada");
    assert_eq!(thread.promises, [promise]);
    assert_eq!(thread.agents.len(), 1);
    assert_eq!(thread.readings().last(), Some(&calm));
    assert_eq!(store.readings(conversation.id).await.unwrap().last(), Some(&calm));
}

pub(crate) async fn queue_and_archive_part_by_state(store: &impl Store) {
    let desk = Desk::new(store).await;
    let open = desk.opened(0).await;
    let mut closed = Vec::new();
    for minutes in 1..4 {
        let mut conversation = desk.opened(minutes).await;
        desk.apply(
            conversation
                .close(Actor::Agent(desk.ada.id), Unmet::Leave, at(10 - minutes))
                .unwrap(),
        )
        .await;
        closed.push(conversation);
    }
    let queue = store.queue(desk.team.id).await.unwrap();
    assert_eq!(queue.len(), 1);
    assert_eq!(queue[0].conversation, open);
    assert_eq!(queue[0].customer_name.as_str(), "Cleo");
    let archive: Vec<_> = store
        .archive(desk.team.id, 2)
        .await
        .unwrap()
        .into_iter()
        .map(|s| s.conversation)
        .collect();
    assert_eq!(archive, [closed[2].clone(), closed[1].clone()]);
    desk.apply(closed[0].reopen(Actor::Agent(desk.ben.id), at(20)).unwrap()).await;
    assert_eq!(store.queue(desk.team.id).await.unwrap().len(), 2);
    let (others, founded) = Team::found(Name::new("Others").unwrap(), at(0));
    desk.apply(founded).await;
    assert!(store.queue(others.id).await.unwrap().is_empty());
    assert!(store.archive(others.id, 9).await.unwrap().is_empty());
}

pub(crate) async fn a_summary_shows_the_promise_due_next(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut two = desk.opened(0).await;
    let _late = desk.promised(&mut two, Some(at(900)), 1).await;
    let soon = desk.promised(&mut two, Some(at(60)), 3).await;
    let mut undated = desk.opened(5).await;
    desk.promised(&mut undated, None, 6).await;
    let mut queue = store.queue(desk.team.id).await.unwrap();
    order(&mut queue, at(59));
    assert_eq!(queue[0].promise.as_ref(), Some(&soon));
    assert_eq!(queue[1].promise, None, "a promise without a time is never due");
}

pub(crate) async fn the_latest_conversation_is_the_one_opened_last(store: &impl Store) {
    let desk = Desk::new(store).await;
    let customer = desk.customer("Cleo").await;
    assert_eq!(store.latest_conversation(customer.id).await.unwrap(), None);
    let mut last = None;
    for minutes in [1, 2] {
        let calm = reading(Feeling::Neutral, 0.0, &[]);
        let (conversation, _, change) = Conversation::open(&customer, text("Hello"), calm, at(minutes));
        desk.apply(change).await;
        last = Some(conversation.id);
    }
    assert_eq!(store.latest_conversation(customer.id).await.unwrap(), last);
}

pub(crate) async fn replies_elsewhere_are_ones_own_sent_and_newest_first(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut here = desk.opened(0).await;
    let mut sent = Vec::new();
    for minute in [10, 20, 30] {
        let mut there = desk.opened(minute).await;
        let words = text(&format!("I will look at it at {minute}."));
        let (mut reply, written) = there.reply(desk.ada.id, words, vec![], at(minute)).unwrap();
        desk.apply(written).await;
        let (_, delivered) = there.deliver(&mut reply, at(minute + 1)).unwrap();
        desk.apply(delivered).await;
        sent.push(reply.text);
    }
    desk.promised(&mut here, None, 40).await;
    let mut waiting = desk.opened(50).await;
    desk.replied(&mut waiting, vec![], 50).await;
    sent.reverse();
    let found = |limit| store.replies_elsewhere(desk.ada.id, here.id, limit);
    assert_eq!(
        found(9).await.unwrap(),
        sent,
        "not what was said here, and not what can still be undone"
    );
    assert_eq!(found(2).await.unwrap(), sent[..2]);
    assert_eq!(store.replies_elsewhere(desk.ben.id, here.id, 9).await.unwrap(), []);
}

pub(crate) async fn drafts_are_their_authors(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let draft = |words: &str| DraftText::new(words).unwrap();
    let (_, first) = conversation.draft(desk.ada.id, draft("Dear"), at(1));
    let (second, again) = conversation.draft(desk.ada.id, draft("Dear Cleo, "), at(2));
    let (other, bens) = conversation.draft(desk.ben.id, draft(""), at(3));
    desk.apply(first.and(again)).await;
    desk.apply(bens).await;
    assert_eq!(store.draft(conversation.id, desk.ada.id).await.unwrap(), Some(second));
    assert_eq!(store.draft(conversation.id, desk.ben.id).await.unwrap(), Some(other.clone()));
    desk.replied(&mut conversation, vec![], 4).await;
    assert_eq!(
        store.draft(conversation.id, desk.ada.id).await.unwrap(),
        None,
        "it has become the reply"
    );
    assert_eq!(store.draft(conversation.id, desk.ben.id).await.unwrap(), Some(other));
}

pub(crate) async fn an_undone_reply_is_gone_and_its_draft_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let reply = desk.replied(&mut conversation, vec![], 1).await;
    let (draft, change) = conversation.undo(&reply, None, desk.ada.id, at(1)).unwrap();
    desk.apply(change).await;
    assert_eq!(store.message(reply.id).await.unwrap(), None);
    assert_eq!(store.draft(conversation.id, desk.ada.id).await.unwrap(), Some(draft.clone()));
    assert_eq!(draft.text.as_str(), reply.text.as_str());
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().messages.len(), 1);
}

pub(crate) async fn dismissing_twice_is_dismissing_once(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let quote = |words: &str| Quote::new(words).unwrap();
    for (words, by) in [("I understand", &desk.ada), ("I understand", &desk.ben), ("", &desk.ada)] {
        let (_, change) = conversation.dismiss("stock-phrase", quote(words), by.id, at(1));
        desk.apply(change).await;
    }
    let dismissals = store.dismissals(conversation.id).await.unwrap();
    assert_eq!(dismissals.len(), 2);
    assert!(dismissals.iter().all(|d| d.by == desk.ada.id && d.rule == "stock-phrase"));
    assert_eq!(store.thread(conversation.id).await.unwrap().unwrap().dismissals, dismissals);
    let counted = DismissedRule {
        rule: "stock-phrase".to_owned(),
        times: 2,
    };
    assert_eq!(store.dismissed_rules(desk.team.id).await.unwrap(), [counted]);
}

pub(crate) async fn nothing_is_found_of_what_is_not_there(store: &impl Store) {
    let desk = Desk::new(store).await;
    let nowhere = ConversationId::at(at(0));
    assert_eq!(store.conversation(nowhere).await.unwrap(), None);
    assert_eq!(store.thread(nowhere).await.unwrap(), None);
    assert_eq!(store.message(MessageId::at(at(0))).await.unwrap(), None);
    assert_eq!(store.promise(PromiseId::at(at(0))).await.unwrap(), None);
    assert_eq!(store.draft(nowhere, desk.ada.id).await.unwrap(), None);
    assert!(store.readings(nowhere).await.unwrap().is_empty());
    assert!(store.dismissals(nowhere).await.unwrap().is_empty());
    assert!(store.dismissed_rules(desk.team.id).await.unwrap().is_empty());
    assert!(store.queue(desk.team.id).await.unwrap().is_empty());
}
