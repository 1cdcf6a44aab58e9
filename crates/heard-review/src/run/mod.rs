//! A review, from archives to results, in two stages that can be interrupted.
//!
//! 1. Conversations are read in order and cut into parts; every core scores parts into files of their own; a journal notes each
//!    whole part. 2. The parts are merged in order, and the report is made from the merged tables.
//!
//! What a part holds depends on the archives and the options alone, so a review that was interrupted and goes on gives the same
//! bytes as one that was not.

mod finish;
mod journal;
mod part;
mod plan;
mod progress;
mod score_parts;
mod select;
mod skipped;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use heard_engine::Engine;

use crate::archive::{ArchiveError, Position, Reading, Skip, open};
use crate::score::Scoring;
pub use journal::Totals;
pub(crate) use plan::{Plan, hex};
pub use progress::{Progress, Silent, Tally};

/// What to review, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The archives, read in this order.
    pub archives: Vec<PathBuf>,
    /// The folder for the results; made where it is not there.
    pub out: PathBuf,
    /// How to understand the archives.
    pub reading: Reading,
    /// How to score them.
    pub scoring: Scoring,
    /// Which conversations.
    pub choice: Choice,
    /// Whether the first line that cannot be used ends the review.
    pub strict: bool,
    /// Whether results of another review in `out` may be thrown away.
    pub restart: bool,
    /// How many threads score; at least one.
    pub workers: usize,
}

/// Which conversations are reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// All.
    #[default]
    All,
    /// The first so many.
    First(u64),
    /// So many, spread over the archives; always the same ones.
    Sample(u64),
}

/// How a review ended, where nothing went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All results are there.
    Done(Totals),
    /// It was told to stop; starting it again goes on from here.
    Stopped(Totals),
}

/// Why a review could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// An archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A line cannot be used, and the review is strict.
    #[error("{0} (strict: nothing may be skipped)")]
    Strict(Skip),
    /// Nothing in the archives could be used.
    #[error("no conversation could be read{}", first.as_ref().map(|skip| format!("; first reason: {skip}")).unwrap_or_default())]
    Nothing {
        /// The first line that was skipped.
        first: Option<Skip>,
    },
    /// The folder holds another review.
    #[error("{} holds a review of other archives, options or version ({difference}); use another folder, or --restart to throw it away", out.display())]
    Different {
        /// The folder.
        out: PathBuf,
        /// What differs.
        difference: String,
    },
    /// Another process is at work in the folder.
    #[error("{}: another review is writing here", .0.display())]
    Busy(PathBuf),
    /// The disk says no.
    #[error("{}: {source}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A table could not be written or read.
    #[error("{}: {source}", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// The engine broke its word that it cannot fail on text.
    #[error("the engine failed on conversation {conversation} of {archive}; please report it")]
    Engine {
        /// The archive.
        archive: String,
        /// The conversation.
        conversation: String,
    },
    /// A thread of the review died.
    #[error("a worker stopped without a word")]
    Worker,
}

impl ReviewError {
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { path, source }
    }

    pub(crate) fn table(path: &Path) -> impl FnOnce(parquet::errors::ParquetError) -> Self {
        let path = path.to_owned();
        move |source| Self::Table { path, source }
    }
}

/// Reviews archives. `stop` may be set at any time; what is whole by then is kept.
pub fn review(request: &Request, engine: &Engine, progress: &dyn Progress, stop: &AtomicBool) -> Result<Outcome, ReviewError> {
    let folder = Folder(request.out.clone());
    for path in &request.archives {
        // All are looked at before hours are spent on the first.
        drop(open(path, &request.reading, Position::default())?);
    }
    let plan = Plan::of(request, engine)?;
    let mut journal = journal::Journal::open(&folder, &plan, request.restart)?;
    if journal.scored().is_none() {
        let totals = score_parts::score_parts(request, engine, &mut journal, plan.bytes(), progress, stop)?;
        let Some(totals) = totals else {
            return Ok(Outcome::Stopped(journal.so_far()));
        };
        journal.all_scored(totals)?;
    }
    let totals = journal.scored().copied().unwrap_or_default();
    finish::finish(request, &folder, &plan, &mut journal, &totals, progress)?;
    Ok(Outcome::Done(totals))
}

/// Where everything lies in the folder of a review.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn parts(&self) -> PathBuf {
        self.0.join("parts")
    }

    fn part(&self, number: u64, kind: &str) -> PathBuf {
        self.parts().join(format!("{number:06}.{kind}"))
    }
}
