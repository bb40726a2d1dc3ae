insert into fresh_case (
    id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due, first_action, actions, ticket, ticket_day
)
values (
    coalesce((select max(id) from fresh_case), (select max(id) from service_case), 0) + 1,
    :uid, :no, :station, :service, :stage, :identity_number, :name, :phone, :opened_ms, :due,
    :first_action, :actions, :ticket, :ticket_day
)
