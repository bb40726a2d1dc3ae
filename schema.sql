-- The register of one station, as of user_version 1. It serves new files; old ones come here through
-- src/register/upgrades/. The table `action` is the truth; all that is marked "projection" is folded
-- from it, written in the same transaction, and checked by `shubbak verify`.
-- Times are milliseconds UTC; money is minor units; numbers that people read are text.

create table meta (
    key   text primary key,
    value text not null
) strict, without rowid;

-- The ledger: gapless within a station, each row chained to the one before it.
create table action (
    id        integer primary key,
    station   text    not null,
    seq       integer not null check (seq > 0),
    at_ms     integer not null,
    at_n      integer not null check (at_n between 0 and 65535),
    officer   text    not null,
    command   text    not null,
    subject   text    not null,
    reason    text,
    kind      text    not null,
    version   integer not null check (version > 0),
    body      text    not null,
    body_hash blob    not null check (length(body_hash) = 32),
    prev      blob    not null check (length(prev) = 32),
    hash      blob    not null check (length(hash) = 32),
    unique (station, seq)
) strict;
create index action_subject on action (subject, at_ms, at_n);

-- The first answer to every command, so that a repeated command changes nothing.
create table command (
    id      text    primary key,
    -- SHA-256 of what was asked, so that an id used for something else is refused.
    request blob    not null check (length(request) = 32),
    answer  text    not null,
    at_ms   integer not null
) strict, without rowid;

-- Staff (projection), with what the ledger never holds: the secret's hash and its failures.
create table officer (
    id              text    primary key,
    name            text    not null,
    roles           text    not null check (json_valid(roles)),
    secret          text    not null,
    failures        integer not null default 0 check (failures >= 0),
    locked_until_ms integer not null default 0
) strict, without rowid;

-- Cases as they stand (projection). `state` is the whole folded case; the other columns serve search.
create table service_case (
    id              integer primary key,
    uid             text    not null unique,
    no              text    not null unique,
    service         text    not null,
    stage           text    not null check (stage in ('gathering', 'awaiting_payment', 'received')),
    identity_number text    not null,
    name            text    not null,
    name_key        text    not null,
    phone           text,
    opened_ms       integer not null,
    due             text,
    changed_ms      integer not null,
    state           text    not null check (json_valid(state))
) strict;
create index service_case_identity on service_case (identity_number, opened_ms);
create index service_case_phone on service_case (phone, opened_ms) where phone is not null;
-- The day's counts are read from this index alone: the rows themselves are large.
create index service_case_opened on service_case (opened_ms, stage);
create index service_case_changed on service_case (changed_ms);

create virtual table case_name using fts5 (
    name_key,
    content = 'service_case',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0',
    prefix = '2 3',
    detail = none
);
create trigger case_name_insert after insert on service_case begin
    insert into case_name (rowid, name_key) values (new.id, new.name_key);
end;
create trigger case_name_update after update of name_key on service_case when old.name_key <> new.name_key begin
    insert into case_name (case_name, rowid, name_key) values ('delete', old.id, old.name_key);
    insert into case_name (rowid, name_key) values (new.id, new.name_key);
end;
create trigger case_name_delete after delete on service_case begin
    insert into case_name (case_name, rowid, name_key) values ('delete', old.id, old.name_key);
end;

-- Receipts (projection).
create table payment (
    receipt   text    primary key,
    case_uid  text    not null references service_case (uid),
    minor     integer not null check (minor > 0),
    currency  text    not null check (currency in ('EGP', 'KWD', 'BHD')),
    method    text    not null,
    reference text,
    at_ms     integer not null,
    officer   text    not null
) strict, without rowid;
create index payment_at on payment (at_ms, currency, minor);
create index payment_case on payment (case_uid);

-- Queue tickets (projection).
create table ticket (
    day       text    not null,
    station   text    not null,
    no        text    not null,
    service   text    not null,
    case_uid  text    references service_case (uid),
    issued_ms integer not null,
    primary key (day, station, no)
) strict, without rowid;

-- The last number given in each series (projection): 'C' and 'R' a year, a queue's letter a day.
create table serial (
    series text    not null,
    period text    not null,
    last   integer not null check (last > 0),
    primary key (series, period)
) strict, without rowid;

-- Papers to print: commit first, print after.
create table print_job (
    id       integer primary key,
    paper    text    not null,
    no       text    not null,
    case_uid text    not null,
    copy     integer not null check (copy > 0),
    state    text    not null check (state in ('queued', 'printed', 'failed')),
    note     text,
    made_ms  integer not null
) strict;
create index print_job_open on print_job (state) where state = 'queued';
create index print_job_no on print_job (no, paper);

-- What a clerk was typing, so that it comes back after a power cut. Not a deed.
create table draft (
    officer  text    primary key,
    body     text    not null,
    saved_ms integer not null
) strict, without rowid;

-- Every catalogue under which a case was opened, whole, by the SHA-256 of its bytes.
create table catalogue (
    sha256   text    primary key check (length(sha256) = 64),
    country  text    not null,
    body     text    not null,
    first_ms integer not null
) strict, without rowid;

-- Sealed batches (projection), and what became of them.
create table batch (
    number      integer primary key check (number > 0),
    file        text    not null,
    sha256      text    not null check (length(sha256) = 64),
    tagmanifest text    not null check (length(tagmanifest) = 64),
    heads       text    not null check (json_valid(heads)),
    at_ms       integer not null
) strict;
