-- What headquarters refused of a batch. A record is corrected when its case was, in an action that this batch does
-- not hold: the clocks of two places are not compared. No case is corrected by the deed that takes it in, so that all of
-- them stand in case_trail.
select
    r.series,
    r.seq,
    r.case_no,
    r.code,
    r.detail,
    exists (
        select 1
        from every_case c
        join case_trail t on t.case_uid = c.uid
        join action a on a.id = t.action
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
