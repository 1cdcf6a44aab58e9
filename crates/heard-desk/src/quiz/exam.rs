//! An exam that an agent sits: begun, answered in its time, finished once.

use std::collections::BTreeMap;

use heard_quiz::{Bank, Certificate, Marks, Paper};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Agent, AgentId, Change, DeskError, ExamId, Team, TeamId, Version, Write};

/// One exam of one agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exam {
    /// Names it.
    pub id: ExamId,
    /// Where its writer serves.
    pub team: TeamId,
    /// Who. Nobody else reads it; a certificate is theirs to show.
    pub by: AgentId,
    /// What was laid before them.
    pub paper: Paper,
    /// What they chose, by item: places of its answers.
    pub chosen: BTreeMap<String, Vec<usize>>,
    /// When it began.
    pub begun_at: Timestamp,
    /// When the time is over.
    pub ends_at: Timestamp,
    /// What it came to.
    pub finished: Option<Finished>,
    /// How often it was written.
    pub version: Version,
}

/// The end of an exam, kept as it was marked: a certificate stands when items change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// When: where the time was over before, then.
    pub at: Timestamp,
    /// How many were right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// Whether that was enough.
    pub passed: bool,
    /// The letters of the chapters that were asked.
    pub areas: String,
}

impl Exam {
    /// Somebody begins one.
    pub fn begin(by: &Agent, paper: Paper, now: Timestamp) -> (Self, Change) {
        let exam = Self {
            id: ExamId::at(now),
            team: by.team,
            by: by.id,
            ends_at: paper.ends_at(now),
            paper,
            chosen: BTreeMap::new(),
            begun_at: now,
            finished: None,
            version: Version::FIRST,
        };
        let change = Change::new(vec![Write::Exam(exam.clone())]);
        (exam, change)
    }

    /// Answers an item, or answers it otherwise.
    pub fn answer(&mut self, item: &str, chosen: Vec<usize>, now: Timestamp) -> Result<Change, DeskError> {
        if self.finished.is_some() || now > self.ends_at {
            return Err(DeskError::ExamIsOver);
        }
        let question = self.paper.questions.iter().find(|question| question.item == item);
        let question = question.ok_or(DeskError::NotInTheExam)?;
        if chosen.is_empty() || chosen.iter().any(|place| !question.order.contains(place)) {
            return Err(DeskError::NoSuchAnswer);
        }
        self.chosen.insert(item.to_owned(), chosen);
        Ok(self.changed())
    }

    /// Hands it in.
    pub fn finish(&mut self, bank: &Bank, now: Timestamp) -> Result<Change, DeskError> {
        if self.finished.is_some() {
            return Err(DeskError::ExamIsOver);
        }
        let marks = self.marks(bank);
        self.finished = Some(Finished {
            at: now.min(self.ends_at),
            right: marks.share.right,
            of: marks.share.of,
            passed: marks.passed,
            areas: marks.areas.iter().map(|area| area.letter).collect(),
        });
        Ok(self.changed())
    }

    /// Its marks by the items as they are now.
    pub fn marks(&self, bank: &Bank) -> Marks {
        self.paper.mark(bank, &self.chosen)
    }

    /// What a certificate of it says; only of one that was passed.
    pub fn certificate(&self, by: &Agent, team: &Team) -> Result<Certificate, DeskError> {
        let finished = self
            .finished
            .as_ref()
            .filter(|finished| finished.passed)
            .ok_or(DeskError::NotPassed)?;
        Ok(Certificate {
            exam: self.id.to_string(),
            name: by.name.as_str().to_owned(),
            team: team.name.as_str().to_owned(),
            at: finished.at,
            right: finished.right,
            of: finished.of,
            areas: finished.areas.clone(),
        })
    }

    fn changed(&mut self) -> Change {
        self.version = self.version.next();
        Change::new(vec![Write::Exam(self.clone())])
    }
}
