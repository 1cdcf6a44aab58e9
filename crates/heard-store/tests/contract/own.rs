//! What belongs to an agent alone.

use heard_desk::{
    Agent, Blind, CheckIn, Exam, Mark, Mood, PasswordHash, QuizAnswer, Role, Sealed, Source, TallyWeek, Vault, Week, Wish, week_over,
};
use heard_quiz::{Bank, Paper, Plan};
use heard_store::{Store, StoreError};
use uuid::Uuid;

use super::desk::{Desk, at, hash};

fn vault(of: &Agent, byte: u8) -> Vault {
    Vault {
        agent: of.id,
        salt: [byte; 16],
        memory: 47_104,
        passes: 1,
        lanes: 1,
        key: Sealed(vec![byte; 72]),
    }
}

fn week(day: &str) -> Week {
    Week::of(day.parse().unwrap())
}

fn number(byte: u8) -> Uuid {
    Uuid::from_bytes([byte; 16])
}

pub(crate) async fn a_role_is_kept_and_the_team_is_listed(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut ada = desk.ada.clone();
    desk.apply(ada.leads_first(at(1))).await;
    assert_eq!(store.agent(ada.id).await.unwrap().unwrap().role, Role::Lead);
    let all = store.team_agents(desk.team.id).await.unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.contains(&ada) && all.contains(&desk.ben));
}

pub(crate) async fn a_vault_is_made_once_and_sealed_anew(store: &impl Store) {
    let desk = Desk::new(store).await;
    let first = vault(&desk.ada, 1);
    let made = |vault: &Vault| heard_desk::Change {
        writes: vec![heard_desk::Write::Vault(vault.clone())],
        ..heard_desk::Change::default()
    };
    desk.apply(made(&first)).await;
    let second = store.apply(&made(&vault(&desk.ada, 2))).await;
    assert!(matches!(second, Err(StoreError::Conflict("vault"))));
    assert_eq!(store.vault(desk.ada.id).await.unwrap(), Some(first));
    assert_eq!(store.vault(desk.ben.id).await.unwrap(), None);
    // Three sessions; one chooses another password.
    for byte in 1..=3 {
        let (_, begun) = desk.ada.sign_in_with(hash(byte), Some(Sealed(vec![byte])), at(1));
        desk.apply(begun).await;
    }
    let (_, begun) = desk.ben.sign_in(hash(9), at(1));
    desk.apply(begun).await;
    let anew = vault(&desk.ada, 3);
    let mut ada = desk.ada.clone();
    desk.apply(ada.choose_password(PasswordHash("$own".to_owned()), Some(anew.clone()), hash(2), at(2)))
        .await;
    assert_eq!(store.vault(ada.id).await.unwrap(), Some(anew));
    let key = async |byte| store.session(hash(byte)).await.unwrap().map(|session| session.key);
    assert_eq!((key(1).await, key(3).await), (None, None), "other sessions have ended");
    assert_eq!((key(2).await, key(9).await), (Some(Some(Sealed(vec![2]))), Some(None)));
    let (_, kept) = CheckIn::keep(number(1), ada.id, Sealed(vec![1]));
    let (_, bens) = CheckIn::keep(number(2), desk.ben.id, Sealed(vec![2]));
    desk.apply(kept.and(bens)).await;
    desk.apply(ada.be_given_password(PasswordHash("$given".to_owned()), at(3))).await;
    assert_eq!(store.agent(ada.id).await.unwrap(), Some(ada.clone()));
    assert_eq!(store.vault(ada.id).await.unwrap(), None);
    assert_eq!(store.check_ins(ada.id).await.unwrap(), []);
    assert_eq!(key(2).await, None);
    assert_eq!(store.check_ins(desk.ben.id).await.unwrap().len(), 1, "a colleague's stay");
    assert!(key(9).await.is_some());
}

pub(crate) async fn a_check_in_is_its_writers(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (first, kept) = CheckIn::keep(number(1), desk.ada.id, Sealed(vec![1; 600]));
    desk.apply(kept).await;
    let (other, kept) = CheckIn::keep(number(2), desk.ada.id, Sealed(vec![2]));
    desk.apply(kept).await;
    let (changed, kept) = CheckIn::keep(number(1), desk.ada.id, Sealed(vec![3]));
    desk.apply(kept).await;
    assert_ne!(first, changed);
    let mut all = store.check_ins(desk.ada.id).await.unwrap();
    all.sort_by_key(|check_in| check_in.id);
    assert_eq!(all, [changed.clone(), other]);
    let (_, taken) = CheckIn::keep(number(1), desk.ben.id, Sealed(vec![4]));
    assert!(matches!(store.apply(&taken).await, Err(StoreError::Conflict("check-in"))));
    desk.apply(CheckIn::forget(changed.id, desk.ben.id)).await;
    assert_eq!(
        store.check_ins(desk.ada.id).await.unwrap().len(),
        2,
        "only their writer forgets them"
    );
    desk.apply(CheckIn::forget(changed.id, desk.ada.id)).await;
    assert_eq!(store.check_ins(desk.ada.id).await.unwrap().len(), 1);
    desk.apply(CheckIn::forget_all(desk.ada.id)).await;
    assert_eq!(store.check_ins(desk.ada.id).await.unwrap(), []);
}

