#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building, testing and running Custodian need on Debian 12. Run again, it only looks.
# CUSTODIAN_SKIP_DEPS=1 leaves the system alone, for those who installed the same things another way.
set -euo pipefail

packages=(
    # the build
    cmake ninja-build g++ ccache pkg-config git
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev
    libgl-dev libsodium-dev libsqlite3-dev
    # the checks
    clang-format clang-tidy python3
    # running, and the tests
    libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins qt6-wayland fonts-dejavu-core fonts-droid-fallback sqlite3
    # the faults
    strace
    # a display where there is none
    xvfb xauth openbox xdotool
)

say() { printf 'install-deps: %s\n' "$*"; }

needs() {
    cat >&2 <<'END'
Custodian needs:
  CMake 3.24, Ninja, a C++20 compiler (GCC 12, Clang 15), pkg-config, git; ccache if you like
  Qt 6.4: Core, Concurrent, Gui, LinguistTools, Sql with its SQLite driver, Svg, Test, Widgets
  libsodium and SQLite 3.40, with their headers; the sqlite3 shell for the tests
  clang-format 14, clang-tidy 14 and Python 3 for the checks; DejaVu fonts; strace for the faults
  Xvfb, xauth, openbox and xdotool to show the window where there is no display
When they are there, set CUSTODIAN_SKIP_DEPS=1 and start again.
END
}

die() {
    printf 'install-deps: %s\n' "$*" >&2
    exit 1
}

if [[ ${CUSTODIAN_SKIP_DEPS:-} == 1 ]]; then
    say "skipped, as CUSTODIAN_SKIP_DEPS asks"
    exit 0
fi

release() { # the ID and version of the system, as os-release gives them
    [[ -r /etc/os-release ]] || return 0
    # shellcheck source=/dev/null
    (. /etc/os-release && printf '%s %s' "${ID:-}" "${VERSION_ID:-}")
}

system=$(release)
if [[ $system != "debian 12" ]]; then
    printf 'install-deps: this is for Debian 12, and here is %s: nothing was installed.\n' "${system:-an unknown system}" >&2
    needs
    exit 1
fi
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    printf 'install-deps: apt-get is not here: nothing was installed.\n' >&2
    needs
    exit 1
fi

missing=()
installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null || true)
for package in "${packages[@]}"; do
    grep -qx "$package installed" <<<"$installed" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    say "all ${#packages[@]} packages are here"
    exit 0
fi

as_root=()
if ((EUID != 0)); then
    command -v sudo >/dev/null || die "to install them, run this as root: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
fi
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

say "installing ${missing[*]}"
apt update || die "apt-get update failed: is the network there?"
apt install --yes --no-install-recommends "${missing[@]}" || die "apt-get could not install ${missing[*]}"
say "done"
