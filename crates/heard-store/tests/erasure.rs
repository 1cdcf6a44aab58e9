//! Erasing somebody leaves no word of theirs: every text of every row of theirs is marked, and afterwards the mark is looked for in every column
//! of every table, and in the bytes of the file. What is theirs is told from the schema, so that a new table cannot be forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![allow(dead_code, unused_macros, unused_imports, reason = "shared with the contract")]
#![allow(clippy::disallowed_methods, reason = "the file is looked into")]

mod cluster;
mod contract;

use std::collections::BTreeSet;

use cluster::Cluster;
use contract::desk::{Desk, at, hash, pledge, reading, text};
use heard_desk::{
    Actor, Answer, Conversation, Customer, Deed, Digest, DraftText, Email, Enclosed, FactKind, FourSteps, Ledger, Line, Made, Name, Person,
    Quote, Step, StepText, TeamNote, Unmet, Way,
};
use heard_engine::{Feeling, Flag};
use heard_store::{Persons as _, PostgresStore, SqliteStore, Store, Writes as _};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

const MARK: &str = "quetzalcoatlus";
/// Tables that hang on a customer and keep their rows, with why.
const STAYS: [&str; 2] = [
    "event",      // For counting: ids and no words.
    "experience", // An agent's own note of something like it, which no longer says of whom.
];
/// Columns whose values are given: no words fit in.
const GIVEN: [&str; 7] = [
    "conversation.last_who",
    "follow_up.state",
    "message.state",
    "need.state",
    "note.kind",
    "offer.state",
    "promise.state",
];

/// Somebody of whom every table holds something, in words that can be found again.
async fn somebody<S: Store>(store: &S) -> Customer {
    let desk = Desk::new(store).await;
    let name = Name::new(MARK).unwrap();
    let email = Email::new(format!("{MARK}@example.org")).unwrap();
    let (mara, met) = Customer::meet(desk.team.id, name, Some(email), Some(hash(9)), at(0));
    desk.apply(met).await;
    let upset = || reading(Feeling::Anger, -0.6, &[Flag::Urgent]);
    let (mut conversation, message, opened) = Conversation::open(&mara, text(&format!("My {MARK} is late")), upset(), at(1));
    let mut ledger = Ledger::default();
    let deed = Deed {
        by: message.author(),
        key: Digest([1; 32]),
        asked: Digest([2; 32]),
        conversation: conversation.id,
        made: Made::Message(message.id),
        at: at(1),
    };
    let heard = ledger.hear(&conversation, &message, false, at(1));
    desk.apply(opened.and(heard).and(deed.remember())).await;
    // Enough for pages to be split and joined.
    let mut long = MARK.repeat(40);
    for minute in 2..150 {
        long.push_str(MARK);
        let (_, again) = conversation.receive(text(&long), upset(), [], at(minute));
        let (_, drafted) = conversation.draft(desk.ben.id, DraftText::new(&long).unwrap(), at(minute));
        desk.apply(again.and(drafted)).await;
    }
    let mut promise = desk.promised(&mut conversation, Some(at(900)), 200).await;
    let slipped = promise.slip(&mut conversation, at(1000), text(MARK), desk.ada.id, at(210));
    desk.apply(slipped.unwrap().1).await;
    let set_aside = ledger.needs[0].set_aside(text(MARK), desk.ada.id, at(215)).unwrap();
    desk.apply(set_aside).await;
    let (_, dismissed) = conversation.dismiss("stock-phrase", Quote::new(MARK).unwrap(), desk.ada.id, at(216));
    desk.apply(dismissed).await;
    among_themselves(&desk, &mut conversation).await;
    let known = store.person(mara.id).await.unwrap().unwrap();
    let noted = known.note(
        known.customer.id,
        FactKind::Order,
        Line::new(MARK).unwrap(),
        Some(&message),
        desk.ada.id,
        at(217),
    );
    desk.apply(noted.unwrap().1).await;
    let mut conversation = desk.load(conversation.id).await;
    let line = || Line::new(MARK).unwrap();
    let way = |title: &str| Way {
        title: Line::new(title).unwrap(),
        steps: Some(text(MARK)),
        cost: Some(line()),
        time: Some(line()),
    };
    let enclosed = || Enclosed {
        pledges: vec![],
        ways: vec![way(MARK), way("The money back")],
    };
    let (mut offering, sent) = conversation.reply(desk.ada.id, text(MARK), enclosed(), at(218)).unwrap();
    desk.apply(sent).await;
    desk.apply(conversation.deliver(&mut offering, at(219)).unwrap().1).await;
    let (_, checked) = conversation.follow_up(&[], at(5000), text(MARK), desk.ada.id, at(219)).unwrap();
    let steps = FourSteps {
        problem: Some(StepText::new(MARK).unwrap()),
        ..FourSteps::default()
    };
    desk.apply(checked.and(conversation.think(desk.ada.id, steps, at(219)).1)).await;
    // Nobody in distress is asked.
    conversation.glance.waiting_since = None;
    conversation.glance.intensity = 0;
    conversation.glance.flags.clear();
    desk.apply(conversation.close(Actor::Agent(desk.ada.id), Unmet::Leave, at(220)).unwrap())
        .await;
    let answer = Answer {
        heard: Step::Fully,
        satisfied: None,
        words: Some(text(MARK)),
        scale: vec![1],
    };
    desk.apply(conversation.take_feedback(None, answer, &[], at(221)).unwrap().1).await;
    // A reply that has not gone out, with its job.
    let mut conversation = desk.load(conversation.id).await;
    desk.apply(conversation.reopen(Actor::Agent(desk.ada.id), at(230)).unwrap()).await;
    let mut last = enclosed();
    last.pledges.push(pledge(Some(at(999))));
    desk.apply(
        conversation
            .reply(desk.ada.id, text(&format!("I will send a new one. {MARK}")), last, at(231))
            .unwrap()
            .1,
    )
    .await;
    // Another way in which they came.
    let (other, met) = Customer::meet(desk.team.id, Name::new(MARK).unwrap(), None, None, at(240));
    desk.apply(met).await;
    let other = store.person(other.id).await.unwrap().unwrap();
    desk.apply(other.is_same_as(&known, desk.ada.id, at(241)).unwrap()).await;
    mara
}

