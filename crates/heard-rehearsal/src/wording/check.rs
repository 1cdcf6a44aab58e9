//! The check of a wording against what the run has decided.

use heard_engine::{Engine, Flag};
use heard_text::{Document, TokenKind};

use super::phrases::{ACCEPTS, LEAVES, NOT_THEM, RUDE};
use super::{Refused, secret};
use crate::state::{Event, Hidden};
use crate::{Outcome, Rehearsal, Scenario, Turn};

/// Characters of a wording at most, and how many times as long as the line it may be.
const LONGEST: usize = 500;
const TIMES: usize = 3;
/// Sentences at most.
const SENTENCES: usize = 6;
/// From here on a valence is warm; below its negative, cold.
const WARM: f32 = 0.2;

pub(super) fn checked(
    engine: &Engine,
    scenario: &Scenario,
    rehearsal: &Rehearsal,
    at: usize,
    wording: &str,
) -> Option<Result<String, Refused>> {
    let turn = rehearsal.turns.get(at)?;
    let path = rehearsal.path(at);
    let wording = bare(wording, &scenario.persona.name);
    let check = Check {
        engine,
        scenario,
        rehearsal,
        turn,
        path: &path,
        wording: &wording,
        lower: wording.to_lowercase().replace('’', "'"),
    };
    Some(check.all().map(|()| wording.clone()))
}

/// On one line, without quotation marks around it or a name before it.
fn bare(wording: &str, name: &str) -> String {
    let line = wording.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line
        .strip_prefix(name)
        .and_then(|rest| rest.strip_prefix(':'))
        .unwrap_or(&line)
        .trim();
    let unquoted = line.strip_prefix(['"', '“']).and_then(|rest| rest.strip_suffix(['"', '”']));
    unquoted
        .filter(|rest| !rest.contains(['"', '“', '”']))
        .unwrap_or(line)
        .trim()
        .to_owned()
}

struct Check<'c> {
    engine: &'c Engine,
    scenario: &'c Scenario,
    rehearsal: &'c Rehearsal,
    turn: &'c Turn,
    path: &'c [usize],
    wording: &'c str,
    lower: String,
}

