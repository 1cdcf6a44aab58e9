//! Deciding anew when somebody else was quicker.
//!
//! A verb is decided on what was read; where the store has a newer version when it is written, it is read and decided again. So a
//! customer's message is never refused for an agent's click, and whoever comes second gets the verb's own refusal.

use crate::problem::Problem;

/// How often, before the caller hears of it. Whenever one is stale another was written, so as many as this may write at the same moment
/// and all are heard: a customer's burst (see [`Limits`](crate::app::Limits)) and a team at work.
const TRIES: u32 = 64;

/// Does a deed, again while it is stale.
pub(crate) async fn again<T, F: Future<Output = Result<T, Problem>>>(deed: impl Fn() -> F) -> Result<T, Problem> {
    let mut done = deed().await;
    for _ in 1..TRIES {
        match done {
            Err(problem) if problem.is_stale() => done = deed().await,
            done => return done,
        }
    }
    done
}
