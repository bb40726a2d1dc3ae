select
    (select count(*) from service_case where opened_ms >= ?1 and opened_ms < ?2),
    (select count(*) from service_case where opened_ms >= ?1 and opened_ms < ?2 and stage <> 'received'),
    (select coalesce(sum(minor), 0) from payment where at_ms >= ?1 and at_ms < ?2),
    (select count(*) from payment where at_ms >= ?1 and at_ms < ?2)
