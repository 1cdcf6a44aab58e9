//! What must not drift: steps that desks out there have taken, the tables that both databases have, and the JSON in old rows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod cluster;

use std::fmt::Write;

use cluster::Cluster;
use heard_engine::{AskKind, Feeling, Flag, Reading};
use sqlx::migrate::Migrator;
use sqlx::{Connection, PgConnection, SqliteConnection};

static STEPS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_STEPS: Migrator = sqlx::migrate!("migrations/postgres");

/// A step that was published never changes: desks that have taken it would refuse to start. Add another step instead. Accept a change
/// here only for a step that no release has.
#[test]
fn published_steps_stay_as_they_are() {
    let mut steps = String::new();
    for step in STEPS.iter().chain(POSTGRES_STEPS.iter()) {
        let sum = step
            .checksum
            .iter()
            .take(8)
            .fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        writeln!(steps, "{:04} {} {sum}", step.version, step.description).unwrap();
    }
    insta::assert_snapshot!(steps, @r"
    0001 desk 0c8b91bba19c56cb
    0002 mark 6e9360bfd5c51538
    0003 replies a177183e5688b599
    0004 need 146f5ed054720b83
    0005 feedback 4a8ef51a5feba04d
    0006 offer e1b8e96dcb557fcf
    0007 fact 9c6810f7f7758698
    0008 sheet 936c14595e995f76
    0011 study a7f898da3150e771
    0012 deed 3fd0095b2a1c26ff
    0013 told as 9a0898f658204297
    0014 promise next 7053fe1f8129960c
    0015 quiz 1d907c62473f2291
    0016 rehearsal 9b50813ac07fb347
    0018 care 123694e1c4f8654e
    0019 own d97d805220210d61
    0020 mark 6f5379da93962ae0
    0021 own scenario 68ee795df78daba8
    0001 desk a332bc01ec8b1e1a
    0002 need 03511bc98ec2092b
    0003 feedback 412779f267076d13
    0004 offer 76ae3b5c4cd606bb
    0005 fact 45e8bd8cdd3a02db
    0006 sheet 82b3cce0350b7dbd
    0009 study a7f898da3150e771
    0010 deed a88f3d73aaa28de3
    0011 told as 1b74b9a32b8623ed
    0012 promise next 7053fe1f8129960c
    0013 quiz 1ba70c8aa13ccd0b
    0014 rehearsal ad63556915b1d345
    0016 care a6e6e32b05e49c9d
    0017 own 51009a200b8d40ed
    0018 mark f7bbb11a15397d25
    0019 own scenario 3f0df900d6317615
    ");
}

/// Tables and columns, without what is particular to a database.
fn listed(columns: Vec<(String, String, bool)>) -> String {
    let (mut tables, mut last) = (String::new(), String::new());
    for (table, column, filled) in columns {
        if table != last {
            write!(tables, "\n{table}:").unwrap();
            last = table;
        }
        write!(tables, " {column}{}", if filled { "" } else { "?" }).unwrap();
    }
    tables
}

/// PostgreSQL's are the same as SQLite's.
#[tokio::test]
async fn the_tables_after_all_steps() {
    let mut db = SqliteConnection::connect(":memory:").await.unwrap();
    STEPS.run(&mut db).await.unwrap();
    let columns: Vec<(String, String, bool)> = sqlx::query_as(
        "SELECT t.name, c.name, c.\"notnull\" FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx_%' ORDER BY t.name, c.cid",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let tables = listed(columns);
    let cluster = Cluster::start().await;
    let mut db = PgConnection::connect(&cluster.database().await).await.unwrap();
    POSTGRES_STEPS.run(&mut db).await.unwrap();
    let columns: Vec<(String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, is_nullable = 'NO' FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx\\_%' ORDER BY table_name COLLATE \"C\", ordinal_position",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    assert_eq!(listed(columns), tables);
    insta::assert_snapshot!(tables, @r"
    agent: id team name email password role password_given
    carried: agent at hard
    check_in: id agent sealed
    conversation: id team customer subject opened_at closed_by? closed_at? preview last_at last_who feeling intensity flags risk waiting_since? version taken_by? taken_at? carried_at? carried_hard? declined
    customer: id team name email? token? met_at same_as?
    deed: actor key asked conversation message? need? at
    dismissal: conversation rule quote agent at
    draft: conversation agent text saved_at
    erasure: id team agent at removed
    event: seq team conversation? actor at what
    exam: id team agent paper chosen begun_at ends_at finished? version
    experience: id team agent title? text encoder? gist? conversation? written_at changed_at shared_at? version
    fact: id team customer kind line folded said_in? noted_by noted_at amended_by? amended_at? version told_as?
    feedback: id team conversation heard satisfied? words? given_at owner? answered_by? answered_at? version scale?
    follow_up: id team conversation agent planned_at due text state message? well? settled_by? settled_at? version
    job: id key run_at work ready_at attempts last_error?
    mark: team agent area source got asked at
    message: id conversation text at state customer? agent? reading? sending_until? pledges? ways?
    need: id team conversation message kind label words? place noticed_by noticed_at state turns corrected changed_at version
    note: id team conversation agent at text kind to_agent? seen_at? answer? question? version
    offer: id team conversation message agent made_at ways expires_at state way? chosen_at? ended_by? ended_at? version
    own_scenario: id team agent text kept_at changed_at shared_at? version
    presence: agent team pause_since? pause_until? rested_at? not_now_until? hours? gladly version
    promise: id team conversation message agent made_at what quote due? follows? state settled_by? settled_at? note? new_due? word? version
    quiz_answer: id team agent item is_right at
    rehearsal: id team agent scenario print title called seed opening start turns best? key? asked? begun_at last_at version
    rehearsal_turn: rehearsal nth follows? reply shown debrief? key? asked? at
    secret: purpose bytes
    seen: agent at
    session: token agent team started_at ends_at own_key?
    sheet: conversation agent problem? why_upset? similar_experience? how_to_show? saved_at
    tally: team week blind mood
    tally_week: team week drained low all_right good light
    team: id name
    vault: agent salt memory passes lanes own_key
    wish: agent tally replies
    ");
}

/// A column holds what its type says, or the write fails.
#[tokio::test]
async fn every_table_is_strict() {
    let mut db = SqliteConnection::connect(":memory:").await.unwrap();
    STEPS.run(&mut db).await.unwrap();
    let lax: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx_%'",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    assert!(lax.is_empty(), "{lax:?}");
}

/// As version 0.1 writes it. Fields that come later need a default; fields that go must be read over.
#[test]
fn readings_of_version_0_1_can_be_read() {
    let row = r#"{"feelings":[{"feeling":"anxiety","probability":0.5,"evidence":[{"start":0,"end":9,"start16":0,"end16":9,
        "quote":"I worry a"}]}],"intensity":2,"valence":-0.4,"problem":[],"impact":[],"ask":{"kind":"status","evidence":null},
        "questions":[],"flags":[{"flag":"urgent","evidence":{"start":3,"end":5,"start16":3,"end16":5,"quote":"or","turn":1}}],
        "empathy":{"needed":false,"evidence":null}}"#;
    let reading: Reading = serde_json::from_str(row).unwrap();
    assert_eq!((reading.feeling(), reading.ask.kind), (Feeling::Anxiety, AskKind::Status));
    assert!(reading.has(Flag::Urgent));
}

