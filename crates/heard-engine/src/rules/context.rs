//! What a rule may look at.

use heard_text::{Document, SegmentKind, Sentence, Span, TokenKind};

use crate::cue::{Cue, Hits};
use crate::meaning::ReplyMeaning;
use crate::reply::Line;
use crate::settings::{Team, TeamCue};
use crate::{Act, ActFound, AskKind, Empathy, Evidence, Flag, Ledger, NeedState, Reading, Situation};

/// Tokens of a name between a greeting and its comma.
const NAME: usize = 4;
/// Probability from which a fault is seen by its meaning alone. Short plain sentences look curt by themselves, and small talk
/// looks like playing down.
const SURE: f32 = 0.5;
const SURELY: f32 = 0.7;

/// Labels of what turns on the customer.
const HARD: [&str; 4] = ["blame", "minimise", "argues", "curt"];

/// What gives something of substance.
pub(crate) const HELPING: [Act; 6] = [
    Act::NextStep,
    Act::Reason,
    Act::Options,
    Act::Time,
    Act::Ownership,
    Act::FeelingAcknowledged,
];

/// A draft in its situation, read once for all rules.
pub(crate) struct Context<'c> {
    /// As it was handed in.
    pub(crate) situation: &'c Situation<'c>,
    /// What the draft answers: the customer's latest words.
    pub(crate) customer: &'c Document<'c>,
    /// The reading of them.
    pub(crate) reading: &'c Reading,
    /// The cues in their words.
    pub(crate) customer_hits: &'c Hits,
    /// The draft.
    pub(crate) draft: &'c Document<'c>,
    /// The cues in it.
    pub(crate) hits: &'c Hits,
    /// Its sentences.
    pub(crate) lines: &'c [Line<'c>],
    /// What they do.
    pub(crate) acts: &'c [ActFound],
    /// The customer's needs, held against it.
    pub(crate) needs: &'c [NeedState],
    /// Empathy, needed and given.
    pub(crate) empathy: &'c Empathy,
    /// What the encoder says of it.
    pub(crate) meaning: Option<&'c ReplyMeaning>,
    /// What the team has settled.
    pub(crate) team: &'c Team,
    /// Its own words and phrases in the draft.
    pub(crate) team_hits: &'c Hits<TeamCue>,
}

/// Where a fault stands.
pub(crate) struct Fault {
    /// Its words, or its whole sentence where it is seen by meaning.
    pub(crate) span: Span,
    /// Whether a wording shows it.
    pub(crate) worded: bool,
}

