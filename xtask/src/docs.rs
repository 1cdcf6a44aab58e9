//! Generated documentation: the practice, the tables of a review, and the catalogue of rules from their pages; or all of it as a site.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use heard_engine::rules::{RULES, Rule};
use heard_engine::{practice, studies};

use crate::site;

/// Write the generated documentation, or check that it is current.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only check; fail where a file is out of date
    #[arg(long)]
    check: bool,
    /// Write the documentation of the coach as a site of plain files into this folder, and nothing else
    #[arg(long, value_name = "DIR", conflicts_with = "check")]
    site: Option<PathBuf>,
}

/// Writes or checks each generated file, or writes the site.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(folder) = &args.site {
        site::write(Path::new(""), folder)?;
        println!("{}", folder.join("index.html").display());
        return Ok(());
    }
    for (path, text) in [
        ("docs/practice.md", the_practice()),
        ("docs/review.md", tables()),
        ("docs/rules.md", catalogue()),
    ] {
        let path = Path::new(path);
        let current = std::fs::read_to_string(path).unwrap_or_default();
        if current == text {
            continue;
        }
        if args.check {
            bail!("{} is out of date; run `cargo xtask docs`", path.display());
        }
        std::fs::write(path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// The file of a rule's page, from the folder of the repository.
pub(crate) fn source(rule: &Rule) -> String {
    format!("crates/heard-engine/src/rules/{}/{}.md", rule.family, rule.id.replace('-', "_"))
}

fn the_practice() -> String {
    let mut page = String::from(
        "# The practice\n\nWhat a good service person does so that an upset customer ends up feeling heard. Rules, screens and tests cite these \
         lines by id.\n\nGenerated from `crates/heard-engine/src/practice.rs` by `cargo xtask docs`.\n",
    );
    for chapter in practice() {
        let _ = writeln!(page, "\n## {} · {}\n", chapter.letter, chapter.title);
        for line in chapter.lines {
            let _ = writeln!(page, "- **{}** {}", line.id, line.text);
        }
    }
    page
}

fn tables() -> String {
    format!(
        "# The tables of a review\n\n`heard review ARCHIVE… --out DIR` writes `report.html` to look at, these two tables as Parquet (the first also as \
         JSON lines), and `skipped.jsonl` with file, line and reason of what could not be used. Generated from \
         `crates/heard-review/src/schema.rs` by `cargo xtask docs`.\n\n{}",
        heard_review::schema::markdown()
    )
}

fn catalogue() -> String {
    let mut page = String::from(
        "# The rules of the coach\n\nGenerated from the rules' pages by `cargo xtask docs`; `heard rules explain ID` prints one.\n\n\
         | rule | says | severity | practice | since |\n|---|---|---|---|---|\n",
    );
    for rule in RULES {
        let file = format!("../{}", source(rule));
        let severity = format!("{:?}", rule.severity).to_lowercase();
        let _ = writeln!(
            page,
            "| [{}]({file}) | {} | {severity} | {} | {} |",
            rule.id,
            rule.title,
            rule.practice.join(", "),
            rule.since
        );
    }
    page.push_str("\n## The studies they cite\n\n| study | found | where | strength | cited by |\n|---|---|---|---|---|\n");
    for study in studies() {
        let citing: Vec<&str> = RULES
            .iter()
            .filter(|rule| rule.cites.contains(&study.key))
            .map(|rule| rule.id)
            .collect();
        let strength = format!("{:?}", study.strength).to_lowercase();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {strength} | {} |",
            study.short,
            study.finding,
            study.source,
            citing.join(", ")
        );
    }
    page
}
