//! Stage one: one thread reads and cuts parts, the others score them. Bounded queues keep the memory small.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use heard_engine::Engine;

use super::journal::{Journal, PartDone, Totals};
use super::part::Part;
use super::select::Selection;
use super::skipped::Skipped;
use super::{Folder, Progress, Request, ReviewError, Tally};
use crate::archive::{Position, Skip, open};

/// What the threads tell the one that keeps the journal.
enum Event {
    Part { done: PartDone, position: u64, fresh: bool },
    Skipped(Skip),
    Failed(ReviewError),
}

/// Scores every part that is not whole yet. `None` where it was told to stop before the end.
pub(super) fn score_parts(
    request: &Request,
    engine: &Engine,
    journal: &mut Journal,
    bytes: u64,
    progress: &dyn Progress,
    stop: &AtomicBool,
) -> Result<Option<Totals>, ReviewError> {
    progress.begin(bytes);
    let folder = Folder(request.out.clone());
    let skipped = Skipped::begin(&folder)?;
    let failed = AtomicBool::new(false);
    let (cut, to_score) = bounded::<Part>(1);
    let (tell, events) = bounded::<Event>(4);
    let reader = Reader {
        request,
        whole: journal.parts().clone(),
        cut,
        tell: tell.clone(),
        halt: || stop.load(Ordering::Relaxed) || failed.load(Ordering::Relaxed),
    };
    thread::scope(|scope| {
        let reading = scope.spawn(move || reader.read_all());
        for _ in 0..request.workers.max(1) {
            let (to_score, tell, folder) = (to_score.clone(), tell.clone(), &folder);
            scope.spawn(move || score_some(&to_score, &tell, engine, request, folder));
        }
        drop((to_score, tell));
        let kept = keep(&events, skipped, request.strict, journal, progress, &failed);
        let ended = reading.join().map_err(|_| ReviewError::Worker)??;
        let (skips, first) = kept?;
        if !ended {
            return Ok(None);
        }
        let totals = Totals {
            skipped: skips,
            ..journal.so_far()
        };
        if totals.conversations == 0 {
            return Err(ReviewError::Nothing { first });
        }
        Ok(Some(totals))
    })
}

fn score_some(parts: &Receiver<Part>, tell: &Sender<Event>, engine: &Engine, request: &Request, folder: &Folder) {
    for part in parts {
        let position = part.position;
        let event = match part.write(engine, &request.scoring, folder) {
            Ok(done) => Event::Part {
                done,
                position,
                fresh: true,
            },
            Err(error) => Event::Failed(error),
        };
        if tell.send(event).is_err() {
            return;
        }
    }
}

/// Keeps journal, list of skips and progress, until all threads are done. Goes on listening after a failure, so that nobody waits.
fn keep(
    events: &Receiver<Event>,
    mut skipped: Skipped,
    strict: bool,
    journal: &mut Journal,
    progress: &dyn Progress,
    failed: &AtomicBool,
) -> Result<(u64, Option<Skip>), ReviewError> {
    let mut tally = Tally::default();
    let mut result = Ok(());
    for event in events {
        if result.is_err() {
            failed.store(true, Ordering::Relaxed);
            continue;
        }
        result = match event {
            Event::Failed(error) => Err(error),
            Event::Skipped(skip) if strict => Err(ReviewError::Strict(skip)),
            Event::Skipped(skip) => {
                progress.skipped(&skip);
                skipped.add(skip)
            }
            Event::Part { done, position, fresh } => {
                tally.bytes = tally.bytes.max(position);
                tally.conversations += done.conversations;
                tally.messages += done.messages;
                tally.fresh += if fresh { done.messages } else { 0 };
                let noted = if fresh { journal.part_done(done) } else { Ok(()) };
                progress.advance(&tally);
                noted
            }
        };
    }
    result?;
    skipped.end()
}

/// Reads the archives and cuts them into parts.
struct Reader<'r, H> {
    request: &'r Request,
    whole: BTreeMap<u64, PartDone>,
    cut: Sender<Part>,
    tell: Sender<Event>,
    halt: H,
}

/// The other side is gone, or it is time to stop.
struct Halted;

impl<H: Fn() -> bool> Reader<'_, H> {
    /// Whether all was read.
    fn read_all(self) -> Result<bool, ReviewError> {
        let selection = Selection::of(self.request)?;
        let position = Position::default();
        let mut number = 0;
        let mut part = Part::empty(0);
        for path in &self.request.archives {
            let archive: Arc<str> = path.file_name().unwrap_or_default().to_string_lossy().into();
            for one in open(path, &self.request.reading, Arc::clone(&position))? {
                if selection.is_over(number) {
                    break;
                }
                let sent = match one {
                    Err(skip) => self.tell.send(Event::Skipped(skip)).map_err(|_| Halted),
                    Ok(conversation) => {
                        if selection.takes(number) {
                            part.push(&archive, conversation);
                        }
                        number += 1;
                        self.cut_if_full(&mut part, &position)
                    }
                };
                if sent.is_err() || (self.halt)() {
                    return Ok(false);
                }
            }
        }
        Ok(part.is_empty() || self.send(part, &position).is_ok())
    }

    fn cut_if_full(&self, part: &mut Part, position: &Position) -> Result<(), Halted> {
        if !part.is_full() {
            return Ok(());
        }
        let next = Part::empty(part.number + 1);
        self.send(std::mem::replace(part, next), position)
    }

    /// Hands a part to whoever scores it; one that is whole already is only counted.
    fn send(&self, mut part: Part, position: &Position) -> Result<(), Halted> {
        part.position = position.load(Ordering::Relaxed);
        match self.whole.get(&part.number) {
            Some(&done) => {
                let event = Event::Part {
                    done,
                    position: part.position,
                    fresh: false,
                };
                self.tell.send(event).map_err(|_| Halted)
            }
            None => self.cut.send(part).map_err(|_| Halted),
        }
    }
}
