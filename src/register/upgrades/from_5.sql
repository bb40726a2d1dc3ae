-- Which actions are about a case, and the answers to commands by number, which are copied by `from_5.rs`.

create table case_trail (
    case_uid blob    not null check (length(case_uid) = 16),
    action   integer not null,
    primary key (case_uid, action)
) strict, without rowid;
insert into case_trail
select case_uid, id from action where case_uid is not null order by case_uid, id;
drop index action_case;

-- The trails of those that are fresh stand there from the first.
drop view every_case;
alter table fresh_case rename to fresh_case_5;
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
    actions         integer not null check (actions >= 0)
) strict;
insert into fresh_case select *, 0, 0 from fresh_case_5 order by id;
drop table fresh_case_5;
create view every_case as
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from fresh_case
union all
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from service_case;

alter table command rename to command_5;
create table command (
    no      integer primary key,
    id      any     not null,
    request blob    not null check (length(request) = 32),
    answer  text    not null,
    at_ms   integer not null
) strict;
