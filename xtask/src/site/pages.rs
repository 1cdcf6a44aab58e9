//! The pages of the site beside those of the rules: where each comes from, where it lies, what it is for.

use std::path::Path;

use anyhow::Context as _;
use maud::Markup;

use super::links::Place;
use super::{catalogue, markdown, practice, studies};

/// The folder of most hand-written pages, and of the pictures in them.
pub(super) const FOLDER: &str = "docs";

/// Pictures that the hand-written pages show.
pub(super) const PICTURES: [&str; 1] = ["reliability.svg"];

/// One page.
pub(super) struct Page {
    /// The file that it comes from; a link to that file leads to the page.
    pub(super) source: &'static str,
    /// Where it lies on the site.
    pub(super) address: &'static str,
    /// What it is called in the navigation.
    pub(super) name: &'static str,
    /// What it is for, one sentence.
    pub(super) says: &'static str,
    body: Body,
}

/// How a page comes about.
enum Body {
    /// The whole file is the page.
    Whole,
    /// The section under this heading is.
    Section(&'static str),
    /// It is made of the engine's own tables, under this title.
    Made(&'static str, fn() -> Markup),
}

/// Every page, in the order of the navigation.
pub(super) static PAGES: [Page; 14] = [
    Page {
        source: "docs/rules.md",
        address: "rules.html",
        name: "Rules",
        says: "All rules by family, each with its own page: what it sees, why it matters, and every case it is tested with.",
        body: Body::Made("The rules of the coach", catalogue::catalogue),
    },
    Page {
        source: "docs/why.md",
        address: "why.html",
        name: "Why did it say that?",
        says: "How a judgement comes about, how the scores add up, and what to do where the coach is wrong.",
        body: Body::Whole,
    },
    Page {
        source: "docs/practice.md",
        address: "practice.html",
        name: "Practice",
        says: "What a good service person does so that an upset customer ends up feeling heard.",
        body: Body::Made("The practice", practice::practice),
    },
    Page {
        source: "crates/heard-engine/src/study.rs",
        address: "studies.html",
        name: "Studies",
        says: "What the rules rest on: what was found, where, and how near it is to service in writing.",
        body: Body::Made("The studies behind the rules", studies::page),
    },
    Page {
        source: "docs/tuning.md",
        address: "tuning.html",
        name: "Tuning",
        says: "How a team settles how its coach speaks: rules louder, softer or off, its own jargon, tone and phrases.",
        body: Body::Whole,
    },
    Page {
        source: "CONTRIBUTING.md",
        address: "add-a-rule.html",
        name: "Add a rule",
        says: "How a rule is made of a page and a check.",
        body: Body::Section("Add a rule"),
    },
    Page {
        source: "docs/review.md",
        address: "review.html",
        name: "Tables of a review",
        says: "What a review of an archive writes, column by column.",
        body: Body::Whole,
    },
    Page {
        source: "docs/benchmarks.md",
        address: "benchmarks.html",
        name: "Benchmarks",
        says: "What was measured, on what, and how to measure it again.",
        body: Body::Whole,
    },
    Page {
        source: "docs/readings.md",
        address: "readings.html",
        name: "Remarks read by hand",
        says: "How often a remark is right, rule by rule, and what is still wrong.",
        body: Body::Whole,
    },
    Page {
        source: "docs/compare.md",
        address: "compare.html",
        name: "Beside other checkers",
        says: "The same replies through Heard and through checkers of prose.",
        body: Body::Whole,
    },
    Page {
        source: "docs/desk.md",
        address: "desk.html",
        name: "Running a desk",
        says: "What heard.toml settles, a questionnaire for studies, links to options.",
        body: Body::Whole,
    },
    Page {
        source: "docs/quiz.md",
        address: "quiz.html",
        name: "Questions and exam",
        says: "Practice with situations, an exam with a certificate, and items of your own.",
        body: Body::Whole,
    },
    Page {
        source: "docs/trials.md",
        address: "trials.html",
        name: "Trials",
        says: "What happens under kill, load and time, and what was measured.",
        body: Body::Whole,
    },
    Page {
        source: "docs/model-card.md",
        address: "model-card.html",
        name: "Model card",
        says: "The encoder: what it was made from, how well it reads, where it fails, and what it must not be used for.",
        body: Body::Whole,
    },
];

impl Page {
    /// Its title, and what stands on it.
    pub(super) fn written(&self, root: &Path) -> anyhow::Result<(String, Markup)> {
        let text = match self.body {
            Body::Made(title, content) => return Ok((title.to_owned(), content())),
            Body::Whole => read(root, self.source)?,
            Body::Section(title) => {
                let text = read(root, self.source)?;
                section(&text, title).with_context(|| format!("{}: no section \"{title}\"", self.source))?
            }
        };
        let title = text
            .lines()
            .find_map(|line| line.strip_prefix("# "))
            .unwrap_or(self.name)
            .to_owned();
        let folder = self.source.rsplit_once('/').map_or("", |(folder, _)| folder);
        Ok((title, markdown::html(&text, Place { folder, up: "" })))
    }
}

/// A file of the repository.
pub(super) fn read(root: &Path, source: &str) -> anyhow::Result<String> {
    let path = root.join(source);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// A section of a file, its heading as the title of a page.
fn section(text: &str, title: &str) -> Option<String> {
    let (_, from) = text.split_once(&format!("\n## {title}\n"))?;
    let section = from.split_once("\n## ").map_or(from, |(section, _)| section);
    Some(format!("# {title}\n{section}\n"))
}
