# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2086
# (Package names are split on purpose; who sources this uses the variables.)
# What run-demo and run-tests share. Works with bash 3.2 (macOS).

set -u
packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$packaging")
release=$root/build/release
asan=$root/build/asan
logs=$root/build/logs
stepNumber=0
stepCount=0

# step TEXT: says what comes next.
step() {
    stepNumber=$((stepNumber + 1))
    stepName=$*
    printf '[%d/%d] %s\n' "$stepNumber" "$stepCount" "$stepName"
}

note() { printf '      %s\n' "$*"; }

# fail WHY [LOG]: names the step, the reason and the end of the log, then ends the script.
fail() {
    printf '\nFailed in step %d of %d (%s): %s\n' "$stepNumber" "$stepCount" "${stepName:-start}" "$1" >&2
    if [ -n "${2:-}" ] && [ -s "$2" ]; then
        printf 'The end of %s:\n' "$2" >&2
        tail -n 40 "$2" | sed 's/^/    /' >&2
    fi
    exit 1
}

# logged LOG COMMAND…: runs it quietly.
logged() {
    local log=$1
    shift
    mkdir -p "$logs"
    "$@" >"$log" 2>&1 </dev/null
}

# Reads a build's output and shows how far it is: in place on a terminal, else each tenth.
# (Not awk: some read their input in blocks.)
showProgress() {
    local line tenth last=0 terminal="" pattern='^\[([0-9]+)/([0-9]+)\]'
    [ ! -t 1 ] || terminal=1
    while IFS= read -r line; do
        if [[ $line =~ $pattern ]]; then
            tenth=$((10 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            if [ -n "$terminal" ]; then
                printf '\r      %s of %s' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
            elif [ $tenth -gt $last ]; then
                note "${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
            fi
            last=$tenth
        elif [[ $line == *"no work to do"* ]]; then
            note "nothing to do"
        fi
    done
    [ -z "$terminal" ] || [ $last = 0 ] || echo
}

platform() {
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
        return
    fi
    local ids=""
    [ -r /etc/os-release ] && ids=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
    case " $ids " in
    *" debian "* | *" ubuntu "*) echo debian ;;
    *" fedora "* | *" rhel "*) echo fedora ;;
    *" arch "*) echo arch ;;
    *) echo unknown ;;
    esac
}

# isInstalled PLATFORM PACKAGE
isInstalled() {
    case $1 in
    debian) [ "$(dpkg-query -W -f='${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    fedora) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    arch) pacman -T "$2" >/dev/null 2>&1 ;;
    brew) brew list --formula "$2" >/dev/null 2>&1 ;;
    esac
}

# All Debian packages at once, since asking for each takes time: those not installed, one a line.
missingOfDebian() {
    dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
        awk -v wanted="$*" '$2 == "installed" { have[$1] = 1 }
            END { n = split(wanted, names, " ")
                  for (i = 1; i <= n; i++) if (!(names[i] in have)) print names[i] }'
}

# wanted PLATFORM PURPOSE…: the names of the list, alternatives still joined, each once.
wanted() {
    local platform=$1 column
    shift
    case $platform in
    debian) column=2 ;;
    fedora) column=3 ;;
    arch) column=4 ;;
    brew) column=5 ;;
    esac
    awk -v column="$column" -v purposes=" $* " '
        /^#/ || NF < 6 { next }
        index(purposes, " " $1 " ") && $column != "-" { print $column, $6 }' "$packaging/packages.list" |
        while read -r name command; do
            [ "$command" != - ] && command -v "$command" >/dev/null 2>&1 && continue
            echo "$name"
        done | sort -u
}

# The first alternative that the machine has, else the first that it can get.
choose() {
    local platform=$1 name
    case $2 in
    *"|"*) ;;
    *) echo "$2"; return ;;
    esac
    for name in ${2//|/ }; do
        isInstalled "$platform" "$name" && echo "$name" && return
    done
    for name in ${2//|/ }; do
        [ "$platform" = debian ] || break
        apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]' && echo "$name" && return
    done
    echo "${2%%|*}"
}

