//! What a parser does not know: how many lines there must be, what figures mean, that names are told apart.

use heard_engine::{Key, Places, SettingsError};

use super::{Lines, Replies, Scenario, Trait};
use Key::{Index, Name};

/// Characters of a title, of a line, and of any other text.
const TITLE: usize = 60;
const LINE: usize = 800;
const TEXT: usize = 4_000;

/// What is wrong with a scenario, in the order of the file's documentation.
pub(super) fn scenario(scenario: &Scenario, places: &Places<'_>) -> Vec<SettingsError> {
    let mut checked = Checked {
        places,
        errors: Vec::new(),
    };
    checked.head(scenario);
    checked.start(scenario);
    checked.told(scenario);
    checked.traits("calms", &scenario.calms);
    checked.traits("inflames", &scenario.inflames);
    for (name, least, lines) in lines(&scenario.lines) {
        checked.texts(&[Name("lines"), Name(name)], lines, least, LINE);
    }
    for (name, replies) in scenario.replies.iter().flat_map(super::Policies::all) {
        checked.replies(name, replies);
    }
    checked.errors
}

struct Checked<'c> {
    places: &'c Places<'c>,
    errors: Vec<SettingsError>,
}

impl Checked<'_> {
    fn wrong(&mut self, way: &[Key<'_>], reason: impl Into<String>) {
        self.errors.push(self.places.error(way, reason));
    }

    fn head(&mut self, scenario: &Scenario) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if scenario.id.is_empty() || !scenario.id.chars().all(plain) {
            let reason = format!(
                "the file's name '{}' is the scenario's id: small letters, figures and hyphens",
                scenario.id
            );
            self.wrong(&[], reason);
        }
        self.text(&[Name("title")], &scenario.title, TITLE);
        if !(1..=3).contains(&scenario.difficulty) {
            self.wrong(&[Name("difficulty")], "1, 2 or 3");
        }
        let persona = &scenario.persona;
        for (name, text) in [("name", &persona.name), ("who", &persona.who), ("voice", &persona.voice)] {
            self.text(&[Name("persona"), Name(name)], text, TEXT);
        }
        let brief = &scenario.brief;
        for (name, text) in [("situation", &brief.situation), ("complaint", &brief.complaint)] {
            self.text(&[Name("brief"), Name(name)], text, TEXT);
        }
        for (name, least, list) in [("knows", 2, &brief.knows), ("may", 2, &brief.may), ("known", 0, &brief.known)] {
            self.texts(&[Name("brief"), Name(name)], list, least, TEXT);
        }
    }

    fn start(&mut self, scenario: &Scenario) {
        let mood = scenario.mood;
        for (name, value, most) in [
            ("anger", mood.anger, 1.0),
            ("trust", mood.trust, 1.0),
            ("hope", mood.hope, 1.0),
            ("inertia", mood.inertia, 0.8),
        ] {
            self.within(&[Name("mood"), Name(name)], value, 0.0, most);
        }
        self.text(&[Name("impact"), Name("is")], &scenario.impact.is, TEXT);
        self.texts(&[Name("impact"), Name("lines")], &scenario.impact.lines, 2, LINE);
        self.within(&[Name("impact"), Name("below")], scenario.impact.below, 0.3, 1.0);
    }

    fn told(&mut self, scenario: &Scenario) {
        self.count("fact", scenario.fact.len(), 2, 6);
        for (at, fact) in scenario.fact.iter().enumerate() {
            let earlier = scenario.fact.iter().take(at).any(|other| other.id == fact.id);
            self.id("fact", at, &fact.id, earlier);
            self.enough(&[Name("fact"), Index(at), Name("about")], fact.about.len(), 2);
            self.texts(&[Name("fact"), Index(at), Name("lines")], &fact.lines, 1, LINE);
        }
        self.count("solution", scenario.solution.len(), 1, 4);
        for (at, part) in scenario.solution.iter().enumerate() {
            let earlier = scenario.solution.iter().take(at).any(|other| other.id == part.id);
            self.id("solution", at, &part.id, earlier);
            self.enough(&[Name("solution"), Index(at), Name("about")], part.about.len(), 3);
            self.text(&[Name("solution"), Index(at), Name("is")], &part.is, TEXT);
        }
    }

    fn traits(&mut self, list: &'static str, traits: &[Trait]) {
        self.count(list, traits.len(), 2, 5);
        for (at, one) in traits.iter().enumerate() {
            self.within(&[Name(list), Index(at), Name("weight")], one.weight, 0.1, 1.0);
            self.text(&[Name(list), Index(at), Name("because")], &one.because, TEXT);
            if traits.iter().take(at).any(|other| other.signal == one.signal) {
                self.wrong(&[Name(list), Index(at), Name("signal")], "this signal stands further up already");
            }
            if list == "calms" && matches!(one.signal, super::Signal::Rule(_)) {
                let reason = "a remark of the coach calms nobody; name an act or a need";
                self.wrong(&[Name(list), Index(at), Name("signal")], reason);
            }
        }
    }

    fn replies(&mut self, policy: &'static str, replies: &Replies) {
        for (name, list) in [("first", &replies.first), ("then", &replies.then), ("last", &replies.last)] {
            self.texts(&[Name("replies"), Name(policy), Name(name)], list, 2, TEXT);
        }
    }

    fn id(&mut self, list: &'static str, at: usize, id: &str, earlier: bool) {
        if id.trim().is_empty() || earlier {
            self.wrong(&[Name(list), Index(at), Name("id")], "a short name that no other entry has");
        }
    }

    fn within(&mut self, way: &[Key<'_>], value: f32, least: f32, most: f32) {
        if !(least..=most).contains(&value) {
            self.wrong(way, format!("a figure from {least} to {most}"));
        }
    }

    fn count(&mut self, list: &'static str, len: usize, least: usize, most: usize) {
        if !(least..=most).contains(&len) {
            self.wrong(&[Name(list)], format!("{least} to {most} are needed, there are {len}"));
        }
    }

    fn enough(&mut self, way: &[Key<'_>], len: usize, least: usize) {
        if len < least {
            self.wrong(way, format!("at least {least} are needed, there are {len}"));
        }
    }

    fn text(&mut self, way: &[Key<'_>], text: &str, most: usize) {
        if text.trim().is_empty() {
            self.wrong(way, "is empty");
        } else if text.chars().count() > most {
            self.wrong(way, format!("is longer than {most} characters"));
        }
    }

    fn texts(&mut self, way: &[Key<'_>], texts: &[String], least: usize, most: usize) {
        self.enough(way, texts.len(), least);
        for (at, text) in texts.iter().enumerate() {
            let here = [way, &[Index(at)]].concat();
            self.text(&here, text, most);
            if texts.iter().take(at).any(|other| other == text) {
                self.wrong(&here, "stands further up already");
            }
        }
    }
}

/// The lists of lines, with how many each must have.
fn lines(lines: &Lines) -> [(&'static str, usize, &[String]); 17] {
    [
        ("opening", 3, &lines.opening),
        ("ignored", 3, &lines.ignored),
        ("ignored_again", 3, &lines.ignored_again),
        ("hurt", 3, &lines.hurt),
        ("script", 3, &lines.script),
        ("mocked", 2, &lines.mocked),
        ("asked_again", 2, &lines.asked_again),
        ("waiting", 3, &lines.waiting),
        ("calmer", 3, &lines.calmer),
        ("thawing", 3, &lines.thawing),
        ("sorted", 3, &lines.sorted),
        ("settled", 2, &lines.settled),
        ("thanks", 3, &lines.thanks),
        ("unsolved", 2, &lines.unsolved),
        ("manager", 3, &lines.manager),
        ("escalated", 2, &lines.escalated),
        ("walkout", 3, &lines.walkout),
    ]
}
