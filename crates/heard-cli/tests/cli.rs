//! The commands as a person runs them: what they print, how they end.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files it reads"
)]

mod ran;

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use ran::heard;

/// Runs a command in a fresh folder and compares its status and a part of what it says (on either stream).
fn check(args: &[&str], stdin: &str, status: i32, says: &str) {
    let dir = tempfile::tempdir().expect("a folder");
    files(dir.path());
    let ran = heard(dir.path(), args, stdin);
    let said = format!("{}{}", ran.out, ran.err);
    assert_eq!(ran.status, status, "{args:?} said:\n{said}");
    assert!(said.contains(says), "{args:?} does not say {says:?} but:\n{said}");
    assert!(!said.contains("panicked"), "{args:?} panicked:\n{said}");
}

const WORN: &str = "Hello, we apologise for any inconvenience this may have caused.";
const CUSTOMER: &str = "The kettle I bought leaks over the whole worktop and I have waited three weeks for an answer.";
const CONVERSATIONS: &str = concat!(
    r#"{"conversation_id":"a","messages":[{"author":"customer","text":"My parcel is lost and nobody answers."},{"author":"agent","text":"We apologise for any inconvenience."}]}"#,
    "\n",
    r#"{"conversation_id":"b","messages":[{"author":"customer","text":"Thank you, it works!"}]}"#,
    "\n",
);

fn files(dir: &Path) {
    let put = |name: &str, bytes: &[u8]| fs::write(dir.join(name), bytes).expect("written");
    put("worn.txt", WORN.as_bytes());
    put("empty.txt", b"");
    put("latin1.txt", b"first line\ncaf\xe9");
    put("nul.txt", b"a\0b");
    put(
        "turns.json",
        br#"[{"who":"customer","text":"It leaks."},{"who":"agent","text":"Which one?"},{"who":"customer","text":"The kettle."}]"#,
    );
    put("wrong.json", br#"[{"who":"robot","text":"It leaks."}]"#);
    put("talks.jsonl", CONVERSATIONS.as_bytes());
    put("broken.jsonl", format!("{CONVERSATIONS}{{\"conversation_id\": \n").as_bytes());
    put("strange.csv", b"colour,shape\nred,round\n");
    put(
        "back.json",
        br#"[{"who":"customer","text":"It broke.","at":"2026-03-02T09:00:00Z"},{"who":"agent","text":"When?","at":"2026-03-01T09:00:00Z"}]"#,
    );
    put("agents.json", br#"[{"who":"agent","text":"How can I help?"}]"#);
    put("bad.gz", b"\x1f\x8b\x08\x00not gzip at all");
    fs::create_dir(dir.join("folder")).expect("made");
}

#[test]
fn check_ends_with_what_it_found() {
    check(&["check", "worn.txt", "--customer", CUSTOMER], "", 1, "stock-phrase");
    check(&["check", "--customer", CUSTOMER], WORN, 1, "any complaint");
    check(&["check", "--conversation", "turns.json", "-"], WORN, 1, "stock-phrase");
    check(&["check", "empty.txt"], "", 0, "nothing to remark");
    check(&["check", "nul.txt"], "", 0, "");
    let asks = "I am sorry about the squeak. What is your order number?";
    let squeaks = [
        "check",
        "--customer",
        "My bed squeaks and I cannot sleep.",
        "--known",
        "order: Bed frame KT-4471",
    ];
    check(&squeaks, asks, 1, "asks-again");
    check(&["check", "worn.txt", "--fail-on", "error"], "", 0, "");
}

#[test]
fn wrong_use_says_what_to_do() {
    check(&["check", "--nonsense"], "", 2, "unexpected argument");
    check(&["check", "missing.txt"], "", 2, "missing.txt: No such file");
    check(&["check", "folder"], "", 2, "folder: is a directory; name a file");
    check(&["read", "latin1.txt"], "", 2, "latin1.txt: line 2: not UTF-8 (byte 14)");
    check(&["check", "--conversation", "wrong.json"], "", 2, "unknown variant `robot`");
    check(
        &["check", "--conversation", "back.json"],
        "",
        2,
        "turn 2 was written before the one above it",
    );
    check(&["check", "--conversation", "agents.json"], "", 2, "no turn is the customer's");
    check(&["check", "--known", "ordr: KT-4471"], "", 2, "did you mean `order`?");
    check(&["check", "--known", "order: "], "", 2, "says nothing");
    check(&["rules", "explain", "stok-phrase"], "", 2, "did you mean 'stock-phrase'?");
}

#[test]
fn sarif_names_rule_place_and_columns() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.txt"), format!("Héllo 🙂\n{WORN}")).expect("written");
    let ran = heard(dir.path(), &["check", "r.txt", "--format", "sarif", "--customer", CUSTOMER], "");
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let worn = results
        .iter()
        .find(|r| r["ruleId"] == "stock-phrase")
        .expect("the worn phrase is found");
    let region = &worn["locations"][0]["physicalLocation"]["region"];
    assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(2), Some(8)));
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
}

