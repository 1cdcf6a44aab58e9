//! What the commands write, and how they end.

use std::io::Write as _;
use std::process::ExitCode;

/// How a command ended, where nothing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, nothing to remark. Exit status 0.
    Clean,
    /// Done, and something was found. Exit status 1.
    Found,
}

impl Outcome {
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self::Clean => ExitCode::SUCCESS,
            Self::Found => ExitCode::from(1),
        }
    }
}

/// Writes one line to standard output; colours are stripped where it is no terminal.
pub(crate) fn line(text: impl AsRef<str>) -> anyhow::Result<()> {
    writeln!(anstream::stdout(), "{}", text.as_ref())?;
    Ok(())
}

/// Writes a value as one line of JSON, or indented.
pub(crate) fn json(value: &impl serde::Serialize, indented: bool) -> anyhow::Result<()> {
    line(if indented {
        serde_json::to_string_pretty(value)?
    } else {
        serde_json::to_string(value)?
    })
}

/// Says what went wrong, with its causes, on standard error.
pub(crate) fn error(error: &anyhow::Error) {
    // Where even standard error is closed, nobody is left to tell.
    let _ = writeln!(anstream::stderr(), "\u{1b}[1;31merror\u{1b}[0m: {error:#}");
}

/// Says something by the way, on standard error.
pub(crate) fn note(text: impl AsRef<str>) {
    let _ = writeln!(anstream::stderr(), "{}", text.as_ref());
}

/// Whether the reader went away (`heard … | head`), which is no fault.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
