//! The documentation of the coach as a site of plain files: no script, nothing from elsewhere. It says nothing that the sources do not say.

mod case;
mod catalogue;
mod home;
mod layout;
mod links;
mod markdown;
mod pages;
mod practice;
mod rule;
mod section;
mod studies;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;

use anyhow::Context as _;
use heard_engine::rules::RULES;

use pages::{PAGES, PICTURES};

/// A file of the site: its address there, and what it holds.
type File = (String, String);

/// Writes the site into a folder. `root` is the folder of the repository, from which the hand-written pages are read.
pub(crate) fn write(root: &Path, folder: &Path) -> anyhow::Result<()> {
    for (address, text) in files(root)? {
        let path = folder.join(address);
        let within = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(within).with_context(|| within.display().to_string())?;
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn files(root: &Path) -> anyhow::Result<Vec<File>> {
    let mut files = vec![
        ("style.css".to_owned(), include_str!("style.css").to_owned()),
        ("index.html".to_owned(), layout::page("The coach", "index.html", &home::home())),
    ];
    for page in &PAGES {
        let (title, content) = page.written(root)?;
        files.push((page.address.to_owned(), layout::page(&title, page.address, &content)));
    }
    for (at, rule) in RULES.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| RULES.get(at));
        let content = rule::page(rule, before, RULES.get(at + 1));
        let address = links::rule(rule);
        let page = layout::page(rule.title, &address, &content);
        files.push((address, page));
    }
    for picture in PICTURES {
        files.push((picture.to_owned(), pages::read(root, &format!("{}/{picture}", pages::FOLDER))?));
    }
    Ok(files)
}
