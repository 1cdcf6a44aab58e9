//! Writes the registry of cues and of rules from the files that declare them, so that nothing is listed twice.
//!
//! - `cues/*.cues`: every `[section]` becomes a variant of `Cue`.
//! - `src/rules/<family>/<rule>.rs` with `<rule>.md` beside it: becomes one `Rule`, its metadata read from the page's head.

#![expect(clippy::disallowed_methods, reason = "a build script is an edge: it reads files and writes code")]

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Problem> {
    generate().map_err(Problem)
}

/// What is wrong: file, line, reason. Cargo shows the `Debug` form of what `main` returns, so that is the plain text.
struct Problem(String);

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn generate() -> Result<(), String> {
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
    let mut out = String::new();
    for part in name.split(['.', '-', '_']) {
        let mut chars = part.chars();
        out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(chars.as_str());
    }
    out
}

/// Whether a name of a section or a file becomes an identifier.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c))
}

fn cues(dir: &Path) -> Result<String, String> {
    let mut names: Vec<String> = Vec::new();
    let mut files = String::new();
    for path in list(dir, "cues")? {
        for (number, line) in read(&path)?.lines().enumerate() {
            let section = line.trim().strip_prefix('[').and_then(|l| l.strip_suffix(']'));
            // `[word]` alone on a line is a section; optional words in a pattern never stand alone.
            if let Some(name) = section.filter(|n| !n.starts_with('@') && !n.contains([' ', '|', ']'])) {
                if !is_name(name) {
                    return Err(format!(
                        "{}:{}: '{name}' is no name for a section; write it like 'reply.thanks'",
                        path.display(),
                        number + 1
                    ));
                }
                names.push(name.to_owned());
            }
        }
        let _ = writeln!(
            files,
            "    ({:?}, include_str!({:?})),",
            path.file_name().unwrap_or_default().to_string_lossy(),
            path.to_string_lossy()
        );
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
            if !is_name(&module) {
                return Err(format!(
                    "{}:1: a rule's file is named in lower case, words joined by '_'",
                    code.display()
                ));
            }
            let family = family.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(modules, "#[path = {:?}]\nmod {module};", code.to_string_lossy());
            let _ = writeln!(
                table,
                "    Rule {{ id: {:?}, family: {family:?}, title: {:?}, severity: Severity::{}, practice: &{:?}, cites: &{:?}, \
                 since: {:?}, page: include_str!({:?}), check: {module}::check }},",
                module.replace('_', "-"),
                head.one("title")?,
                camel(head.among("severity", &["hint", "warning", "error"])?),
                head.many("practice")?,
                head.many("cites")?,
                head.one("since")?,
                page.to_string_lossy(),
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
    /// Line, key, value.
    fields: Vec<(usize, String, String)>,
}

/// The keys of a page's head, all of them needed.
const FIELDS: [&str; 5] = ["title", "severity", "practice", "cites", "since"];

impl Head {
    fn parse(page: &Path, text: &str) -> Result<Self, String> {
        let wrong = |line: usize, reason: String| Err(format!("{}:{line}: {reason}", page.display()));
        let Some((head, _)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) else {
            return wrong(1, "a page starts with '---', its fields, '---'".to_owned());
        };
        let mut fields: Vec<(usize, String, String)> = Vec::new();
        for (index, line) in head.lines().enumerate() {
            let number = index + 2;
            let Some((key, value)) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
                return wrong(number, format!("'{line}' is no 'key: value'"));
            };
            if !FIELDS.contains(&key) {
                return wrong(number, format!("no field is named '{key}'; there are {}", FIELDS.join(", ")));
            }
            if value.is_empty() || fields.iter().any(|(_, known, _)| known == key) {
                return wrong(number, format!("'{key}' is empty or stands twice"));
            }
            fields.push((number, key.to_owned(), value.to_owned()));
        }
        Ok(Self {
            page: page.to_owned(),
            fields,
        })
    }

    fn field(&self, key: &str) -> Result<(usize, &str), String> {
        self.fields
            .iter()
            .find(|(_, known, _)| known == key)
            .map(|(line, _, value)| (*line, value.as_str()))
            .ok_or_else(|| format!("{}:1: the field '{key}' is missing", self.page.display()))
    }

    fn one(&self, key: &str) -> Result<&str, String> {
        self.field(key).map(|(_, value)| value)
    }

    fn among(&self, key: &str, allowed: &[&str]) -> Result<&str, String> {
        let (line, value) = self.field(key)?;
        if allowed.contains(&value) {
            Ok(value)
        } else {
            Err(format!(
                "{}:{line}: '{value}' is no {key}; one of {}",
                self.page.display(),
                allowed.join(", ")
            ))
        }
    }

    fn many(&self, key: &str) -> Result<Vec<&str>, String> {
        Ok(self.one(key)?.split(',').map(str::trim).filter(|v| !v.is_empty()).collect())
    }
}
