-- Of every number that stands in several places, all but the first place are in question. Asked anew each time, because
-- the first of all may come last.
with bearer as (
    select
        uid as case_uid,
        series,
        opened_seq as seq,
        no as number,
        row_number() over (partition by no order by opened_ms, opened_n, series, opened_seq) as place
    from service_case
    where no = any ($1)
    union all
    select
        case_uid,
        series,
        seq,
        receipt,
        row_number() over (partition by receipt order by at_ms, series, seq)
    from payment
    where receipt = any ($1)
),
cleared as (
    delete from question
    using bearer
    where question.why = 'number-taken'
        and (question.case_uid, question.series, question.seq) = (bearer.case_uid, bearer.series, bearer.seq)
        and bearer.place = 1
)
insert into question (case_uid, series, seq, why, detail)
select case_uid, series, seq, 'number-taken', 'another case has the number ' || number
from bearer
where place > 1
on conflict (case_uid, series, seq, why) do nothing
