//! A small HTTP client that tells apart what a caller of a server that dies must tell apart: answered, refused, cut off, never sent.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than the server's own patience.
const PATIENCE: Duration = Duration::from_secs(45);

/// An answer that came whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// The head, as it came.
    pub head: String,
    /// Its body; null where it is no JSON.
    pub body: Value,
}

/// What became of a deed, as far as its doer can know.
#[derive(Clone, Debug)]
pub enum Fate {
    /// It was acknowledged.
    Done(Value),
    /// It was refused: nothing happened.
    Refused(Answer),
    /// It was cut off, or the server failed: it may have happened, or not.
    Unknown,
    /// Nobody listened: it cannot have happened.
    Never,
}

/// Somebody who speaks to the desk, each time on a connection of its own.
#[derive(Clone, Debug)]
pub struct Client {
    at: SocketAddr,
    headers: String,
}

impl Client {
    /// A stranger.
    pub fn new(at: SocketAddr) -> Self {
        Self {
            at,
            headers: String::new(),
        }
    }

    /// The same one with another header.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        Self {
            at: self.at,
            headers: format!("{}{name}: {value}\r\n", self.headers),
        }
    }

    /// Where it speaks to.
    pub fn at(&self) -> SocketAddr {
        self.at
    }

    /// The request, as it goes over the wire.
    pub fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Vec<u8> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let kind = if body.is_empty() {
            ""
        } else {
            "content-type: application/json\r\n"
        };
        let length = body.len();
        let headers = &self.headers;
        format!("{method} {path} HTTP/1.1\r\nhost: desk\r\ncontent-length: {length}\r\n{kind}{headers}\r\n{body}").into_bytes()
    }

    /// Does a deed.
    pub async fn deed(&self, method: &str, path: &str, body: Option<Value>) -> Fate {
        let Ok(mut connection) = Connection::open(self.at).await else {
            return Fate::Never;
        };
        match connection.send(&self.request(method, path, body.as_ref())).await {
            Ok(answer) => match answer.status {
                200..300 => Fate::Done(answer.body),
                400..500 => Fate::Refused(answer),
                _ => Fate::Unknown,
            },
            Err(_) => Fate::Unknown,
        }
    }

    /// Posts.
    pub async fn post(&self, path: &str, body: Value) -> Fate {
        self.deed("POST", path, Some(body)).await
    }

    /// Reads; nothing where there was no answer.
    pub async fn get(&self, path: &str) -> Option<Value> {
        match self.deed("GET", path, None).await {
            Fate::Done(body) => Some(body),
            _ => None,
        }
    }

    /// Reads, again and again until there is an answer.
    pub async fn read(&self, path: &str) -> anyhow::Result<Value> {
        for _ in 0..200 {
            match self.deed("GET", path, None).await {
                Fate::Done(body) => return Ok(body),
                Fate::Refused(answer) => anyhow::bail!("GET {path}: {} {}", answer.status, answer.body),
                Fate::Unknown | Fate::Never => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        anyhow::bail!("GET {path}: no answer")
    }
}

/// One connection, for one request after another.
#[derive(Debug)]
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects.
    pub async fn open(at: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads its answer to the end.
    pub async fn send(&mut self, request: &[u8]) -> io::Result<Answer> {
        let answered = timeout(PATIENCE, async {
            self.0.write_all(request).await?;
            let head = self.head().await?;
            let status = status(&head)?;
            let mut body = vec![0; length(&head)];
            self.0.read_exact(&mut body).await?;
            Ok(Answer {
                status,
                head,
                body: serde_json::from_slice(&body).unwrap_or_default(),
            })
        });
        answered.await.map_err(|_| io::ErrorKind::TimedOut)?
    }

    /// Sends a request and reads the head of its answer; what follows is read by somebody else.
    pub(super) async fn begin(mut self, request: &[u8]) -> io::Result<(u16, BufReader<TcpStream>)> {
        self.0.write_all(request).await?;
        let head = timeout(PATIENCE, self.head()).await.map_err(|_| io::ErrorKind::TimedOut)??;
        Ok((status(&head)?, self.0))
    }

    async fn head(&mut self) -> io::Result<String> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(head)
    }
}

fn status(head: &str) -> io::Result<u16> {
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Every answer of the desk that is not a stream says how long it is.
fn length(head: &str) -> usize {
    let value = |line: &str| {
        line.split_once(':')
            .filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))?
            .1
            .trim()
            .parse()
            .ok()
    };
    head.lines().find_map(value).unwrap_or_default()
}
