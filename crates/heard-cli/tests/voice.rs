//! `heard rehearse --voice`: what a language model says is shown where it goes well; otherwise the scenario's own line is, and that is said.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a test is an edge")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};
use std::thread;

/// Answers as many requests as there are bodies; an empty one hangs up.
fn server(bodies: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for body in bodies {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut reader = BufReader::new(stream.try_clone().expect("the same stream"));
            let (mut line, mut length) = (String::new(), 0);
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                if let Some(number) = line.to_lowercase().strip_prefix("content-length:") {
                    length = number.trim().parse().unwrap_or(0);
                }
                line.clear();
            }
            let mut asked = vec![0; length];
            let _ = reader.read_exact(&mut asked);
            if !body.is_empty() {
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                let _ = stream.write_all(format!("{head}{body}").as_bytes());
            }
        }
    });
    url
}

fn said(words: &str) -> String {
    format!(r#"{{"choices":[{{"message":{{"role":"assistant","content":"{words}"}}}}]}}"#)
}

fn play(voice: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(["rehearse", "birthday-telescope", "--no-model", "--seed", "3"])
        .args(voice)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("heard");
    child.stdin.take().expect("its input").write_all(typed.as_bytes()).expect("typed");
    child.wait_with_output().expect("its end")
}

const REPLIES: &str = "The status is delivered.\nAs I said, the status is delivered.\nIt is delivered.\n";

#[test]
fn words_are_shown_where_they_go_well_and_refused_otherwise() {
    let url = server(vec![
        said("And still there is no telescope at my door. Where is it?"),
        said("It was for my daughter's birthday, and I accept your apology."),
        String::new(),
    ]);
    let played = play(&["--voice", &url, "--voice-model", "tiny"], REPLIES);
    let (out, err) = (String::from_utf8_lossy(&played.stdout), String::from_utf8_lossy(&played.stderr));
    assert!(played.status.success(), "{err}");
    assert!(out.contains("Dina: And still there is no telescope at my door."), "{out}");
    assert!(!out.contains("daughter's birthday, and I accept"), "{out}");
    assert!(
        err.contains("on this machine") && err.contains("was refused: it tells too early what really hurts"),
        "{err}"
    );
    assert!(
        err.contains("cannot be reached") && err.contains("own line is said instead"),
        "{err}"
    );
    assert!(out.contains("worded 1 of 3 answers; 1 were refused, 1 did not come."), "{out}");
}

#[test]
fn a_voice_that_is_gone_is_asked_twice_and_a_wrong_address_is_refused() {
    let gone = play(&["--voice", "http://127.0.0.1:9/v1"], REPLIES);
    let (out, err) = (String::from_utf8_lossy(&gone.stdout), String::from_utf8_lossy(&gone.stderr));
    assert_eq!(err.matches("cannot be reached").count(), 2, "{err}");
    assert!(
        err.contains("It is asked no more.") && out.matches("Dina:").count() >= 4,
        "{out}{err}"
    );
    let wrong = play(&["--voice", "127.0.0.1:8080"], REPLIES);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("is no address of a language model"));
}
