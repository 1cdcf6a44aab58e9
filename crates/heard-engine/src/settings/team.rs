//! Settings at work: their patterns, compiled.

use heard_text::{Document, Span};

use super::{Phrase, Settings, Term, Tone};
use crate::cue::{Hit, Hits, Lexicon};
use crate::rules::{Rule, quoted};
use crate::{Applicability, Evidence, Finding, Severity, Suggestion};

/// What a pattern of the settings stands for: a place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TeamCue {
    Jargon(usize),
    Policy(usize),
    Phrase(usize),
}

/// A team's settings, ready for drafts.
pub(crate) struct Team {
    settings: Settings,
    /// `None` where there is nothing to look for.
    lexicon: Option<Lexicon<TeamCue>>,
}

impl Team {
    /// Patterns that cannot be read find nothing: settings are checked before they come here.
    pub(crate) fn of(settings: Settings) -> Self {
        let jargon = settings
            .jargon
            .iter()
            .enumerate()
            .map(|(i, term)| (TeamCue::Jargon(i), term.term.as_str()));
        let policies = settings
            .policies
            .iter()
            .enumerate()
            .map(|(i, name)| (TeamCue::Policy(i), name.as_str()));
        let phrases = settings
            .phrase
            .iter()
            .enumerate()
            .flat_map(|(i, phrase)| phrase.find.iter().map(move |wording| (TeamCue::Phrase(i), wording.as_str())));
        let patterns: Vec<(TeamCue, &str)> = jargon.chain(policies).chain(phrases).collect();
        let lexicon = (!patterns.is_empty())
            .then(|| Lexicon::of_patterns(patterns.into_iter()).ok())
            .flatten();
        Self { settings, lexicon }
    }

    pub(crate) fn scan(&self, draft: &Document<'_>) -> Hits<TeamCue> {
        self.lexicon.as_ref().map_or_else(Hits::default, |lexicon| lexicon.scan(draft))
    }

    pub(crate) fn has_phrase(&self, id: &str) -> bool {
        self.settings.phrase.iter().any(|phrase| phrase.id == id)
    }

    pub(crate) fn tone(&self) -> Option<Tone> {
        self.settings.tone
    }

    /// How a rule speaks here; `None` where it is off.
    pub(crate) fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.settings
            .rules
            .get(rule.id)
            .map_or(Some(rule.severity), |level| level.severity())
    }

    /// Whether this team's customers know a term.
    pub(crate) fn knows(&self, words: &str) -> bool {
        let words = heard_text::normalise(words);
        self.settings.known.iter().any(|known| heard_text::normalise(known) == words)
    }

    /// The team's own words in a draft, with what customers call them.
    pub(crate) fn jargon<'t>(&'t self, hits: &'t Hits<TeamCue>) -> impl Iterator<Item = (&'t Hit<TeamCue>, &'t Term)> {
        hits.all().iter().filter(|hit| !hit.quoted).filter_map(|hit| match hit.cue {
            TeamCue::Jargon(at) => self.settings.jargon.get(at).map(|term| (hit, term)),
            _ => None,
        })
    }

    /// Where a draft names a policy of the team's.
    pub(crate) fn policies(hits: &Hits<TeamCue>) -> impl Iterator<Item = Span> {
        let policy = |hit: &&Hit<TeamCue>| !hit.quoted && matches!(hit.cue, TeamCue::Policy(_));
        hits.all().iter().filter(policy).map(|hit| hit.span)
    }

    /// What the team's phrase rules find.
    pub(crate) fn findings(&self, draft: &Document<'_>, hits: &Hits<TeamCue>) -> Vec<Finding> {
        let found = hits.all().iter().filter(|hit| !hit.quoted).filter_map(|hit| match hit.cue {
            TeamCue::Phrase(at) => self.settings.phrase.get(at).map(|phrase| (phrase, hit.span)),
            _ => None,
        });
        found.filter_map(|(phrase, span)| finding(phrase, draft, span)).collect()
    }

    /// Whether a phrase rule finds something in a text.
    pub(super) fn finds_phrase(&self, text: &str) -> bool {
        let draft = Document::new(text);
        let hits = self.scan(&draft);
        hits.all().iter().any(|hit| !hit.quoted)
    }
}

fn finding(phrase: &Phrase, draft: &Document<'_>, span: Span) -> Option<Finding> {
    let severity = phrase.severity.severity()?;
    let suggestions = phrase.say.iter().map(|say| Suggestion {
        text: capitalised_like(draft.slice(span), say),
        applicability: Applicability::Safe,
    });
    Some(Finding {
        rule: phrase.id.clone(),
        severity,
        title: "A wording that this team does not use".to_owned(),
        message: format!("{}: {}", quoted(draft.slice(span)), phrase.why),
        evidence: Evidence::new(draft, span),
        customer: None,
        practice: Vec::new(),
        cites: Vec::new(),
        suggestions: suggestions.collect(),
    })
}

/// The replacement begins as the words it replaces begin: large or small.
fn capitalised_like(written: &str, say: &str) -> String {
    let mut chars = say.chars();
    match (written.chars().next(), chars.next()) {
        (Some(first), Some(new)) if first.is_uppercase() && new.is_lowercase() => new.to_uppercase().chain(chars).collect(),
        _ => say.to_owned(),
    }
}

impl Default for Team {
    fn default() -> Self {
        Self::of(Settings::default())
    }
}
