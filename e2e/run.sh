#!/usr/bin/env bash
# Runs the browser tests against the built binary (HEARD_BIN, by default the debug build). Arguments: test files, by default all.
set -euo pipefail
cd "$(dirname "$0")"
export HEARD_BIN="${HEARD_BIN:-../target/debug/heard}"
export CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}"
fail() {
  echo "e2e: $1" >&2
  exit 1
}
[ -n "$CHROMIUM" ] || fail "Chromium is missing. On Debian: sudo apt-get update && sudo apt-get install chromium. Elsewhere: set CHROMIUM to its path."
[ -x "$HEARD_BIN" ] || fail "$HEARD_BIN is missing. Build it with: cargo build --package heard-cli"
[ -f ../web/dist/index.html ] || fail "web/dist is missing. Build it with: npm ci && npm run build, in web/"
[ -d node_modules/playwright-core ] || fail "packages are missing. Install them with: npm ci, in e2e/"
if [ $# -eq 0 ]; then set -- tests/*.test.mjs; fi
exec node --test --test-concurrency=1 --test-reporter=spec "$@"