/// As the first version that keeps rehearsals writes a turn: what moved the customer in every way, and where they stood. What was shown is shown again.
#[test]
fn turns_of_rehearsals_can_be_read() {
    let row = r#"{"effect":{"causes":[
        {"source":{"rule":"stock-phrase"},"shift":{"anger":0.04,"trust":-0.03,"hope":-0.01},"why":"This would fit any complaint.","quote":"any inconvenience"},
        {"source":{"act":"ownership"},"shift":{"anger":-0.03,"trust":0.03,"hope":0.01},"why":"You owned what went wrong.","quote":"our mistake"},
        {"source":{"met":"answer"},"shift":{"anger":-0.01,"trust":0.01,"hope":0.03},"why":"Met.","quote":null},
        {"source":{"open":"impact"},"shift":{"anger":0.01,"trust":0.0,"hope":0.0},"why":"Left open.","quote":null},
        {"source":{"empathy":2},"shift":{"anger":-0.1,"trust":0.06,"hope":0.02},"why":"You saw it.","quote":"I see why"},
        {"source":"hurt","shift":{"anger":0.2,"trust":-0.1,"hope":-0.1},"why":"It hurts.","quote":null},
        {"source":{"solution":"when"},"shift":{"anger":-0.03,"trust":0.03,"hope":0.06},"why":"Solves.","quote":null},
        {"source":{"trait":"ownership"},"shift":{"anger":-0.04,"trust":0.02,"hope":0.01},"why":"Nobody has said so.","quote":"our mistake"},
        {"source":"worn","shift":{"anger":0.1,"trust":0.0,"hope":0.0},"why":"w","quote":null},
        {"source":"parroted","shift":{"anger":0.1,"trust":0.0,"hope":0.0},"why":"p","quote":null},
        {"source":"list","shift":{"anger":0.1,"trust":0.0,"hope":0.0},"why":"l","quote":null},
        {"source":"passed_over","shift":{"anger":0.1,"trust":0.0,"hope":0.0},"why":"o","quote":null},
        {"source":"language","shift":{"anger":0.1,"trust":0.0,"hope":0.0},"why":"n","quote":null}],
        "before":{"anger":0.69,"trust":0.32,"hope":0.41},"after":{"anger":0.48,"trust":0.5,"hope":0.53},
        "events":[{"told":"day"},"revealed","seen","passed_over",{"given":"when"},"thawed","ignored","hurt","scripted","mocked","asked_again","asked_manager","sorted"]},
        "state":{"mood":{"anger":0.48,"trust":0.5,"hope":0.53},"impact":"told","told":["day"],"given":["when"],"ignored":0,"thawed":false,
        "asked_manager":false,"sorted":false},"answer":"By Friday night.","outcome":"settled"}"#;
    let shown: heard_rehearsal::Shown = serde_json::from_str(row).unwrap();
    assert_eq!((shown.effect.causes.len(), shown.effect.events.len()), (13, 13));
    let debrief = r#"{"who":"A nurse.","impact":"It was promised.","hidden":"seen","given":["A courier."],"met":["An answer"],
        "missed":[{"ledger":"emotional","what":"To have it seen"}],"worked":[{"turn":1,"quote":"our mistake","why":"You owned it."}],
        "next":{"turn":0,"what":"Say this otherwise.","why":"It fits anybody.","rule":"stock-phrase","quote":"any inconvenience","hint":null,
        "practice":"V3","study":"Packard & Berger 2021"}}"#;
    let debrief: heard_desk::Debriefed = serde_json::from_str(debrief).unwrap();
    assert_eq!(debrief.next.and_then(|next| next.rule).as_deref(), Some("stock-phrase"));
}