impl Context<'_> {
    /// A fault of the annotation guide: its wordings, or else the sentence that the encoder is sure of.
    pub(crate) fn faults(&self, label: &str, wordings: impl Iterator<Item = Span>) -> impl Iterator<Item = Fault> {
        let worded: Vec<_> = wordings.map(|span| Fault { span, worded: true }).collect();
        let sure = if matches!(label, "curt" | "minimise") { SURELY } else { SURE };
        let meant = || match label {
            "blame" | "argues" => self.hurtful(label),
            _ => self.meant(label, sure).or_else(|| self.hurtful(label)),
        };
        let meant = worded.is_empty().then(meant).flatten();
        worded.into_iter().chain(meant.map(|span| Fault { span, worded: false }))
    }

    /// The sentence that surely does this by its meaning, and surest.
    pub(crate) fn meant(&self, label: &str, sure: f32) -> Option<Span> {
        let said = self.meanings(self.meaning?, label);
        said.filter(|(p, _)| *p >= sure)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, span)| span)
    }

    /// The sentence that turns on the customer in this way, more than in any other, in a reply that hurts as a whole. Neither is enough by
    /// itself: plain facts look hard, and what hurts need not be in these words. Silent where a wording shows it already.
    fn hurtful(&self, label: &str) -> Option<Span> {
        /// Probability from which a reply hurts as a whole.
        const HURTS: f32 = 0.8;
        let low = self.upset() && self.reading.feeling().sign() <= 0 && !self.pleasant();
        if !low || self.is_against() || self.hurts()? < HURTS {
            return None;
        }
        let likely = HARD.map(|label| (self.bears(label), label));
        let (_, most) = likely.into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
        (most == label).then(|| self.meant(label, SURE)).flatten()
    }

    /// How likely it is that some sentence of the draft bears this label by its meaning, or the draft as a whole (`stock`).
    pub(crate) fn bears(&self, label: &str) -> f32 {
        let Some(meaning) = self.meaning else { return 0.0 };
        if label == "stock" {
            return meaning.stock();
        }
        self.meanings(meaning, label).fold(0.0, |most, (p, _)| most.max(p))
    }

    /// How likely each sentence bears a label; without those that quote, which are somebody else's.
    fn meanings(&self, meaning: &ReplyMeaning, label: &str) -> impl Iterator<Item = (f32, Span)> {
        let quotes = |s: &&Sentence| self.draft.slice(s.span).contains(['“', '”', '"']);
        self.body()
            .filter(move |s| !quotes(s))
            .map(move |s| (meaning.label(label, s.span), s.span))
    }

    /// How hard each sentence is on the customer by its meaning: as likely as it blames, plays down, quarrels or rebuffs.
    pub(crate) fn hard(&self) -> impl Iterator<Item = (f32, Span)> {
        let labels = |meaning: &ReplyMeaning, span| HARD.map(|label| meaning.label(label, span));
        let most = move |span: Span| {
            let said = self.meaning.map(|meaning| labels(meaning, span)).unwrap_or_default();
            said.into_iter().fold(0.0, f32::max)
        };
        let quotes = |s: &&Sentence| self.draft.slice(s.span).contains(['“', '”', '"']);
        self.body().filter(move |s| !quotes(s)).map(move |s| (most(s.span), s.span))
    }

    /// Whether the draft does this.
    pub(crate) fn does(&self, act: Act) -> bool {
        self.acts.iter().any(|found| found.act == act)
    }

    /// The words of the draft that do this.
    pub(crate) fn acts(&self, act: Act) -> impl Iterator<Item = &Evidence> {
        self.acts.iter().filter(move |found| found.act == act).map(|found| &found.evidence)
    }

    /// The sentence of the draft around a span.
    pub(crate) fn sentence_at(&self, span: Span) -> Option<&Sentence> {
        let sentences = self.draft.sentences();
        let after = sentences.partition_point(|s| s.span.start <= span.start);
        after.checked_sub(1).and_then(|at| sentences.get(at))
    }

    /// The sentences that say something: no greeting, no signature, no quoted mail.
    pub(crate) fn body(&self) -> impl DoubleEndedIterator<Item = &Sentence> {
        self.draft.sentences().iter().filter(|s| s.segment == SegmentKind::Body)
    }

    /// Where something missed would begin: after the greeting. `None` while nothing but a greeting is written.
    pub(crate) fn opening(&self) -> Option<Span> {
        let first = self.body().next()?;
        let greeting = self.acts(Act::Greeting).map(Evidence::span).find(|span| first.span.contains(*span));
        let at = match greeting {
            None => first.span.start,
            Some(greeting) => {
                let tokens = self.draft.tokens_of(first);
                let rest = tokens.iter().skip_while(|t| t.span.end <= greeting.end);
                let stop = rest
                    .clone()
                    .take(NAME)
                    .position(|t| matches!(self.draft.norm(t), "," | "!" | "." | "-" | "–" | "—"));
                let rest: Vec<_> = rest.collect();
                let next = stop.map_or(0, |at| at + 1);
                match rest.get(next) {
                    Some(token) => token.span.start,
                    None => self.body().nth(1)?.span.start,
                }
            }
        };
        Some(Span::new(at, at))
    }

    /// Where something missed would stand last: after the last sentence. `None` while nothing but a greeting is written.
    pub(crate) fn closing(&self) -> Option<Span> {
        self.opening()?;
        self.body().next_back().map(|s| Span::new(s.span.end, s.span.end))
    }

    /// Whether the customer shows an unpleasant feeling clearly, or something that should be acknowledged.
    pub(crate) fn upset(&self) -> bool {
        self.empathy.needed || (self.reading.feeling().sign() < 0 && self.reading.intensity >= 2)
    }

    /// Whether more than one small sign shows that they are upset: a single doubtful wording is worth a hint at most.
    pub(crate) fn clearly_upset(&self) -> bool {
        /// Probability from which one sign is enough.
        const SURE: f32 = 0.7;
        if self.reading.feeling().sign() > 0 && !self.customer_hits.any(Cue::FlagSarcasm) {
            return false;
        }
        let flags = [Flag::Repeat, Flag::Waiting, Flag::Churn, Flag::Vulnerable, Flag::Abuse];
        let told = !self.reading.impact.is_empty() || flags.into_iter().any(|flag| self.reading.has(flag));
        let felt = self.reading.feelings.first().filter(|felt| felt.feeling.sign() < 0);
        let sure = felt.is_some_and(|felt| felt.probability >= SURE || felt.evidence.len() > 1);
        let leaning = felt.is_some_and(|felt| felt.probability >= 0.5);
        self.reading.intensity >= 3 || (self.reading.intensity >= 2 && (sure || (told && leaning)))
    }

    /// Whether the customer's words hold gladness or thanks.
    pub(crate) fn praised(&self) -> bool {
        [Cue::FeelingJoy, Cue::FeelingGratitude]
            .into_iter()
            .any(|cue| self.customer_hits.any(cue))
    }

    /// Whether a customer who praises meets an agent who is glad: whatever else the words say, nothing is wrong here.
    pub(crate) fn pleasant(&self) -> bool {
        let glad = [Cue::ReplyGlad, Cue::ReplyThanks, Cue::RuleCheer]
            .into_iter()
            .any(|cue| self.hits.any(cue));
        self.praised() && glad && !self.does(Act::Apology)
    }

    /// Whether the draft is numbered as one part of several ("1/2"): what it lacks may stand in another.
    pub(crate) fn in_parts(&self) -> bool {
        let part = |norm: &str| {
            norm.split_once('/')
                .is_some_and(|(this, all)| this.len() == 1 && matches!(all, "2" | "3" | "4"))
        };
        let mut ends = self.draft.tokens().iter().rev().take(6).chain(self.draft.tokens().iter().take(4));
        ends.any(|t| t.kind == TokenKind::Number && part(self.draft.norm(t)))
    }

    /// Whether the customer waits for something: they asked, want something done, or are upset, and do not say goodbye.
    pub(crate) fn open_matter(&self) -> bool {
        let wants = self.needs.iter().any(|state| state.need.ledger == Ledger::Rational);
        let glad = self.reading.feeling().sign() > 0 && self.reading.questions.is_empty();
        let content = self.pleasant() || self.reading.ask.kind == AskKind::Thanks || (glad && !self.upset());
        (wants || self.upset()) && !content
    }

    /// Whether nothing in the draft belongs to this case: no word of theirs, no step, reason, choice, time, and no feeling seen.
    pub(crate) fn touches_nothing(&self) -> bool {
        !self.helps() && !self.does(Act::Specific) && !self.lines.iter().any(|line| line.shared > 0)
    }

    /// Whether it gives something of substance: a step, a reason, a choice, a time, ownership, or a feeling seen.
    pub(crate) fn helps(&self) -> bool {
        HELPING.into_iter().any(|act| self.does(act))
    }

    /// Whether somebody upset gets nothing at all: no regret, nothing seen or owned, no deed, no question, no way on, and the encoder sees no help.
    /// What a sentence is by its meaning counts only there: beside anything for them, a fact about a service sounds the same.
    pub(crate) fn leaves_alone(&self) -> bool {
        /// How far the encoder sees help at most.
        const NO_HELP: f32 = 0.3;
        const GIVES: [Act; 8] = [
            Act::Apology,
            Act::Ownership,
            Act::NextStep,
            Act::Options,
            Act::Promise,
            Act::FollowUp,
            Act::AsksInfo,
            Act::OpenQuestion,
        ];
        let gives = GIVES.into_iter().any(|act| self.does(act)) || self.lines.iter().any(|line| line.question || line.link);
        let helpless = self.meaning.is_some_and(|meaning| meaning.helps() < NO_HELP);
        let low = self.upset() && self.reading.feeling().sign() <= 0 && !self.pleasant();
        low && helpless && self.empathy.given == 0 && !gives && !self.in_parts()
    }

    /// The customer's words that tell most: what it costs them, else what is wrong, else what shows the feeling.
    pub(crate) fn telling(&self) -> Option<&Evidence> {
        let says = |words: &&Evidence| words.quote.split_whitespace().nth(1).is_some();
        let all = || self.reading.impact.iter().chain(&self.reading.problem).chain(&self.empathy.because);
        all().find(says).or_else(|| all().next())
    }
}
