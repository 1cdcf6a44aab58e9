//! Real connections: slow, silent, many, and those that are open when the desk stops.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU16;
use std::time::Duration;

use heard_server::{Config, Desk, ServeError};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_millis(200);
/// Nothing here takes as long, unless it never ends.
const FOREVER: Duration = Duration::from_secs(20);

/// A desk that listens.
struct Running {
    addr: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), ServeError>>,
    _folder: TempDir,
}

impl Running {
    async fn with(idle_timeout: Duration, max_connections: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let config = Config {
            addr: (Ipv4Addr::LOCALHOST, 0).into(),
            database: folder.path().join("desk.sqlite").into(),
            idle_timeout,
            max_connections: NonZeroU16::new(max_connections).unwrap(),
            ..Config::default()
        };
        let desk = Desk::open(config).await.unwrap();
        desk.found("sam@desk.example", None).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        Self {
            addr: desk.address().unwrap(),
            stop,
            ended: tokio::spawn(desk.run(async { drop(stopped.await) })),
            _folder: folder,
        }
    }

    async fn connect(&self) -> Wire {
        Wire(TcpStream::connect(self.addr).await.unwrap(), String::new())
    }

    /// Asks it to stop, and waits until it has.
    async fn stop(self) {
        self.stop.send(()).unwrap();
        timeout(FOREVER, self.ended).await.expect("it ends").unwrap().unwrap();
    }
}

/// A connection, and what came over it that was not looked at.
struct Wire(TcpStream, String);

impl Wire {
    async fn send(&mut self, words: &str) {
        self.0.write_all(words.as_bytes()).await.unwrap();
    }

    async fn get(&mut self, path: &str) {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: desk\r\n\r\n")).await;
    }

    async fn post(&mut self, path: &str, headers: &str, body: &str) {
        let length = body.len();
        let head = format!("POST {path} HTTP/1.1\r\nhost: desk\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}");
        self.send(&format!("{head}\r\n{body}")).await;
    }

    /// What comes up to these words, and with them.
    async fn until(&mut self, words: &str) -> String {
        let read = async {
            while !self.1.contains(words) {
                let mut some = [0; 4096];
                let count = self.0.read(&mut some).await.unwrap();
                assert!(count > 0, "it was closed before {words:?} came: {:?}", self.1);
                self.1.push_str(std::str::from_utf8(&some[..count]).unwrap());
            }
        };
        let read = timeout(FOREVER, read).await;
        assert!(read.is_ok(), "waited for {words:?}, got {:?}", self.1);
        let end = self.1.find(words).unwrap() + words.len();
        self.1.drain(..end).collect()
    }

    /// What comes before it is closed from the other side.
    async fn rest(&mut self) -> String {
        let mut rest = std::mem::take(&mut self.1);
        let read = timeout(FOREVER, self.0.read_to_string(&mut rest)).await;
        read.expect("it is closed").expect("what was sent arrives");
        rest
    }
}

const HEALTHY: &str = "{\"status\":\"ok\"}";

#[tokio::test]
async fn half_a_request_is_not_waited_for() {
    let desk = Running::with(LIMIT, 9).await;
    let (mut half, mut dripping, mut silent) = (desk.connect().await, desk.connect().await, desk.connect().await);
    half.send("GET /healthz HTTP/1.1\r\nhost: de").await;
    assert_eq!(half.rest().await, "");
    assert_eq!(silent.rest().await, "");
    dripping.send("GET /healthz HTTP/1.1\r\n").await;
    // Sending on, a little at a time, does not help.
    let drip = async {
        while dripping.0.write_all(b"a: b\r\n").await.is_ok() {
            sleep(LIMIT / 4).await;
        }
    };
    timeout(FOREVER, drip).await.expect("it is closed");
}

#[tokio::test]
async fn an_idle_connection_is_kept_for_a_while() {
    let desk = Running::with(5 * LIMIT, 9).await;
    let mut wire = desk.connect().await;
    for _ in 0..2 {
        wire.get("/healthz").await;
        wire.until(HEALTHY).await;
        sleep(LIMIT / 4).await;
    }
    assert_eq!(wire.rest().await, "");
}

