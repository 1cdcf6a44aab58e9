//! The facade.

use std::sync::OnceLock;

use heard_model::Model;
use heard_text::Document;
use jiff::Zoned;

use crate::cue::{Cue, Hits, Lexicon};
use crate::gist::{self, Candidate, Gist, Near};
use crate::language;
use crate::meaning::{Meaning, ReplyMeaning, own_words};
use crate::rules::{Context, RULES, Report, Rule};
use crate::settings::{Settings, Team};
use crate::situation::Pending;
use crate::{
    Appraisal, Coaching, Evidence, Guidance, ModelChoice, PromiseFound, Reading, Situation, Turn, guide, need, promise, reading, reply,
};

/// Reads, appraises and guides. Build it once (a few milliseconds) and share it: every method takes `&self`.
pub struct Engine {
    lexicon: Lexicon,
    team: Team,
    choice: ModelChoice,
    /// Made when the first text is read: who reads nothing pays nothing.
    model: OnceLock<Option<Model>>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// The engine with the cues and rules that the binary carries, and no encoder: it knows wordings, not meaning.
    pub fn new() -> Self {
        Self::choose(ModelChoice::None)
    }

    /// The engine with the encoder of this choice beside the cues; by cues alone where the build carries none of that size.
    pub fn choose(choice: ModelChoice) -> Self {
        Self {
            lexicon: Lexicon::embedded(),
            team: Team::default(),
            choice,
            model: OnceLock::new(),
        }
    }

    /// The engine with an encoder from elsewhere beside the cues.
    pub fn with(model: Model) -> Self {
        Self {
            model: OnceLock::from(Some(model)),
            ..Self::new()
        }
    }

    /// The same engine for a team that has settled how it writes.
    #[must_use]
    pub fn for_team(self, settings: Settings) -> Self {
        Self {
            team: Team::of(settings),
            ..self
        }
    }

    /// Whether an encoder reads beside the cues.
    pub fn has_model(&self) -> bool {
        self.model().is_some()
    }

