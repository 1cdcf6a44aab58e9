//! Builds again when a migration is added.

#[allow(clippy::print_stdout, reason = "cargo listens on standard output")]
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
