//! What moved a simulated customer, and what there is to take along: every word with the rule, the line of the practice and the study behind it.

use heard_desk::{Debriefed, Tried};
use heard_engine::rules::Rule;
use heard_engine::{Ledger, Study, practice_line, studies};
use heard_rehearsal::{Cause, Hidden, Missed, Worked};
use serde::Serialize;
use utoipa::ToSchema;

/// One thing that moved the customer.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalCause)]
pub(crate) struct CauseView {
    /// Why, one sentence.
    why: String,
    /// Your words, where it is in some.
    #[schema(required)]
    quote: Option<String>,
    /// By how much it moved them, −1 to 1; a plus of anger is bad.
    anger: f32,
    /// By how much, −1 to 1.
    trust: f32,
    /// By how much, −1 to 1.
    hope: f32,
    /// The rule of the coach; `null` where none says so.
    #[schema(required)]
    rule: Option<RuleNamed>,
    /// Lines of the practice.
    practice: Vec<LineView>,
    studies: Vec<StudyView>,
}

/// A rule by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct RuleNamed {
    id: &'static str,
    title: &'static str,
}

impl From<&'static Rule> for RuleNamed {
    fn from(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            title: rule.title,
        }
    }
}

/// A line of the practice.
#[derive(Serialize, ToSchema)]
#[schema(as = PracticeLine)]
pub(crate) struct LineView {
    id: &'static str,
    text: &'static str,
}

fn line(id: &str) -> Option<LineView> {
    practice_line(id).map(|line| LineView {
        id: line.id,
        text: line.text,
    })
}

/// A study: who, and what they found.
#[derive(Serialize, ToSchema)]
#[schema(as = StudyCited)]
pub(crate) struct StudyView {
    short: &'static str,
    finding: &'static str,
}

impl From<&'static Study> for StudyView {
    fn from(study: &'static Study) -> Self {
        Self {
            short: study.short,
            finding: study.finding,
        }
    }
}

impl From<&Cause> for CauseView {
    fn from(cause: &Cause) -> Self {
        let backing = cause.source.backing();
        Self {
            why: cause.why.clone(),
            quote: cause.quote.clone(),
            anger: cause.shift.anger,
            trust: cause.shift.trust,
            hope: cause.shift.hope,
            rule: backing.rule.map(RuleNamed::from),
            practice: backing.practice.iter().filter_map(|id| line(id)).collect(),
            studies: backing.studies.into_iter().map(StudyView::from).collect(),
        }
    }
}

/// Whether what really hurt came to be known.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ImpactTold {
    /// Nobody listened for it.
    Hidden,
    /// They told it.
    Told,
    /// They told it, and the answer went past it.
    PassedOver,
    /// They told it, and you saw it.
    Seen,
}

impl From<Hidden> for ImpactTold {
    fn from(hidden: Hidden) -> Self {
        match hidden {
            Hidden::Hidden => Self::Hidden,
            Hidden::Told => Self::Told,
            Hidden::PassedOver => Self::PassedOver,
            Hidden::Seen => Self::Seen,
        }
    }
}

/// What there is to take along from a branch.
#[derive(Serialize, ToSchema)]
#[schema(as = Debrief)]
pub(crate) struct DebriefView {
    /// Who the customer is.
    who: String,
    /// What really hurt.
    impact: String,
    told: ImpactTold,
    /// Parts of the solution that you gave.
    given: Vec<String>,
    /// Needs that were met, in the customer's words, rational first.
    met: Vec<String>,
    missed: Vec<MissedView>,
    /// What worked best, in your own words: three at most.
    worked: Vec<WorkedView>,
    /// One thing to try next time; `null` where there is nothing better to say than “again”.
    #[schema(required)]
    next: Option<TryView>,
}

/// Something that was missed.
#[derive(Serialize, ToSchema)]
#[schema(as = DebriefMissed)]
pub(crate) struct MissedView {
    ledger: Ledger,
    what: String,
}

/// Words that worked.
#[derive(Serialize, ToSchema)]
#[schema(as = DebriefWorked)]
pub(crate) struct WorkedView {
    /// In which turn.
    turn: usize,
    /// Your words.
    quote: String,
    /// What they did.
    why: String,
}

/// One thing to try next time.
#[derive(Serialize, ToSchema)]
#[schema(as = DebriefTry)]
pub(crate) struct TryView {
    /// The turn to try again; `null` where it is about none in particular.
    #[schema(required)]
    turn: Option<usize>,
    what: String,
    why: String,
    /// The rule of the coach; `null` where none says so.
    #[schema(required)]
    rule: Option<RuleNamed>,
    /// Your words that it is about.
    #[schema(required)]
    quote: Option<String>,
    /// A hint, never a finished sentence to copy.
    #[schema(required)]
    hint: Option<String>,
    #[schema(required)]
    practice: Option<LineView>,
    #[schema(required)]
    study: Option<StudyView>,
}

impl From<&Debriefed> for DebriefView {
    fn from(debrief: &Debriefed) -> Self {
        let missed = |Missed { ledger, what }: &Missed| MissedView {
            ledger: *ledger,
            what: what.clone(),
        };
        let worked = |Worked { turn, quote, why }: &Worked| WorkedView {
            turn: *turn,
            quote: quote.clone(),
            why: why.clone(),
        };
        Self {
            who: debrief.who.clone(),
            impact: debrief.impact.clone(),
            told: debrief.hidden.into(),
            given: debrief.given.clone(),
            met: debrief.met.clone(),
            missed: debrief.missed.iter().map(missed).collect(),
            worked: debrief.worked.iter().map(worked).collect(),
            next: debrief.next.as_ref().map(TryView::from),
        }
    }
}

impl From<&Tried> for TryView {
    fn from(next: &Tried) -> Self {
        let study = |short: &String| studies().iter().find(|study| study.short == short);
        Self {
            turn: next.turn,
            what: next.what.clone(),
            why: next.why.clone(),
            rule: next.rule.as_deref().and_then(Rule::find).map(RuleNamed::from),
            quote: next.quote.clone(),
            hint: next.hint.clone(),
            practice: next.practice.as_deref().and_then(line),
            study: next.study.as_ref().and_then(study).map(StudyView::from),
        }
    }
}
