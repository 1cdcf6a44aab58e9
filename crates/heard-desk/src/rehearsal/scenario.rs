//! A scenario that an agent has made, often out of a past conversation. It is theirs alone until they share it, and knows of no conversation: nothing in the
//! desk leads from it to a customer.

use std::fmt;

use heard_engine::SettingsError;
use heard_rehearsal::{Scenario, print};
use jiff::Timestamp;

use crate::{Agent, AgentId, Change, Changed, DeskError, OwnScenarioId, TeamId, Version, Write};

/// What a scenario's id begins with that was made on the desk; ours never do.
const OWN: &str = "own-";

/// The text of a scenario that was read whole when it came in.
#[derive(Clone, PartialEq, Eq)]
pub struct ScenarioText(String);

/// Shows the length only: words are never logged.
impl fmt::Debug for ScenarioText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScenarioText({} bytes)", self.0.len())
    }
}

impl ScenarioText {
    /// The most characters.
    pub const MAX: usize = 50_000;
    /// What it is called where it is not kept yet.
    pub const FILE: &'static str = "scenario.toml";

    /// Reads it whole, or says what is wrong, by line and field.
    pub fn new(raw: &str) -> Result<Self, Vec<SettingsError>> {
        let text = raw.replace('\0', "");
        if text.chars().count() > Self::MAX {
            return Err(vec![SettingsError {
                file: Self::FILE.to_owned(),
                line: 1,
                field: String::new(),
                reason: format!("is longer than {} characters", Self::MAX),
            }]);
        }
        Scenario::from_toml(Self::FILE, &text).map(|_| Self(text))
    }

    /// A text that was read when it came in; for stores. What a scenario must hold may have changed since.
    pub fn trusted(text: String) -> Self {
        Self(text)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A scenario of an agent's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnScenario {
    /// Its id.
    pub id: OwnScenarioId,
    /// In which team it can be shared.
    pub team: TeamId,
    /// Whose it is.
    pub by: AgentId,
    /// What it says.
    pub text: ScenarioText,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// When its words were changed last.
    pub changed_at: Timestamp,
    /// Since when the team plays it; `None` while it is its writer's alone.
    pub shared_at: Option<Timestamp>,
    /// How often it was written.
    pub version: Version,
}

impl OwnScenario {
    /// The most that one agent keeps.
    pub const MOST: usize = 50;

    /// Somebody keeps one, who has kept so many. Nobody else plays it yet. No event: it is nobody's news.
    pub fn keep(by: &Agent, text: ScenarioText, kept: usize, now: Timestamp) -> Changed<Self> {
        if kept >= Self::MOST {
            return Err(DeskError::TooManyScenarios(Self::MOST));
        }
        let scenario = Self {
            id: OwnScenarioId::at(now),
            team: by.team,
            by: by.id,
            text,
            kept_at: now,
            changed_at: now,
            shared_at: None,
            version: Version::FIRST,
        };
        let change = Change::new(vec![Write::OwnScenario(scenario.clone())]);
        Ok((scenario, change))
    }

    /// Its id on the shelf.
    pub fn on_shelf(&self) -> String {
        format!("{OWN}{}", self.id)
    }

    /// Which one an id on the shelf names, where it was made on the desk.
    pub fn named(on_shelf: &str) -> Option<OwnScenarioId> {
        on_shelf.strip_prefix(OWN)?.parse().ok()
    }

    /// What its text says, as a number ([`heard_rehearsal::print`]).
    pub fn print(&self) -> u64 {
        print(self.text.as_str())
    }

    /// As it is played; or what is wrong with it by today's measure.
    pub fn read(&self) -> Result<Scenario, Vec<SettingsError>> {
        Scenario::from_toml(&format!("{}.toml", self.on_shelf()), self.text.as_str())
    }

    /// Whether somebody plays it: its writer, and once it is shared their team.
    pub fn is_for(&self, player: &Agent) -> bool {
        self.by == player.id || (self.team == player.team && self.shared_at.is_some())
    }

