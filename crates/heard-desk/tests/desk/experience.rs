//! Experiences: whose they are, who reads them, and what no sequence of verbs may lead to.

use heard_desk::{Agent, Change, DeskError, Email, Experience, Line, Name, Note, PasswordHash, Team, Write};
use proptest::prelude::*;

use crate::sample::{at, opened, text};

fn team() -> Team {
    Team::found(Name::new("Lamps & Co").unwrap(), at(0)).0
}

fn member(of: &Team, name: &str) -> Agent {
    let email = Email::new(format!("{name}@example.org")).unwrap();
    of.join(Name::new(name).unwrap(), email, PasswordHash("$".to_owned()), at(0)).0
}

fn note(words: &str) -> Note {
    Note {
        title: None,
        text: text(words),
        gist: None,
    }
}

#[test]
fn private_until_its_writer_shares_it() {
    let (here, elsewhere) = (team(), team());
    let (ada, ben, zoe) = (member(&here, "ada"), member(&here, "ben"), member(&elsewhere, "zoe"));
    let (mut mine, change) = Experience::note(&ada, note("My own lamp broke once."), None, at(1)).unwrap();
    assert_eq!(change.writes, [Write::Experience(mine.clone())]);
    let read_by = |it: &Experience| [&ada, &ben, &zoe].map(|reader| it.is_for(reader));
    assert_eq!(read_by(&mine), [true, false, false]);
    let _ = mine.share(ada.id, at(2)).unwrap();
    assert_eq!((read_by(&mine), mine.shared_at), ([true, true, false], Some(at(2))));
    assert_eq!(mine.share(ada.id, at(3)), Err(DeskError::AlreadyShared));
    let _ = mine.unshare(ada.id).unwrap();
    assert_eq!(read_by(&mine), [true, false, false]);
    assert_eq!(mine.unshare(ada.id), Err(DeskError::NotShared));
    assert_eq!(mine.clone().forget(ada.id).unwrap().writes, [Write::RemoveExperience(mine.id)]);
}

#[test]
fn it_may_name_a_conversation_of_its_own_team_only() {
    let ada = member(&team(), "ada");
    let other = opened();
    let noted = Experience::note(&ada, note("Like this one."), Some(&other), at(1));
    assert_eq!(noted.unwrap_err(), DeskError::Elsewhere);
    let here = Team { id: other.team, ..team() };
    let (noted, _) = Experience::note(&member(&here, "ada"), note("Like this one."), Some(&other), at(1)).unwrap();
    assert_eq!(noted.conversation, Some(other.id));
}

#[test]
fn title_and_words_are_one_text_to_look_through() {
    let title = Line::new("The coat").unwrap();
    assert_eq!(Note::words(Some(&title), &text("A lost button.")), "The coat\nA lost button.");
    assert_eq!(Note::words(None, &text("A lost button.")), "A lost button.");
}

proptest! {
    /// Whoever tries whatever: only the writer changes anything, every change is the next version, nothing is told, and nobody but the writer
    /// reads what is not shared.
    #[test]
    fn no_sequence_of_verbs_gives_it_away(deeds in prop::collection::vec((0..5_u8, 0..3_usize), 0..40)) {
        let (here, elsewhere) = (team(), team());
        let people = [member(&here, "ada"), member(&here, "ben"), member(&elsewhere, "zoe")];
        let (mut it, _) = Experience::note(&people[0], note("My own lamp broke once."), None, at(1)).unwrap();
        for (number, (deed, who)) in deeds.into_iter().enumerate() {
            let now = at(10 + i64::try_from(number).unwrap());
            let (was, who) = (it.clone(), &people[who]);
            let done: Result<Change, DeskError> = match deed {
                0 => it.rewrite(note("Twice."), who.id, now),
                1 => it.share(who.id, now),
                2 => it.unshare(who.id),
                3 => it.clone().forget(who.id),
                _ => Ok(it.reread(None)),
            };
            if let Ok(change) = done {
                prop_assert!(who.id == it.by || deed == 4);
                prop_assert!(change.events.is_empty() && change.jobs.is_empty());
                let gone = deed == 3;
                prop_assert_eq!(it.version.number(), was.version.number() + i64::from(!gone));
                let write = if gone { Write::RemoveExperience(it.id) } else { Write::Experience(it.clone()) };
                prop_assert_eq!(change.writes, [write]);
            } else {
                prop_assert_eq!(&it, &was);
            }
            prop_assert_eq!((it.by, it.team, it.written_at), (was.by, was.team, was.written_at));
            prop_assert!(it.is_for(&people[0]) && !it.is_for(&people[2]));
            prop_assert_eq!(it.is_for(&people[1]), it.shared_at.is_some());
        }
    }
}
