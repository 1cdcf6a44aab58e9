//! All scenarios at hand: those that the binary carries and those of the team. A broken file is left out and reported.

use heard_engine::SettingsError;

use super::Scenario;

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// The scenarios at hand, easiest first, and what is wrong with the files that were left out.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    scenarios: Vec<Scenario>,
    errors: Vec<SettingsError>,
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

    /// The scenario of an id.
    pub fn find(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}
