select
    service_case.no,
    conflict.matter,
    conflict.deeds,
    conflict.settler,
    conflict.at,
    conflict.settled
from conflict
join service_case on service_case.uid = conflict.case_uid
order by conflict.settled is not null, conflict.at, service_case.no, conflict.matter
