//! The binary as a person runs it, for the tests of its commands.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run printed, and its exit status.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: i32,
}

pub(crate) fn heard(dir: &Path, args: &[&str], stdin: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(args)
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A command that reads no standard input may have ended already.
    let _ = child.stdin.take().expect("piped").write_all(stdin.as_bytes());
    let done = child.wait_with_output().expect("the binary ends");
    Ran {
        out: String::from_utf8(done.stdout).expect("UTF-8"),
        err: String::from_utf8(done.stderr).expect("UTF-8"),
        status: done.status.code().expect("an exit status"),
    }
}
