//! The settings of a desk, with their defaults. Values only: reading files and the environment is the command line's work.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::time::Duration;

use heard_desk::Line;
use heard_desk::care::Limits;
use heard_engine::{ModelChoice, Settings};
use heard_store::Place;
use serde::{Deserialize, Serialize};

use crate::Practice;

/// Everything that can be set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen. Loopback unless said otherwise.
    pub addr: SocketAddr,
    /// The SQLite file, made where it is missing; or the PostgreSQL database, as `postgres://user:password@host:port/name`, which several
    /// servers may share.
    pub database: Place,
    /// What customers read as the sender: "Harbour & Pine".
    pub team: String,
    /// IANA name of the zone that "by Friday 5 pm" is meant in; the machine's own where it is not set.
    pub time_zone: Option<String>,
    /// Whether the session cookie is `Secure`. Unset: yes, unless the desk listens on loopback.
    pub secure_cookies: Option<bool>,
    /// A reverse proxy stands in front: the caller's address is the last one of `x-forwarded-for`.
    pub behind_proxy: bool,
    /// How long a connection may take until the headers of its next request are there in full: "75s". An answer that is under way,
    /// such as live events, is not timed. Longer than the 60 s for which proxies commonly keep a connection for reuse; "0s" is no limit.
    #[serde(with = "jiff::fmt::serde::unsigned_duration::friendly::compact::required")]
    pub idle_timeout: Duration,
    /// How many connections are served at once; more wait until one ends. Each open page holds one. The default stays below the 1024
    /// open files that many systems allow a process.
    pub max_connections: NonZeroU16,
    /// The encoder that reads meaning beside the cues: "standard" (reads best), "small" (quick) or "none".
    pub model: ModelChoice,
    /// Statements of a questionnaire for studies, such as the eight items of the Feeling Heard Scale: who has said whether they felt heard can
    /// answer them too, from 1 (not at all) to 7 (fully). At most 20 of 200 characters; none by default.
    pub study: Vec<String>,
    /// A folder with items of the team's own for practice and exams, in files that end in `.quiz`; beside ours.
    pub quiz: Option<PathBuf>,
    /// What these files say, each a name and a text.
    #[serde(skip)]
    pub items: Vec<(String, String)>,
    /// How hard conversations are shared out, and what conversations are about.
    pub care: CareConfig,
    /// Files of the team's own for rehearsals.
    pub practice: Practice,
    /// How the team writes.
    #[serde(skip_serializing)]
    pub coach: Settings,
    /// Whether the sample shop page is served. Set by `heard demo`, never by a file.
    #[serde(skip)]
    pub demo: bool,
}

/// How hard conversations are shared out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CareConfig {
    /// How many hard ones somebody is given one after another, without a calm one or a pause between: 1 to 20.
    pub in_a_row: usize,
    /// How many within an hour: 1 to 60.
    pub per_hour: usize,
    /// What conversations are about, each with words by which it is known; agents say which they take gladly. At most 40.
    pub topics: BTreeMap<String, Vec<String>>,
}

impl Default for CareConfig {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            in_a_row: limits.in_a_row,
            per_hour: limits.per_hour,
            topics: BTreeMap::new(),
        }
    }
}

impl CareConfig {
    /// What is wrong with it.
    pub fn trouble(&self) -> Option<String> {
        const MOST: usize = 40;
        const LONGEST: usize = 40;
        if !(1..=20).contains(&self.in_a_row) {
            return Some("care.in_a_row: must be from 1 to 20".to_owned());
        }
        if !(1..=60).contains(&self.per_hour) {
            return Some("care.per_hour: must be from 1 to 60".to_owned());
        }
        if self.topics.len() > MOST {
            return Some(format!("care.topics: at most {MOST} are possible"));
        }
        let long = |name: &&String| Line::new(name).is_err() || name.chars().count() > LONGEST;
        let wrong = self.topics.keys().find(long)?;
        Some(format!("care.topics: {wrong:?} must have from 1 to {LONGEST} characters"))
    }
}

const MAX_CONNECTIONS: NonZeroU16 = NonZeroU16::MIN.saturating_add(899);

impl Default for Config {
    fn default() -> Self {
        Self {
            addr: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8480),
            database: Place::File("heard.sqlite".into()),
            team: "Support".to_owned(),
            time_zone: None,
            secure_cookies: None,
            behind_proxy: false,
            idle_timeout: Duration::from_secs(75),
            max_connections: MAX_CONNECTIONS,
            model: ModelChoice::default(),
            study: Vec::new(),
            quiz: None,
            items: Vec::new(),
            care: CareConfig::default(),
            practice: Practice::default(),
            coach: Settings::default(),
            demo: false,
        }
    }
}

impl Config {
    /// Whether the session cookie is `Secure`.
    pub fn secure(&self) -> bool {
        self.secure_cookies.unwrap_or(!self.addr.ip().is_loopback())
    }

    /// What is wrong with the questionnaire.
    pub fn study_trouble(&self) -> Option<String> {
        const MOST: usize = 20;
        if self.study.len() > MOST {
            return Some(format!("study: at most {MOST} statements are possible"));
        }
        let wrong = |(at, statement): (usize, &String)| Some(format!("study[{at}]: {}", Line::new(statement).err()?));
        self.study.iter().enumerate().find_map(wrong)
    }

    /// The team's time zone.
    pub fn zone(&self) -> Result<jiff::tz::TimeZone, jiff::Error> {
        match &self.time_zone {
            Some(name) => jiff::tz::TimeZone::get(name),
            None => Ok(jiff::tz::TimeZone::system()),
        }
    }
}
