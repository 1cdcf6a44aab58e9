//! Live events as an agent's screen hears them.

use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::net::TcpStream;

use super::{Client, Connection};

/// One event of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// `conversation`, `promise` or `lagged`.
    pub name: String,
    /// Its place; none for `lagged`.
    pub id: Option<i64>,
    /// What it says.
    pub data: String,
}

/// A stream of live events.
#[derive(Debug)]
pub struct Live {
    stream: BufReader<TcpStream>,
    text: Vec<u8>,
}

impl Live {
    /// Opens an agent's stream, from where they were, and waits until it is open.
    pub async fn open(agent: &Client, last: Option<i64>) -> io::Result<Self> {
        let agent = last.map_or_else(|| agent.clone(), |last| agent.with("last-event-id", &last.to_string()));
        let connection = Connection::open(agent.at()).await?;
        let (status, stream) = connection.begin(&agent.request("GET", "/v1/events", None)).await?;
        if status != 200 {
            return Err(io::Error::other(format!("status {status}")));
        }
        let mut live = Self { stream, text: Vec::new() };
        // The comment with which it begins.
        live.block().await?;
        Ok(live)
    }

    /// The next event.
    pub async fn next(&mut self) -> io::Result<Told> {
        loop {
            let (is_comment, block) = self.block().await?;
            if !is_comment {
                return Ok(parse(&block));
            }
            // One that keeps the stream alive.
        }
    }

    /// The next block of lines, and whether it is a comment.
    async fn block(&mut self) -> io::Result<(bool, String)> {
        loop {
            if let Some(end) = self.text.windows(2).position(|pair| pair == b"\n\n") {
                let rest = self.text.split_off(end + 2);
                let block = std::mem::replace(&mut self.text, rest);
                let block = String::from_utf8_lossy(&block).into_owned();
                return Ok((block.starts_with(':'), block));
            }
            self.chunk().await?;
        }
    }

    async fn chunk(&mut self) -> io::Result<()> {
        let mut size = String::new();
        self.stream.read_line(&mut size).await?;
        let size = usize::from_str_radix(size.trim(), 16).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        if size == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let start = self.text.len();
        self.text.resize(start + size + 2, 0);
        let Some(room) = self.text.get_mut(start..) else {
            return Ok(());
        };
        self.stream.read_exact(room).await?;
        // The end of line after a chunk is not a part of it.
        self.text.truncate(start + size);
        Ok(())
    }
}

fn parse(block: &str) -> Told {
    let field = |name: &str| {
        let value = |line: &str| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().to_owned());
        block.lines().find_map(value)
    };
    Told {
        name: field("event").unwrap_or_default(),
        id: field("id").and_then(|id| id.parse().ok()),
        data: field("data").unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read() {
        let told = parse("event: promise\nid: 7\ndata: {\"id\":\"x\"}\n\n");
        assert_eq!(
            (told.name.as_str(), told.id, told.data.as_str()),
            ("promise", Some(7), "{\"id\":\"x\"}")
        );
        assert_eq!(parse("event: lagged\ndata: {}\n\n").id, None);
    }
}
