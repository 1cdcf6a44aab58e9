//! Asking for a password: on the terminal without showing it, or as one line from standard input.

use std::io::{BufRead as _, IsTerminal as _};

use anyhow::Context as _;
use heard_desk::PasswordHash;
use heard_server::Passwords;
use zeroize::Zeroizing;

/// What is shorter is guessed.
const SHORTEST: usize = 10;
/// Longer ones are not worked on.
const LONGEST: usize = 1_000;

/// A new password, hashed.
pub(super) async fn chosen() -> anyhow::Result<PasswordHash> {
    let word = asked()?;
    if word.chars().count() < SHORTEST {
        anyhow::bail!("the password is too short: at least {SHORTEST} characters");
    }
    if word.len() > LONGEST {
        anyhow::bail!("the password is longer than {LONGEST} bytes");
    }
    Ok(PasswordHash(Passwords::new()?.hash(word.to_string()).await?))
}

fn asked() -> anyhow::Result<Zeroizing<String>> {
    if !std::io::stdin().is_terminal() {
        let mut line = Zeroizing::new(String::new());
        std::io::stdin().lock().read_line(&mut line).context("reading the password")?;
        return Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()));
    }
    let first = Zeroizing::new(rpassword::prompt_password("Password (it is not shown): ")?);
    let again = Zeroizing::new(rpassword::prompt_password("The same again: ")?);
    if first != again {
        anyhow::bail!("the two were not the same; nothing was changed");
    }
    Ok(first)
}
