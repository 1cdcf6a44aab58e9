//! Experiences.

use heard_desk::{Agent, Email, Experience, ExperienceId, Line, Name, Note, PasswordHash, Team};
use heard_engine::Gist;
use heard_store::{Store, StoreError, Told};

use super::desk::{Desk, at, text};

fn note(words: &str) -> Note {
    Note {
        title: None,
        text: text(words),
        gist: None,
    }
}

async fn noted<S: Store>(desk: &Desk<'_, S>, by: &Agent, words: &str, minutes: i64) -> Experience {
    let (experience, change) = Experience::note(by, note(words), None, at(minutes)).unwrap();
    desk.apply(change).await;
    experience
}

pub(crate) async fn what_is_noted_reads_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let conversation = desk.opened(0).await;
    let whole = Note {
        title: Some(Line::new("Der Mantel 🧥").unwrap()),
        text: text("A button\nwas lost."),
        gist: Some(Gist {
            encoder: "standard-1".to_owned(),
            direction: vec![-128, -1, 0, 1, 127],
        }),
    };
    let (mut mine, change) = Experience::note(&desk.ada, whole, Some(&conversation), at(1)).unwrap();
    desk.apply(change).await;
    assert_eq!(store.experience(mine.id).await.unwrap().as_ref(), Some(&mine));
    desk.apply(mine.share(desk.ada.id, at(2)).unwrap()).await;
    desk.apply(mine.rewrite(note("A coat."), desk.ada.id, at(3)).unwrap()).await;
    assert_eq!(store.experience(mine.id).await.unwrap().as_ref(), Some(&mine));
    desk.apply(mine.unshare(desk.ada.id).unwrap()).await;
    assert_eq!(store.experience(mine.id).await.unwrap(), Some(mine));
    assert_eq!(store.experience(ExperienceId::at(at(9))).await.unwrap(), None);
}

pub(crate) async fn ones_own_and_the_teams_are_read_and_nobody_elses(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (elsewhere, founded) = Team::found(Name::new("Chairs & Co").unwrap(), at(0));
    let email = Email::new("zoe@example.org").unwrap();
    let (zoe, joined) = elsewhere.join(Name::new("Zoe").unwrap(), email, PasswordHash("$".to_owned()), at(0));
    desk.apply(founded.and(joined)).await;
    noted(&desk, &desk.ada, "Mine", 1).await;
    noted(&desk, &desk.ben, "Ben's own", 2).await;
    let mut shared = noted(&desk, &desk.ben, "Ben's for all", 3).await;
    desk.apply(shared.share(desk.ben.id, at(4)).unwrap()).await;
    let mut far = noted(&desk, &zoe, "Of another team", 5).await;
    desk.apply(far.share(zoe.id, at(6)).unwrap()).await;
    let read = async |reader: &Agent, limit| {
        let told: Vec<Told> = store.experiences(reader, limit).await.unwrap();
        let words = told
            .iter()
            .map(|told| format!("{}: {}", told.by_name.as_str(), told.it.note.text.as_str()));
        words.collect::<Vec<_>>()
    };
    assert_eq!(read(&desk.ada, 9).await, ["Ben: Ben's for all", "Ada: Mine"]);
    assert_eq!(read(&desk.ben, 9).await, ["Ben: Ben's for all", "Ben: Ben's own"]);
    assert_eq!(read(&zoe, 9).await, ["Zoe: Of another team"]);
    assert_eq!(read(&desk.ada, 1).await.len(), 1);
}

pub(crate) async fn of_two_changes_of_one_note_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut here = noted(&desk, &desk.ada, "Mine", 1).await;
    let mut there = here.clone();
    desk.apply(here.share(desk.ada.id, at(2)).unwrap()).await;
    let second = there.rewrite(note("Mine, and more"), desk.ada.id, at(2)).unwrap();
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("experience"))));
    assert_eq!(store.experience(here.id).await.unwrap(), Some(here));
}

pub(crate) async fn a_forgotten_one_is_gone(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut mine = noted(&desk, &desk.ada, "Mine", 1).await;
    let kept = noted(&desk, &desk.ada, "Kept", 2).await;
    desk.apply(mine.clone().forget(desk.ada.id).unwrap()).await;
    assert_eq!(store.experience(mine.id).await.unwrap(), None);
    let late = mine.share(desk.ada.id, at(3)).unwrap();
    assert!(
        matches!(store.apply(&late).await, Err(StoreError::Conflict("experience"))),
        "it does not come back"
    );
    let told = store.experiences(&desk.ada, 9).await.unwrap();
    assert_eq!(told.iter().map(|told| told.it.id).collect::<Vec<_>>(), [kept.id]);
}
