select
    (select count(*) from service_case where opened_ms >= ?1 and opened_ms < ?2),
    (select count(*) from service_case where opened_ms >= ?1 and opened_ms < ?2 and stage <> 'received'),
    (select coalesce(sum(minor), 0) from payment where at_ms >= ?1 and at_ms < ?2),
    (select count(*) from payment where at_ms >= ?1 and at_ms < ?2),
    -- That a batch was sealed goes out with the next one, but asks for none.
    (select count(*) from action where station = ?3 and seq > ?4 and kind <> 'batch_sealed')
