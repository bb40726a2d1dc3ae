-- What happened in a stretch of days, one row for each governorate, centre, service, day or kind of centre. A case counts
-- where it was opened, money where it was taken.
with span as (
    select
        $2::text::date as first_day,
        $3::text::date as last_day,
        (extract(epoch from ($2::text::date::timestamp at time zone $4)) * 1000)::bigint as from_ms,
        (extract(epoch from (($3::text::date + 1)::timestamp at time zone $4)) * 1000)::bigint as until_ms
),
happened as (
    select site, service, opened_ms as ms, 'opened' as what, null::bigint as amount, null::text as currency
    from service_case, span
    where opened_ms >= from_ms and opened_ms < until_ms
    union all
    select site, service, received_ms, 'received', null, null
    from service_case, span
    where received_ms >= from_ms and received_ms < until_ms
    union all
    select site, service, decided_ms, 'finished', decided_ms - received_ms, null
    from service_case, span
    where decided_ms >= from_ms and decided_ms < until_ms
    union all
    -- Owed in these days, and not given by then.
    select site, service, (extract(epoch from (due::timestamp at time zone $4)) * 1000)::bigint, 'late', null, null
    from service_case, span
    where due between first_day and last_day
        and coalesce((to_timestamp(decided_ms / 1000.0) at time zone $4)::date, last_day + 1) > due
        and (decided_ms is not null or due < last_day)
    union all
    select split_part(payment.series, '-', 1), service_case.service, payment.at_ms, 'paid', payment.minor, payment.currency
    from payment
    join service_case on service_case.uid = payment.case_uid, span
    where payment.at_ms >= from_ms and payment.at_ms < until_ms
)
select
    case $1
        when 'governorate' then site.governorate
        when 'centre' then site.code
        when 'service' then happened.service
        when 'kind' then site.kind
        else to_char(to_timestamp(happened.ms / 1000.0) at time zone $4, 'YYYY-MM-DD')
    end as key,
    case $1 when 'centre' then min(site.name_ar) else '' end,
    case $1 when 'centre' then min(site.name_en) else '' end,
    count(*) filter (where what = 'opened'),
    count(*) filter (where what = 'received'),
    count(*) filter (where what = 'finished'),
    count(*) filter (where what = 'late'),
    (avg(amount) filter (where what = 'finished') / 60000)::bigint,
    coalesce(sum(amount) filter (where currency = 'EGP'), 0)::bigint,
    coalesce(sum(amount) filter (where currency = 'KWD'), 0)::bigint,
    coalesce(sum(amount) filter (where currency = 'BHD'), 0)::bigint
from happened
join site on site.code = happened.site
group by 1
order by 1
