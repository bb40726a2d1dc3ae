-- The condition is that of the index action_scan_later, word for word, so that it is read from there. The mark
-- cannot stand in what somebody typed: there its quotation marks are escaped.
select case_uid
from action
where case_uid is not null
  and instr(body, '"scan_later":true') > 0
group by case_uid
order by max(id) desc
limit ?1
