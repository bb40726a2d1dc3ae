#!/usr/bin/env bash
# Whether what differs between Windows and Linux is as it was when the library's tests last passed under Wine: the files
# that ask which system it is, the devices, this folder and the crates. Of them a hash is noted in `tried`.
#
#   tried.sh         says so by its exit status
#   tried.sh note    notes it
set -euo pipefail
cd "$(dirname "$0")/../.."
noted=installer/windows/tried

hash="$({
    find src/devices installer/windows -type f ! -path "$noted"
    grep -rlE 'cfg!?\(.*(windows|unix|target_os)' src
    echo Cargo.lock
} | LC_ALL=C sort -u | xargs sha256sum | sha256sum | cut -d' ' -f1)"
case "${1:-}" in
    note) echo "$hash" >"$noted" ;;
    *) [ "$(cat "$noted" 2>/dev/null)" = "$hash" ] ;;
esac
