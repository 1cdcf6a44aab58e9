//! A language model that behaves badly in every way: what comes back is words or a plain error, in time.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test is an edge and fails by panicking"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use heard_voice::{Config, Message, Role, Voice, VoiceError};

/// Answers one request as told; what was asked comes through the channel.
fn server(behave: impl FnOnce(&mut TcpStream) + Send + 'static) -> (String, mpsc::Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (tell, asked) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line).unwrap() > 2 {
            head.push_str(&line);
            line.clear();
        }
        let length: usize = head
            .lines()
            .find_map(|line| {
                line.to_lowercase()
                    .strip_prefix("content-length: ")
                    .and_then(|n| n.trim().parse().ok())
            })
            .unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        tell.send((head, String::from_utf8(body).unwrap())).unwrap();
        behave(&mut stream);
    });
    (url, asked)
}

fn http(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn ask(url: &str) -> Result<String, VoiceError> {
    let voice = Voice::new(Config {
        patience: Duration::from_millis(700),
        key: Some("k-1".to_owned()),
        ..Config::new(url, "tiny")
    })
    .unwrap();
    assert!(voice.is_here());
    voice.say(&[Message {
        role: Role::User,
        content: "Say \"hello\".".to_owned(),
    }])
}

fn answered(response: String) -> Result<String, VoiceError> {
    let (url, _asked) = server(move |stream| {
        let _ = stream.write_all(response.as_bytes());
    });
    ask(&url)
}

#[test]
fn words_come_back_and_the_request_is_as_the_interface_has_it() {
    let (url, asked) = server(|stream| {
        let _ = stream.write_all(
            http(
                "200 OK",
                r#"{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"Hello there."}}]}"#,
            )
            .as_bytes(),
        );
    });
    assert_eq!(ask(&url).unwrap(), "Hello there.");
    let (head, body) = asked.recv().unwrap();
    assert!(head.starts_with("POST /v1/chat/completions HTTP/1.1"), "{head}");
    assert!(head.to_lowercase().contains("authorization: bearer k-1"), "{head}");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["model"], "tiny");
    assert_eq!(body["messages"][0]["role"], "user");
    assert_eq!(body["stream"], false);
}

#[test]
fn whatever_is_wrong_is_said() {
    let gone = ask("http://127.0.0.1:9/v1").unwrap_err();
    assert!(matches!(gone, VoiceError::Gone(_)), "{gone}");
    for (response, says) in [
        (http("500 Internal Server Error", "oh no"), "status 500"),
        (
            http("400 Bad Request", r#"{"error":{"message":"context\ntoo long"}}"#),
            "status 400: context too long",
        ),
        (http("404 Not Found", r#"{"error":"no model"}"#), "status 404: no model"),
        (http("302 Found\r\nlocation: http://127.0.0.1:9/elsewhere", ""), "status 302"),
        (http("200 OK", "{\"choices\": ["), "cannot be understood"),
        (http("200 OK", "[]"), "cannot be understood"),
        (http("200 OK", r#"{"choices":[]}"#), "no choice"),
        (
            http(
                "200 OK",
                &format!(r#"{{"choices":[{{"message":{{"content":"{}"}}}}]}}"#, "a".repeat(200_000)),
            ),
            "more than 64 KiB",
        ),
        ("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort".to_owned(), "cannot be reached"),
        ("nonsense\r\n\r\n".to_owned(), "cannot be reached"),
        (String::new(), "cannot be reached"),
    ] {
        let error = answered(response.clone()).unwrap_err().to_string();
        assert!(error.contains(says), "{response:.80}: {error}");
    }
    assert_eq!(
        answered(http("200 OK", r#"{"choices":[{"message":{"content":null}}]}"#)),
        Ok(String::new())
    );
}

#[test]
fn who_is_slow_or_never_ends_is_left() {
    let slow = |behave: fn(&mut TcpStream)| {
        let (url, _asked) = server(behave);
        let begun = Instant::now();
        let error = ask(&url).unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(3), "{error} after {:?}", begun.elapsed());
        error
    };
    let silent = slow(|_| thread::sleep(Duration::from_secs(6)));
    assert!(matches!(silent, VoiceError::Slow(_)), "{silent}");
    let drips = slow(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n");
        for _ in 0..60 {
            if stream.write_all(b" ").and_then(|()| stream.flush()).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
    });
    assert!(matches!(drips, VoiceError::Slow(_)), "{drips}");
    let endless = slow(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        while stream
            .write_all(b"400\r\n")
            .and_then(|()| stream.write_all(&[b' '; 1024]))
            .and_then(|()| stream.write_all(b"\r\n"))
            .is_ok()
        {}
    });
    assert!(matches!(endless, VoiceError::Large | VoiceError::Slow(_)), "{endless}");
}

#[test]
fn an_address_is_looked_at_first() {
    for url in [
        "",
        "127.0.0.1:8080/v1",
        "ftp://x/v1",
        "http:///v1",
        "http://x/v1?a=b",
        "http://a b/v1",
    ] {
        assert!(matches!(Voice::new(Config::new(url, "")), Err(VoiceError::Address(_))), "{url}");
    }
    for (url, here) in [
        ("http://127.0.0.1:8080/v1", true),
        ("http://localhost:1/v1/", true),
        ("http://[::1]:8080/v1", true),
        ("https://models.example/v1", false),
        ("http://127.0.0.1.models.example/v1", false),
    ] {
        assert_eq!(Voice::new(Config::new(url, "")).unwrap().is_here(), here, "{url}");
    }
}
