-- What headquarters refused of a batch. A record is corrected when its case was, in an action that this batch does
-- not hold: the clocks of two places are not compared.
select
    r.series,
    r.seq,
    r.case_no,
    r.code,
    r.detail,
    exists (
        select 1
        from every_case c
        join action a on a.case_uid = c.uid
        join station s on s.no = a.id >> 40
        where c.no = r.case_no
          and a.kind = 'case_corrected'
          and (a.id & 1099511627775) > coalesce(
              (
                  select json_extract(b.heads, '$."' || s.id || '"')
                  from batch b
                  where instr(b.file, r.batch) > 0
              ),
              0
          )
    )
from batch_refused r
where r.batch = ?1
order by r.series, r.seq
