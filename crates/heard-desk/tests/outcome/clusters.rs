//! Groups of what customers say.

use heard_desk::outcome::{Course, Group, Grouping, Growth, Near, Passage, group, is_drawn, one_in, passages, word_vectors};
use heard_desk::{ConversationId, Name, Text};
use heard_engine::Feeling;

use crate::sample::{at, course, heard, march, text};

fn said(hours: i64, words: &str) -> Passage {
    Passage {
        conversation: ConversationId::at(at(hours)),
        customer_name: Name::new("Cleo").unwrap(),
        at: at(hours),
        words: text(words),
    }
}

fn grouped(now: &[Passage], before: &[Passage]) -> Vec<Group> {
    let words: Vec<&Text> = now.iter().chain(before).map(|passage| &passage.words).collect();
    let vectors = word_vectors(&words);
    let (here, past) = vectors.split_at(now.len());
    let of = |passages, vectors| Grouping {
        passages,
        vectors,
        begun: 60,
    };
    group(of(now, here), of(before, past), Near::Words)
}

#[test]
fn like_words_stand_together_and_are_named_by_what_is_typical() {
    let now = [
        said(0, "the lamp arrived broken"),
        said(1, "I was charged twice"),
        said(2, "Lamp came broken in the box"),
        said(3, "charged twice for one order"),
        said(4, "a broken lamp again"),
        said(5, "where do you sit"),
    ];
    let groups = grouped(&now, &[]);
    let told: Vec<(u32, &[String])> = groups.iter().map(|group| (group.count, group.name.as_slice())).collect();
    assert_eq!(
        told,
        [
            (3, ["broken".to_owned(), "lamp".to_owned()].as_slice()),
            (2, ["charged".to_owned(), "twice".to_owned()].as_slice())
        ]
    );
    assert_eq!(groups[0].examples.len(), 3);
    assert_eq!(groups[0].behind, [now[0].conversation, now[2].conversation, now[4].conversation]);
    assert!(groups.iter().all(|group| group.growth == Growth::TooFew));
}

#[test]
fn growth_is_told_beyond_chance() {
    let times = |count: i64, from: i64| (0..count).map(|i| said(from + i, "the lamp is broken")).collect::<Vec<_>>();
    let growth = |now, before| grouped(&times(now, 0), &times(before, -500))[0].growth;
    assert_eq!(growth(30, 3), Growth::Growing);
    assert_eq!(growth(3, 30), Growth::Shrinking);
    assert_eq!(growth(12, 10), Growth::Steady);
    assert_eq!(growth(4, 5), Growth::TooFew);
    assert_eq!(grouped(&times(30, 0), &times(3, -500))[0].before, 3);
}

#[test]
fn of_very_many_some_are_drawn_and_stay_drawn() {
    let many: Vec<Passage> = (0..4000).map(|hour| said(hour, "the lamp is broken")).collect();
    assert_eq!(one_in(&many, 4000), 1);
    let some = one_in(&many, 1200);
    assert!((4..=8).contains(&some), "{some}");
    let drawn = |passages: &[Passage]| passages.iter().filter(|passage| is_drawn(passage.conversation, some)).count();
    assert!(drawn(&many) <= 1200 && drawn(&many) > 300, "{}", drawn(&many));
    assert!(drawn(&many[..2000]) < drawn(&many));
}

#[test]
fn the_same_words_of_one_conversation_count_once() {
    let mut messages = vec![heard(0, Feeling::Anger, 2, &[]), heard(1, Feeling::Anger, 2, &[])];
    for message in &mut messages {
        message.problems = vec![text("it broke"), text("nobody answers"), text("a third")];
    }
    let mut foreign = heard(2, Feeling::Anger, 2, &[]);
    foreign.problems = vec![text("kaputt")];
    foreign.understood = false;
    messages.push(foreign);
    let outside: Course = course(vec![heard(-999, Feeling::Anger, 2, &[])]);
    let found = passages(&[course(messages), outside], &march());
    let words: Vec<&str> = found.iter().map(|passage| passage.words.as_str()).collect();
    assert_eq!(words, ["it broke", "nobody answers"]);
}
