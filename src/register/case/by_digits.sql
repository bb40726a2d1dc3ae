where id in (
    select id from service_case where identity_number >= ?1 and identity_number < ?1 || ':'
    union
    select id from service_case where phone = ?2
    union
    select id from service_case where no in (?3, ?4)
)
order by opened_ms desc, id desc
limit ?5
