select
    question.seq,
    service_case.no,
    question.why,
    question.detail
from question
-- A case whose opening has not come yet is nobody's fault.
join service_case on service_case.uid = question.case_uid
where question.series = $1
    and question.seq > $2
    and question.seq <= $3
    and question.answered is null
order by question.seq, question.why
