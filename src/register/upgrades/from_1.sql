-- The tables of version 2, filled from those of version 1. What they are for is told in schema.sql.

drop trigger case_name_insert;
drop trigger case_name_update;
drop trigger case_name_delete;
drop table case_name;
drop index action_subject;
drop index service_case_identity;
drop index service_case_phone;
drop index service_case_opened;
drop index service_case_changed;
drop index payment_at;
drop index payment_case;
drop index print_job_open;
drop index print_job_no;
alter table officer rename to officer_1;
alter table action rename to action_1;
alter table service_case rename to service_case_1;
alter table payment rename to payment_1;
alter table ticket rename to ticket_1;
alter table print_job rename to print_job_1;

create table station (
    no integer primary key check (no between 1 and 1000000),
    id text    not null unique
) strict;

-- The register's own station first.
insert into station (id) select value from meta where key = 'station';
insert into station (id) select distinct station from action_1 where true order by station on conflict do nothing;

create table action (
    id        integer primary key check (id > 1099511627776),
    at_ms     integer not null,
    at_n      integer not null check (at_n between 0 and 65535),
    officer   text    not null,
    command   text    not null,
    case_uid  blob    check (length(case_uid) = 16),
    subject   text,
    reason    text,
    kind      text    not null,
    version   integer not null check (version > 0),
    body      text    not null,
    body_hash blob    check (length(body_hash) = 32),
    hash      blob    not null check (length(hash) = 32),
    check ((case_uid is null) <> (subject is null)),
    check ((body_hash is null) = (body <> ''))
) strict;
create index action_case on action (case_uid) where case_uid is not null;

insert into action (id, at_ms, at_n, officer, command, case_uid, subject, reason, kind, version, body, body_hash, hash)
select
    (s.no << 40) | a.seq, a.at_ms, a.at_n, a.officer, a.command,
    iif(a.subject glob 'case:*' and length(unhex(substr(a.subject, 6))) = 16, unhex(substr(a.subject, 6)), null),
    iif(a.subject glob 'case:*' and length(unhex(substr(a.subject, 6))) = 16, null, a.subject),
    a.reason, a.kind, a.version, a.body, iif(a.body = '', a.body_hash, null), a.hash
from action_1 a join station s on s.id = a.station
order by 1;

create table officer (
    id              text    primary key,
    name            text    not null,
    roles           text    not null check (json_valid(roles)),
    until           integer,
    secret          text    not null,
    failures        integer not null default 0 check (failures >= 0),
    locked_until_ms integer not null default 0
) strict, without rowid;

insert into officer (id, name, roles, secret, failures, locked_until_ms)
select id, name, roles, secret, failures, locked_until_ms from officer_1;

create table service_case (
    id              integer primary key,
    uid             blob    not null unique check (length(uid) = 16),
    no              text    not null unique,
    station         integer not null references station (no),
    service         text    not null,
    stage           text    not null check (
        stage in ('gathering', 'awaiting_payment', 'received', 'returned', 'approved', 'refused')
    ),
    identity_number text    not null,
    name            text    not null,
    phone           text,
    opened_ms       integer not null,
    due             integer
) strict;
create index service_case_identity on service_case (identity_number, opened_ms);
create index service_case_phone on service_case (phone, opened_ms) where phone is not null;
create index service_case_opened on service_case (opened_ms);
create index service_case_deciding on service_case (due) where stage = 'received';

insert into service_case (id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due)
select
    c.id, unhex(c.uid), c.no, s.no, c.service, c.stage, c.identity_number, c.name, c.phone, c.opened_ms,
    cast(julianday(c.due) - 2440587.5 as integer)
from service_case_1 c join station s on s.id = json_extract(c.state, '$.station')
order by c.id;

-- These two as `name::rebuild` writes them, which came later.
create table name_block (
    last   integer primary key,
    words  blob    not null,
    phones blob    not null
) strict;

create table name_word (
    no   integer primary key,
    word text    not null unique
) strict;

create table payment (
    receipt   text    primary key,
    case_uid  blob    not null check (length(case_uid) = 16),
    minor     integer not null check (minor > 0),
    currency  text    not null check (currency in ('EGP', 'KWD', 'BHD')),
    method    text    not null,
    reference text,
    at_ms     integer not null,
    officer   text    not null
) strict, without rowid;

insert into payment (receipt, case_uid, minor, currency, method, reference, at_ms, officer)
select receipt, unhex(case_uid), minor, currency, method, reference, at_ms, officer from payment_1 order by receipt;

create table ticket (
    day       text    not null,
    station   text    not null,
    no        text    not null,
    service   text    not null,
    case_uid  blob    check (length(case_uid) = 16),
    issued_ms integer not null,
    primary key (day, station, no)
) strict, without rowid;

insert into ticket (day, station, no, service, case_uid, issued_ms)
select day, station, no, service, unhex(case_uid), issued_ms from ticket_1;

create table day_tally (
    day      integer not null,
    station  integer not null references station (no),
    service  text    not null,
    opened   integer not null default 0,
    waiting  integer not null default 0,
    receipts integer not null default 0,
    minor    integer not null default 0,
    primary key (day, station, service)
) strict, without rowid;

create table print_job (
    case_uid blob    not null check (length(case_uid) = 16),
    paper    text    not null,
    no       text    not null,
    copy     integer not null check (copy > 0),
    state    text    not null check (state in ('queued', 'printed', 'failed')),
    note     text,
    made_ms  integer not null,
    primary key (case_uid, paper, no, copy)
) strict, without rowid;

-- A list of missing papers could be queued twice; the printed row of a copy is the one that counts.
insert into print_job (case_uid, paper, no, copy, state, note, made_ms)
select unhex(case_uid), paper, no, copy, state, note, made_ms from print_job_1
where true order by state = 'printed' desc, id
on conflict do nothing;

drop table print_job_1;
drop table ticket_1;
drop table payment_1;
drop table service_case_1;
drop table action_1;
drop table officer_1;

-- Headquarters' receipts for batches, as they came: signed by headquarters, and held against the ledger.
create table receipt (
    batch       text    primary key,
    text        text    not null,
    received_ms integer not null
) strict, without rowid;
