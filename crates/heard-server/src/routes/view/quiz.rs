//! Items, reasons, scores and exams, as the one who practises sees them.

use heard_desk::{Exam, Finished};
use heard_engine::practice_line;
use heard_quiz::{Area, Bank, Certificate, Item, Share};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An item as it is asked: which answers are right is not told.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizItem)]
pub(crate) struct ItemView {
    id: String,
    /// 1 to 3.
    level: u8,
    trade: &'static str,
    /// The letter of its chapter.
    chapter: String,
    practice: Vec<QuizLine>,
    /// What happened; may be empty.
    situation: String,
    /// What the customer wrote; may be empty.
    customer: String,
    question: String,
    /// How many answers are right.
    rights: usize,
    /// In the order in which they are shown.
    answers: Vec<QuizAnswerView>,
}

/// A line of the practice.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuizLine {
    id: &'static str,
    text: &'static str,
}

/// An answer that can be chosen.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizAnswer)]
pub(crate) struct QuizAnswerView {
    /// Names it.
    place: usize,
    text: String,
}

impl ItemView {
    /// With its answers in this order.
    pub(crate) fn of(item: &Item, order: &[usize]) -> Self {
        let lines = item.practice.iter().filter_map(|id| practice_line(id));
        let shown = order.iter().filter_map(|place| Some((*place, item.answers.get(*place)?)));
        Self {
            id: item.id.clone(),
            level: item.level.number(),
            trade: item.trade.word(),
            chapter: item.chapter().to_string(),
            practice: lines
                .map(|line| QuizLine {
                    id: line.id,
                    text: line.text,
                })
                .collect(),
            situation: item.situation.clone(),
            customer: item.customer.clone(),
            question: item.question.clone(),
            rights: item.rights(),
            answers: shown
                .map(|(place, answer)| QuizAnswerView {
                    place,
                    text: answer.text.clone(),
                })
                .collect(),
        }
    }
}

/// What an answer came to, with the reason for every answer.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizReasons)]
pub(crate) struct ReasonsView {
    right: bool,
    reasons: Vec<ReasonView>,
    studies: Vec<QuizStudy>,
}

/// Why an answer is right, or is not.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizReason)]
pub(crate) struct ReasonView {
    place: usize,
    right: bool,
    reason: String,
}

/// A study behind an item.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuizStudy {
    short: &'static str,
    finding: &'static str,
}

impl ReasonsView {
    /// For whoever has chosen these.
    pub(crate) fn of(item: &Item, chosen: &[usize]) -> Self {
        let reason = |(place, answer): (usize, &heard_quiz::Answer)| ReasonView {
            place,
            right: answer.right,
            reason: answer.reason.clone(),
        };
        let studies = item.studies.iter().map(|study| QuizStudy {
            short: study.short,
            finding: study.finding,
        });
        Self {
            right: item.is_right(chosen).unwrap_or(false),
            reasons: item.answers.iter().enumerate().map(reason).collect(),
            studies: studies.collect(),
        }
    }
}

/// A share of right answers, with Wilson's interval.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizShare)]
pub(crate) struct ShareView {
    right: u32,
    of: u32,
    /// 0 to 1.
    low: f64,
    /// 0 to 1.
    high: f64,
    /// Whether it rests on few answers.
    few: bool,
}

impl From<Share> for ShareView {
    fn from(share: Share) -> Self {
        let Share { right, of, low, high, few } = share;
        Self { right, of, low, high, few }
    }
}

/// One chapter of the practice.
#[derive(Serialize, ToSchema)]
#[schema(as = QuizArea)]
pub(crate) struct AreaView {
    letter: String,
    title: &'static str,
    share: ShareView,
}

impl From<&Area> for AreaView {
    fn from(area: &Area) -> Self {
        Self {
            letter: area.letter.to_string(),
            title: area.title,
            share: area.share.into(),
        }
    }
}

/// An exam, as the one who sits it sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Exam)]
pub(crate) struct ExamView {
    id: Uuid,
    begun_at: Timestamp,
    /// When the time is over.
    ends_at: Timestamp,
    minutes: u32,
    questions: Vec<ExamQuestion>,
    /// What it came to; `null` while it runs.
    #[schema(required)]
    score: Option<ScoreView>,
}

/// One question of an exam.
#[derive(Serialize, ToSchema)]
pub(crate) struct ExamQuestion {
    item: ItemView,
    /// Places of answers; empty where nothing was chosen.
    chosen: Vec<usize>,
    /// Told when the exam is finished.
    #[schema(required)]
    reasons: Option<ReasonsView>,
}

/// The score of an exam.
#[derive(Serialize, ToSchema)]
#[schema(as = ExamScore)]
pub(crate) struct ScoreView {
    finished_at: Timestamp,
    share: ShareView,
    passed: bool,
    areas: Vec<AreaView>,
}

impl ExamView {
    /// With the items as they are now.
    pub(crate) fn of(exam: &Exam, bank: &Bank) -> Self {
        let over = exam.finished.is_some();
        let question = |question: &heard_quiz::Question| {
            let item = bank.item(&question.item)?;
            let chosen = exam.chosen.get(&question.item).cloned().unwrap_or_default();
            Some(ExamQuestion {
                item: ItemView::of(item, &question.order),
                reasons: over.then(|| ReasonsView::of(item, &chosen)),
                chosen,
            })
        };
        let score = |finished: &Finished| ScoreView {
            finished_at: finished.at,
            share: Share::new(finished.right, finished.of).into(),
            passed: finished.passed,
            areas: exam.marks(bank).areas.iter().map(AreaView::from).collect(),
        };
        Self {
            id: exam.id.uuid(),
            begun_at: exam.begun_at,
            ends_at: exam.ends_at,
            minutes: exam.paper.minutes,
            questions: exam.paper.questions.iter().filter_map(question).collect(),
            score: exam.finished.as_ref().map(score),
        }
    }
}

/// What a certificate says.
#[derive(Serialize, ToSchema)]
#[schema(as = Certificate)]
pub(crate) struct CertificateView {
    /// Who has passed.
    name: String,
    team: String,
    at: Timestamp,
    right: u32,
    of: u32,
    /// Titles of the chapters that were asked.
    areas: Vec<&'static str>,
}

impl From<&Certificate> for CertificateView {
    fn from(certificate: &Certificate) -> Self {
        let chapters = heard_engine::practice().iter();
        let areas = chapters.filter(|chapter| certificate.areas.contains(chapter.letter));
        Self {
            name: certificate.name.clone(),
            team: certificate.team.clone(),
            at: certificate.at,
            right: certificate.right,
            of: certificate.of,
            areas: areas.map(|chapter| chapter.title).collect(),
        }
    }
}
