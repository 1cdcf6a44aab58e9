//! Who is at the desk during the day, and what everybody knows of.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::time::sleep;
use uuid::{Builder, Uuid};

use crate::desk::{Answer, Client, Fate};

/// How many of the last conversations most deeds are about.
const LATELY: usize = 40;

/// A conversation, and its customer.
#[derive(Clone, Debug)]
pub(crate) struct Talk {
    /// Its id.
    pub(crate) id: Uuid,
    /// Who began it.
    pub(crate) customer: Client,
}

/// What is known of a deed once it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// It was acknowledged: it must have happened, once.
    Done,
    /// Its answer was cut off: it may have happened, once.
    Perhaps,
    /// Its answer was cut off, and it was sent again as it was, under the same key, which was acknowledged: it must have happened, once.
    Again,
}

impl Known {
    /// How often it may be there.
    pub(crate) fn times(self) -> (usize, usize) {
        match self {
            Self::Done | Self::Again => (1, 1),
            Self::Perhaps => (0, 1),
        }
    }

    /// What is wrong with something that is found so many times.
    pub(crate) fn fault(self, what: &str, found: usize) -> Option<String> {
        let (least, most) = self.times();
        if found < least {
            return Some(format!("{what} was acknowledged and is lost"));
        }
        (found > most).then(|| format!("{what} is there {found} times"))
    }
}

/// All who are at the desk.
#[derive(Debug)]
pub(crate) struct World {
    /// Who comes for the first time.
    pub(crate) stranger: Client,
    /// Agents who are signed in.
    pub(crate) agents: Vec<Client>,
    /// The longest time for which something is promised.
    promised: SignedDuration,
    talks: Mutex<Vec<Talk>>,
    marks: AtomicU64,
    answers: [AtomicU64; 4],
    repeated: AtomicU64,
    refusals: Mutex<Vec<String>>,
}

impl World {
    pub(super) fn new(stranger: Client, agents: Vec<Client>, promised: u32) -> Self {
        Self {
            stranger,
            agents,
            promised: SignedDuration::from_secs(promised.into()),
            talks: Mutex::default(),
            marks: AtomicU64::new(0),
            answers: Default::default(),
            repeated: AtomicU64::new(0),
            refusals: Mutex::default(),
        }
    }

    /// A mark that nothing else bears: by it a deed is found again.
    pub(crate) fn mark(&self) -> String {
        format!("[{}]", self.marks.fetch_add(1, Ordering::Relaxed))
    }

    /// One of the agents.
    pub(crate) fn agent(&self, dice: &mut Rng) -> &Client {
        dice.choice(&self.agents).unwrap_or(&self.stranger)
    }

    /// A conversation, most often one of the latest.
    pub(crate) fn talk(&self, dice: &mut Rng) -> Option<Talk> {
        let talks = lock(&self.talks);
        let from = if dice.u8(..4) > 0 { talks.len().saturating_sub(LATELY) } else { 0 };
        dice.choice(talks.get(from..).unwrap_or_default()).cloned()
    }

    /// By when something is promised in a reply that is written now.
    pub(crate) fn due(&self, dice: &mut Rng) -> Timestamp {
        Timestamp::now() + SignedDuration::from_millis(dice.i64(10_800..self.promised.as_secs() * 1000))
    }

    /// How much later it will be.
    pub(crate) fn later(&self, dice: &mut Rng) -> SignedDuration {
        self.promised.mul_f64(dice.f64().mul_add(0.3, 0.1))
    }

    /// A conversation has begun.
    pub(crate) fn add(&self, talk: Talk) {
        lock(&self.talks).push(talk);
    }

    pub(super) fn talks(&self) -> Vec<Talk> {
        lock(&self.talks).clone()
    }

    /// What is known after a deed, with its answer; nothing where nothing happened.
    pub(crate) fn known(&self, fate: Fate) -> Option<(Known, Value)> {
        let count = |of: &AtomicU64| of.fetch_add(1, Ordering::Relaxed);
        let [done, refused, unknown, never] = &self.answers;
        match fate {
            Fate::Done(answer) => {
                count(done);
                Some((Known::Done, answer))
            }
            Fate::Refused(answer) => {
                count(refused);
                // That a thing has changed meanwhile, or its time has passed, is an answer; anything else should not happen here.
                let too_late = answer.status == 422 && answer.body.to_string().contains("has passed");
                if !too_late && !matches!(answer.status, 404 | 409 | 429) {
                    self.refused(&answer);
                }
                None
            }
            Fate::Unknown => {
                count(unknown);
                Some((Known::Perhaps, Value::Null))
            }
            Fate::Never => {
                count(never);
                None
            }
        }
    }

    /// Does a deed under a key; where its answer is cut off, some people do the same again once somebody listens, as they would who see no
    /// answer, and a few even where they saw it.
    pub(crate) async fn insist(&self, by: &Client, path: &str, body: &Value, dice: &mut Rng) -> Option<(Known, Value)> {
        let by = by.with("idempotency-key", &key(dice));
        let (known, first) = self.known(by.post(path, body.clone()).await)?;
        let again = if known == Known::Perhaps { dice.bool() } else { dice.u8(..8) == 0 };
        for _ in 0..if again { 100 } else { 0 } {
            sleep(Duration::from_millis(50)).await;
            match by.post(path, body.clone()).await {
                Fate::Done(answer) if known == Known::Perhaps => return Some((Known::Again, answer)),
                Fate::Done(answer) => {
                    self.repeated.fetch_add(1, Ordering::Relaxed);
                    if named(&answer) != named(&first) {
                        lock(&self.refusals).push(format!("sent again to {path}, it was answered otherwise: {first}, then {answer}"));
                    }
                    return Some((known, answer));
                }
                Fate::Refused(answer) => {
                    // What never happened may come too late now; what happened stands. Whoever is too quick is told so, whatever it is.
                    let too_late = known == Known::Perhaps && answer.body["type"] != "urn:heard:problem:key-used";
                    if answer.status != 429 && !too_late {
                        self.refused(&answer);
                    }
                    return Some((known, first));
                }
                Fate::Never | Fate::Unknown => {}
            }
        }
        Some((known, first))
    }

    fn refused(&self, answer: &Answer) {
        lock(&self.refusals).push(format!("refused with {}: {}", answer.status, answer.body));
    }

    /// How many deeds were acknowledged, refused, cut off, never begun.
    pub(super) fn answers(&self) -> [u64; 4] {
        self.answers.each_ref().map(|count| count.load(Ordering::Relaxed))
    }

    /// How many deeds were sent again though they were acknowledged.
    pub(super) fn repeated(&self) -> u64 {
        self.repeated.load(Ordering::Relaxed)
    }

    pub(super) fn refusals(&self) -> Vec<String> {
        lock(&self.refusals).clone()
    }
}

/// A key that nobody else makes up.
fn key(dice: &mut Rng) -> String {
    let random = std::array::from_fn(|_| dice.u8(..));
    Builder::from_random_bytes(random).into_uuid().to_string()
}

/// What an answer names: what was made, and of who begins the token.
fn named(answer: &Value) -> (&Value, &Value) {
    let of = if answer["conversation"].is_object() {
        &answer["conversation"]
    } else {
        answer
    };
    (&of["id"], &answer["token"])
}

/// A lock that outlives whoever panicked with it.
pub(crate) fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
