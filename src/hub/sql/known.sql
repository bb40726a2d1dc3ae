-- What is known of a batch before it is looked into: its receipt, whether another has its name, and how far the series of its
-- counter have come, a row each.
select
    before.receipt,
    before.same_name,
    series.id,
    series.seq,
    series.hash,
    case when series.held_ms is not null then series.held_why end
from (
    select
        (select receipt from batch where tagmanifest = $1) as receipt,
        exists (select from batch where name = $2) as same_name
) before
left join series on series.station = $3
order by series.id