#[test]
fn every_finding_is_a_line_of_json() {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = heard(dir.path(), &["check", "--format", "jsonl", "--customer", CUSTOMER], WORN);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert!(lines.iter().any(|l| l["rule"] == "stock-phrase" && l["file"] == "<stdin>"));
}

#[test]
fn read_tells_what_a_customer_feels() {
    check(
        &["read"],
        "I have been waiting for three weeks and nobody answers. This is ridiculous!",
        0,
        "frustration",
    );
    check(&["read", "--format", "json"], CUSTOMER, 0, "\"waiting\"");
}

#[test]
fn other_languages_are_said_and_not_judged() {
    const SPANISH: &str = "Hola, mi pedido llegó roto y necesito que me devuelvan el dinero, por favor.";
    check(&["read"], SPANISH, 0, "Spanish: not read. Heard reads English.");
    check(&["check", "--customer", SPANISH], "Please calm down.", 0, "Spanish: not judged.");
}

#[test]
fn documentation_comes_from_the_declarations() {
    check(&["rules"], "", 0, "stock-phrase");
    check(&["rules", "explain", "stock-phrase"], "", 0, "Packard & Berger 2021");
    check(&["completions", "bash"], "", 0, "_heard()");
    check(&["man"], "", 0, ".TH heard 1");
    check(&["doctor"], "", 0, "rules");
    check(&["doctor", "--db", "worn.txt"], "", 1, "is not a database of Heard");
}

#[test]
fn review_writes_tables_and_a_report() {
    let dir = tempfile::tempdir().expect("a folder");
    files(dir.path());
    let ran = heard(dir.path(), &["review", "talks.jsonl", "--out", "out"], "");
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    for name in ["report.html", "messages.jsonl", "messages.parquet", "conversations.parquet"] {
        assert!(
            dir.path().join("out").join(name).metadata().expect(name).len() > 0,
            "{name} is empty"
        );
    }
}

#[test]
fn review_names_what_it_cannot_use() {
    check(&["review", "broken.jsonl", "--out", "out"], "", 0, "broken.jsonl:3");
    check(&["review", "broken.jsonl", "--out", "out", "--strict"], "", 2, "broken.jsonl:3");
    check(&["review", "strange.csv", "--out", "out"], "", 2, "--map");
    check(&["review", "empty.txt", "--out", "out"], "", 2, "empty.txt");
    check(&["review", "folder", "--out", "out"], "", 2, "folder");
    check(&["review", "bad.gz", "--out", "out"], "", 2, "bad.gz");
    check(&["review", "missing.jsonl", "--out", "out"], "", 2, "missing.jsonl");
}

#[test]
fn a_port_that_is_taken_is_said_by_both() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = taken.local_addr().expect("its address");
    let says = format!("cannot listen on {addr}: another program does");
    check(&["serve", "--addr", &addr.to_string()], "", 2, &says);
    check(
        &["serve", "--addr", &addr.to_string()],
        "",
        2,
        "--addr 127.0.0.1:0 takes any that is free",
    );
    check(&["demo", "--port", &addr.port().to_string()], "", 2, &says);
    check(
        &["demo", "--port", &addr.port().to_string()],
        "",
        2,
        "--port 0 takes any that is free",
    );
}

