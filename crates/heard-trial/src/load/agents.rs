//! Agents' screens: each one stream of live events.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::board::Board;
use crate::desk::{Client, Live};

/// Opens an agent's stream and listens until the desk ends.
pub(super) async fn listen(agent: &Client, board: Arc<Board>) -> anyhow::Result<JoinHandle<()>> {
    let mut live = Live::open(agent, None).await?;
    Ok(tokio::spawn(async move {
        let mut known = vec![0; board.conversations()];
        while let Ok(told) = live.next().await {
            match told.name.as_str() {
                "lagged" => board.lag(),
                // `{"id":"…"}`
                "conversation" => board.heard(told.data.split('"').nth(3).unwrap_or_default(), &mut known),
                _ => {}
            }
        }
    }))
}
