-- The register of one station, as of user_version 7. It serves new files; old ones come here through
-- src/register/upgrades/. The table `action` is the truth; all that is marked "projection" is folded
-- from it, written in the same transaction, and checked by `shubbak verify`.
-- Times are milliseconds UTC, days are counted from 1970-01-01; money is minor units; numbers that
-- people read are text. Every page of it is encrypted and hashed on its way out, so a row says a thing
-- once: what a case is in full is folded from its actions and stands nowhere else. A case that is taken in
-- touches as few tables and indexes as will do, and of most of them the last page. A check of what every case
-- writes spells its alternatives out: `in (...)` would open a table of its own for each row.

create table meta (
    key   text primary key,
    value text not null
) strict, without rowid;

-- Whose series stand here.
create table station (
    no integer primary key check (no between 1 and 1000000),
    id text    not null unique
) strict;

-- The ledger: gapless within a station, each row chained to the one before it. The id is the station's
-- number times 2^40 plus the action's own, so that a series lies together, in order, and the hash that
-- an action follows is that of the row before.
create table action (
    id        integer primary key check (id > 1099511627776),
    at_ms     integer not null,
    at_n      integer not null check (at_n between 0 and 65535),
    officer   text    not null,
    command   text    not null,
    -- What it is about: a case, or something else in the words of the chain.
    case_uid  blob    check (length(case_uid) = 16),
    subject   text,
    reason    text,
    kind      text    not null,
    version   integer not null check (version > 0),
    body      text    not null,
    -- Only of a body that was erased; the hash of any other is reckoned from it.
    body_hash blob    check (length(body_hash) = 32),
    hash      blob    not null check (length(hash) = 32),
    check ((case_uid is null) <> (subject is null)),
    check ((body_hash is null) = (body <> ''))
) strict;
-- Actions that mark a paper as scanned later: these alone stand in it. A quotation mark that somebody typed is
-- escaped in a body, so that nothing typed looks like the mark.
create index action_scan_later on action (case_uid)
    where case_uid is not null and instr(body, '"scan_later":true') > 0;

-- Which actions are about a case (projection). Those by which it was taken in follow one another, and as long as it is fresh it
-- says itself which they are: they come in here with its block. Every later one comes in with itself.
create table case_trail (
    case_uid blob    not null check (length(case_uid) = 16),
    action   integer not null,
    primary key (case_uid, action)
) strict, without rowid;

-- The first answer to every command, so that a repeated command changes nothing.
create table command (
    -- Reckoned from the id, so that what counters ask for goes to the end; the next one that is free where it is taken.
    no      integer primary key,
    -- A UUID as its sixteen bytes, any other id as text.
    id      any     not null,
    -- SHA-256 of what was asked, so that an id used for something else is refused.
    request blob    not null check (length(request) = 32),
    answer  text    not null,
    at_ms   integer not null
) strict;

-- Staff (projection), with what the ledger never holds: the secret's hash and its failures.
create table officer (
    id              text    primary key,
    name            text    not null,
    roles           text    not null check (json_valid(roles)),
    -- Last day of service; none while no end is known.
    until           integer,
    secret          text    not null,
    failures        integer not null default 0 check (failures >= 0),
    locked_until_ms integer not null default 0
) strict, without rowid;

-- Staff badges (projection): the one that each has now.
create table badge (
    officer text primary key,
    no      text not null unique
) strict, without rowid;

-- Cases as lists and searches see them (projection). Whoever has the uid finds the row by the number: a case knows its own.
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
create index service_case_identity on service_case (identity_number, opened_ms);
-- What awaits a decision, the day it is due first.
create index service_case_deciding on service_case (due) where stage = 'received';

-- The cases that came in last (projection): too few to want an index, so that a case that is taken in touches none of a
-- register of millions. They go over to `service_case` together, with the next block of names.
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
    -- The actions by which it was taken in: the first, and how many follow one another.
    first_action    integer not null,
    actions         integer not null check (actions >= 0),
    -- The ticket that it was given then.
    ticket          text,
    ticket_day      text,
    check ((ticket is null) = (ticket_day is null))
) strict;

-- Both.
create view every_case as
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from fresh_case
union all
select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due from service_case;

-- The names of cases by the key of `domain/search_key` (projection): for each case how many words its name has
-- and their numbers, as `src/register/name/block.rs` writes them; and of each its telephone as `phones.rs` beside it does: from
-- the row after the block before up to row `last`. Cases come in by the block; the few after the last one stand in `fresh_case`.
-- An index of telephones would be read and written at a page of its own for nearly every case.
create table name_block (
    last   integer primary key,
    words  blob    not null,
    phones blob    not null
) strict;