/// Agents ask, answer and hand over beside it.
async fn among_themselves<S: Store>(desk: &Desk<'_, S>, conversation: &mut Conversation) {
    let (ada, ben) = (desk.ada.id, desk.ben.id);
    let (mut asked, asking) = TeamNote::ask(conversation, ada, ben, text(MARK), at(216)).unwrap();
    desk.apply(asking).await;
    desk.apply(asked.answer(conversation, ben, text(MARK), at(217)).unwrap().1).await;
    desk.apply(conversation.hand_over(ada, Some(ben), text(MARK), at(217)).unwrap().1)
        .await;
}

/// The tables that hang on a customer, whatever lies between.
fn theirs(references: &[(String, String)]) -> BTreeSet<String> {
    let mut theirs = BTreeSet::from(["customer".to_owned()]);
    loop {
        let more: BTreeSet<String> = references
            .iter()
            .filter(|(_, to)| theirs.contains(to) && !STAYS.contains(&to.as_str()))
            .map(|(from, _)| from.clone())
            .collect();
        let before = theirs.len();
        theirs.extend(more);
        if theirs.len() == before {
            return theirs;
        }
    }
}

async fn is_shown_whole(store: &impl Store, mara: &Customer, theirs: &BTreeSet<String>) {
    let held = store.held(mara.id).await.unwrap().unwrap();
    let shown: BTreeSet<&str> = held.0.keys().copied().chain(STAYS).collect();
    let theirs: BTreeSet<&str> = theirs.iter().map(String::as_str).collect();
    assert_eq!(
        shown, theirs,
        "a line in sql/held.rs says whose rows they are; what stays is listed here with why"
    );
    for (table, rows) in &held.0 {
        assert!(
            !rows.is_empty(),
            "`somebody` has no row in {table}: add one, so that it is seen to go"
        );
    }
}

async fn erase(store: &impl Store, known: &Person) {
    let by = store
        .agent_by_email(&Email::new("ada@example.org").unwrap())
        .await
        .unwrap()
        .unwrap();
    let (_, erased) = known.erase(&known.customer.name, by.id, at(300)).unwrap();
    store.apply(&erased).await.unwrap();
}

