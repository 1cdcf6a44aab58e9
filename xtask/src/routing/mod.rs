//! A day of two thousand conversations, given out by the desk's routing and by turns, and what each means for those who serve and those
//! who wait.

mod day;
mod figures;
mod page;
mod policy;

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;

use day::{Day, Kind};
use figures::Figures;
use policy::Policy;

/// How a day is simulated.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many days, each of its own chance.
    #[arg(long, default_value_t = 20)]
    days: u64,
    /// How many people answer.
    #[arg(long, default_value_t = 20)]
    agents: usize,
    /// How many conversations come in a day.
    #[arg(long, default_value_t = 2000)]
    conversations: usize,
    /// Where `routing.md` and `routing.svg` go.
    #[arg(long, default_value = "docs")]
    out: PathBuf,
}

/// Simulates, prints, writes the page and its plot.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let [ordinary, outage] = [Kind::Ordinary, Kind::Outage].map(|kind| Policy::ALL.map(|policy| (policy, measure(args, kind, policy))));
    println!("{}\n{}", page::table(&ordinary), page::table(&outage));
    let text = page::text(args, &ordinary, &outage);
    for (name, content) in [("routing.md", text), ("routing.svg", page::plot(&ordinary, &outage).into_string())] {
        let path = args.out.join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn measure(args: &Args, kind: Kind, policy: Policy) -> Figures {
    let mut figures = Figures::default();
    for seed in 0..args.days {
        Day::of(seed, kind, args.agents, args.conversations).pass(policy, &mut figures);
    }
    figures
}
