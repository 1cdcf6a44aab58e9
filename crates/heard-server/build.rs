//! Tells cargo when the embedded web app has changed: a macro alone is not run again for a new file.
#![allow(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A debug build reads the folder at run time. A folder that is missing counts as changed every time, so only a release asks.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../../web/dist");
    }
}
