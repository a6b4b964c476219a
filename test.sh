#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything and runs every test and check. ctest's summary comes last.
set -euo pipefail

usage() {
    cat <<'END'
Usage: test.sh [--preset NAME] [-- CTEST-ARGUMENT…]
  --preset NAME   ci (the default: warnings are errors), dev, asan, tsan or release
  -- …            handed to ctest, as in: test.sh --preset asan -- -R tst_asset
END
}

preset=ci
while (($#)); do
    case $1 in
    --preset)
        (($# > 1)) || { usage >&2; exit 2; }
        preset=$2
        shift 2
        ;;
    --preset=*)
        preset=${1#*=}
        shift
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    --)
        shift
        break
        ;;
    *)
        printf 'test: unknown argument %s\n' "$1" >&2
        usage >&2
        exit 2
        ;;
    esac
done

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
root=$PWD
build=$root/build/$preset

step() { printf '\n== %s\n' "$*"; }

step "packages the build needs"
packaging/linux/install-deps.sh

step "configure (preset $preset)"
cmake --preset "$preset"

step "build (preset $preset)"
cmake --build --preset "$preset"

step "test (preset $preset)"
# A home of the tests' own, so that nobody's settings are read or written; no display, one language, one encoding.
home=$build/test-home
rm -rf -- "$home"
mkdir -p -- "$home"/{config,data,state,cache,runtime}
chmod 700 "$home/runtime"
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home/runtime
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset LANGUAGE DISPLAY WAYLAND_DISPLAY CUSTODIAN_LOGIN
case $preset in
asan)
    export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1
    export LSAN_OPTIONS=suppressions=$root/tests/checks/lsan.supp:print_suppressions=0
    export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    ;;
tsan)
    # Qt itself is not built with ThreadSanitizer, so what happens inside of it cannot be judged.
    export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:ignore_noninstrumented_modules=1
    ;;
esac
exec ctest --preset "$preset" -j2 "$@"
