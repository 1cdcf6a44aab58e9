//! The project's own tidiness: small files, each saying what it is for, and nothing of one machine in them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

/// No Rust file is longer; one that wants to be holds two rooms.
const LONGEST: usize = 500;
/// Half of the Rust files are at most this long.
const MEDIAN: usize = 120;
/// What no tracked text holds: the folders of one machine, and where one machine fetched its packages.
const PRIVATE: [&str; 4] = ["/home/", "/root/", "\"resolved\": \"http", "file:///"];

/// Checks the tracked files; all faults are listed at once.
pub(crate) fn run() -> anyhow::Result<()> {
    let listing = Command::new("git").args(["ls-files", "-z"]).output().context("git ls-files")?;
    let mut faults = Vec::new();
    let mut lengths = Vec::new();
    for name in String::from_utf8(listing.stdout)?.split_terminator('\0') {
        let path = Path::new(name);
        // A file deleted in the working tree is still tracked; a picture is no text.
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        private(name, &text, &mut faults);
        if path.extension().is_some_and(|e| e == "rs") {
            rust(name, &text, &mut faults);
            lengths.push(text.lines().count());
        }
    }
    lengths.sort_unstable();
    let at = |share: usize| lengths.get(lengths.len() * share / 100).copied().unwrap_or_default();
    let longest = lengths.last().copied().unwrap_or_default();
    if at(50) > MEDIAN {
        faults.push(format!("the median Rust file has {} lines, more than {MEDIAN}", at(50)));
    }
    println!(
        "{} Rust files: median {} lines, nine in ten at most {}, longest {longest}",
        lengths.len(),
        at(50),
        at(90)
    );
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

fn rust(name: &str, text: &str, faults: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > LONGEST {
        faults.push(format!(
            "{name}: {lines} lines, more than {LONGEST}: would a reader find two rooms in one?"
        ));
    }
    if !text.starts_with("//!") {
        faults.push(format!("{name}:1: say in a `//!` line what the file is for"));
    }
}

fn private(name: &str, text: &str, faults: &mut Vec<String>) {
    // This file names them to look for them; changelogs of tools would be no fault, but we have none.
    if name == "xtask/src/tidy.rs" {
        return;
    }
    for (number, line) in text.lines().enumerate() {
        for word in PRIVATE.iter().filter(|word| line.contains(**word)) {
            faults.push(format!("{name}:{}: holds {word:?}, which belongs to one machine", number + 1));
        }
    }
}
