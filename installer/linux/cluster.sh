#!/usr/bin/env bash
# A private PostgreSQL cluster for tests and practice: no port, a socket in its own folder, and whoever may enter
# that folder is let in. In service headquarters has a server of its own and its address in headquarters.toml.
#
#   cluster.sh start DIR    makes it if it is not there, starts it, prints its URL
#   cluster.sh stop DIR     stops it; what is in it stays
#   cluster.sh hold DIR     for tests: start, without waiting for the disk; when standard input ends, everything goes
set -euo pipefail

usage() { echo "usage: cluster.sh start|stop|hold DIR" >&2; exit 2; }
[ $# = 2 ] || usage
dir=$(realpath -m -- "$2")
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
as=()
# PostgreSQL does not run as root; Debian's package brings the user.
[ "$(id -u)" != 0 ] || as=(runuser -u postgres --)
# From a folder that this user may enter.
cd /

start() {
    if [ ! -e "$dir/data/PG_VERSION" ]; then
        mkdir -p "$dir"
        [ "$(id -u)" != 0 ] || chown postgres: "$dir"
        chmod 700 "$dir"
        "${as[@]}" "$bin/initdb" -D "$dir/data" -A trust -U shubbak --locale=C.UTF-8 -E UTF8 --no-instructions "$@" >/dev/null
    fi
    local options="-c listen_addresses='' -c unix_socket_directories=$dir -c unix_socket_permissions=0700 -c jit=off $fast"
    "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" -o "$options" start </dev/null >/dev/null
    echo "postgresql://shubbak@${dir//\//%2F}/postgres"
}

stop() { "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -s -m "$1" stop; }

fast=""
case "$1" in
    start) start ;;
    stop) stop fast ;;
    hold)
        fast="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
        # The end of whoever asked for it is told by the end of standard input, not by a signal to all.
        trap '' INT TERM HUP
        start --no-sync
        cat >/dev/null
        stop immediate
        rm -rf "$dir"
        ;;
    *) usage ;;
esac
