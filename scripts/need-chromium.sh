#!/usr/bin/env bash
# Makes sure that Debian's Chromium is here for the browser tests: installs it where we may, else says what is missing.
set -euo pipefail
command -v chromium >/dev/null && exit 0
if command -v apt-get >/dev/null; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if "${as_root[@]}" true 2>/dev/null; then
    echo "Installing chromium with apt-get …"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji >/dev/null
    exit 0
  fi
fi
echo "missing: chromium. The browser tests drive it; install it, for example: sudo apt-get install chromium" >&2
exit 1
