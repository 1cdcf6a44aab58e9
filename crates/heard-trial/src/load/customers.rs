//! Customers: each has one conversation and writes in it every few seconds, on time whether or not the desk is.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::board::Board;
use crate::crash::lock;
use crate::desk::{Client, Connection, Fate};

/// A customer may write twenty messages in two minutes; these write one in eight seconds.
const PAUSE: u32 = 8;

const SAYS: [&str; 8] = [
    "My oven arrived with a cracked door. When can you bring a new one? I have guests on Sunday and I am really angry.",
    "This is the third time I write about the oak cot. It was promised for the 3rd and nothing came, nobody even called. The baby is due on Friday.",
    "Could you tell me whether the blue one is in stock?",
    "I was charged twice and need the money back before the rent is due on Friday.",
    "Where is my parcel? It was promised for Tuesday, and the driver says that nobody was at home, which is not true: I waited all day.",
    "I tried the other plug, as your colleague said, and it still does not start.",
    "Please cancel it. I have had enough of this and will write about it where others read it too.",
    "All right, and how long does that take?",
];

/// How long a connection is kept for the next message.
const LATELY: Duration = Duration::from_secs(30);

/// Connections between two messages, and since when.
type Idle = Mutex<Vec<(Connection, Instant)>>;

/// A customer who has begun a conversation.
pub(super) struct Customer {
    pub(super) conversation: String,
    client: Client,
}

/// What was sent.
pub(super) struct Sent {
    pub(super) all: u64,
    pub(super) acknowledged: u64,
    /// How often it was refused, for each reason.
    pub(super) refusals: BTreeMap<String, u64>,
}

/// As many customers as such a rate takes.
pub(super) async fn begin(stranger: &Client, rate: u32) -> anyhow::Result<Vec<Customer>> {
    let mut customers = Vec::new();
    for number in 0..rate * PAUSE {
        let from = format!("10.9.{}.{}", number / 250, number % 250 + 1);
        let body = json!({"name": "Mara", "text": "Hello, I have a question."});
        let begun = stranger.with("x-forwarded-for", &from).post("/v1/widget/conversations", body).await;
        let Fate::Done(begun) = begun else {
            bail!("customer {number} cannot begin: {begun:?}")
        };
        let token = begun["token"].as_str().context("no token")?;
        customers.push(Customer {
            conversation: begun["conversation"]["id"].as_str().context("no conversation")?.to_owned(),
            client: stranger.with("authorization", &format!("Bearer {token}")),
        });
    }
    Ok(customers)
}

/// All of them write.
pub(super) async fn write(customers: Vec<Customer>, rate: u32, seconds: u32, board: Arc<Board>) -> Sent {
    let (customers, idle) = (Arc::new(customers), Arc::new(Idle::default()));
    let begun = Instant::now();
    let mut writing = JoinSet::new();
    for number in 0..rate * seconds {
        let due = begun + Duration::from_secs(1) * number / rate;
        sleep_until(due).await;
        let (customers, idle, board) = (Arc::clone(&customers), Arc::clone(&idle), Arc::clone(&board));
        writing.spawn(async move { one(number, due, &customers, &idle, &board).await });
    }
    let mut sent = Sent {
        all: u64::from(rate * seconds),
        acknowledged: 0,
        refusals: BTreeMap::new(),
    };
    while let Some(done) = writing.join_next().await {
        match done.unwrap_or_else(|_| Err("the sender failed".to_owned())) {
            Ok(()) => sent.acknowledged += 1,
            Err(why) => *sent.refusals.entry(why).or_default() += 1,
        }
    }
    sent
}

async fn one(number: u32, due: Instant, customers: &[Customer], idle: &Idle, board: &Board) -> Result<(), String> {
    let number = usize::try_from(number).unwrap_or_default();
    let place = number % customers.len();
    let customer = customers.get(place).ok_or("no customers")?;
    // Every text is new: nothing that was read before helps.
    let text = format!(
        "{} It is about order {number}.",
        SAYS.get(number % SAYS.len()).copied().unwrap_or_default()
    );
    let request = customer.client.request("POST", "/v1/widget/messages", Some(&json!({"text": text})));
    let mut connection = match free(idle) {
        Some(connection) => connection,
        None => Connection::open(customer.client.at()).await.map_err(|why| why.to_string())?,
    };
    board.sent(place, due);
    let answer = connection.send(&request).await.map_err(|why| why.to_string())?;
    if answer.status != 201 {
        return Err(format!("status {}", answer.status));
    }
    board.acknowledged.add(due.elapsed());
    lock(idle).push((connection, Instant::now()));
    Ok(())
}

/// A connection that was used lately: the desk ends those that were not.
fn free(idle: &Idle) -> Option<Connection> {
    let (connection, since) = lock(idle).pop()?;
    (since.elapsed() < LATELY).then_some(connection)
}