#[test]
fn the_desk_is_not_founded_in_a_file_of_somebody_else() {
    check(
        &["serve", "--addr", "127.0.0.1:0", "--db", "worn.txt"],
        "",
        2,
        "this file is not a database",
    );
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("map.sqlite");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async { heard_store::Place::File(file.clone()).open().await.expect("a desk").close().await });
    // With another mark in its header it is another program's.
    let mut bytes = fs::read(&file).expect("read");
    bytes[68..72].copy_from_slice(b"GPKG");
    fs::write(&file, &bytes).expect("written");
    let ran = heard(dir.path(), &["serve", "--addr", "127.0.0.1:0", "--db", "map.sqlite"], "");
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("belongs to another program (its tables: team, "), "{}", ran.err);
    assert!(fs::read(&file).expect("read") == bytes, "it was changed");
}

#[test]
fn settings_that_make_no_sense_are_named() {
    let dir = tempfile::tempdir().expect("a folder");
    for (setting, names) in [
        ("max_connections = 0", "max_connections"),
        ("idle_timeout = \"-3s\"", "idle_timeout"),
        ("idle_timeout = 75", "idle_timeout"),
    ] {
        fs::write(dir.path().join("heard.toml"), setting).expect("written");
        let ran = heard(dir.path(), &["serve", "--addr", "127.0.0.1:0"], "");
        assert_eq!(ran.status, 2, "{setting}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(names), "{setting}: {}", ran.err);
    }
}

#[test]
fn a_team_settles_how_its_coach_speaks() {
    const PHRASE: &str =
        "find = [\"reach out\"]\nsay = \"write\"\nwhy = \"House style.\"\nhits = [\"Reach out to us.\"]\nbenign = [\"Write to us.\"]\n";
    let dir = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("written");
    fs::create_dir(dir.path().join("phrases")).expect("made");
    put("phrases/reach-out.toml", PHRASE);
    put(
        "heard.toml",
        "addr = \"127.0.0.1:1\"\n[coach]\nphrases = \"phrases\"\n[coach.rules]\nstock-phrase = \"off\"\n",
    );
    put("loud.toml", "[coach.rules]\nstock-phrase = \"error\"\n");
    put("broken.toml", "[coach.rules]\nstokphrase = \"off\"\n");
    put("failing.toml", "[coach]\nphrases = \"failing\"\n");
    fs::create_dir(dir.path().join("failing")).expect("made");
    put("failing/kindly.toml", &PHRASE.replace("Reach out to us.", "Kindly write."));
    let check = |args: &[&str], draft: &str| {
        let ran = heard(
            dir.path(),
            &[&["check", "--no-model", "--customer", CUSTOMER, "--format", "jsonl"], args].concat(),
            draft,
        );
        (ran.status, format!("{}{}", ran.out, ran.err))
    };
    let (_, said) = check(&[], WORN);
    assert!(!said.contains("stock-phrase"), "{said}");
    let (status, said) = check(&[], "Please reach out to the shop about the kettle.");
    assert!(status == 1 && said.contains("reach-out") && said.contains("House style."), "{said}");
    let (_, said) = check(&["--settings", "loud.toml"], WORN);
    assert!(said.contains("\"severity\":\"error\""), "{said}");
    for (file, names) in [
        (
            "broken.toml",
            "broken.toml:2: coach.rules.stokphrase: no rule is named 'stokphrase'; did you mean 'stock-phrase'?",
        ),
        ("failing.toml", "kindly.toml:4: hits[1]: 'Kindly write.' is not found by `find`"),
        ("missing.toml", "missing.toml: No such file"),
    ] {
        let (status, said) = check(&["--settings", file], WORN);
        assert!(status == 2 && said.contains(names), "{file}: {said}");
    }
    let served = heard(dir.path(), &["serve", "--config", "broken.toml", "--addr", "127.0.0.1:0"], "");
    assert!(served.status == 2 && served.err.contains("broken.toml:2"), "{}", served.err);
}

#[test]
fn the_schema_of_the_settings_is_json() {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = heard(dir.path(), &["rules", "schema"], "");
    let schema: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(schema["properties"]["phrase"].is_object(), "{schema}");
}

#[test]
fn wordings_worn_out_by_use_are_told_from_earlier_replies() {
    const SAME: &str = "I am truly sorry for the upset this has caused.";
    let dir = tempfile::tempdir().expect("a folder");
    let earlier = serde_json::to_string(&[SAME; 4]).expect("JSON");
    fs::write(dir.path().join("earlier.json"), earlier).expect("written");
    fs::write(dir.path().join("wrong.json"), "{}").expect("written");
    let ran = heard(
        dir.path(),
        &[
            "check",
            "--no-model",
            "--customer",
            CUSTOMER,
            "--earlier",
            "earlier.json",
            "--format",
            "jsonl",
        ],
        SAME,
    );
    assert!(
        ran.out.contains("\"worn-phrase\"") && ran.out.contains("4 of your last 4 replies"),
        "{}",
        ran.out
    );
    let ran = heard(dir.path(), &["check", "--earlier", "wrong.json"], SAME);
    assert!(
        ran.status == 2 && ran.err.contains("wrong.json: a list of texts is expected"),
        "{}",
        ran.err
    );
    check(&["rules", "noise", "--db", "missing.sqlite"], "", 2, "missing.sqlite: no such file");
}

#[test]
fn a_rehearsal_is_played_from_a_pipe() {
    check(&["rehearse"], "", 0, "birthday-telescope");
    check(&["rehearse", "birthday-teleskop"], "", 2, "did you mean 'birthday-telescope'?");
    check(&["rehearse", "--schema"], "", 0, "\"persona\"");
    let play = ["rehearse", "birthday-telescope", "--no-model", "--seed", "3"];
    let typed = "You should have checked with your neighbours.\n:back\nI am sorry, Dina. \\\nThe driver brings it tonight by 8 pm.\n:branches\n:nonsense\n:back 9\n";
    for says in [
        "One thing to try next",
        "[2]",
        "goes on",
        ":debrief",
        "There is no such turn",
        "Puts it on somebody",
    ] {
        check(&play, typed, 0, says);
    }
    check(&play, ":quit\nHello\n", 0, "The customer is called Dina.");
}

#[test]
fn a_broken_scenario_of_a_team_is_said_and_left_out() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("ours")).expect("a folder");
    fs::write(dir.path().join("ours/broken.toml"), "title = \"Ours\"\ntrade = \"parcels\"\n").expect("a file");
    let ran = heard(dir.path(), &["rehearse", "--scenarios", "ours"], "");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.err.contains("ours/broken.toml:2: trade: unknown variant `parcels`"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("birthday-telescope"), "{}", ran.out);
}

