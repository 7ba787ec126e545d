#!/usr/bin/env bash
# `without_files.sh PROGRAM`: a copy of the program alone, somewhere else, ends with 1 and says where it looked; it
# shows no window of keys without words.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cp "$1" "$work/bin/gesprekslab"

status=0
SDL_VIDEODRIVER=dummy HOME=$work timeout 60 "$work/bin/gesprekslab" >"$work/out" 2>"$work/said" || status=$?
if ((status != 1)) || ! grep -q 'vindt zijn eigen bestanden niet' "$work/said" || ! grep -q '/assets/strings$' "$work/said"; then
  echo "MISLUKT: exit code $status, gezegd:"
  cat "$work/out" "$work/said"
  exit 1
fi
