//! The customer's side of a turn: from a reply and what the coach says of it to how they are now, what happened, and whether the run is over.

use heard_engine::{Act, Appraisal, Severity};

use crate::effect::{self, Effect, Past};
use crate::reply::{self, Reply};
use crate::scenario::{Fact, Part, Scenario};
use crate::speech::CALM;
use crate::state::{Event, Hidden, State};
use crate::{Mood, Outcome};

/// The most replies that a run has, and those after which a customer without any solution gives up.
pub(crate) const MOST: usize = 8;
const PATIENCE: usize = 6;

/// The anger from which on they leave when they are hurt, leave whatever is said, and ask for a manager. Everybody gets a second chance before.
const LEAVES_HURT: f32 = 0.90;
const LEAVES: f32 = 0.985;
const ASKS_MANAGER: f32 = 0.82;
/// The trust below which they ask for one, and the relief by which they stay after all.
const DISTRUST: f32 = 0.25;
const STAYS: f32 = 0.04;
/// The mood in which somebody whose matter is solved feels heard, and that in which they do though nobody listened for what really hurts.
const HEARD: (f32, f32) = (0.45, 0.46);
const HEARD_UNTOLD: (f32, f32) = (0.20, 0.68);
/// The sum of both scores below which a reply without any solution passes over what was asked.
const SAYS_SOMETHING: f32 = 0.45;

/// What one reply led to.
pub(crate) struct Verdict {
    pub(crate) effect: Effect,
    pub(crate) state: State,
    pub(crate) outcome: Option<Outcome>,
}

/// Judges a reply. `earlier`: the appraisals of the replies before it in this branch.
pub(crate) fn judge(scenario: &Scenario, before: &State, reply: &Reply<'_>, earlier: Vec<&Appraisal>) -> Verdict {
    let turn = earlier.len() + 1;
    let given: Vec<&Part> = reply::given(reply, &scenario.solution)
        .into_iter()
        .filter(|part| !before.given.contains(&part.id))
        .collect();
    let past = Past {
        appraisals: earlier,
        just_told: before.impact == Hidden::Told,
    };
    let causes = effect::causes(reply, scenario, &past, &given);
    let mut effect = effect::felt(causes, before.mood, reply, scenario);
    let mut state = State {
        mood: effect.after,
        ..before.clone()
    };
    let mut turn_of = TurnOf {
        scenario,
        reply,
        before,
        state: &mut state,
        events: Vec::new(),
    };
    turn_of.solution(&given);
    turn_of.facts();
    turn_of.strikes();
    turn_of.impact();
    turn_of.thaw();
    turn_of.passing_over();
    let outcome = turn_of.ends(turn);
    effect.events = turn_of.events;
    Verdict { effect, state, outcome }
}

struct TurnOf<'t> {
    scenario: &'t Scenario,
    reply: &'t Reply<'t>,
    before: &'t State,
    state: &'t mut State,
    events: Vec<Event>,
}

