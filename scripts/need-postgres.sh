#!/usr/bin/env bash
# Makes sure that PostgreSQL's programs are here for the tests of the store: installs them where we may, else says what is missing.
set -euo pipefail
command -v initdb >/dev/null && exit 0
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && exit 0
if command -v apt-get >/dev/null; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if "${as_root[@]}" true 2>/dev/null; then
    echo "Installing postgresql with apt-get …"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    exit 0
  fi
fi
echo "missing: initdb and postgres. Tests of the store start a server of their own; install them, for example: sudo apt-get install postgresql" >&2
exit 1
