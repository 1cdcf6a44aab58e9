//! Rehearsals: kept turn by turn, their writer's alone, erased for good.

use std::sync::LazyLock;

use heard_desk::{Asked, DeskError, Digest, OnShelf, Played, PracticeText, Rehearsal, RehearsalId, Rehearsed};
use heard_engine::Engine;
use heard_rehearsal::{Outcome, Scenario, Shelf};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at};

/// By cues alone: what is held here does not hang on meaning.
static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);
static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::embedded);

fn scenario() -> OnShelf<'static> {
    OnShelf {
        scenario: SHELF.find("birthday-telescope").unwrap(),
        print: SHELF.print("birthday-telescope").unwrap(),
    }
}

fn excellent(scenario: &Scenario) -> [String; 2] {
    let replies = &scenario.replies.as_ref().unwrap().excellent;
    [replies.first[0].clone(), replies.then[0].clone()]
}

fn asked(byte: u8) -> Asked {
    Asked {
        key: Digest([byte; 32]),
        what: Digest([byte + 1; 32]),
    }
}

fn says(after: Option<usize>, text: &str, asked: Option<Asked>) -> Rehearsed {
    Rehearsed {
        after,
        text: PracticeText::new(text).unwrap(),
        asked,
    }
}

struct InPlay<'s, 'd, S> {
    desk: &'d Desk<'s, S>,
    kept: Rehearsal,
    played: Played,
}

impl<S: Store> InPlay<'_, '_, S> {
    async fn say(&mut self, said: Rehearsed, minute: i64) -> usize {
        let reply = self.kept.reply(&mut self.played, scenario(), &*ENGINE, said, at(minute));
        let (turn, change) = reply.unwrap();
        self.desk.apply(change).await;
        turn
    }
}

async fn begun<'s, 'd, S: Store>(desk: &'d Desk<'s, S>, seed: u64, asked: Option<Asked>, minute: i64) -> InPlay<'s, 'd, S> {
    let (kept, change) = Rehearsal::begin(&desk.ada, scenario(), seed, 0, asked, at(minute)).unwrap();
    desk.apply(change).await;
    let played = kept.played(Some(scenario()), &*ENGINE);
    InPlay { desk, kept, played }
}

pub(crate) async fn a_rehearsal_reads_back_at_every_turn(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut it = begun(&desk, Rehearsal::LARGEST_SEED, Some(asked(1)), 1).await;
    let id = it.kept.id;
    let [first, then] = excellent(scenario().scenario);
    assert_eq!(store.rehearsal(id, desk.ada.id).await.unwrap().as_ref(), Some(&it.kept));
    let rude = it.say(says(None, "Calm down, it is only a telescope.", Some(asked(3))), 2).await;
    let kind = it.say(says(None, &first, None), 3).await;
    let more = it.say(says(Some(kind), &then, None), 4).await;
    let read = store.rehearsal(id, desk.ada.id).await.unwrap().unwrap();
    assert_eq!(read, it.kept);
    assert_eq!(read.played(Some(scenario()), &*ENGINE), it.played, "played again it is the same");
    assert_eq!(
        (read.made_under(asked(3).key), read.made_under(asked(5).key)),
        (Some((rude, asked(3).what)), None)
    );
    assert_eq!(read.turns[more].after, Some(kind));
    assert_eq!(read.turns[more].debrief.is_some(), read.turns[more].shown.outcome.is_some());
    let [listed] = &store.rehearsals(desk.ada.id).await.unwrap()[..] else {
        panic!("one")
    };
    assert_eq!((listed.turns, listed.best, listed.last_at), (3, read.best(), at(4)));
    assert_eq!((&listed.title, &listed.customer), (&read.title, &read.customer));
    assert!(read.best() >= Some(Outcome::Settled));
}

pub(crate) async fn a_rehearsal_is_its_writers(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut it = begun(&desk, 3, Some(asked(1)), 1).await;
    it.say(says(None, "Good morning, Dina.", None), 2).await;
    let (id, key) = (it.kept.id, asked(1).key);
    assert_eq!(store.rehearsal(id, desk.ben.id).await.unwrap(), None);
    assert_eq!(store.rehearsal_under(desk.ben.id, key).await.unwrap(), None);
    assert_eq!(store.rehearsals(desk.ben.id).await.unwrap(), []);
    assert_eq!(store.rehearsal_under(desk.ada.id, key).await.unwrap().as_ref(), Some(&it.kept));
    assert_eq!(store.rehearsal_under(desk.ada.id, asked(5).key).await.unwrap(), None);
    assert_eq!(store.rehearsal(RehearsalId::at(at(9)), desk.ada.id).await.unwrap(), None);
    let again = Rehearsal::begin(&desk.ada, scenario(), 4, 1, Some(asked(1)), at(5)).unwrap().1;
    assert!(
        matches!(store.apply(&again).await, Err(StoreError::Conflict("rehearsal"))),
        "a key is used once"
    );
    let full = Rehearsal::begin(&desk.ada, scenario(), 4, Rehearsal::MOST, None, at(5));
    assert!(matches!(full, Err(DeskError::TooManyRehearsals(_))));
}

pub(crate) async fn of_two_replies_at_once_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut it = begun(&desk, 3, None, 1).await;
    let (mut elsewhere, mut played) = (it.kept.clone(), it.played.clone());
    it.say(says(None, "Good morning, Dina.", None), 2).await;
    let late = elsewhere.reply(&mut played, scenario(), &*ENGINE, says(None, "Hello, Dina.", None), at(2));
    assert!(matches!(
        store.apply(&late.unwrap().1).await,
        Err(StoreError::Conflict("rehearsal"))
    ));
    assert_eq!(store.rehearsal(it.kept.id, desk.ada.id).await.unwrap(), Some(it.kept));
}

pub(crate) async fn an_erased_rehearsal_is_gone(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut one = begun(&desk, 3, None, 1).await;
    one.say(says(None, "Good morning, Dina.", None), 2).await;
    let other = begun(&desk, 4, None, 3).await;
    let (bens, change) = Rehearsal::begin(&desk.ben, scenario(), 5, 0, None, at(4)).unwrap();
    desk.apply(change).await;
    let somebody_elses = Rehearsal {
        by: desk.ben.id,
        ..one.kept.clone()
    };
    desk.apply(somebody_elses.erase()).await;
    assert_eq!(store.rehearsals(desk.ada.id).await.unwrap().len(), 2, "nobody erases another's");
    desk.apply(one.kept.erase()).await;
    assert_eq!(store.rehearsal(one.kept.id, desk.ada.id).await.unwrap(), None);
    assert_eq!(store.rehearsals(desk.ada.id).await.unwrap()[0].id, other.kept.id);
    let (mut gone, mut played) = (one.kept, one.played);
    let late = gone.reply(&mut played, scenario(), &*ENGINE, says(Some(0), "Hello?", None), at(6));
    assert!(matches!(
        store.apply(&late.unwrap().1).await,
        Err(StoreError::Conflict("rehearsal"))
    ));
    desk.apply(Rehearsal::erase_all(desk.ada.id)).await;
    assert_eq!(store.rehearsals(desk.ada.id).await.unwrap(), []);
    assert_eq!(store.rehearsals(desk.ben.id).await.unwrap()[0].id, bens.id);
}
