-- A case that is taken in writes fewer pages: ids of commands as bytes at the end of their table, receipts in one table at a
-- time, cases without an index as long as they are fresh and none by uid or by opening, and checks that spell their alternatives
-- out.

alter table command rename to command_4;
create table command (
    id      any     primary key,
    request blob    not null check (length(request) = 32),
    answer  text    not null,
    at_ms   integer not null
) strict, without rowid;
insert into command
select iif(length(id) = 32 and id not glob '*[^0-9a-f]*', unhex(id), id), request, answer, at_ms
from command_4
order by 1;
drop table command_4;

-- Every index goes with its table. A case stands with the fresh ones until the block of its name is written.
alter table service_case rename to service_case_4;
create table service_case (
    id              integer primary key,
    uid             blob    not null check (length(uid) = 16),
    no              text    not null unique,
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
    due             integer
) strict;
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
    due             integer
) strict;
insert into service_case
select * from service_case_4 where id <= (select coalesce(max(last), 0) from name_block) order by id;
insert into fresh_case
select * from service_case_4 where id > (select coalesce(max(last), 0) from name_block) order by id;
drop table service_case_4;
create view every_case as select * from fresh_case union all select * from service_case;
create index service_case_identity on service_case (identity_number, opened_ms);
create index service_case_phone on service_case (phone, opened_ms) where phone is not null;
create index service_case_deciding on service_case (due) where stage = 'received';

alter table till_open rename to till_open_4;
create table till_open (
    receipt   text    primary key,
    case_uid  blob    not null check (length(case_uid) = 16),
    minor     integer not null check (minor > 0),
    currency  text    not null check (currency = 'EGP' or currency = 'KWD' or currency = 'BHD'),
    method    text    not null,
    reference text,
    at_ms     integer not null,
    officer   text    not null
) strict, without rowid;
insert into till_open select * from payment where receipt in (select receipt from till_open_4);
delete from payment where receipt in (select receipt from till_open_4);
drop table till_open_4;

create view paid as select * from till_open union all select * from payment;

alter table print_job rename to print_job_4;
create table print_job (
    id         integer primary key,
    case_uid   blob    check (length(case_uid) = 16),
    paper      text    not null,
    no         text    not null,
    copy       integer not null check (copy > 0),
    language   text    check (language = 'arabic' or language = 'english' or language = 'both'),
    state      text    not null check (
        state = 'queued' or state = 'printing' or state = 'printed'
        or state = 'unsure' or state = 'failed' or state = 'cancelled'
    ),
    printer    text,
    officer    text    not null,
    reason     text,
    note       text,
    made_ms    integer not null,
    changed_ms integer not null
) strict;
insert into print_job select * from print_job_4 order by id;
drop table print_job_4;
