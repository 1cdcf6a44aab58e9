//! `heard demo`: a desk with sample conversations, on this machine only.

use std::io::IsTerminal as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;
use heard_server::{Config, demo};

use super::serve::{self, in_runtime, stop};
use crate::output::{self, Outcome};

/// Try the desk with sample conversations
///
/// Listens on this machine only. What you do is kept in the folder until you begin afresh.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8480)]
    port: u16,
    /// Folder for the demo's database
    #[arg(long, value_name = "DIR", default_value = ".demo")]
    dir: PathBuf,
    /// Forget what was done in an earlier demo and tell the samples anew
    #[arg(long)]
    fresh: bool,
    /// Do not open a browser
    #[arg(long)]
    no_open: bool,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        std::fs::create_dir_all(&self.dir).with_context(|| format!("cannot make the folder {}", self.dir.display()))?;
        let database = self.dir.join("demo.sqlite");
        let config = Config {
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)),
            database: database.clone().into(),
            demo: true,
            ..Config::default()
        };
        in_runtime(async {
            if self.fresh {
                forget(&database)?;
            }
            let desk = serve::open(config, "--port 0").await?;
            let continued = desk.is_founded().await?;
            if !continued {
                desk.found_demo().await?;
            }
            let page = format!("http://{}/", desk.address()?);
            say(&page, &self.dir, continued)?;
            if !self.no_open && std::io::stdout().is_terminal() {
                open(&page);
            }
            Ok(desk.run(stop()).await?)
        })
    }
}

fn say(page: &str, dir: &Path, continued: bool) -> anyhow::Result<()> {
    let [(_, _, first), (_, _, second)] = demo::AGENTS;
    output::line(format!(
        "Heard is running:  {page}\n\
         sign in as         {first}  (or {second})\n\
         password           {}\n\
         as a customer      {page}demo-shop\n\
         Everything stays in {}{}. Ctrl-C stops it.",
        demo::PASSWORD,
        dir.display(),
        if continued {
            ", and goes on from last time; --fresh begins anew"
        } else {
            ""
        },
    ))
}

fn forget(database: &Path) -> anyhow::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut file = database.as_os_str().to_owned();
        file.push(suffix);
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot remove {}", PathBuf::from(file).display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Shows the page in the system's browser, where there is one.
fn open(page: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut browser = Command::new(program);
    browser
        .args(before)
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // The address is printed; without a browser here, somebody opens it elsewhere.
    let _ = browser.spawn();
}