asRoot() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "this needs root, and there is no sudo: run as root: $*"
        return 1
    fi
}

# Asks for the password where the person can see it, before output goes to a log.
warmSudo() {
    [ "$(id -u)" = 0 ] || ! command -v sudo >/dev/null 2>&1 || ! [ -t 0 ] || sudo -v
}

installWith() {
    local platform=$1 log=$logs/install.log
    shift
    case $platform in
    debian)
        logged "$log" asRoot env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" ;;
    fedora) logged "$log" asRoot dnf install -y --setopt=install_weak_deps=False "$@" ;;
    arch) logged "$log" asRoot pacman -S --needed --noconfirm "$@" ;;
    brew) logged "$log" brew install "$@" ;;
    esac
}

# ensurePackages PURPOSE…: installs what is missing, and asks no package manager if nothing is.
ensurePackages() {
    local platform names missing name alternatives
    platform=$(platform)
    if [ "$platform" = unknown ]; then
        note "unknown system: install by hand what packaging/packages.list names"
        return
    fi
    [ "$platform" != brew ] || command -v brew >/dev/null 2>&1 || fail "Homebrew is not installed"
    alternatives=$(wanted "$platform" "$@") || fail "packages.list cannot be read"
    names=$(for name in $alternatives; do choose "$platform" "$name"; done)
    [ -n "$names" ] || { note "nothing is missing"; return; }
    missing=$(missingPackages "$platform" $names)
    [ -n "$missing" ] || { note "nothing is missing"; return; }
    warmSudo
    if [ "$platform" = debian ]; then
        note "reading the package lists"
        logged "$logs/update.log" asRoot apt-get update -q ||
            note "the package lists could not be renewed; trying with those at hand"
        # Alternatives can be chosen only with lists at hand.
        names=$(for name in $alternatives; do choose "$platform" "$name"; done)
        missing=$(missingPackages "$platform" $names)
    fi
    note "installing:" $missing
    installWith "$platform" $missing || fail "the package manager failed" "$logs/install.log"
    missing=$(missingPackages "$platform" $missing)
    [ -z "$missing" ] || fail "still missing: $missing" "$logs/install.log"
}

missingPackages() {
    local platform=$1 name
    shift
    if [ "$platform" = debian ]; then
        missingOfDebian "$@"
        return
    fi
    for name in "$@"; do
        isInstalled "$platform" "$name" || echo "$name"
    done
}

# configure FOLDER ANY|EXACT CMAKE-ARGUMENTS…: with ANY a folder already configured for this
# source is taken as it is; with EXACT the arguments must have been the same.
configure() {
    local folder=$1 match=$2 stamp text log
    shift 2
    stamp=$folder/.configured
    log=$logs/configure-$(basename "$folder").log
    text=$(printf '%s\n' "$root" "$@")
    if [ -f "$folder/build.ninja" ] && [ -f "$stamp" ]; then
        if [ "$match" = ANY ] && [ "$(head -n 1 "$stamp")" = "$root" ]; then
            note "already configured"
            return
        fi
        [ "$(cat "$stamp")" != "$text" ] || { note "already configured"; return; }
        [ "$(head -n 1 "$stamp")" = "$root" ] || rm -rf "$folder"
    fi
    mkdir -p "$folder"
    rm -f "$stamp"
    logged "$log" cmake -S "$root" -B "$folder" -G Ninja "$@" || fail "CMake failed" "$log"
    printf '%s\n' "$text" >"$stamp"
}

cores() {
    getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}

# build FOLDER [TARGET…]
build() {
    local folder=$1 log
    shift
    log=$logs/build-$(basename "$folder").log
    mkdir -p "$logs"
    set -o pipefail
    if ! ninja -C "$folder" -j "$(cores)" "$@" 2>&1 </dev/null | tee "$log" | showProgress; then
        # With several jobs the error is rarely what stands last.
        grep -A12 -E '^FAILED:|error:' "$log" | head -n 60 >"$log.errors"
        fail "the build failed" "$log.errors"
    fi
    set +o pipefail
}

hasDisplay() {
    [ "$(uname -s)" = Darwin ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${DISPLAY:-}" ]
}
