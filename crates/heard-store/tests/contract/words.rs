//! Words, readings and times come back as they went in.

use heard_desk::{Conversation, DraftText, Text};
use heard_engine::{Feeling, Flag};
use heard_store::Store;
use jiff::SignedDuration;

use super::desk::{Desk, at, reading, text};

/// Writes a message and reads it again.
async fn there_and_back(desk: &Desk<'_, impl Store>, words: Text) -> Text {
    let customer = desk.customer("Cleo").await;
    let calm = reading(Feeling::Neutral, 0.0, &[]);
    let (_, message, change) = Conversation::open(&customer, words, calm, at(0));
    desk.apply(change).await;
    desk.store.message(message.id).await.unwrap().unwrap().text
}

pub(crate) async fn words_come_back_as_they_were(store: &impl Store) {
    let desk = Desk::new(store).await;
    let kept = [
        "'; DROP TABLE message; --",
        "<script>alert(1)</script> & <b>bold</b>",
        "line\r\nline\ttab \u{1b}[31m \u{7f}",
        "e\u{301} 👩‍👩‍👧‍👦 \u{202e}txet desrever\u{202c} ﷽ 𝕳",
        "日本語 العربية עברית ไทย",
        "\u{feff}zero\u{200b}width\u{fffd}",
    ];
    for words in kept {
        assert_eq!(there_and_back(&desk, text(words)).await.as_str(), words);
    }
    let conversation = desk.opened(0).await;
    let (draft, saved) = conversation.draft(desk.ada.id, DraftText::new("  as\0 typed \n").unwrap(), at(1));
    desk.apply(saved).await;
    assert_eq!(draft.text.as_str(), "  as typed \n", "NUL is dropped where words come in");
    assert_eq!(store.draft(conversation.id, desk.ada.id).await.unwrap(), Some(draft));
}

pub(crate) async fn the_longest_message_fits(store: &impl Store) {
    let desk = Desk::new(store).await;
    for character in ["a", "é", "🙂"] {
        let words = text(&character.repeat(Text::MAX));
        assert_eq!(there_and_back(&desk, words.clone()).await, words);
    }
}

pub(crate) async fn readings_come_back_to_the_last_bit(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut conversation = desk.opened(0).await;
    let mut written = store.readings(conversation.id).await.unwrap();
    for (step, feeling) in Feeling::ALL.into_iter().enumerate() {
        let valence = 1.0 / 3.0 - f32::from(u8::try_from(step).unwrap()) * 0.1;
        let reading = reading(feeling, valence, &Flag::ALL);
        let (_, change) = conversation.receive(text("More"), reading.clone(), &written, at(1));
        desk.apply(change).await;
        written.push(reading);
    }
    assert_eq!(store.readings(conversation.id).await.unwrap().len(), 10);
    for reading in store.readings(conversation.id).await.unwrap() {
        assert!(written.contains(&reading));
    }
    assert_eq!(desk.load(conversation.id).await, conversation);
}

pub(crate) async fn times_keep_their_microseconds(store: &impl Store) {
    let desk = Desk::new(store).await;
    let customer = desk.customer("Cleo").await;
    let fine = at(0) + SignedDuration::from_nanos(1_999);
    let calm = reading(Feeling::Neutral, 0.0, &[]);
    let (conversation, _, change) = Conversation::open(&customer, text("Hello"), calm, fine);
    desk.apply(change).await;
    let read = desk.load(conversation.id).await;
    assert_eq!(read.opened_at, at(0) + SignedDuration::from_micros(1), "finer parts are cut off");
    assert_eq!(read.glance.waiting_since, Some(read.opened_at));
}
