insert into payment (case_uid, place, receipt, series, seq, at_ms, minor, currency, method)
select *
from unnest(
    $1::bytea[], $2::integer[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::text[]
)
on conflict (case_uid, place) do update set
    receipt = excluded.receipt,
    series = excluded.series,
    seq = excluded.seq,
    at_ms = excluded.at_ms,
    minor = excluded.minor,
    currency = excluded.currency,
    method = excluded.method
where (payment.series, payment.seq) is distinct from (excluded.series, excluded.seq)
