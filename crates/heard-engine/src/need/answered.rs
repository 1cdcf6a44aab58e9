//! Needs held against a draft. An answer is recognised by what a sentence does and what it is about; in doubt it is one, so that
//! a need is called open only where a draft says nothing.

use heard_text::Document;

use super::{Need, NeedKind, NeedState, open};
use crate::cue::Cue;
use crate::reply::Line;
use crate::reply::words::Content;
use crate::{Act, ActFound, Evidence, Reading};

/// The customer's needs, each with the words of the draft that answer it.
pub(crate) fn held_against(
    customer: &Document<'_>,
    heard: &Reading,
    draft: &Document<'_>,
    lines: &[Line<'_>],
    acts: &[ActFound],
) -> Vec<NeedState> {
    let reply = Reply { draft, acts, lines };
    let state = |need: Need| NeedState {
        answered_by: reply.answer(&need, customer),
        need,
    };
    open::needs(heard).into_iter().map(state).collect()
}

/// What a sentence may do and still only be kind.
const WARM: [Act; 8] = [
    Act::Greeting,
    Act::Name,
    Act::Thanks,
    Act::Apology,
    Act::FeelingAcknowledged,
    Act::Ownership,
    Act::Specific,
    Act::Restates,
];
/// Words by which a sentence goes on to something else.
const TURNS: [&str; 6] = ["but", "however", "because", "as", ";", ":"];

struct Reply<'r> {
    draft: &'r Document<'r>,
    acts: &'r [ActFound],
    lines: &'r [Line<'r>],
}

impl Reply<'_> {
    fn answer(&self, need: &Need, customer: &Document<'_>) -> Option<Evidence> {
        let about = Content::within(customer, need.evidence.span());
        match need.kind {
            NeedKind::Answer => self
                .statement_about(&about)
                .or_else(|| self.way_on(&about))
                .or_else(|| self.anything()),
            NeedKind::Time => self
                .act(Act::Time)
                .or_else(|| self.statement_about(&about))
                .or_else(|| self.way_on(&about)),
            NeedKind::Solution => self
                .act(Act::NextStep)
                .or_else(|| self.act(Act::Options))
                .or_else(|| self.way_on(&about))
                .or_else(|| self.anything()),
            NeedKind::Choice => self.act(Act::Options),
            NeedKind::Acknowledgement => self.act(Act::FeelingAcknowledged).or_else(|| self.apology_for(&about)),
            NeedKind::Impact => self.acknowledged(&about),
            NeedKind::Ownership => self.act(Act::Ownership).or_else(|| self.act(Act::Apology)),
            NeedKind::NotRepeating => self.told_already(&about),
            NeedKind::Reassurance => self
                .act(Act::Time)
                .or_else(|| self.act(Act::Promise))
                .or_else(|| self.act(Act::NextStep)),
        }
    }

    fn act(&self, act: Act) -> Option<Evidence> {
        self.acts.iter().find(|found| found.act == act).map(|found| found.evidence.clone())
    }

    fn words(&self, line: &Line<'_>) -> Evidence {
        Evidence::new(self.draft, line.sentence.span)
    }

    /// A sentence that says something of what was asked: not a question, and more than manners.
    fn statement_about(&self, about: &Content<'_>) -> Option<Evidence> {
        let direct = [Cue::ReplyYesno, Cue::ReplyNotyet, Cue::ReplyVague, Cue::ReplyReason];
        let answers = |line: &&Line<'_>| {
            let manners = line.has(Cue::ReplyApology) || line.has(Cue::ReplyThanks) || is_idle(line);
            let touches = !manners && about.shared(self.draft, line.sentence) > 0;
            !line.question && (touches || direct.into_iter().any(|cue| line.has(cue)))
        };
        self.lines.iter().find(answers).map(|line| self.words(line))
    }

    /// What moves it on where there is no answer yet: a step, a reason, a fitting question, the place where the answer is.
    fn way_on(&self, about: &Content<'_>) -> Option<Evidence> {
        let touching = |line: &&Line<'_>| line.shared > 0 || about.shared(self.draft, line.sentence) > 0;
        [Act::NextStep, Act::Reason, Act::Promise]
            .into_iter()
            .find_map(|act| self.act(act))
            .or_else(|| self.question())
            .or_else(|| {
                self.lines
                    .iter()
                    .filter(|line| !line.has(Cue::StockPhrase) && !is_idle(line) && !is_creed(line) && !self.only_feels(line))
                    .find(touching)
                    .map(|line| self.words(line))
            })
            .or_else(|| self.act(Act::ChannelPush))
            .or_else(|| self.lines.iter().find(|line| line.link).map(|line| self.words(line)))
    }

    /// Any sentence that says something: whether it answers, only a person can tell.
    fn anything(&self) -> Option<Evidence> {
        self.lines
            .iter()
            .find(|line| line.says && !is_creed(line) && !self.only_feels(line))
            .map(|line| self.words(line))
    }

    /// A sentence that sees how they feel and does nothing else: the matter stands where it stood.
    fn only_feels(&self, line: &Line<'_>) -> bool {
        let here = || self.acts.iter().filter(|found| line.sentence.span.contains(found.evidence.span()));
        let feels = here().any(|found| found.act == Act::FeelingAcknowledged);
        let turns = self
            .draft
            .tokens_of(line.sentence)
            .iter()
            .any(|token| TURNS.contains(&self.draft.norm(token)));
        feels && here().all(|found| WARM.contains(&found.act)) && !turns && !line.question && !line.link
    }

    fn question(&self) -> Option<Evidence> {
        self.act(Act::AsksInfo).or_else(|| self.act(Act::OpenQuestion))
    }

    /// An apology that names what it is for.
    fn apology_for(&self, about: &Content<'_>) -> Option<Evidence> {
        let names = |line: &&Line<'_>| line.has(Cue::ReplyApology) && (line.shared > 0 || about.shared(self.draft, line.sentence) > 0);
        self.lines.iter().find(names).map(|line| self.words(line))
    }

    /// A sentence that sees what it cost: its words, or a feeling named beside their case.
    fn acknowledged(&self, about: &Content<'_>) -> Option<Evidence> {
        let sees = |line: &&Line<'_>| {
            let warm = line.has(Cue::ReplyFeeling) || line.has(Cue::ReplyApology) || line.has(Cue::ReplySympathy);
            warm && (about.shared(self.draft, line.sentence) > 0 || (line.has(Cue::ReplyFeeling) && line.shared > 0))
        };
        self.lines.iter().find(sees).map(|line| self.words(line))
    }

    /// Shows that the earlier tries are known, or asks for nothing that would have to be told again.
    fn told_already(&self, about: &Content<'_>) -> Option<Evidence> {
        let knows = |line: &&Line<'_>| line.has(Cue::ReplyKnown) || (!line.question && about.shared(self.draft, line.sentence) > 1);
        self.lines.iter().find(knows).map(|line| self.words(line))
    }
}

/// Words of parting, gladness or thanks: they may name what was asked about and say nothing of it.
fn is_idle(line: &Line<'_>) -> bool {
    const IDLE: [Cue; 4] = [Cue::ReplyThanks, Cue::ReplyGlad, Cue::ReplyWish, Cue::RuleWishing];
    !line.says && IDLE.into_iter().any(|cue| line.has(cue))
}

/// "We love our market days": what a company says of itself.
fn is_creed(line: &Line<'_>) -> bool {
    line.has(Cue::StockCreed) && line.shared < 2
}
