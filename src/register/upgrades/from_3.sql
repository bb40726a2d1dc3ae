-- Tills and trays of files, counted from the day of the upgrade on: what was taken before was counted on paper.

create table till_open (
    receipt text primary key
) strict, without rowid;

create table till (
    no     text    primary key,
    action integer not null unique,
    copies integer not null default 0 check (copies >= 0)
) strict, without rowid;

create table tray (
    no     text    primary key,
    action integer not null unique,
    copies integer not null default 0 check (copies >= 0)
) strict, without rowid;

create table tray_file (
    case_uid blob not null check (length(case_uid) = 16),
    tray     text not null references tray (no),
    primary key (case_uid, tray)
) strict, without rowid;

-- What becomes of a batch after it was sealed: where it was copied, whether it was uploaded, what headquarters refused of it.

create table batch_way (
    number      integer primary key check (number > 0),
    bytes       integer not null check (bytes >= 0),
    actions     integer not null check (actions >= 0),
    cases       integer not null check (cases >= 0),
    attachments integer not null check (attachments >= 0),
    uploaded_ms integer,
    fault       text,
    fault_ms    integer
) strict;

create table batch_copy (
    number  integer not null check (number > 0),
    place   text    not null,
    at_ms   integer not null,
    officer text    not null,
    primary key (number, place)
) strict, without rowid;

create table batch_refused (
    batch   text    not null,
    series  text    not null,
    seq     integer not null check (seq > 0),
    case_no text,
    code    text    not null,
    detail  text    not null,
    primary key (batch, series, seq)
) strict, without rowid;
create index batch_refused_case on batch_refused (case_no) where case_no is not null;

-- What came down from headquarters in packs. That a pack was taken, and what it decided, stands in the ledger; these find it.
create index action_pack on action (id) where kind = 'pack_taken';
create index action_decision_came on action (case_uid) where kind = 'decision_came';

-- Actions of other units, of which a pack brought the trail of one case: their rows stand in the ledger's table, and the
-- action before each stands elsewhere, so that its hash is kept here and the action still proves itself.
create table borrowed (
    id   integer primary key check (id > 1099511627776),
    prev blob    not null check (length(prev) = 32)
) strict;

-- Reference registers of headquarters, as the newest pack brought each: name, columns, day. Each comes again whole.
create table reference_register (
    name   text    primary key,
    number integer not null check (number > 0),
    head   text    not null check (json_valid(head)),
    rows   integer not null check (rows >= 0)
) strict, without rowid;

-- Their rows, by the number that is typed or scanned at the counter.
create table reference_row (
    register text    not null references reference_register (name),
    found_by text    not null check (found_by in ('identity', 'licence', 'plot')),
    no       text    not null,
    row      integer not null,
    body     text    not null check (json_valid(body)),
    primary key (found_by, no, register, row)
) strict, without rowid;
