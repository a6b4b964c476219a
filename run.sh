#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Custodian and opens it on a demo database, which is made the first time and kept.
# Without a display it walks through the real window on a virtual one, and leaves pictures in build/tour.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
root=$PWD
build=$root/build/release

say() { printf 'run: %s\n' "$*"; }
die() {
    printf 'run: %s\n' "$*" >&2
    exit 1
}

virtual=
[[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]] || virtual=yes

# --- build ---
packaging/linux/install-deps.sh

targets=(custodian custodian-cli)
[[ -z $virtual ]] || targets+=(tst_tour)
if [[ ! -f $build/build.ninja ]]; then # afterwards Ninja notices by itself what has to be configured again
    say "configuring (preset release)"
    cmake --preset release
fi
say "building ${targets[*]}"
cmake --build --preset release --target "${targets[@]}"

# --- the demo database ---
folder=${XDG_DATA_HOME:-$HOME/.local/share}/custodian
database=$folder/demo.custodian
if [[ ! -e $database ]]; then
    say "making the demo database $database"
    mkdir -p -- "$(dirname -- "$folder")"
    [[ -d $folder ]] || mkdir -m 0700 -- "$folder"
    making=$(mktemp -d -- "$folder/.demo.XXXXXX") # moved into place only when it is complete
    if ! "$build/app/custodian-cli" --database "$making/demo.custodian" init --demo </dev/null; then
        rm -rf -- "$making"
        die "the demo database could not be made"
    fi
    mv -n -- "$making"/demo.custodian* "$folder/"
    rm -rf -- "$making"
fi

# --- with a display: the window ---
if [[ -z $virtual ]]; then
    say "opening $database (sign in as admin@example.org, agent@example.org or user@example.org, password custodian-demo)"
    exec "$build/app/custodian" --database "$database"
fi

# --- without one: the tour ---
tour=$build/tests/ui/tst_tour
[[ -x $tour ]] || tour=$build/tests/tst_tour
[[ -x $tour ]] || die "tst_tour was not built"

scratch=$(mktemp -d)
started=() # what this script started, in order; nothing else is ever ended
end_started() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; --i)); do
        kill "${started[i]}" 2>/dev/null || continue
        wait "${started[i]}" 2>/dev/null || true
    done
    started=()
    rm -rf -- "$scratch"
}
trap end_started EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

await() { # await PID COMMAND…: until the command succeeds, as long as PID lives, for ten seconds
    local pid=$1 try
    shift
    for ((try = 0; try < 100; ++try)); do
        "$@" >/dev/null 2>&1 && return
        kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

say "no display: starting a virtual one"
export XAUTHORITY=$scratch/authority
(umask 077 && : >"$XAUTHORITY")
cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
xauth -q -f "$XAUTHORITY" add :0 . "$cookie" 2>"$scratch/xauth.log" # the server takes any key, whatever display it names
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset -auth "$XAUTHORITY" 3>"$scratch/display" 2>"$scratch/xvfb.log" &
started+=($!)
await "${started[-1]}" grep -q '[0-9]' "$scratch/display" || {
    cat "$scratch/xvfb.log" >&2
    die "Xvfb did not start"
}
DISPLAY=:$(<"$scratch/display")
export DISPLAY
xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie" 2>>"$scratch/xauth.log"

mkdir -p -- "$scratch"/{config,data,state,cache} # nobody's settings, neither read nor written
mkdir -m 0700 -- "$scratch/runtime"
export XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state
export XDG_CACHE_HOME=$scratch/cache XDG_RUNTIME_DIR=$scratch/runtime
export QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
unset LANGUAGE

openbox --sm-disable >"$scratch/openbox.log" 2>&1 &
started+=($!)
await "${started[-1]}" xdotool get_num_desktops || {
    cat "$scratch/openbox.log" >&2
    die "openbox did not start"
}
say "display $DISPLAY is ready"

export CUSTODIAN_TOUR_DIR=$root/build/tour
rm -rf -- "$CUSTODIAN_TOUR_DIR"
mkdir -p -- "$CUSTODIAN_TOUR_DIR"
say "walking through the window"
"$tour" &
started+=($!)
status=0
wait "${started[-1]}" || status=$?
unset 'started[-1]'

say "left in $CUSTODIAN_TOUR_DIR:"
find "$CUSTODIAN_TOUR_DIR" -type f | sort | sed 's/^/  /'
if ((status)); then
    die "the tour failed (exit status $status)"
fi
say "the demo database is $database; on a display, run.sh opens it"