impl Check<'_> {
    fn all(&self) -> Result<(), Refused> {
        self.form()?;
        self.speaker()?;
        self.language()?;
        self.secret()?;
        self.state()?;
        self.content()?;
        self.mood()
    }

    fn form(&self) -> Result<(), Refused> {
        let letters = self.wording.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 {
            return Err(Refused::Empty);
        }
        let own = self.turn.answer.chars().count();
        let most = LONGEST.min((own * TIMES).max(160)).max(own + own / 4);
        let sentences = Document::new(self.wording).sentences().len();
        if self.wording.chars().count() > most || sentences > SENTENCES.max(Document::new(&self.turn.answer).sentences().len() + 1) {
            return Err(Refused::Long);
        }
        Ok(())
    }

    fn speaker(&self) -> Result<(), Refused> {
        let own = self.turn.answer.to_lowercase().replace('’', "'");
        if let Some(phrase) = NOT_THEM.iter().find(|phrase| holds(&self.lower, phrase) && !holds(&own, phrase)) {
            return Err(Refused::NotThem((*phrase).trim().to_owned()));
        }
        // The agent's own sentences said back.
        let theirs = Document::new(&self.turn.reply);
        let echoed = theirs
            .sentences()
            .iter()
            .map(|sentence| theirs.slice(sentence.span).trim().trim_end_matches(['.', '!', '?']).to_lowercase());
        match echoed
            .into_iter()
            .find(|sentence| sentence.split_whitespace().count() > 4 && self.lower.contains(sentence.as_str()))
        {
            Some(sentence) => Err(Refused::NotThem(sentence)),
            None => Ok(()),
        }
    }

    fn language(&self) -> Result<(), Refused> {
        let letters = self.wording.chars().filter(|c| c.is_alphabetic());
        let other = letters.filter(|c| !c.is_ascii() && !('\u{c0}'..='\u{17f}').contains(c)).count();
        if other > 0 || self.engine.read(self.wording, &[]).language.is_some() {
            return Err(Refused::Foreign);
        }
        let rude = |text: &str| words(text).into_iter().any(|word| RUDE.contains(&word.as_str()));
        let theirs = rude(&self.turn.answer) || self.all_lines().any(rude);
        let abuse = self.engine.read(self.wording, &[]).has(Flag::Abuse) && !self.engine.read(&self.turn.answer, &[]).has(Flag::Abuse);
        if !theirs && (rude(self.wording) || abuse) {
            return Err(Refused::Rude);
        }
        Ok(())
    }

    fn all_lines(&self) -> impl Iterator<Item = &str> {
        let lines = &self.scenario.lines;
        let all = [
            &lines.opening,
            &lines.ignored,
            &lines.ignored_again,
            &lines.hurt,
            &lines.script,
            &lines.walkout,
            &lines.manager,
        ];
        all.into_iter().flatten().map(String::as_str)
    }

    fn secret(&self) -> Result<(), Refused> {
        if self.turn.state.impact != Hidden::Hidden {
            return Ok(());
        }
        match secret::given_away(self.scenario, self.rehearsal, self.path, self.wording) {
            Some(word) => Err(Refused::Reveals(word)),
            None => Ok(()),
        }
    }

    /// Nothing is accepted, promised, threatened or ended that the run has not.
    fn state(&self) -> Result<(), Refused> {
        let own = self.turn.answer.to_lowercase().replace('’', "'");
        let further = |phrases: &[&'static str]| {
            phrases
                .iter()
                .find(|phrase| holds(&self.lower, phrase) && !holds(&own, phrase))
                .map(|phrase| Err(Refused::GoesFurther((*phrase).to_owned())))
        };
        let ends_well = matches!(self.turn.outcome, Some(Outcome::Heard | Outcome::Settled));
        let ends_ill = matches!(self.turn.outcome, Some(Outcome::WalkedOut | Outcome::Escalated))
            || self.turn.effect.events.contains(&Event::AskedManager);
        if !ends_well && let Some(refused) = further(ACCEPTS) {
            return refused;
        }
        if !ends_ill && let Some(refused) = further(LEAVES) {
            return refused;
        }
        Ok(())
    }

    /// What they say now is still in it, and no figure that nobody said.
    fn content(&self) -> Result<(), Refused> {
        let figures = |text: &str| -> Vec<String> {
            let doc = Document::new(text);
            doc.tokens()
                .iter()
                .filter(|token| token.kind == TokenKind::Number)
                .map(|token| doc.norm(token).to_owned())
                .collect()
        };
        let said = figures(self.wording);
        if let Some(missing) = figures(&self.turn.answer).into_iter().find(|figure| !said.contains(figure)) {
            return Err(Refused::LeavesOut(missing));
        }
        let mut known = figures(&self.rehearsal.opening);
        known.extend(self.scenario.brief.knows.iter().flat_map(|line| figures(line)));
        for turn in self.path.iter().filter_map(|at| self.rehearsal.turns.get(*at)) {
            known.extend(figures(&turn.reply));
            known.extend(figures(&turn.answer));
        }
        if let Some(made_up) = said.into_iter().find(|figure| !known.contains(figure)) {
            return Err(Refused::MadeUp(made_up));
        }
        let tells = self
            .turn
            .effect
            .events
            .iter()
            .any(|event| matches!(event, Event::Revealed | Event::Told(_)));
        let ends = self.turn.outcome.is_some() || self.turn.effect.events.contains(&Event::AskedManager);
        if tells || ends {
            let wanted = secret::content(&self.turn.answer);
            let given = secret::content(self.wording);
            let kept = wanted.iter().filter(|word| given.contains(word)).count();
            // What is told has to be told; last words may be said quite otherwise, as long as one word is theirs.
            let least = if tells {
                wanted.len().div_ceil(3)
            } else {
                usize::from(!wanted.is_empty() && self.turn.outcome.is_none())
            };
            if kept < least {
                let missing = wanted.into_iter().find(|word| !given.contains(word)).unwrap_or_default();
                return Err(Refused::LeavesOut(missing));
            }
        }
        Ok(())
    }

    /// As warm or as cold as the line.
    fn mood(&self) -> Result<(), Refused> {
        let valence = |text: &str| self.engine.read(text, &[]).valence;
        let (own, new) = (valence(&self.turn.answer), valence(self.wording));
        let clash = own <= -WARM && new >= WARM || own >= WARM && new <= -WARM;
        if clash
            || self.turn.outcome == Some(Outcome::WalkedOut) && new >= WARM
            || self.turn.outcome == Some(Outcome::Heard) && new <= -WARM
        {
            return Err(Refused::Mood);
        }
        Ok(())
    }
}

/// Whether a phrase stands there, not in the middle of a word: "your records" are not "our records".
fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, _)| !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric)))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
