//! `heard rehearse --from`: a scenario out of a past conversation, shown before it is kept.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files it reads"
)]

mod ran;

use std::fs;

use ran::heard;

const PAST: &str = r#"[
  {"who": "customer", "text": "Third time I write. My kettle KT-4471 was due on 12 March and never came to Ottery. My son Leo cried. Zephyrion is a joke.\n\nDina Maggs"},
  {"who": "agent", "text": "Dear Ms Maggs, sorry for any inconvenience."}
]"#;

#[test]
fn a_past_conversation_is_shown_before_it_is_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("past.json"), PAST).expect("a file");
    let make = [
        "rehearse",
        "--no-model",
        "--from",
        "past.json",
        "--out",
        "late-kettle.toml",
        "--name",
        "Dina Maggs",
    ];
    let left = heard(dir.path(), &make, "n\n");
    assert!(
        left.out.contains("KT-4471 → ") && left.out.contains("Nothing was written."),
        "{}{}",
        left.out,
        left.err
    );
    assert!(left.out.contains("Look again") && left.out.contains("Ottery"), "{}", left.out);
    assert!(!dir.path().join("late-kettle.toml").exists());
    // What a person adds is replaced too, and shown again.
    let kept = heard(dir.path(), &make, "place:Ottery, company:Zephyrion\ny\n");
    assert_eq!(kept.status, 0, "{}", kept.err);
    let file = fs::read_to_string(dir.path().join("late-kettle.toml")).expect("it is written");
    for told in ["Ottery", "Zephyrion", "4471", "Maggs", "Leo", "12 March"] {
        assert!(!file.contains(told), "{told} in {file}");
    }
    assert!(file.contains("# GAP "), "{file}");
    let played = heard(
        dir.path(),
        &["rehearse", "--no-model", "--scenarios", ".", "late-kettle", "--seed", "3"],
        "Hello\n",
    );
    assert!(played.out.contains("Third time I write"), "{}{}", played.out, played.err);
    let again = heard(dir.path(), &make, "y\n");
    assert!(again.status == 2 && again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn mails_become_a_scenario_too() {
    let dir = tempfile::tempdir().expect("a folder");
    let mail = |from: &str, to: &str, day: u8, text: &str| {
        format!(
            "From: {from}\r\nTo: {to}\r\nDate: Tue, {day} Mar 2026 10:00:00 +0000\r\nSubject: Kettle\r\nMessage-ID: <{day}@x.example>\r\n\r\n{text}\r\n"
        )
    };
    let (dina, desk) = ("Dina Maggs <dina@maggs.example>", "Ben Oakes <ben@fennick.example>");
    fs::write(
        dir.path().join("b.eml"),
        mail(
            desk,
            dina,
            11,
            "Dear Dina, it is on its way.\r\n\r\nOn Tue, 10 Mar 2026 Dina Maggs wrote:\r\n> Where is my kettle?",
        ),
    )
    .expect("a file");
    fs::write(
        dir.path().join("a.eml"),
        mail(dina, desk, 10, "Where is my kettle? I have been waiting for weeks.\r\nDina"),
    )
    .expect("a file");
    let made = heard(
        dir.path(),
        &[
            "rehearse",
            "--no-model",
            "--from",
            "b.eml",
            "--from",
            "a.eml",
            "--out",
            "kettle.toml",
            "--yes",
        ],
        "",
    );
    assert_eq!(made.status, 0, "{}{}", made.out, made.err);
    assert!(
        made.out
            .find("Where is my kettle")
            .is_some_and(|first| made.out.find("on its way").is_some_and(|second| first < second)),
        "{}",
        made.out
    );
    let file = fs::read_to_string(dir.path().join("kettle.toml")).expect("it is written");
    assert!(!file.contains("Dina") && file.contains("Where is my kettle?"), "{file}");
    for (args, said) in [
        (&["rehearse", "--from", "none.json", "--out", "Bad Name.toml"][..], "small letters"),
        (&["rehearse", "--from", "none.json"], "--out"),
    ] {
        let refused = heard(dir.path(), args, "");
        assert_eq!(refused.status, 2, "{}{}", refused.out, refused.err);
        assert!(refused.err.contains(said), "{}", refused.err);
    }
}
