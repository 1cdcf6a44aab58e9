#!/usr/bin/env bash
# Says which tools the build lacks, and how to get them.
set -euo pipefail
missing=0
need() {
  command -v "$1" >/dev/null && return
  echo "missing: $1 ($2)" >&2
  missing=1
}
need cargo "Rust 1.95 or newer, https://rustup.rs"
need rustfmt "rustup component add rustfmt"
need cargo-clippy "rustup component add clippy"
need node "Node.js 20 or newer"
need npm "comes with Node.js"
need cc "a C compiler, such as Debian's gcc: SQLite is compiled into the binary"
exit "$missing"