#[test]
fn practice_is_remembered_and_an_exam_says_what_it_came_to() {
    let dir = tempfile::tempdir().expect("a folder");
    let practise = ["quiz", "--state", "mine.json", "--seed", "7", "--items", "2", "--areas", "LV"];
    let first = heard(dir.path(), &practise, "x\n1\n2\n");
    assert_eq!(first.status, 0, "{}{}", first.out, first.err);
    assert!(
        first.out.contains("A number from 1 to 4") && first.out.contains("2 answered now"),
        "{}",
        first.out
    );
    let kept = fs::read_to_string(dir.path().join("mine.json")).expect("it is remembered");
    assert_eq!(kept.matches("due_at").count(), 2, "{kept}");
    heard(dir.path(), &practise, "1\n2\n");
    let kept = fs::read_to_string(dir.path().join("mine.json")).expect("it is remembered");
    assert!(kept.matches("due_at").count() > 2, "what is not due does not come: {kept}");

    let exam = heard(dir.path(), &["quiz", "--exam", "--items", "5", "--seed", "3"], "1\n1\n");
    assert!(
        exam.out.contains("of 5 (between") && exam.out.contains("Eight in ten are needed"),
        "{}",
        exam.out
    );
    check(&["quiz", "--areas", "X"], "", 2, "no chapter has the letter X");
    check(&["quiz", "--exam", "--items", "3"], "", 2, "at least five items");
}

