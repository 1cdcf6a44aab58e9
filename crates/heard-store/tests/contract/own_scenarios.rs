//! Scenarios that agents have made.

use heard_desk::{Agent, Email, Name, OwnScenario, OwnScenarioId, PasswordHash, ScenarioText, Team};
use heard_store::{Store, StoreError};

use super::desk::{Desk, at};

async fn kept<S: Store>(desk: &Desk<'_, S>, by: &Agent, words: &str, minutes: i64) -> OwnScenario {
    let text = ScenarioText::trusted(words.to_owned());
    let (scenario, change) = OwnScenario::keep(by, text, 0, at(minutes)).unwrap();
    desk.apply(change).await;
    scenario
}

pub(crate) async fn what_is_kept_reads_back(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut mine = kept(&desk, &desk.ada, "title = \"Der Mantel 🧥\"\n", 1).await;
    assert_eq!(store.own_scenario(mine.id).await.unwrap().as_ref(), Some(&mine));
    desk.apply(mine.share(mine.version, at(2)).unwrap()).await;
    assert_eq!(store.own_scenario(mine.id).await.unwrap().as_ref(), Some(&mine));
    desk.apply(mine.rewrite(ScenarioText::trusted("title = \"A coat\"\n".to_owned()), at(3)))
        .await;
    assert_eq!(
        (mine.shared_at, store.own_scenario(mine.id).await.unwrap()),
        (None, Some(mine.clone()))
    );
    desk.apply(mine.share(mine.version, at(4)).unwrap()).await;
    desk.apply(mine.unshare()).await;
    assert_eq!(store.own_scenario(mine.id).await.unwrap(), Some(mine));
    assert_eq!(store.own_scenario(OwnScenarioId::at(at(9))).await.unwrap(), None);
}

pub(crate) async fn ones_own_and_the_teams_are_played_and_nobody_elses(store: &impl Store) {
    let desk = Desk::new(store).await;
    let (elsewhere, founded) = Team::found(Name::new("Chairs & Co").unwrap(), at(0));
    let email = Email::new("zoe@example.org").unwrap();
    let (zoe, joined) = elsewhere.join(Name::new("Zoe").unwrap(), email, PasswordHash("$".to_owned()), at(0));
    desk.apply(founded.and(joined)).await;
    kept(&desk, &desk.ada, "Mine", 1).await;
    kept(&desk, &desk.ben, "Ben's own", 2).await;
    let mut shared = kept(&desk, &desk.ben, "Ben's for all", 3).await;
    desk.apply(shared.share(shared.version, at(4)).unwrap()).await;
    let mut far = kept(&desk, &zoe, "Of another team", 5).await;
    desk.apply(far.share(far.version, at(6)).unwrap()).await;
    let plays = async |player: &Agent, limit| {
        let lent = store.own_scenarios(player, limit).await.unwrap();
        let words = lent
            .iter()
            .map(|lent| format!("{}: {}", lent.by_name.as_str(), lent.it.text.as_str()));
        words.collect::<Vec<_>>()
    };
    assert_eq!(plays(&desk.ada, 9).await, ["Ada: Mine", "Ben: Ben's for all"]);
    assert_eq!(plays(&desk.ben, 9).await, ["Ben: Ben's for all", "Ben: Ben's own"]);
    assert_eq!(plays(&zoe, 9).await, ["Zoe: Of another team"]);
    assert_eq!(plays(&desk.ada, 1).await, ["Ada: Mine"]);
}

pub(crate) async fn of_two_changes_of_one_scenario_the_first_wins(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut here = kept(&desk, &desk.ada, "Mine", 1).await;
    let mut there = here.clone();
    desk.apply(here.share(here.version, at(2)).unwrap()).await;
    let second = there.rewrite(ScenarioText::trusted("Mine, and more".to_owned()), at(2));
    assert!(matches!(store.apply(&second).await, Err(StoreError::Conflict("scenario"))));
    assert_eq!(store.own_scenario(here.id).await.unwrap(), Some(here));
}

pub(crate) async fn an_erased_scenario_is_gone(store: &impl Store) {
    let desk = Desk::new(store).await;
    let mut mine = kept(&desk, &desk.ada, "Mine", 1).await;
    let other = kept(&desk, &desk.ada, "Kept", 2).await;
    let not_bens = OwnScenario {
        by: desk.ben.id,
        ..mine.clone()
    };
    desk.apply(not_bens.erase()).await;
    assert_eq!(
        store.own_scenario(mine.id).await.unwrap().as_ref(),
        Some(&mine),
        "nobody erases another's"
    );
    desk.apply(mine.erase()).await;
    assert_eq!(store.own_scenario(mine.id).await.unwrap(), None);
    let late = mine.share(mine.version, at(3)).unwrap();
    assert!(
        matches!(store.apply(&late).await, Err(StoreError::Conflict("scenario"))),
        "it does not come back"
    );
    let left = store.own_scenarios(&desk.ada, 9).await.unwrap();
    assert_eq!(left.iter().map(|lent| lent.it.id).collect::<Vec<_>>(), [other.id]);
}
