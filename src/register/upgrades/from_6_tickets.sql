-- The ticket that a fresh case is given stands with it; those that were given before stay where they are.

drop view every_case;
alter table fresh_case rename to fresh_case_6;
create table fresh_case (
    id              integer primary key,
    uid             blob    not null check (length(uid) = 16),
    no              text    not null,
    station         integer not null references station (no),
    service         text    not null,
    stage           text    not null check (
        stage = 'gathering' or stage = 'awaiting_payment' or stage = 'received'
        or stage = 'returned' or stage = 'approved' or stage = 'refused'
    ),
    identity_number text    not null,
    name            text    not null,
    phone           text,
    opened_ms       integer not null,
    due             integer,
    first_action    integer not null,
    actions         integer not null check (actions >= 0),
    ticket          text,
    ticket_day      text,
    check ((ticket is null) = (ticket_day is null))
) strict;
insert into fresh_case select *, null, null from fresh_case_6 order by id;
drop table fresh_case_6;
create view every_case as
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from fresh_case
union all
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from service_case;
create view every_ticket as
select day, station, no, service, case_uid, issued_ms from ticket
union all
select f.ticket_day, s.id, f.ticket, f.service, f.uid, f.opened_ms
from fresh_case f cross join station s on s.no = f.station where f.ticket is not null;
