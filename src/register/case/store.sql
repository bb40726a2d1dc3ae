insert into service_case (
    uid, no, service, stage, identity_number, name, name_key, phone, opened_ms, due, changed_ms, state
) values (
    :uid, :no, :service, :stage, :identity_number, :name, :name_key, :phone, :opened_ms, :due, :changed_ms, :state
)
on conflict (uid) do update set
    stage = excluded.stage,
    identity_number = excluded.identity_number,
    name = excluded.name,
    name_key = excluded.name_key,
    phone = excluded.phone,
    due = excluded.due,
    changed_ms = excluded.changed_ms,
    state = excluded.state