-- Every word in `name_block` (projection): what a mistyped word is held against. How common each is, is counted where the
-- blocks are read.
create table name_word (
    no   integer primary key,
    word text    not null unique
) strict;

-- Receipts that stand in a till report, or in none ever: of other counters, and of before `tills_from` in `meta`, when tills
-- were not counted here (projection).
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

-- Receipts of this counter that stand in no till report yet (projection). They go over to `payment` with the closing.
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

-- Every receipt.
create view paid as select * from till_open union all select * from payment;

-- Tills that were closed (projection): the row of the action that tells all of it, and how often its report came out.
create table till (
    no     text    primary key,
    action integer not null unique,
    copies integer not null default 0 check (copies >= 0)
) strict, without rowid;

-- Trays of files that went to the back office (projection), like tills; and which case lies in which. A case that was
-- sent back lies in another the next time.
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

-- Queue tickets (projection). One that was given to a fresh case as it was taken in stands with that, and comes in here with its
-- block.
create table ticket (
    day       text    not null,
    station   text    not null,
    no        text    not null,
    service   text    not null,
    case_uid  blob    check (length(case_uid) = 16),
    issued_ms integer not null,
    primary key (day, station, no)
) strict, without rowid;

-- Every ticket.
create view every_ticket as
select day, station, no, service, case_uid, issued_ms from ticket
union all
select f.ticket_day, s.id, f.ticket, f.service, f.uid, f.opened_ms
from fresh_case f cross join station s on s.no = f.station where f.ticket is not null;

-- What came in and what was taken on each of the centre's days (projection): a year is read from here.
create table day_tally (
    day      integer not null,
    station  integer not null references station (no),
    service  text    not null,
    -- Cases opened that day, and those of them that the office has not received in full by now.
    opened   integer not null default 0,
    waiting  integer not null default 0,
    receipts integer not null default 0,
    minor    integer not null default 0,
    primary key (day, station, service)
) strict, without rowid;

-- The last number given in each series (projection): 'C' and 'R' a year, a queue's letter on its last day.
create table serial (
    series text    not null,
    period text    not null,
    last   integer not null check (last > 0),
    primary key (series, period)
) strict, without rowid;

-- Papers on their way out, in the order in which they were queued: commit first, print after. That one came out
-- stands in the ledger; its row is for the list of its day and goes afterwards.
create table print_job (
    id         integer primary key,
    -- None: a paper of the station itself, such as a test page.
    case_uid   blob    check (length(case_uid) = 16),
    paper      text    not null,
    no         text    not null,
    copy       integer not null check (copy > 0),
    -- None: the centre's own.
    language   text    check (language = 'arabic' or language = 'english' or language = 'both'),
    state      text    not null check (
        state = 'queued' or state = 'printing' or state = 'printed'
        or state = 'unsure' or state = 'failed' or state = 'cancelled'
    ),
    -- As the station's settings name it; none until it is sent to one.
    printer    text,
    -- Who wants it, and why once more.
    officer    text    not null,
    reason     text,
    -- What became of the last try, as a code.
    note       text,
    made_ms    integer not null,
    changed_ms integer not null
) strict;

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

-- The way of a sealed batch out of this machine. It is no deed of the ledger: every deed asks to be sent, and a
-- ledger that told of its own sending would never be sent in full. What proves that a batch arrived is the receipt;
-- this is what the station remembers, and may forget.
create table batch_way (
    number      integer primary key check (number > 0),
    -- What is in it, for the paper that goes along; not known of batches that an older program sealed.
    bytes       integer not null check (bytes >= 0),
    actions     integer not null check (actions >= 0),
    cases       integer not null check (cases >= 0),
    attachments integer not null check (attachments >= 0),
    -- When the whole of it lay at headquarters' server, compared.
    uploaded_ms integer,
    -- What hindered the last try to upload it, as a code.
    fault       text,
    fault_ms    integer
) strict;

-- Where a batch was copied to, read back there: a stick, another disk.
create table batch_copy (
    number  integer not null check (number > 0),
    place   text    not null,
    at_ms   integer not null,
    officer text    not null,
    primary key (number, place)
) strict, without rowid;

-- Records that headquarters could not take in, as its receipts say. One that was corrected went again in a later batch.
create table batch_refused (
    batch   text    not null,
    series  text    not null,
    seq     integer not null check (seq > 0),
    -- Of a case's record.
    case_no text,
    code    text    not null,
    detail  text    not null,
    primary key (batch, series, seq)
) strict, without rowid;
create index batch_refused_case on batch_refused (case_no) where case_no is not null;

-- Headquarters' receipts for batches, as they came: signed by headquarters, and held against the ledger.
create table receipt (
    batch       text    primary key,
    text        text    not null,
    received_ms integer not null
) strict, without rowid;

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
