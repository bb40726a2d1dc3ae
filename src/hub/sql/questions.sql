select
    coalesce(service_case.no, ''),
    question.series || '/' || question.seq,
    question.why,
    question.detail,
    question.answered
from question
left join service_case on service_case.uid = question.case_uid
order by question.answered is not null, question.series, question.seq, question.why