    /// Says it otherwise. What the team has not read through is not the team's: it is its writer's alone again.
    pub fn rewrite(&mut self, text: ScenarioText, now: Timestamp) -> Change {
        if self.text == text {
            return Change::default();
        }
        self.text = text;
        self.changed_at = now;
        self.shared_at = None;
        self.changed()
    }

    /// Lets the team play it, as its writer has read it through: `read` is the version that they read.
    pub fn share(&mut self, read: Version, now: Timestamp) -> Result<Change, DeskError> {
        if read != self.version {
            return Err(DeskError::ReadAgain);
        }
        if self.shared_at.is_some() {
            return Ok(Change::default());
        }
        self.shared_at = Some(now);
        Ok(self.changed())
    }

    /// Its writer's alone again.
    pub fn unshare(&mut self) -> Change {
        match self.shared_at.take() {
            Some(_) => self.changed(),
            None => Change::default(),
        }
    }

    /// It is erased, for good.
    pub fn erase(&self) -> Change {
        Change::new(vec![Write::EraseOwnScenario(self.id, self.by)])
    }

    fn changed(&mut self) -> Change {
        self.version = self.version.next();
        Change::new(vec![Write::OwnScenario(self.clone())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Email, Name, PasswordHash, Team};

    const TELESCOPE: &str = include_str!("../../../heard-rehearsal/scenarios/birthday-telescope.toml");

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_772_000_000 + second).unwrap()
    }

    fn agents() -> [Agent; 3] {
        let (team, _) = Team::found(Name::new("Fennick").unwrap(), at(0));
        let (other, _) = Team::found(Name::new("Elsewhere").unwrap(), at(0));
        let join = |team: &Team, name: &str| {
            let email = Email::new(format!("{name}@desk.example")).unwrap();
            team.join(Name::new(name).unwrap(), email, PasswordHash("x".to_owned()), at(0)).0
        };
        [join(&team, "sam"), join(&team, "ida"), join(&other, "zoe")]
    }

    #[test]
    fn one_is_its_writers_until_they_share_what_they_have_read() {
        let [sam, ida, zoe] = agents();
        let text = ScenarioText::new(TELESCOPE).unwrap();
        assert!(!format!("{text:?}").contains("telescope"), "words never show");
        let (mut own, _) = OwnScenario::keep(&sam, text, 0, at(1)).unwrap();
        let plays = |own: &OwnScenario| [&sam, &ida, &zoe].map(|agent| own.is_for(agent));
        assert_eq!(plays(&own), [true, false, false]);
        assert_eq!(own.share(own.version.next(), at(2)), Err(DeskError::ReadAgain));
        let _ = own.share(own.version, at(2)).unwrap();
        assert_eq!(plays(&own), [true, true, false]);
        let same = own.rewrite(own.text.clone(), at(3));
        assert_eq!((same, own.shared_at), (Change::default(), Some(at(2))));
        let other = ScenarioText::new(&format!("{TELESCOPE}\n# Read by nobody yet.\n")).unwrap();
        let _ = own.rewrite(other, at(4));
        assert_eq!((plays(&own), own.version.number()), ([true, false, false], 3));
        assert_eq!(own.unshare(), Change::default());
        let named = OwnScenario::named(&own.on_shelf());
        assert_eq!((named, own.read().unwrap().id), (Some(own.id), own.on_shelf()));
        assert_eq!(OwnScenario::named("birthday-telescope"), None);
    }

    #[test]
    fn what_cannot_be_played_is_refused_with_line_and_field() {
        let errors = ScenarioText::new(&TELESCOPE.replace("difficulty = 2", "difficulty = 9")).unwrap_err();
        let [error] = errors.as_slice() else { panic!("{errors:?}") };
        assert_eq!((error.field.as_str(), error.line > 1), ("difficulty", true));
        let long = format!("{TELESCOPE}\n# {}", "é".repeat(ScenarioText::MAX));
        assert!(ScenarioText::new(&long).unwrap_err()[0].reason.contains("longer than"));
        let [sam, ..] = agents();
        let text = ScenarioText::new(TELESCOPE).unwrap();
        let error = OwnScenario::keep(&sam, text, OwnScenario::MOST, at(1)).unwrap_err();
        assert_eq!(error, DeskError::TooManyScenarios(OwnScenario::MOST));
    }
}
