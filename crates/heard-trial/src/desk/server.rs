//! The server's process: started, measured, killed.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

/// How long it may take to end when it is asked to.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// How a server is started, as often as it takes.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The binary.
    pub binary: PathBuf,
    /// Where the desk is kept, as `heard serve --db` takes it.
    pub database: String,
    /// Where it listens: the same port each time.
    pub at: SocketAddr,
    /// A folder of its own, for its log.
    pub folder: PathBuf,
    /// Its settings, as environment.
    pub settings: Vec<(&'static str, String)>,
}

impl Setup {
    /// On a free port, with the settings that trials need: callers' addresses are told by `x-forwarded-for`, so that limits for one address
    /// do not stop a trial that plays many people.
    pub fn new(binary: PathBuf, database: String, folder: PathBuf, model: &str) -> anyhow::Result<Self> {
        // Let go of at once: the server binds it a moment later.
        let at = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        Ok(Self {
            binary: std::path::absolute(binary)?,
            database,
            at,
            folder,
            settings: vec![
                ("HEARD_BEHIND_PROXY", "true".to_owned()),
                ("HEARD_TIME_ZONE", "UTC".to_owned()),
                ("HEARD_MODEL", model.to_owned()),
            ],
        })
    }

    /// Starts it, and waits until it listens.
    pub fn start(&self) -> anyhow::Result<Server> {
        let log = OpenOptions::new().create(true).append(true).open(self.folder.join("server.log"))?;
        let mut process = Command::new(&self.binary)
            .args(["serve", "--addr", &self.at.to_string(), "--db", &self.database])
            .current_dir(&self.folder)
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("{} cannot be started", self.binary.display()))?;
        let mut out = BufReader::new(process.stdout.take().context("no standard output")?);
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            if out.read_line(&mut line)? == 0 {
                let status = process.wait()?;
                bail!(
                    "the server did not start ({status}); see {}",
                    self.folder.join("server.log").display()
                );
            }
        }
        Ok(Server { process, _out: out })
    }
}

/// A running server; killed where it is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    /// Kept open: what it prints must go somewhere.
    _out: BufReader<ChildStdout>,
}

impl Server {
    /// `kill -9`.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// Asks it to end, and waits until it has.
    pub fn stop(mut self) -> anyhow::Result<()> {
        Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status()?;
        let begin = Instant::now();
        while self.process.try_wait()?.is_none() {
            if begin.elapsed() > LAST_WORDS {
                bail!("the server does not end when it is asked to");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Whether it has ended by itself.
    pub fn is_gone(&mut self) -> bool {
        self.process.try_wait().is_ok_and(|status| status.is_some())
    }

    /// What it has had of the processor until now.
    pub fn processor(&self) -> Duration {
        let text = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        // After the name, which may hold blanks: field 14 and 15 of all, in hundredths of a second.
        let after = text.rsplit(')').next().unwrap_or_default();
        let ticks: u64 = after
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|n| n.parse::<u64>().ok())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory in MB, now (`VmRSS`) or at most (`VmHWM`).
    pub fn memory(&self, field: &str) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        let kilobytes: Option<f64> = value.and_then(|value| value.trim().trim_end_matches(" kB").parse().ok());
        kilobytes.unwrap_or_default() / 1e3
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
