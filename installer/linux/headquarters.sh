#!/usr/bin/env bash
# A headquarters for practice, on a PostgreSQL of its own: it enrols a practice counter, takes that counter's day, answers
# it, reports, and sends a decision back. What it leaves lies in DIR; run again, it begins anew.
#
#   headquarters.sh PROGRAM DIR
set -euo pipefail
[ $# = 2 ] || { echo "usage: headquarters.sh PROGRAM DIR" >&2; exit 2; }
program=$(realpath -- "$1")
dir=$(realpath -m -- "$2")
cluster=$(dirname "$(realpath -- "$0")")/cluster.sh

[ ! -e "$dir/cluster/data/postmaster.pid" ] || "$cluster" stop "$dir/cluster"
rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"
url=$("$cluster" start "$dir/cluster")
trap '"$cluster" stop "$dir/cluster"' EXIT
echo "practice headquarters" > passphrase

hq() { "$program" hq "$@" --data "$dir/hq" --passphrase-file "$dir/passphrase"; }
counter() { "$program" "$@" --practice --data "$dir/centre"; }
say() { printf '\n== %s\n' "$1"; }

say "Headquarters is set up"
hq init --new-passphrase-file "$dir/passphrase" --name "الإدارة العامة للتدريب" --database "$url"

say "A counter serves its day, and learns who headquarters is"
counter practice fill --cases 200 --seed 7
sed '/^recipients/d' centre/centre.toml > centre.new
# Keys before the tables of the file: what stands below a [table] belongs to it.
{
    # In service the escrow key is kept where nobody works.
    age-keygen -o escrow.key 2>/dev/null
    echo "recipients = [\"$(cat hq/headquarters.recipient)\", \"$(age-keygen -y escrow.key)\"]"
    cat centre.new
    printf '\n[[headquarters]]\npublic_key = """\n%s\n"""\n' "$(cat hq/headquarters.pem)"
} > centre/centre.toml
rm centre.new
station=$(sed -n 's/^station *= *"\(.*\)"/\1/p' centre/centre.toml)

say "The counter $station is enrolled"
counter station key | tee key.pem
hq enrol "$station" key.pem --name "مركز التدريب" --governorate 13

say "Its day goes by stick"
counter batch export --to "$dir/hq/drop/in/$station"
hq take

say "The receipt goes back, and the register is held against it"
counter receipt take "$(echo hq/drop/out/"$station"/*.receipt.json)"
counter outbox
counter verify

say "What headquarters sees"
hq report service
hq report day --to "$dir/days.xlsx"
hq stations
hq verify
echo
echo "In $dir: hq/ (settings, wrapped keys, drop folder), centre/ (the counter), days.xlsx"
