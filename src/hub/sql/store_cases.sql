insert into service_case (
    uid, no, series, site, opened_seq, service, catalogue, stage, opened_ms, opened_n, received_ms, due, decided_ms,
    changed_ms, state
)
select uid, no, series, site, opened_seq, service, catalogue, stage, opened_ms, opened_n, received_ms, '2000-01-01'::date + due, decided_ms,
    changed_ms, state
from unnest(
    $1::bytea[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[],
    $10::integer[], $11::bigint[], $12::integer[], $13::bigint[], $14::bigint[], $15::text[]
) as folded (
    uid, no, series, site, opened_seq, service, catalogue, stage, opened_ms, opened_n, received_ms, due, decided_ms,
    changed_ms, state
)
on conflict (uid) do update set
    no = excluded.no,
    series = excluded.series,
    site = excluded.site,
    opened_seq = excluded.opened_seq,
    service = excluded.service,
    catalogue = excluded.catalogue,
    stage = excluded.stage,
    opened_ms = excluded.opened_ms,
    opened_n = excluded.opened_n,
    received_ms = excluded.received_ms,
    due = excluded.due,
    decided_ms = excluded.decided_ms,
    changed_ms = excluded.changed_ms,
    state = excluded.state
where (service_case.state, service_case.opened_seq, service_case.received_ms)
    is distinct from (excluded.state, excluded.opened_seq, excluded.received_ms)