#[tokio::test]
async fn live_events_outlast_the_limit() {
    let desk = Running::with(LIMIT, 9).await;
    let mut wire = desk.connect().await;
    wire.post("/v1/widget/conversations", "", r#"{"name":"Mara","text":"Where is it?"}"#)
        .await;
    let head = wire.until("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 201"), "{head}");
    let begun: Value = serde_json::from_str(&wire.rest().await).unwrap();
    let token = begun["token"].as_str().unwrap();
    let mut live = desk.connect().await;
    live.get(&format!("/v1/widget/events?token={token}")).await;
    live.until("listening").await;
    sleep(LIMIT * 4).await;
    let mut wire = desk.connect().await;
    let signed = format!("authorization: Bearer {token}\r\n");
    wire.post("/v1/widget/messages", &signed, r#"{"text":"Still nothing"}"#).await;
    live.until("changed").await;
    // It ends with the desk, in order.
    desk.stop().await;
    assert!(live.rest().await.ends_with("0\r\n\r\n"));
}

#[tokio::test]
async fn who_comes_when_all_places_are_taken_waits() {
    let desk = Running::with(FOREVER, 2).await;
    let (mut first, mut second, mut third) = (desk.connect().await, desk.connect().await, desk.connect().await);
    for wire in [&mut first, &mut second] {
        wire.get("/healthz").await;
        wire.until(HEALTHY).await;
    }
    third.get("/healthz").await;
    assert!(timeout(LIMIT, third.until(HEALTHY)).await.is_err(), "it has a place of its own");
    drop(first);
    third.until(HEALTHY).await;
}

#[tokio::test]
async fn large_headers_get_a_clear_answer() {
    let desk = Running::with(FOREVER, 9).await;
    let answer = async |size: usize| {
        let mut wire = desk.connect().await;
        // Where it is far too much, the answer comes before all of it is sent.
        let request = format!("GET /healthz HTTP/1.1\r\nhost: desk\r\ncookie: {}\r\n", "c".repeat(size));
        wire.send(&format!("{request}connection: close\r\n\r\n")).await;
        wire.rest().await
    };
    assert!(answer(15_000).await.starts_with("HTTP/1.1 200 "));
    let in_words = answer(17_000).await;
    assert!(in_words.starts_with("HTTP/1.1 431 "), "{in_words}");
    assert!(in_words.contains("urn:heard:problem:headers-too-large"), "{in_words}");
    for size in [100_000, 1_000_000] {
        let bare = answer(size).await;
        assert!(bare.starts_with("HTTP/1.1 431 "), "{bare}");
    }
}

#[tokio::test]
async fn an_answer_is_heard_also_where_the_body_is_far_too_large() {
    let desk = Running::with(FOREVER, 9).await;
    let mut wire = desk.connect().await;
    wire.post("/v1/widget/conversations", "", &"x".repeat(5_000_000)).await;
    let refused = wire.rest().await;
    assert!(refused.starts_with("HTTP/1.1 413 "), "{refused}");
}

#[tokio::test]
async fn the_desk_stops_whoever_is_connected() {
    let desk = Running::with(FOREVER, 9).await;
    let (mut idle, mut half, _silent) = (desk.connect().await, desk.connect().await, desk.connect().await);
    idle.get("/healthz").await;
    idle.until(HEALTHY).await;
    half.send("GET /healthz HTTP/1.1\r\nho").await;
    let addr = desk.addr;
    desk.stop().await;
    assert_eq!(idle.rest().await, "");
    assert!(TcpStream::connect(addr).await.is_err(), "nobody listens any more");
}

/// Limits count by the address of the other side. (Elsewhere than on Linux, a machine has but one address of its own.)
#[cfg(target_os = "linux")]
#[tokio::test]
async fn who_asks_is_known_by_their_address() {
    let desk = Running::with(FOREVER, 9).await;
    let begin = async |from: [u8; 4]| {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((from, 0).into()).unwrap();
        let mut wire = Wire(socket.connect(desk.addr).await.unwrap(), String::new());
        wire.post("/v1/widget/conversations", "", r#"{"name":"Mara","text":"Where is it?"}"#)
            .await;
        wire.until("\r\n").await
    };
    while begin([127, 0, 0, 1]).await.contains(" 201 ") {}
    assert!(begin([127, 0, 0, 1]).await.contains(" 429 "));
    assert!(begin([127, 0, 0, 2]).await.contains(" 201 "));
}
