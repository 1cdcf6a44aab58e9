//! Writes the registry of cues and of rules from the files that declare them, so that nothing is listed twice.
//!
//! - `cues/*.cues`: every `[section]` becomes a variant of `Cue`.
//! - `src/rules/<family>/<rule>.rs` with `<rule>.md` beside it: becomes one `Rule`, its metadata read from the page's head.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    write(&out.join("cues.rs"), &cues(&root.join("cues"))?)?;
    write(&out.join("rules.rs"), &rules(&root.join("src/rules"))?)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The entries of a folder with this extension, or its folders for `""`, sorted.
fn list(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    println!("cargo:rerun-if-changed={}", dir.display());
    let mut found: Vec<PathBuf> = fs::read_dir(dir)
        .map_err(|e| format!("{}: {e}", dir.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().unwrap_or_default() == extension && (path.is_dir() == extension.is_empty()))
        .collect();
    found.sort();
    Ok(found)
}

fn camel(name: &str) -> String {
    name.split(['.', '-', '_'])
        .map(|part| part[..1].to_uppercase() + &part[1..])
        .collect()
}

fn cues(dir: &Path) -> Result<String, String> {
    let mut names: Vec<String> = Vec::new();
    let mut files = String::new();
    for path in list(dir, "cues")? {
        for line in read(&path)?.lines() {
            let section = line.trim().strip_prefix('[').and_then(|l| l.strip_suffix(']'));
            // `[word]` alone on a line is a section; optional words in a pattern never stand alone.
            if let Some(name) = section.filter(|n| !n.starts_with('@') && !n.contains([' ', '|'])) {
                names.push(name.to_owned());
            }
        }
        let _ = writeln!(files, "    ({:?}, include_str!({path:?})),", path.file_name().unwrap_or_default());
    }
    names.sort();
    names.dedup();
    let mut code = String::from(
        "/// A kind of wording that the engine looks for; one section of `cues/*.cues`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub(crate) enum Cue {\n",
    );
    for name in &names {
        let _ = writeln!(code, "    {},", camel(name));
    }
    code.push_str("}\n\nimpl Cue {\n    pub(crate) const ALL: &[(&str, Self)] = &[\n");
    for name in &names {
        let _ = writeln!(code, "        ({name:?}, Self::{}),", camel(name));
    }
    code.push_str("    ];\n}\n\n");
    let _ = write!(code, "pub(super) const FILES: &[(&str, &str)] = &[\n{files}];\n");
    Ok(code)
}

fn rules(dir: &Path) -> Result<String, String> {
    let mut modules = String::new();
    let mut table = String::new();
    for family in list(dir, "")? {
        for code in list(&family, "rs")? {
            let page = code.with_extension("md");
            let head = Head::parse(&page, &read(&page)?)?;
            let module = code.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let family = family.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(modules, "#[path = {code:?}]\nmod {module};");
            let _ = writeln!(
                table,
                "    Rule {{ id: {:?}, family: {family:?}, title: {:?}, severity: Severity::{}, practice: &{:?}, cites: &{:?}, \
                 since: {:?}, page: include_str!({page:?}), check: {module}::check }},",
                module.replace('_', "-"),
                head.one("title")?,
                camel(head.one("severity")?),
                head.many("practice")?,
                head.many("cites")?,
                head.one("since")?,
            );
        }
    }
    Ok(format!(
        "{modules}\n/// Every rule, by family and name.\npub static RULES: &[Rule] = &[\n{table}];\n"
    ))
}

/// The `key: value` lines between the two `---` at the top of a rule's page.
struct Head {
    page: PathBuf,
    fields: Vec<(String, String)>,
}

impl Head {
    fn parse(page: &Path, text: &str) -> Result<Self, String> {
        let head = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .ok_or_else(|| format!("{}: line 1: a page starts with '---', its fields, '---'", page.display()))?
            .0;
        let fields = head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect();
        Ok(Self {
            page: page.to_owned(),
            fields,
        })
    }

    fn one(&self, key: &str) -> Result<&str, String> {
        self.fields
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value.as_str())
            .ok_or_else(|| format!("{}: the field '{key}' is missing", self.page.display()))
    }

    fn many(&self, key: &str) -> Result<Vec<&str>, String> {
        Ok(self.one(key)?.split(',').map(str::trim).filter(|v| !v.is_empty()).collect())
    }
}
