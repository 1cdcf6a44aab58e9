//! Tells cargo when the embedded web app has changed: a macro alone is not run again for a new file.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A debug build reads the folder at run time. A missing folder counts as changed each time, which only a release build needs.
    let release = std::env::var("DEBUG_ASSERTIONS").is_err() && std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let dist = Path::new("../../web/dist");
    if release || dist.exists() {
        println!("cargo:rerun-if-changed={}", dist.display());
    }
}