pub(crate) async fn a_blind_counts_once_and_a_week_ends_in_sums(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (this, next) = (week("2026-03-02"), week("2026-03-09"));
    let team = desk.team.id;
    let say = |byte, week, mood| Blind([byte; 32]).say(team, week, mood);
    for byte in 0..6 {
        desk.apply(say(byte, this, Mood::Low)).await;
    }
    desk.apply(say(0, this, Mood::Light)).await;
    desk.apply(say(7, this, Mood::Good).and(Blind([7; 32]).take_back(team, this))).await;
    desk.apply(say(0, next, Mood::Drained)).await;
    assert_eq!(
        store.tally_running(team).await.unwrap(),
        [(this, [0, 5, 0, 0, 1]), (next, [1, 0, 0, 0, 0])]
    );
    assert_eq!(store.tally_weeks(team, 9).await.unwrap(), []);
    desk.apply(week_over(team, this, [0, 5, 0, 0, 1])).await;
    let over = TallyWeek {
        team,
        week: this,
        said: [0, 5, 0, 0, 1],
    };
    assert_eq!(store.tally_weeks(team, 9).await.unwrap(), [over]);
    desk.apply(week_over(team, this, [9, 9, 9, 9, 9])).await;
    assert_eq!(
        store.tally_weeks(team, 9).await.unwrap(),
        [over],
        "what was told stays as it was told"
    );
    desk.apply(week_over(team, next, [1, 0, 0, 0, 0])).await;
    assert_eq!(store.tally_weeks(team, 9).await.unwrap(), [over], "of few nothing stays");
    assert_eq!(store.tally_running(team).await.unwrap(), []);
}

pub(crate) async fn wishes_are_no_until_they_are_yes(store: &impl Store) {
    let desk = Desk::new(store).await;
    assert_eq!(store.wish(desk.ada.id).await.unwrap(), Wish::none(desk.ada.id));
    for (tally, replies) in [(true, false), (true, true), (false, true)] {
        let wish = Wish {
            agent: desk.ada.id,
            tally,
            replies,
        };
        desk.apply(wish.keep()).await;
        assert_eq!(store.wish(desk.ada.id).await.unwrap(), wish);
    }
    assert_eq!(store.wish(desk.ben.id).await.unwrap(), Wish::none(desk.ben.id));
}

pub(crate) async fn marks_are_ones_own_and_a_teams_are_nobodys(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mark = |area, got, minutes| Mark::new(area, Source::Rehearsal, got, 9, at(minutes)).unwrap();
    desk.apply(desk.ada.earns([mark('V', 3, 1), mark('L', 9, 2)])).await;
    desk.apply(desk.ben.earns([mark('V', 7, 3)])).await;
    let bank = Bank::own();
    let item = &bank.items()[0];
    desk.apply(QuizAnswer::give(&desk.ada, item, &[0], at(4)).unwrap().1).await;
    let paper = Paper::draw(&bank, &Plan::default(), 7).unwrap();
    let (mut exam, begun) = Exam::begin(&desk.ada, paper, at(5));
    desk.apply(begun).await;
    desk.apply(exam.finish(&bank, at(6)).unwrap()).await;
    assert_eq!(store.marks(desk.ada.id).await.unwrap(), [mark('V', 3, 1), mark('L', 9, 2)]);
    assert_eq!(store.marks(desk.ben.id).await.unwrap(), [mark('V', 7, 3)]);
    let mut persons = store.practised(desk.team.id, at(1), at(9)).await.unwrap();
    persons.sort_by_key(|person| person.marks.len());
    let counted: Vec<_> = persons.iter().map(|p| (p.marks.len(), p.answers.len(), p.exams.len())).collect();
    assert_eq!(counted, [(1, 0, 0), (2, 1, 1)]);
    assert_eq!(persons[1].answers[0].0, item.id);
    let earlier = store.practised(desk.team.id, at(1), at(3)).await.unwrap();
    assert_eq!(earlier.len(), 1, "what came later is left out");
    assert_eq!(store.quiz_items(desk.team.id, at(4)).await.unwrap(), []);
    desk.apply(desk.ada.forget_progress()).await;
    assert_eq!(store.marks(desk.ada.id).await.unwrap(), []);
    assert_eq!(store.quiz_answers(desk.ada.id).await.unwrap(), []);
    assert_eq!(store.exams(desk.ada.id, 9).await.unwrap(), []);
    assert_eq!(store.marks(desk.ben.id).await.unwrap().len(), 1);
}
