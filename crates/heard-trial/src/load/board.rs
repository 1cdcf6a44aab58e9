//! Who has sent what when: written by customers, read by agents' streams.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::customers::Customer;
use crate::report::Times;

/// The bits that hold when it was sent; above them stands which it was.
const MICROS: u32 = 40;

/// What was sent last in each conversation, and how long it took to be acknowledged and heard.
pub(super) struct Board {
    begun: Instant,
    places: HashMap<String, usize>,
    last: Vec<AtomicU64>,
    /// From sending to an agent's screen.
    pub(super) heard: Times,
    /// From sending to the acknowledgement.
    pub(super) acknowledged: Times,
    lagged: AtomicU64,
}

impl Board {
    pub(super) fn of(customers: &[Customer]) -> Self {
        Self {
            begun: Instant::now(),
            places: customers
                .iter()
                .enumerate()
                .map(|(place, customer)| (customer.conversation.clone(), place))
                .collect(),
            last: customers.iter().map(|_| AtomicU64::new(0)).collect(),
            heard: Times::new(),
            acknowledged: Times::new(),
            lagged: AtomicU64::new(0),
        }
    }

    /// A message goes out; `due` is when it should have: a sender that is late does not make the desk look quick.
    pub(super) fn sent(&self, place: usize, due: Instant) {
        let micros = u64::try_from(due.duration_since(self.begun).as_micros()).unwrap_or_default();
        if let Some(last) = self.last.get(place) {
            let number = (last.load(Ordering::Relaxed) >> MICROS) + 1;
            last.store(number << MICROS | micros, Ordering::Release);
        }
    }

    /// Something has changed in a conversation. `known` holds what a screen has heard of already.
    pub(super) fn heard(&self, conversation: &str, known: &mut [u64]) {
        let Some(&place) = self.places.get(conversation) else { return };
        let Some((last, known)) = self.last.get(place).zip(known.get_mut(place)) else {
            return;
        };
        let last = last.load(Ordering::Acquire);
        let (number, micros) = (last >> MICROS, last & ((1 << MICROS) - 1));
        if number > *known {
            *known = number;
            self.heard.add(self.begun.elapsed().saturating_sub(Duration::from_micros(micros)));
        }
    }

    pub(super) fn conversations(&self) -> usize {
        self.last.len()
    }

    pub(super) fn lag(&self) {
        self.lagged.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn lagged(&self) -> u64 {
        self.lagged.load(Ordering::Relaxed)
    }
}
