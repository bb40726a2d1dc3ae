select
    uid,
    exists (select from question where question.case_uid = uid and question.why = any ($2))
from service_case
where uid = any ($1)
union all
select
    case_uid,
    exists (select from question where question.case_uid = awaited.case_uid and question.why = any ($2))
from awaited
where case_uid = any ($1)