impl TurnOf<'_> {
    fn solution(&mut self, given: &[&Part]) {
        for part in given {
            self.state.given.push(part.id.clone());
            self.events.push(Event::Given(part.id.clone()));
        }
    }

    fn facts(&mut self) {
        if self.reply.harms || self.reply.is_list || self.reply.is_mockery() {
            return;
        }
        let asked: Vec<&Fact> = reply::asked(self.reply, &self.scenario.fact);
        for fact in asked {
            if self.before.told.contains(&fact.id) {
                if !self.events.contains(&Event::AskedAgain) {
                    self.events.push(Event::AskedAgain);
                }
            } else {
                self.state.told.push(fact.id.clone());
                self.events.push(Event::Told(fact.id.clone()));
            }
        }
    }

    /// What they throw back at once.
    fn strikes(&mut self) {
        if self.reply.is_mockery() {
            self.events.push(Event::Mocked);
        }
        if self.reply.harms {
            self.events.push(Event::Hurt);
        }
        if self.is_script() {
            self.events.push(Event::Scripted);
        }
    }

    /// Phrases or worn words, and nothing that helps beside them.
    fn is_script(&self) -> bool {
        const PHRASES: [&str; 3] = ["stock-phrase", "bare-apology", "worn-phrase"];
        let findings = &self.reply.appraisal.findings;
        let phrase = findings
            .iter()
            .any(|finding| finding.severity > Severity::Hint && PHRASES.contains(&finding.rule.as_str()));
        let worn = self.reply.worn >= 0.6;
        (phrase || worn) && !self.moved_on()
    }

    /// Whether they got anything that they did not have before.
    fn moved_on(&self) -> bool {
        self.events.iter().any(|event| matches!(event, Event::Given(_) | Event::Told(_)))
    }

    /// They tell what really hurts to who listens, and notice whether it was seen.
    fn impact(&mut self) {
        let reply = self.reply;
        let trusted = !reply.harms && reply.sincerity() > 0.4;
        match self.before.impact {
            Hidden::Hidden => {
                let listens = reply.does(Act::OpenQuestion) || reply.appraisal.empathy.needed && reply.appraisal.empathy.given >= 2;
                if listens && trusted && self.state.mood.anger < self.scenario.impact.below {
                    self.state.impact = Hidden::Told;
                    self.events.push(Event::Revealed);
                }
            }
            Hidden::Told | Hidden::PassedOver if effect::sees_impact(reply) && trusted => {
                self.state.impact = Hidden::Seen;
                self.events.push(Event::Seen);
            }
            Hidden::Told => {
                self.state.impact = Hidden::PassedOver;
                self.events.push(Event::PassedOver);
            }
            Hidden::PassedOver | Hidden::Seen => {}
        }
    }

    fn thaw(&mut self) {
        let lets_go = self.state.mood.anger < CALM && self.before.mood.anger >= CALM;
        if lets_go && !self.before.thawed {
            self.state.thawed = true;
            self.events.push(Event::Thawed);
        }
    }

    fn passing_over(&mut self) {
        let appraisal = self.reply.appraisal;
        let says = appraisal.emotional.value + appraisal.rational.value >= SAYS_SOMETHING && appraisal.language.is_none();
        let better = self.state.mood.anger < self.before.mood.anger;
        if self.moved_on() || self.events.contains(&Event::Revealed) {
            self.state.ignored = 0;
        } else if !(says && better && self.reply.sincerity() > 0.0) {
            self.state.ignored = self.state.ignored.saturating_add(1);
            self.events.push(Event::Ignored);
        }
    }

    /// Whether it is over, and how.
    fn ends(&mut self, turn: usize) -> Option<Outcome> {
        let Mood { anger, trust, .. } = self.state.mood;
        let solved = self.scenario.solution.iter().all(|part| self.state.given.contains(&part.id));
        let second = turn > 1;
        let relieved = anger <= self.before.mood.anger - STAYS || anger < ASKS_MANAGER - STAYS;
        if self.before.asked_manager && !solved && !relieved && !self.reply.harms {
            return Some(Outcome::Escalated);
        }
        if second && (anger >= LEAVES || self.reply.harms && anger >= LEAVES_HURT) {
            return Some(Outcome::WalkedOut);
        }
        if solved {
            return self.ends_solved(turn);
        }
        if turn >= MOST || turn >= PATIENCE && self.state.given.is_empty() {
            return Some(Outcome::Unsolved);
        }
        let fed_up = anger >= ASKS_MANAGER && trust < DISTRUST || self.state.ignored >= 4;
        if fed_up && second && !self.before.asked_manager {
            self.state.asked_manager = true;
            self.events.push(Event::AskedManager);
        }
        None
    }

    fn ends_solved(&mut self, turn: usize) -> Option<Outcome> {
        let Mood { anger, trust, .. } = self.state.mood;
        let within = |(most, least): (f32, f32)| anger <= most && trust >= least;
        let heard = match self.state.impact {
            Hidden::Seen => within(HEARD),
            Hidden::Hidden => within(HEARD_UNTOLD),
            Hidden::Told | Hidden::PassedOver => false,
        };
        if heard {
            return Some(Outcome::Heard);
        }
        if self.before.sorted || turn >= MOST {
            return Some(Outcome::Settled);
        }
        // Who is just telling what hurts is not done yet.
        if !self.events.contains(&Event::Revealed) {
            self.state.sorted = true;
            self.events.push(Event::Sorted);
        }
        None
    }
}
