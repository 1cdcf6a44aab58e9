//! Numbered lines of bounded length.

use std::io::{BufRead, Read};

use super::source::{Bytes, lost};

/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 16 << 20;

/// The lines of an archive. Holds one line at a time.
pub(super) struct Lines {
    bytes: Bytes,
    packed: bool,
    number: u64,
    ended: bool,
    line: Vec<u8>,
}

impl Lines {
    pub(super) fn new(bytes: Bytes, packed: bool) -> Self {
        Self {
            bytes,
            packed,
            number: 0,
            ended: false,
            line: Vec::new(),
        }
    }

    /// The number of the line last read.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next line, without its end; an error says why a line cannot be used.
    pub(super) fn read(&mut self) -> Option<Result<&[u8], String>> {
        if self.ended {
            return None;
        }
        self.line.clear();
        self.number += 1;
        let most = LONGEST_LINE as u64 + 1;
        match self.bytes.by_ref().take(most).read_until(b'\n', &mut self.line) {
            Ok(0) => {
                self.ended = true;
                None
            }
            Ok(_) if self.line.len() > LONGEST_LINE && !self.line.ends_with(b"\n") => Some(Err(self.pass_over())),
            Ok(_) => {
                if self.number == 1 && self.line.starts_with(b"\xef\xbb\xbf") {
                    self.line.drain(..3);
                }
                Some(Ok(self.line.trim_ascii_end()))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(lost(&error, self.packed)))
            }
        }
    }

    fn pass_over(&mut self) -> String {
        self.line = Vec::new();
        if let Err(error) = self.bytes.skip_until(b'\n') {
            self.ended = true;
            return lost(&error, self.packed);
        }
        format!("the line is longer than {} MiB", LONGEST_LINE >> 20)
    }
}
