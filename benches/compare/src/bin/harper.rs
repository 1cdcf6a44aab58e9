//! Harper with all rules that it has on by default. Usage: harper TEXTS

use compare_bench::{Anything, measure};
use harper_core::linting::{LintGroup, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document, core_version, remove_overlaps};

fn main() -> Result<(), Anything> {
    let texts = std::env::args().nth(1).ok_or("usage: harper TEXTS")?;
    // The texts are in British English.
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::British);
    measure(&texts, core_version(), |text| {
        let mut lints = linter.lint(&Document::new_plain_english_curated(&text.reply));
        // As its editors do: of remarks on the same words they show one.
        remove_overlaps(&mut lints);
        lints.len()
    })
}