#[test]
fn items_of_a_team_are_checked_by_file_line_and_field() {
    let dir = tempfile::tempdir().expect("a folder");
    let item =
        "# ring\nlevel: 2\ntrade: shop\npractice: C3\nquestion: What first?\n+ The ring\n= Yes.\n- The rule\n= No.\n- Nothing\n= No!\n";
    fs::write(dir.path().join("ours.quiz"), item).expect("written");
    let whole = heard(dir.path(), &["quiz", "--check", "."], "");
    assert_eq!(whole.status, 0, "{}", whole.out);
    fs::write(dir.path().join("ours.quiz"), item.replace("level: 2", "level: 7")).expect("written");
    let broken = heard(dir.path(), &["quiz", "--check", "ours.quiz"], "");
    assert!(
        broken.status == 1 && broken.out.contains("ours.quiz:2: level: a level is 1, 2 or 3"),
        "{}",
        broken.out
    );
    let still = heard(dir.path(), &["quiz", "--with", "ours.quiz", "--state", "s.json"], "q\n");
    assert!(still.status == 0 && still.err.contains("left out"), "{}", still.err);
}

#[test]
fn agents_are_added_listed_and_lead() {
    let dir = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str], stdin: &str| heard(dir.path(), args, stdin);
    let none = run(&["agent", "list", "--db", "desk.sqlite"], "");
    assert_eq!(none.status, 2);
    assert!(none.err.contains("there is no desk at desk.sqlite"), "{}", none.err);
    // A desk is founded by its first start.
    let mut desk = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(["serve", "--db", "desk.sqlite", "--addr", "127.0.0.1:0"])
        .env("HEARD_ADMIN_EMAIL", "ada@example.org")
        .env("HEARD_ADMIN_PASSWORD", "long enough for her")
        .env("HEARD_MODEL", "none")
        .current_dir(dir.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut said = std::io::BufReader::new(desk.stdout.take().expect("piped"));
    let mut line = String::new();
    while !line.contains("Heard is running") {
        line.clear();
        assert!(std::io::BufRead::read_line(&mut said, &mut line).expect("text") > 0, "it runs");
    }
    let at = |args: &[&str], stdin: &str| run(&[args, &["--db", "desk.sqlite"]].concat(), stdin);
    let add = ["agent", "add", "ben@example.org", "--name", "Ben"];
    let short = at(&add, "short\n");
    assert!(short.status == 2 && short.err.contains("too short"), "{}", short.err);
    let added = at(&add, "ten letters and more\n");
    assert!(
        added.out.contains("Ben can sign in as ben@example.org now (agent)"),
        "{}{}",
        added.out,
        added.err
    );
    assert!(at(&add, "ten letters and more\n").err.contains("already"));
    let listed = at(&["agent", "list"], "");
    assert!(
        listed.out.contains("lead   ada@example.org  Admin\nagent  ben@example.org  Ben"),
        "{}",
        listed.out
    );
    let last = at(&["agent", "role", "ada@example.org", "agent"], "");
    assert!(last.status == 2 && last.err.contains("Nobody else leads this team"), "{}", last.err);
    assert_eq!(at(&["agent", "role", "ben@example.org", "lead"], "").status, 0);
    assert_eq!(at(&["agent", "role", "ada@example.org", "agent"], "").status, 0);
    let refused = at(&["agent", "password", "ben@example.org"], "another one, longer\n");
    assert!(refused.status == 2 && refused.err.contains("would be lost"), "{}", refused.err);
    let given = at(
        &["agent", "password", "ben@example.org", "--lose-check-ins"],
        "another one, longer\n",
    );
    assert!(given.out.contains("signed out everywhere"), "{}{}", given.out, given.err);
    let nobody = at(&["agent", "role", "eve@example.org", "lead"], "");
    assert!(nobody.err.contains("nobody here has the address eve@example.org"), "{}", nobody.err);
    desk.kill().expect("it runs");
    desk.wait().expect("it ends");
}
