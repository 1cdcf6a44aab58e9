//! Measures and what is behind them, as agents see them.

use heard_desk::outcome::{
    Behind, Better, Certainty, Course, Estimate, Group, Growth, Measure, NeedCount, Outcome, Over, Passage, Period, RULE, Report, SMALL,
    Silent, TOO_FEW, Trend, Unit, Week,
};
use heard_engine::NeedKind;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::StandingView;

/// What the key of a group begins with, among the names of measures.
pub(crate) const GROUP: &str = "group-";

macro_rules! same_names {
    ($($(#[$doc:meta])* $view:ident as $schema:ident of $state:ty { $($(#[$of:meta])* $variant:ident),+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = $schema)]
        pub(crate) enum $view {
            $($(#[$of])* $variant),+
        }

        impl From<$state> for $view {
            fn from(state: $state) -> Self {
                match state {
                    $(<$state>::$variant => Self::$variant),+
                }
            }
        }
    )+};
}

same_names! {
    /// What kind of number it is.
    UnitView as FigureUnit of Unit {
        /// A share, 0–1.
        Share,
        /// The middle of lengths of time, in seconds.
        Seconds,
        /// How many.
        Count
    }
    /// What one would wish for.
    BetterView as FigureBetter of Better {
        /// The more, the better.
        More,
        /// The less, the better.
        Less
    }
    /// How much a number rests on.
    CertaintyView as Certainty of Certainty {
        /// Nothing to count.
        Nothing,
        /// Too few to say.
        TooFew,
        /// A small count.
        Small,
        /// Enough, or a plain count.
        Enough
    }
    /// Whether the later half of the period differs from the earlier beyond chance.
    TrendView as FigureTrend of Trend {
        /// It rose.
        Rising,
        /// It fell.
        Falling,
        /// No difference beyond chance.
        Unclear,
        /// Too few to compare.
        TooFew
    }
    /// Whether there are more than in the period before, beyond chance.
    GrowthView as Growth of Growth {
        /// More frequent.
        Growing,
        /// Less frequent.
        Shrinking,
        /// No difference beyond chance.
        Steady,
        /// Too few to compare.
        TooFew
    }
}

/// The measures of a period.
#[derive(Serialize, ToSchema)]
#[schema(as = Outcomes)]
pub(crate) struct OutcomesView {
    /// The first day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    to: Date,
    /// Its weeks.
    weeks: Vec<WeekView>,
    /// How many conversations began in it.
    begun: u32,
    /// How many of those are closed.
    closed: u32,
    /// B1 to B10.
    measures: Vec<MeasureView>,
    /// Needs noticed in it by kind, the most frequent first.
    needs: Vec<NeedCountView>,
    /// What is predicted of those who did not say; never mixed with what was said.
    silent: SilentView,
    /// Below this many nothing is said but the counts.
    too_few: u32,
    /// Below this many a count is small.
    small: u32,
}

/// Seven days, or what is left of them.
#[derive(Serialize, ToSchema)]
#[schema(as = OutcomeWeek)]
struct WeekView {
    /// The first day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

/// A measure.
#[derive(Serialize, ToSchema)]
#[schema(as = Measure)]
struct MeasureView {
    /// Its line of the practice: `B1`.
    id: &'static str,
    name: &'static str,
    /// What is to be known where there are no numbers.
    #[schema(required)]
    note: Option<&'static str>,
    figures: Vec<FigureView>,
}

/// One number of a measure.
#[derive(Serialize, ToSchema)]
#[schema(as = Figure)]
struct FigureView {
    /// Its name in addresses and files.
    key: &'static str,
    name: &'static str,
    /// What is counted, of what.
    definition: &'static str,
    unit: UnitView,
    better: BetterView,
    /// Whether it is a state of this moment, which has no weeks.
    now: bool,
    /// Over the whole period.
    whole: EstimateView,
    /// Week by week.
    weeks: Vec<EstimateView>,
    trend: TrendView,
}

/// A number with its uncertainty.
#[derive(Serialize, ToSchema)]
#[schema(as = Estimate)]
struct EstimateView {
    /// `null` where there are too few to say.
    #[schema(required)]
    value: Option<f64>,
    /// The lower end of its 95 % interval.
    #[schema(required)]
    low: Option<f64>,
    /// The upper end.
    #[schema(required)]
    high: Option<f64>,
    /// How many.
    numerator: u32,
    /// Of how many.
    denominator: u32,
    certainty: CertaintyView,
}

/// Needs of one kind.
#[derive(Serialize, ToSchema)]
#[schema(as = NeedCount)]
struct NeedCountView {
    kind: NeedKind,
    /// How many wait.
    open: u32,
    met: u32,
    set_aside: u32,
}

/// What is predicted of closed conversations whose customer did not answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Silent)]
struct SilentView {
    /// How many there are that can be predicted.
    of: u32,
    /// How many are predicted to have felt heard.
    heard: u32,
    certainty: CertaintyView,
    /// The rule in words.
    rule: &'static str,
    /// How many real answers there are to hold it against.
    answers: u32,
    /// How often it agrees with them; `null` while there are too few.
    #[schema(required)]
    agreement: Option<AgreementView>,
}

/// How often the rule says what the customer said.
#[derive(Serialize, ToSchema)]
#[schema(as = Agreement)]
struct AgreementView {
    agrees: u32,
    of: u32,
    low: f64,
    high: f64,
    /// How often the commoner answer alone would be right.
    commoner: u32,
}

/// What several customers say in their own words.
#[derive(Serialize, ToSchema)]
#[schema(as = ProblemGroup)]
pub(crate) struct GroupView {
    /// What `GET /v1/outcomes/{measure}/conversations` lists all its conversations by.
    key: String,
    /// The words most typical of it.
    name: Vec<String>,
    /// How many conversations it is in.
    count: u32,
    /// How many there were in the period before.
    before: u32,
    certainty: CertaintyView,
    growth: GrowthView,
    /// Three at most.
    examples: Vec<PassageView>,
}

/// Some words of a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Passage)]
struct PassageView {
    words: String,
    conversation_id: Uuid,
    customer_name: String,
    at: Timestamp,
}

/// A conversation behind a number.
#[derive(Serialize, ToSchema)]
#[schema(as = Behind)]
pub(crate) struct BehindView {
    id: Uuid,
    customer_name: String,
    subject: String,
    opened_at: Timestamp,
    state: StandingView,
    /// For how much it counts.
    numerator: u32,
    /// Of how much.
    denominator: u32,
    /// Its length of time, where that is what is counted.
    #[schema(required)]
    seconds: Option<f64>,
}

impl OutcomesView {
    pub(crate) fn of(report: &Report, period: &Period) -> Self {
        Self {
            from: period.first(),
            to: period.last(),
            weeks: period.weeks().into_iter().map(WeekView::from).collect(),
            begun: report.begun,
            closed: report.closed,
            measures: Measure::ALL.into_iter().map(|measure| MeasureView::of(measure, report)).collect(),
            needs: report.needs.iter().map(NeedCountView::from).collect(),
            silent: SilentView::from(&report.silent),
            too_few: TOO_FEW,
            small: SMALL,
        }
    }
}

impl From<Week> for WeekView {
    fn from(week: Week) -> Self {
        Self {
            from: week.first,
            to: week.last,
        }
    }
}

impl MeasureView {
    fn of(measure: Measure, report: &Report) -> Self {
        Self {
            id: measure.id(),
            name: measure.name(),
            note: measure.note(),
            figures: report.of(measure).map(FigureView::from).collect(),
        }
    }
}

impl From<&Outcome> for FigureView {
    fn from(outcome: &Outcome) -> Self {
        let figure = outcome.figure;
        Self {
            key: figure.key,
            name: figure.name,
            definition: figure.definition,
            unit: figure.unit.into(),
            better: figure.better.into(),
            now: figure.over == Over::Open,
            whole: (&outcome.whole).into(),
            weeks: outcome.weeks.iter().map(EstimateView::from).collect(),
            trend: outcome.trend.into(),
        }
    }
}

impl From<&Estimate> for EstimateView {
    fn from(estimate: &Estimate) -> Self {
        Self {
            value: estimate.value,
            low: estimate.interval.map(|interval| interval.low),
            high: estimate.interval.map(|interval| interval.high),
            numerator: estimate.yes,
            denominator: estimate.of,
            certainty: estimate.certainty.into(),
        }
    }
}

impl From<&NeedCount> for NeedCountView {
    fn from(count: &NeedCount) -> Self {
        Self {
            kind: count.kind,
            open: count.open,
            met: count.met,
            set_aside: count.set_aside,
        }
    }
}

impl From<&Silent> for SilentView {
    fn from(silent: &Silent) -> Self {
        Self {
            of: silent.of,
            heard: silent.heard,
            certainty: silent.certainty.into(),
            rule: RULE,
            answers: silent.answers,
            agreement: silent.agreement.map(|agreement| AgreementView {
                agrees: agreement.agrees,
                of: agreement.of,
                low: agreement.interval.low,
                high: agreement.interval.high,
                commoner: agreement.commoner,
            }),
        }
    }
}

impl From<&Group> for GroupView {
    fn from(group: &Group) -> Self {
        Self {
            key: format!("{GROUP}{}", group.key()),
            name: group.name.clone(),
            count: group.count,
            before: group.before,
            certainty: group.certainty.into(),
            growth: group.growth.into(),
            examples: group.examples.iter().map(PassageView::from).collect(),
        }
    }
}

impl From<&Passage> for PassageView {
    fn from(passage: &Passage) -> Self {
        Self {
            words: passage.words.as_str().to_owned(),
            conversation_id: passage.conversation.uuid(),
            customer_name: passage.customer_name.as_str().to_owned(),
            at: passage.at,
        }
    }
}

impl BehindView {
    pub(crate) fn of(course: &Course, behind: &Behind) -> Self {
        Self {
            id: course.conversation.uuid(),
            customer_name: course.customer_name.as_str().to_owned(),
            subject: course.subject.as_str().to_owned(),
            opened_at: course.opened_at,
            state: if course.is_closed() {
                StandingView::Closed
            } else {
                StandingView::Open
            },
            numerator: behind.yes,
            denominator: behind.of,
            seconds: behind.seconds,
        }
    }
}
