//! All scenarios at hand: those that the binary carries and those of the team. A broken file is left out and reported.

use std::collections::BTreeMap;

use heard_engine::SettingsError;

use super::Scenario;

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// The scenarios at hand, easiest first, and what is wrong with the files that were left out.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    scenarios: Vec<Scenario>,
    errors: Vec<SettingsError>,
    /// What each file says, as a number.
    prints: BTreeMap<String, u64>,
}

impl Shelf {
    /// With the scenarios that the binary carries.
    pub fn embedded() -> Self {
        let mut shelf = Self::default();
        for (file, text) in FILES {
            shelf.add(file, text);
        }
        shelf
    }

    /// Adds a scenario from a file; one of the same id takes the place of the earlier one. A broken one is left out and reported.
    pub fn add(&mut self, file: &str, text: &str) {
        match Scenario::from_toml(file, text) {
            Ok(scenario) => {
                self.scenarios.retain(|other| other.id != scenario.id);
                let key = |s: &Scenario| (s.difficulty, s.trade, s.id.clone());
                let at = self.scenarios.partition_point(|other| key(other) < key(&scenario));
                self.prints.insert(scenario.id.clone(), print(text));
                self.scenarios.insert(at, scenario);
            }
            Err(errors) => self.errors.extend(errors),
        }
    }

    /// The scenarios, easiest first.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// What is wrong with the files that were left out.
    pub fn errors(&self) -> &[SettingsError] {
        &self.errors
    }

    /// What the file of a scenario says, as a number: of another text it is another. So a run tells whether its scenario is still the same.
    pub fn print(&self, id: &str) -> Option<u64> {
        self.prints.get(id).copied()
    }

    /// The scenario of an id.
    pub fn find(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}

/// What the text of a scenario says, as a number: FNV-1a. Nobody gains by finding two texts of one number: a team's files are its own.
pub fn print(text: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    text.bytes()
        .fold(START, |print, byte| (print ^ u64::from(byte)).wrapping_mul(PRIME))
}