macro_rules! marked_and_searched {
    ($db:ident, $columns:ident, $theirs:ident) => {{
        let mut given = BTreeSet::new();
        let texts = $columns.iter().filter(|(_, _, kind)| kind.eq_ignore_ascii_case("text"));
        for (table, column, _) in texts.filter(|(table, column, _)| {
            let of_theirs = $theirs.contains(table) && !STAYS.contains(&table.as_str());
            of_theirs || (table == "job" && column == "last_error")
        }) {
            let marking = format!("UPDATE \"{table}\" SET \"{column}\" = '{MARK}' WHERE \"{column}\" IS NOT NULL");
            if sqlx::query(AssertSqlSafe(marking)).execute(&mut $db).await.is_err() {
                given.insert(format!("{table}.{column}"));
            }
        }
        given
    }};
}

async fn found_in_sqlite(db: &mut SqliteConnection, columns: &[(String, String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, column, _) in columns {
        let search = format!("SELECT count(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS BLOB), CAST('{MARK}' AS BLOB)) > 0");
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(search)).fetch_one(&mut *db).await.unwrap();
        if rows > 0 {
            found.push(format!("{table}.{column}: {rows}"));
        }
    }
    found
}

async fn found_in_postgres(db: &mut PgConnection, columns: &[(String, String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, column, _) in columns {
        let search = format!("SELECT count(*) FROM \"{table}\" WHERE strpos(\"{column}\"::text, '{MARK}') > 0");
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(search)).fetch_one(&mut *db).await.unwrap();
        if rows > 0 {
            found.push(format!("{table}.{column}: {rows}"));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_stays_in_sqlite_nor_in_its_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite");
    let store = SqliteStore::open(&path).await.unwrap();
    let mara = somebody(&store).await;
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    sqlx::query("PRAGMA secure_delete = on").execute(&mut db).await.unwrap();
    let references: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, f.\"table\" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT t.name, c.name, c.type FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let theirs = theirs(&references);
    is_shown_whole(&store, &mara, &theirs).await;
    let known = store.person(mara.id).await.unwrap().unwrap();
    let given = marked_and_searched!(db, columns, theirs);
    assert_eq!(given.iter().map(String::as_str).collect::<Vec<_>>(), GIVEN);
    assert!(found_in_sqlite(&mut db, &columns).await.len() > 20);
    db.close().await.unwrap();
    let bytes = |path: &std::path::Path| std::fs::read(path).unwrap_or_default();
    let log = folder.path().join("desk.sqlite-wal");
    let holds = |bytes: &[u8]| bytes.windows(MARK.len()).filter(|part| *part == MARK.as_bytes()).count();
    assert!(holds(&bytes(&path)) + holds(&bytes(&log)) > 1000);

    erase(&store, &known).await;
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    assert_eq!(found_in_sqlite(&mut db, &columns).await, Vec::<String>::new());
    assert_eq!(
        (holds(&bytes(&path)), holds(&bytes(&log))),
        (0, 0),
        "in the file and in its log, while the desk runs"
    );
    db.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_stays_in_postgres() {
    let cluster = Cluster::start().await;
    let url = cluster.database().await;
    let store = PostgresStore::open(&url).await.unwrap();
    let mara = somebody(&store).await;
    let mut db = PgConnection::connect(&url).await.unwrap();
    let references: Vec<(String, String)> =
        sqlx::query_as("SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'")
            .fetch_all(&mut db)
            .await
            .unwrap();
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'public'",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let theirs = theirs(&references);
    is_shown_whole(&store, &mara, &theirs).await;
    let known = store.person(mara.id).await.unwrap().unwrap();
    let given = marked_and_searched!(db, columns, theirs);
    assert_eq!(given.iter().map(String::as_str).collect::<Vec<_>>(), GIVEN);
    assert!(found_in_postgres(&mut db, &columns).await.len() > 20);
    erase(&store, &known).await;
    assert_eq!(found_in_postgres(&mut db, &columns).await, Vec::<String>::new());
    store.close().await;
}
