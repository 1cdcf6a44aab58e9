//! Stage two: the parts become the tables, the tables become the report.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};

use super::journal::{Journal, Totals};
use super::part::{CONVERSATION_TABLE, JSON, MESSAGE_TABLE, in_place};
use super::plan::Plan;
use super::{Folder, Progress, Request, ReviewError};
use crate::aggregate::aggregate;
use crate::report::{About, report};
use crate::schema::{CONVERSATIONS, MESSAGES};
use crate::table::merge;

/// Writes all results. What is merged already is not merged again; the report always is made anew.
pub(super) fn finish(
    request: &Request,
    folder: &Folder,
    plan: &Plan,
    journal: &mut Journal,
    totals: &Totals,
    progress: &dyn Progress,
) -> Result<(), ReviewError> {
    progress.finishing();
    if !journal.is_merged() {
        merge_parts(folder, totals)?;
        journal.merged()?;
    }
    // Gone already where an earlier run was cut off here.
    let _ = fs::remove_dir_all(folder.parts());
    let messages = folder.file(MESSAGE_TABLE);
    let conversations = folder.file(CONVERSATION_TABLE);
    let facts = aggregate(&conversations, &messages, &request.reading.zone).map_err(ReviewError::table(&messages))?;
    let about = About::new(request, plan, totals);
    in_place(&folder.file("report.html"), |path| {
        fs::write(path, report(&facts, &about)).map_err(ReviewError::disk(path))
    })
}

fn merge_parts(folder: &Folder, totals: &Totals) -> Result<(), ReviewError> {
    let parts = |kind: &'static str| (0..totals.parts).map(move |number| folder.part(number, kind));
    in_place(&folder.file(JSON), |path| {
        let join = || {
            let mut all = BufWriter::new(File::create(path)?);
            for part in parts(JSON) {
                io::copy(&mut File::open(part)?, &mut all)?;
            }
            all.flush()
        };
        join().map_err(ReviewError::disk(path))
    })?;
    in_place(&folder.file(CONVERSATION_TABLE), |path| {
        merge(path, CONVERSATIONS, parts(CONVERSATION_TABLE)).map_err(ReviewError::table(path))
    })?;
    in_place(&folder.file(MESSAGE_TABLE), |path| {
        merge(path, MESSAGES, parts(MESSAGE_TABLE)).map_err(ReviewError::table(path))
    })
}
