#!/usr/bin/env bash
# A private PostgreSQL cluster with the names in NAMES (id,key) under a pg_trgm index; answers the queries in
# QUERIES (typed key, right key) and prints median and 99th percentile in milliseconds, timed in the server, and
# how many had the right key among the first twenty. The cluster is kept for the next call under
# /tmp and stopped at the end.
#
#   postgres.sh NAMES QUERIES THRESHOLD
set -euo pipefail

names=$1 queries=$2 threshold=$3
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
cluster=/tmp/shubbak-trigrams
run=()
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL does not run as root.
    run=(runuser -u postgres --)
fi
sum=$(sha256sum "$names" | cut -c1-16)
if [ ! -e "$cluster/$sum" ]; then
    rm -rf "$cluster"
    "${run[@]}" mkdir -p "$cluster"
    "${run[@]}" "$bin/initdb" -D "$cluster/data" -A trust -U bench --locale=C.UTF-8 -E UTF8 >/dev/null
fi
"${run[@]}" "$bin/pg_ctl" -D "$cluster/data" -w -s -l "$cluster/log" \
    -o "-c listen_addresses='' -c unix_socket_directories=$cluster -c shared_buffers=512MB -c maintenance_work_mem=512MB -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0" start
trap '"${run[@]}" "$bin/pg_ctl" -D "$cluster/data" -s -m fast stop' EXIT
sql() { psql -h "$cluster" -U bench -qAt -F ' ' -v ON_ERROR_STOP=1 postgres "$@"; }

if [ ! -e "$cluster/$sum" ]; then
    sql -c "create extension pg_trgm; create table person (id bigint, key text)"
    sql -c "copy person from stdin with (format csv)" <"$names"
    sql -c "create index on person using gin (key gin_trgm_ops)" -c "vacuum analyze person"
    "${run[@]}" touch "$cluster/$sum"
fi
sql -c "drop table if exists asked" -c "create table asked (typed text, wanted text)"
sql -c "copy asked from stdin with (format csv)" <"$queries"
sql <<SQL
set pg_trgm.similarity_threshold = $threshold;
create or replace function timed() returns table (ms float8, hit bool) language plpgsql as \$\$
declare
    q record;
    start timestamptz;
    keys text[];
begin
    for q in select * from asked loop
        start := clock_timestamp();
        execute 'select array_agg(key) from (select key from person where key % \$1
                 order by similarity(key, \$1) desc, id desc limit 20) found' into keys using q.typed;
        ms := extract(epoch from clock_timestamp() - start) * 1000;
        hit := q.wanted = any (keys);
        return next;
    end loop;
end \$\$;
-- Once for the pages, and once for the clock.
\o /dev/null
select count(hit) from timed();
\o
select round(percentile_cont(0.5) within group (order by ms)::numeric, 3),
       round(percentile_cont(0.99) within group (order by ms)::numeric, 3),
       count(*) filter (where hit)
from timed();
SQL
