//! What the readers make of archives, good and bad: bytes in, conversations or reasons out.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files it reads"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use heard_engine::Who;
use heard_review::archive::{Position, Reading, open};
use proptest::prelude::*;

/// Reads an archive and writes down what came of it, one line a conversation or skip.
fn read(name: &str, bytes: &[u8], reading: &Reading) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, reading)
}

fn read_path(path: &Path, reading: &Reading) -> String {
    let mut out = String::new();
    let conversations = match open(path, reading, Position::default()) {
        Ok(conversations) => conversations,
        Err(error) => return format!("error: {}", error.reason),
    };
    for one in conversations {
        match one {
            Ok(conversation) => {
                let _ = write!(out, "{}:", conversation.id);
                for message in conversation.messages {
                    let who = if message.who == Who::Customer { "C" } else { "A" };
                    let agent = message.agent.map(|name| format!("({name})")).unwrap_or_default();
                    let at = message.at.map(|at| format!("@{at}")).unwrap_or_default();
                    let _ = write!(out, " {who}{agent}{at} {}", message.text);
                }
            }
            Err(skip) => {
                let _ = write!(out, "line {}: {}", skip.line, skip.reason);
            }
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

#[track_caller]
fn check(name: &str, archive: impl AsRef<[u8]>, expected: &str) {
    check_with(name, archive, &Reading::default(), expected);
}

#[track_caller]
fn check_with(name: &str, archive: impl AsRef<[u8]>, reading: &Reading, expected: &str) {
    let got = read(name, archive.as_ref(), reading);
    let starts = expected.strip_suffix('…').is_some_and(|start| got.starts_with(start));
    assert!(starts || got == expected, "got:\n{got}\nexpected:\n{expected}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const TWO: &str = r#"{"conversation_id":"a","topic":null,"messages":[{"author":"customer","text":"Where is it?"},{"author":"agent","text":"Here.","agent_id":7}]}
{"conversation_id":"b","topic":null,"messages":[{"author":"customer","text":"Hello"}]}
"#;
const TWO_READ: &str = "a: C Where is it? A(7) Here.\nb: C Hello";

#[test]
fn conversations_a_line() {
    check("a.jsonl", TWO, TWO_READ);
    check("a.jsonl.gz", gzip(TWO.as_bytes()), TWO_READ);
    check("named-plain.jsonl", gzip(TWO.as_bytes()), TWO_READ);
    check("named-packed.jsonl.gz", TWO, TWO_READ);
    check("bom.jsonl", format!("\u{feff}{TWO}"), TWO_READ);
    check("crlf.jsonl", TWO.replace('\n', "\r\n"), TWO_READ);
    check(
        "members.gz",
        [gzip(&TWO.as_bytes()[..40]), gzip(&TWO.as_bytes()[40..])].concat(),
        TWO_READ,
    );
    check(
        "turns.jsonl",
        r#"{"id":5,"turns":[{"role_guess":"customer","text":"Hm"},{"role_guess":"agent","text":"Yes"}]}"#,
        "5: C Hm A Yes",
    );
    check("nameless.jsonl", r#"{"messages":[{"role":"user","content":"Hm"}]}"#, "line 1: C Hm");
    check(
        "notes.jsonl",
        r#"{"id":1,"messages":[{"role":"system","text":"x"},{"role":"user","text":"Hm"},{"role":"user","text":" "}]}"#,
        "1: C Hm",
    );
}

#[test]
fn a_message_a_row() {
    let json = "{\"ticket_id\":1,\"from\":\"customer\",\"body\":\"Hi\",\"created_at\":\"2026-03-02 09:00\"}\n\
                {\"ticket_id\":1,\"from\":\"agent\",\"body\":\"Yes?\",\"created_at\":\"2026-03-02T10:00:00+01:00\",\"name\":\"Ana\"}\n\
                {\"ticket_id\":2,\"from\":\"customer\",\"body\":\"Ho\",\"created_at\":1772445600}\n";
    check(
        "rows.jsonl",
        json,
        "1: C@2026-03-02T09:00:00Z Hi A(Ana)@2026-03-02T09:00:00Z Yes?\n2: C@2026-03-02T10:00:00Z Ho",
    );
    let table = "Ticket ID,Sender,Message\n1,customer,\"Hi,\nthere\"\n1,agent,Yes?\n2,customer,Ho\n";
    check("rows.csv", table, "1: C Hi,\nthere A Yes?\n2: C Ho");
    check("rows.csv.gz", gzip(table.as_bytes()), "1: C Hi,\nthere A Yes?\n2: C Ho");
    check(
        "rows.tsv",
        "thread\twho\ttext\n1\tcustomer\tHi, you; there\n",
        "1: C Hi, you; there",
    );
    check(
        "semicolon.csv",
        "\u{feff}thread;inbound;text\n1;True;Hi\n1;False;Yes\n",
        "1: C Hi A Yes",
    );
    check(
        "twitter.csv",
        "thread,inbound,text,created_at\n1,True,Hi,Tue Oct 31 22:10:47 +0000 2017\n",
        "1: C@2017-10-31T22:10:47Z Hi",
    );
}

#[test]
fn columns_and_roles_are_mapped() {
    let table = "nr,wer,was,wann\n1,Shopper,Hi,gestern\n1,Wizard,Yes,heute\n";
    check(
        "odd.csv",
        table,
        "error: these columns were not recognised:\n  conversation (known names: conversation_id, …",
    );
    assert!(
        read("odd.csv", table.as_bytes(), &Reading::default())
            .ends_with("found: nr, wer, was, wann\nmap them: --map conversation=NAME,author=NAME,text=NAME")
    );
    let mapped = |map: &str| Reading {
        columns: map.parse().unwrap(),
        roles: "Shopper=customer,wizard=agent".parse().unwrap(),
        ..Reading::default()
    };
    check_with("odd.csv", table, &mapped("conversation=nr,author=wer,text=was"), "1: C Hi A Yes");
    check_with(
        "odd.csv",
        table,
        &mapped("conversation=nr,author=wer,text=was,at=wann"),
        "line 2: its time is not understood (leave times out: --map at=)\nline 3: its time is not understood (leave times out: --map at=)",
    );
    check(
        "nested.jsonl",
        r#"{"id":1,"messages":[{"role":"user","said":"Hm"}]}"#,
        "error: these columns were not recognised:\n  text (…",
    );
    assert!("text".parse::<heard_review::archive::ColumnMap>().is_err());
    assert!(
        "colour=blue"
            .parse::<heard_review::archive::ColumnMap>()
            .unwrap_err()
            .contains("there are conversation, messages")
    );
}

#[test]
fn broken_lines_are_counted_and_passed_over() {
    let line = r#"{"id":"a","messages":[{"role":"customer","text":"Hi"}]}"#;
    let with = |bad: &[u8]| [line.as_bytes(), b"\n", bad, b"\n", line.as_bytes()].concat();
    let around = |reason: &str| format!("a: C Hi\nline 2: {reason}\na: C Hi");
    check("x.jsonl", with(b"{\"id\":"), &around("is not JSON: it ends too early"));
    check("x.jsonl", with(b"nonsense"), &around("is not JSON (at column 2)"));
    check(
        "x.jsonl.gz",
        gzip(&[b"\xff broken at once\n", line.as_bytes()].concat()),
        "line 1: is not UTF-8 (from byte 1)\na: C Hi",
    );
    check("x.jsonl", with(b"17"), &around("is JSON, but no object"));
    check("x.jsonl", with(b"\0\0\0\0"), &around("is not JSON (at column 1)"));
    check("x.jsonl", with(b"{\"id\":\"\xff\xfe\"}"), &around("is not UTF-8 (from byte 8)"));
    check("x.jsonl", with(br#"{"id":"b","messages":[]}"#), &around("nobody says anything"));
    check("x.jsonl", with(br#"{"id":"b"}"#), &around("holds no list of messages"));
    check(
        "x.jsonl",
        with(br#"{"id":"b","messages":["x"]}"#),
        &around("message 1 is no object"),
    );
    check(
        "x.jsonl",
        with(br#"{"id":"b","messages":[{"role":"wizard","text":"x"}]}"#),
        &around("message 1 its author is neither a customer nor an agent (say who is: --role NAME=agent)"),
    );
    check(
        "nul.jsonl",
        r#"{"id":"a","messages":[{"role":"customer","text":"a\u0000b"}]}"#,
        "a: C a\0b",
    );
    check(
        "x.csv",
        "thread,who,text\n1,customer,Hi\n1,agent\n2,customer,Ho\n",
        "line 3: has 2 columns where the first line has 3\n1: C Hi\n2: C Ho",
    );
    check(
        "x.csv",
        b"thread,who,text\n1,customer,\xff\n2,customer,Ho\n",
        "line 2: is not UTF-8\n2: C Ho",
    );
    check(
        "x.csv",
        "thread,who,text\n,customer,Hi\n2,customer,Ho\n",
        "line 2: names no conversation\n2: C Ho",
    );
}

#[test]
fn order_is_mended_where_it_can_be() {
    let shuffled = "thread,who,text,at\n1,agent,Yes,2026-03-02T10:00:00Z\n1,customer,Hi,2026-03-02T09:00:00Z\n";
    check("x.csv", shuffled, "1: C@2026-03-02T09:00:00Z Hi A@2026-03-02T10:00:00Z Yes");
    check(
        "x.csv",
        "thread,who,text\n1,customer,Hi\n2,customer,Ho\n1,agent,Yes\n1,agent,No\n3,customer,Ha\n",
        "1: C Hi\nline 4: this conversation came before; sort the file so that its rows stand together\n2: C Ho\n3: C Ha",
    );
}

#[test]
fn what_is_no_archive_says_so() {
    check("x.jsonl", "", "error: is empty");
    check("x.jsonl.gz", gzip(b""), "error: is empty once unpacked");
    check(
        "x.jsonl.gz",
        &gzip(TWO.as_bytes())[..6],
        "error: the gzip data is cut short; what follows is lost",
    );
    check(
        "x.jsonl.gz",
        [&[0x1f, 0x8b][..], &[7; 40]].concat(),
        "error: the gzip data is damaged; what follows is lost",
    );
    check(
        "x.gz",
        "hello there",
        "error: is named .gz but is no gzip, nor JSON lines, CSV, mbox or a mail, plain or gzip",
    );
    check("x.jsonl", "hello there", "error: does not begin with a JSON object");
    check(
        "x.json",
        "[{\"id\":1}]",
        "error: is one JSON list; one object a line is needed (jq -c '.[]')",
    );
    check(
        "x.xlsx",
        b"PK\x03\x04....",
        "error: cannot be read as it is; unpack it to JSON lines, CSV, mbox or a mail, plain or gzip",
    );
    check(
        "x.csv",
        b"\xff\xfet\0e\0",
        "error: is UTF-16; make it UTF-8 first (iconv -f UTF-16 -t UTF-8)",
    );
    check("x.bin", [0; 64], "error: is none of JSON lines, CSV, mbox or a mail, plain or gzip");
    check(
        "x.jsonl",
        "{a\n{\n",
        "error: no line could be read; line 1: is not JSON (at column 2)",
    );
    check(
        "x.json",
        "{\n  \"id\": 1\n}\n",
        "error: is JSON over several lines; one object a line is needed (jq -c .)",
    );
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        read_path(folder.path(), &Reading::default()),
        "error: is a directory; name the files in it"
    );
    assert_eq!(read_path(&folder.path().join("none"), &Reading::default()), "error: no such file");
}

#[test]
fn a_gzip_that_breaks_off_gives_what_it_holds() {
    let mut many = String::new();
    for n in 0..5000 {
        let words = n * 7919 % 5003;
        let _ = writeln!(many, r#"{{"id":{n},"messages":[{{"role":"customer","text":"Hi {words}"}}]}}"#);
    }
    let packed = gzip(many.as_bytes());
    let got = read("x.jsonl.gz", &packed[..packed.len() / 2], &Reading::default());
    assert!(got.lines().count() > 1000);
    assert!(got.ends_with("the gzip data is cut short; what follows is lost"));
    let mut damaged = packed.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xff);
    let got = read("x.jsonl.gz", &damaged, &Reading::default());
    assert!(
        got.contains("what follows is lost") || got.contains("is not"),
        "{}",
        &got[got.len() - 200..]
    );
}

#[test]
fn what_is_too_long_is_passed_over() {
    let line = |bytes: usize| format!(r#"{{"id":"a","messages":[{{"role":"customer","text":"{}"}}]}}"#, "x".repeat(bytes));
    let archive = format!("{}\n{}\n{}\n", line(10_000_000), line(20_000_000), line(3));
    check(
        "x.jsonl",
        archive,
        "line 1: message 1 has 10000000 bytes of text; 1048576 are the most that is read\nline 2: the line is longer than 16 MiB\na: C xxx",
    );
    let short = "thread,who,text\n1,customer,Hi\n2,customer,\"Ho\n3,customer,Ha\n";
    check(
        "x.csv",
        short,
        "line 3: a quotation mark that opens here is not closed; what follows is lost\n1: C Hi",
    );
    check(
        "x.csv",
        "thread,who,text\n1,customer,Hi\n2,customer,\"Ho\nHa\"\n",
        "1: C Hi\n2: C Ho\nHa",
    );
    let endless = format!("thread,who,text\n{}2,customer,Ho\n", "1,customer,Hi\n".repeat(10_002));
    let too_large = "one conversation with more than 10000 messages or 16 MiB; is it named right? (--map conversation=NAME)";
    check("x.csv", endless, &format!("line 10002: {too_large}\n2: C Ho"));
    let vast = format!("thread,who,text\n{}", format!("1,customer,{}\n", "x".repeat(1 << 20)).repeat(18));
    check("x.csv", vast, &format!("line 18: {too_large}"));
    let message = r#"{"role":"customer","text":"Hi"},"#.repeat(10_001);
    let nested = format!("{{\"id\":1,\"messages\":[{}]}}\n", message.trim_end_matches(','));
    check(
        "x.jsonl",
        format!("{nested}{}", TWO.replace("author", "role")),
        &format!("line 1: {too_large}\n{TWO_READ}"),
    );
    let unclosed = format!("thread,who,text\n1,customer,Hi\n2,customer,\"{}", "Ho\n".repeat(7_000_000));
    check(
        "x.csv",
        unclosed,
        "line 3: a quotation mark that opens here is not closed; what follows is lost\n1: C Hi",
    );
}

const MBOX: &str = "From MAILER Mon Mar  2 09:00:00 2026\nFrom: Marta <marta@post.example>\nTo: help@oak.example\nSubject: Cot\n\
    Message-ID: <1@post>\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nWhere is it?\nFrom here it looks lost.\n\n\
    From x\nFrom: Bo <bo@post.example>\nSubject: Chair\nMessage-ID: <9@post>\n\nThe chair broke.\n\n\
    From x\nFrom: Ana <ana@oak.example>\nTo: marta@post.example\nSubject: Re: Cot\nMessage-ID: <2@oak>\nIn-Reply-To: <1@post>\n\
    Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nOn its way.\n\n\
    From x\nFrom: Bo <bo@post.example>\nAuto-Submitted: auto-replied\nIn-Reply-To: <9@post>\n\nI am away.\n";
const MBOX_READ: &str = "1@post: C@2026-03-02T09:00:00Z Where is it?\nFrom here it looks lost. A(Ana)@2026-03-02T10:00:00Z On its way.\n9@post: C The chair broke.";

#[test]
fn mail_becomes_threads() {
    let ours = |address: &str| Reading {
        roles: heard_review::archive::Roles::default().with_ours([address.to_owned()]),
        ..Reading::default()
    };
    check(
        "a.mbox",
        MBOX,
        "error: is mail; say which addresses are the team's: --ours help@example.org or --ours @example.org",
    );
    check_with("a.mbox", MBOX, &ours("@oak.example"), MBOX_READ);
    check_with("a.mbox.gz", gzip(MBOX.as_bytes()), &ours("Ana@oak.example"), MBOX_READ);
    check_with(
        "a.mbox",
        "From x\nnothing\n\nFrom x\nFrom: a@b.c\n\nHi\n",
        &ours("@x"),
        "line 1: names no sender (From)\nmail 2: C Hi",
    );
    check(
        "a.eml",
        "Received: x\r\nFrom: a@b.example\r\nMessage-ID: <5@b>\r\n\r\nHi there",
        "5@b: C Hi there",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_a_panic(
        start in prop::sample::select(vec!["", "{\"id\":1,\"messages\":[", "thread,who,text\n1,customer,", "From x\nFrom: a@b\n\n", "From: a@b\n\n"]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        packed in any::<bool>(),
    ) {
        let all = [start.as_bytes(), &bytes].concat();
        let reading = Reading { roles: heard_review::archive::Roles::default().with_ours(["@b".to_owned()]), ..Reading::default() };
        let all = if packed { gzip(&all) } else { all };
        read("any", &all, &reading);
    }

    #[test]
    fn a_line_in_pieces_is_read_without_a_panic(cut in 0..TWO.len(), byte in any::<u8>()) {
        let mut broken = TWO.as_bytes().to_vec();
        broken[cut] = byte;
        read("any.jsonl", &broken, &Reading::default());
        let mut packed = gzip(TWO.as_bytes());
        let at = cut % packed.len();
        packed[at] = byte;
        read("any.jsonl.gz", &packed, &Reading::default());
    }
}
