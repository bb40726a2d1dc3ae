select
    question.case_uid,
    question.series,
    question.seq,
    question.why,
    action.at_ms,
    action.at_n
from question
join action on action.series = question.series and action.seq = question.seq
where question.case_uid = any ($1)
    and question.why = any ($2)
