#!/usr/bin/env bash
# The program itself in a real window, under Xvfb: `real_window.sh PROGRAM CASES TEST`. TEST is one of
#   opens   it opens, draws more than one plain colour, and closes with exit code 0 when the window is closed
#   keys    keys begin a case and answer in it: the picture changes, and the choice is on disk
#   again   killed in a conversation it opens again, and closes well
# Ends with 77 (skipped) where Xvfb or what drives it is not installed, and says so: it has not run then.
set -euo pipefail

readonly program=$1 cases=$2 name=$3

for tool in Xvfb xdotool import; do
  if ! command -v "$tool" >/dev/null; then
    echo "OVERGESLAGEN: $tool is hier niet geïnstalleerd (packages.txt, [test]); er is geen venster geopend."
    exit 77
  fi
done

work=$(mktemp -d)
server=
player=
clean() {
  if [ -n "$player" ]; then kill -KILL "$player" 2>/dev/null || true; fi
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap clean EXIT

fail() {
  echo "MISLUKT ($name): $1"
  [ -s "$work/said" ] && sed 's/^/  gesprekslab: /' "$work/said"
  exit 1
}

# A display number that is free, chosen by the server itself. A server that loses its last client begins anew, and
# throws out who came in meanwhile: without -noreset the program that opens right after a kill is sometimes refused.
exec 3>"$work/display"
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset >"$work/server" 2>&1 &
server=$!
for _ in $(seq 200); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
[ -s "$work/display" ] || fail "Xvfb begint niet"
DISPLAY=:$(tr -d '[:space:]' <"$work/display")
export DISPLAY
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data
export XDG_STATE_HOME=$work/home/state XDG_CACHE_HOME=$work/home/cache SDL_VIDEODRIVER=x11
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY
mkdir -p "$HOME"

start() {
  "$program" "$cases" >"$work/said" 2>&1 &
  player=$!
  window=
  for _ in $(seq 300); do
    window=$(xdotool search --onlyvisible --name '^Gesprekslab$' 2>/dev/null | head -n 1 || true)
    [ -n "$window" ] && break
    kill -0 "$player" 2>/dev/null || fail "het programma stopte voor er een venster was"
    sleep 0.1
  done
  [ -n "$window" ] || fail "er kwam geen venster"
  # Without a window manager nobody gives it the keyboard.
  xdotool windowfocus "$window"
  calm
}

# How many colours there are, and what the picture is: the same number for the same picture.
picture() { import -silent -window root -format '%k %#' info:; }

# Waits until two pictures a while apart are the same: everything is drawn, and nothing moves.
calm() {
  local before='' now=''
  for _ in $(seq 100); do
    now=$(picture)
    if [ "$now" = "$before" ] && [ "${now%% *}" -gt 50 ]; then return; fi
    before=$now
    sleep 0.4
  done
  # A portrait breathes: it is never quite still.
  [ "${now%% *}" -gt 50 ] || fail "er staat niets op het scherm (${now%% *} kleuren)"
}

key() {
  xdotool key --clearmodifiers "$1"
  sleep 0.7
}

close() {
  local status=0
  # The signal that a session ends with; SDL makes it the same event as the cross of a window.
  kill -TERM "$player"
  wait "$player" || status=$?
  player=
  [ "$status" = 0 ] || fail "gesprekslab eindigde met $status"
  [ ! -s "$work/said" ] || fail "gesprekslab klaagde"
}

# What is kept of the conversation, in bytes.
kept() { find "$HOME" -type f -name '*.gesprek-sessie' -printf '%s\n' | sort -n | tail -n 1; }

case $name in
opens)
  start
  before=$(picture)
  [ "${before%% *}" -gt 50 ] || fail "er staat niets op het scherm"
  close
  ;;
keys)
  start
  before=$(picture)
  key Down
  key Return # its page
  page=$(picture)
  [ "$page" != "$before" ] || fail "Enter op een casus deed niets"
  key Return # the conversation
  size=$(kept)
  [ -n "$size" ] || fail "het gesprek begon niet, of wordt niet bewaard"
  key 1
  [ "$(kept)" -gt "$size" ] || fail "de keuze staat niet op schijf"
  close
  ;;
again)
  start
  key Down
  key Return
  key Return
  key 1
  [ -n "$(kept)" ] || fail "het gesprek wordt niet bewaard"
  kill -KILL "$player"
  wait "$player" 2>/dev/null || true
  start
  close
  ;;
*)
  echo "onbekend: $name"
  exit 2
  ;;
esac
echo "goed: $name"