    /// What reads beside the cues, for reports: `standard`, `small`, `given` from elsewhere, or `none`.
    pub fn encoder(&self) -> &'static str {
        match self.choice {
            _ if !self.has_model() => ModelChoice::None.name(),
            ModelChoice::None => "given",
            choice => choice.name(),
        }
    }

    fn model(&self) -> Option<&Model> {
        self.model.get_or_init(|| self.choice.model()).as_ref()
    }

    fn read_doc(&self, doc: &Document<'_>, hits: &Hits, before: &[Turn<'_>]) -> Reading {
        if let Some(language) = language::foreign(&own_words(doc)) {
            return Reading::unread(language);
        }
        let meaning = self.model().and_then(|model| Meaning::of(model, doc, before));
        reading::read(doc, hits, before, meaning)
    }

    /// What one customer message says. `before` holds earlier turns, oldest first; they disambiguate only.
    pub fn read(&self, text: &str, before: &[Turn<'_>]) -> Reading {
        let doc = Document::new(text);
        let hits = self.lexicon.scan(&doc);
        self.read_doc(&doc, &hits, before)
    }

    /// All that there is to say of a draft in its situation.
    pub fn appraise(&self, situation: &Situation<'_>) -> Appraisal {
        self.appraise_and(situation, |_, _| ()).1
    }

    /// How likely it is by the encoder that some sentence of the draft bears each of these labels of the annotation guide; nothing without an encoder.
    /// A label says what a sentence is; a rule remarks only where something should be done about it, and so speaks more seldom.
    pub fn labels<'l>(&self, situation: &Situation<'_>, labels: &[&'l str]) -> Vec<(&'l str, f32)> {
        self.appraise_and(situation, |cx, _| labels.iter().map(|&label| (label, cx.bears(label))).collect())
            .2
    }

    /// The next best step, with ways to begin.
    pub fn guide(&self, situation: &Situation<'_>) -> Guidance {
        self.coach(situation).guidance
    }

    /// What a composer shows while a draft is being written, from one pass over its words.
    pub fn coach(&self, situation: &Situation<'_>) -> Coaching {
        let (pending, appraisal, (mut guidance, promises)) = self.appraise_and(situation, |cx, appraisal| {
            (guide::guide(cx, appraisal), promise::find(cx.draft, cx.hits, situation.now))
        });
        pending.locate_in(guidance.evidence.iter_mut());
        Coaching {
            appraisal,
            guidance,
            promises,
        }
    }

    /// The appraisal, and what else is made of the same context and of the appraisal while its evidence still stands in the joined text.
    fn appraise_and<T>(&self, situation: &Situation<'_>, more: impl FnOnce(&Context<'_>, &Appraisal) -> T) -> (Pending, Appraisal, T) {
        let pending = Pending::of(situation.turns);
        let customer = Document::new(&pending.text);
        let customer_hits = self.lexicon.scan(&customer);
        let heard = self.read_doc(&customer, &customer_hits, pending.before(situation.turns));
        let draft = Document::new(situation.draft);
        let hits = self.lexicon.scan(&draft);
        let lines = reply::lines(&draft, &hits, &customer);
        let language = language::foreign(&own_words(&draft)).or_else(|| heard.language.clone());
        let model = self.model().filter(|_| language.is_none());
        let meaning = model.map(|model| ReplyMeaning::of(model, &draft, &customer));
        let (acts, needs) = if language.is_some() {
            (Vec::new(), Vec::new())
        } else {
            let acts = reply::acts(&draft, &lines, &customer, &heard, situation, meaning.as_ref());
            let needs = need::held_against(&customer, &heard, &draft, &lines, &acts);
            (acts, needs)
        };
        let empathy = reply::empathy(&draft, &lines, &acts, &heard, meaning.as_ref());
        let team_hits = self.team.scan(&draft);
        let context = Context {
            situation,
            customer: &customer,
            reading: &heard,
            customer_hits: &customer_hits,
            draft: &draft,
            hits: &hits,
            lines: &lines,
            acts: &acts,
            needs: &needs,
            empathy: &empathy,
            meaning: meaning.as_ref(),
            team: &self.team,
            team_hits: &team_hits,
        };
        let mut findings = Vec::new();
        for rule in RULES.iter().filter(|_| language.is_none()) {
            if let Some(severity) = self.team.severity(rule) {
                (rule.check)(&context, &mut Report::new(rule, severity, &draft, &mut findings));
            }
        }
        findings.extend(self.team.findings(&draft, &team_hits));
        let mut appraisal = reply::appraise(&context, findings, language);
        let more = more(&context, &appraisal);
        pending.locate(&mut appraisal);
        (pending, appraisal, more)
    }

    /// Whether findings may bear this id: a rule of the catalogue or a phrase rule of the team.
    pub fn knows(&self, rule: &str) -> bool {
        Rule::find(rule).is_some() || self.team.has_phrase(rule)
    }

    /// The promises in a text that an agent sends at `now`.
    pub fn promises(&self, text: &str, now: Option<&Zoned>) -> Vec<PromiseFound> {
        let doc = Document::new(text);
        let hits = self.lexicon.scan(&doc);
        promise::find(&doc, &hits, now)
    }

    /// The words in which a customer says that they recommend us, will come back or praise us to others; by cues alone.
    pub fn recommends(&self, text: &str) -> Option<Evidence> {
        let doc = Document::new(text);
        let hits = self.lexicon.scan(&doc);
        let hit = hits.live(Cue::PraiseRecommends).next()?;
        Some(Evidence::new(&doc, hit.span))
    }

    /// A vector of length 1 for each text: texts of like meaning have a large product. `None` without an encoder. A short text takes some
    /// milliseconds.
    pub fn embed(&self, texts: &[&str]) -> Option<Vec<Vec<f32>>> {
        let model = self.model()?;
        let input = |text| heard_model::Input {
            text,
            ..Default::default()
        };
        let inputs: Vec<_> = texts.iter().map(|text| input(text)).collect();
        Some(model.read(&inputs).iter().map(|said| said.embedding.clone()).collect())
    }

    /// What a text means, to be kept beside it for [`Self::nearest`]; `None` without an encoder.
    pub fn gist(&self, text: &str) -> Option<Gist> {
        let model = self.model()?;
        Some(Gist::of(model, self.encoder_mark(model), text))
    }

    /// Whether a gist that was kept is of this engine's encoder. Without an encoder none is made anew.
    pub fn is_current(&self, gist: Option<&Gist>) -> bool {
        match (self.model(), gist) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(model), Some(gist)) => gist.encoder == self.encoder_mark(model),
        }
    }

    /// Those of the candidates that are like what somebody told, the likest first; of equals the one that comes first. By meaning where both
    /// gists are of this encoder, by the words they share otherwise. What is but weakly like is left out.
    pub fn nearest(&self, told: &str, among: &[Candidate<'_>]) -> Vec<Near> {
        gist::nearest(told, self.gist(told).as_ref(), self.choice.like(), among)
    }

    /// Names the very weights: those of the next version are another encoder.
    fn encoder_mark(&self, model: &Model) -> String {
        format!("{}-{:016x}", self.encoder(), model.fingerprint())
    }

    /// What is wrong with the cue files that the binary carries; empty in a tested build.
    pub fn problems(&self) -> &[String] {
        self.lexicon.problems()
    }
}
