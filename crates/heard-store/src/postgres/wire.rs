//! News between servers on one database.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::sql;
use crate::news::News;

const CHANNEL: &str = "heard_news";
/// How often the wire looks though nobody told it to: what is lost on the way is found then.
const LOOK: Duration = Duration::from_secs(1);

/// Tells other servers that there is news, and hears it from them. Ends when it is dropped.
#[derive(Debug)]
pub(super) struct Wire {
    written: Arc<Notify>,
    work: JoinHandle<()>,
}

impl Wire {
    pub(super) fn new(pool: PgPool, news: News) -> Self {
        let written = Arc::new(Notify::new());
        let work = tokio::spawn(run(pool, news, Arc::clone(&written)));
        Self { written, work }
    }

    /// Something was written here. Of many writings at once the others hear once.
    pub(super) fn pass_on(&self) {
        self.written.notify_one();
    }

    pub(super) fn stop(&self) {
        self.work.abort();
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn run(pool: PgPool, news: News, written: Arc<Notify>) {
    let mut listener = listen(&pool).await;
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let heard = tokio::select! {
            // Never returns where there is no listener: the clock goes on.
            heard = hear(&mut listener) => heard,
            () = written.notified() => {
                // A failure is no loss: the others look by themselves.
                let _ = sqlx::query("SELECT pg_notify($1, '')").bind(CHANNEL).execute(&pool).await;
                continue;
            }
            _ = look.tick() => true,
        };
        if !heard || listener.is_none() {
            listener = listen(&pool).await;
        }
        match sql::newest(&pool).await {
            Ok(last) => news.tell(last),
            Err(_) => sleep(LOOK).await,
        }
    }
}

async fn listen(pool: &PgPool) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen(CHANNEL).await.ok()?;
    Some(listener)
}

/// Whether a word came; not where the connection is lost.
async fn hear(listener: &mut Option<PgListener>) -> bool {
    match listener {
        Some(listener) => listener.recv().await.is_ok(),
        None => std::future::pending().await,
    }
}
