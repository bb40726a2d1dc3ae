-- Headquarters in PostgreSQL 15, version 1. Times are milliseconds UTC since 1970, hashes 32 raw bytes, uids 16.
--
-- `action` is the truth and only grows. `service_case`, `payment`, `case_file`, `question` and `conflict` are folded from it and written
-- in the transaction that brings the actions; `shubbak hq verify` folds again and must find the same. Reports read
-- `service_case`, `payment`, `station` and `site`.

create table schema_version (
    version integer not null primary key,
    since timestamptz not null default now()
);

-- A centre or a van.
create table site (
    -- 'ZAQ'
    code text collate "C" primary key,
    name_ar text not null default '',
    name_en text not null default '',
    -- Two digits of the national list ('13'), or a name where there is no such list; blank where nobody said.
    governorate text not null default '',
    kind text not null default 'fixed' check (kind in ('fixed', 'mobile'))
);

-- A counter. Its series ('ZAQ-03', after a restore 'ZAQ-03B') are in `series`.
create table station (
    -- 'ZAQ-03', without a letter
    id text collate "C" primary key,
    site text collate "C" not null references site (code),
    enrolled_ms bigint not null,
    revoked_ms bigint,
    revoked_why text,
    -- For whom what only this counter may read is sealed (age1…); it came with the public key.
    recipient text
);

-- A counter may have two while it changes its key.
create table station_key (
    station text collate "C" not null references station (id),
    -- SHA-256 of the raw public key
    key bytea not null,
    pem text not null,
    from_ms bigint not null,
    primary key (station, key)
);

-- How far each series has come. One whose history came in two versions is held: nothing of that counter is taken until a
-- person has looked and released it.
create table series (
    id text collate "C" primary key,
    station text collate "C" not null references station (id),
    seq bigint not null,
    hash bytea not null,
    held_ms bigint,
    held_why text
);

-- Batches that were applied, with the receipt that was given.
create table batch (
    tagmanifest bytea primary key,
    -- 'ZAQ-03-20261122-000042'
    name text collate "C" not null unique,
    station text collate "C" not null references station (id),
    sealed_ms bigint not null,
    received_ms bigint not null,
    actions bigint not null,
    added bigint not null,
    cases bigint not null,
    attachments bigint not null,
    receipt text not null
);
-- Mostly beginnings of hashes: packing them is in vain.
alter table batch alter column receipt set storage external;
create index batch_station on batch (station, received_ms);

-- The ledger: inserted once, never changed. A content whose time has ended is erased (blank), as at the counter.
create table action (
    series text collate "C" not null,
    seq bigint not null,
    at_ms bigint not null,
    at_n integer not null,
    officer text not null,
    command text not null,
    subject text not null,
    -- Where the subject is a case.
    case_uid bytea,
    reason text,
    kind text not null,
    version integer not null,
    body text not null,
    body_hash bytea not null,
    prev bytea not null,
    hash bytea not null,
    primary key (series, seq)
);
create index action_case on action (case_uid) where case_uid is not null;

-- Every case as it stands after all its actions.
create table service_case (
    uid bytea primary key,
    no text collate "C" not null,
    -- Series, site and action that opened it.
    series text collate "C" not null,
    site text collate "C" not null,
    opened_seq bigint not null,
    service text collate "C" not null,
    -- SHA-256 of the catalogue it was opened under
    catalogue text not null,
    -- gathering, awaiting_payment, received, returned, approved, refused
    stage text collate "C" not null,
    opened_ms bigint not null,
    opened_n integer not null,
    -- When the office's clock last started; none while papers or the fee are owed.
    received_ms bigint,
    -- The day by which an answer is owed; none where the law sets none.
    due date,
    -- When it was approved or refused.
    decided_ms bigint,
    changed_ms bigint not null,
    -- The whole of it, as `cases.jsonl` writes it.
    state text not null
);
create index service_case_no on service_case (no);
create index service_case_opened on service_case (opened_ms);

-- Cases that somebody acted on and whose opening has not come: rarely any.
create table awaited (
    case_uid bytea primary key
);

-- Receipts.
create table payment (
    case_uid bytea not null,
    -- Its place among the payments of the case, from 0.
    place integer not null,
    receipt text collate "C" not null,
    series text collate "C" not null,
    seq bigint not null,
    at_ms bigint not null,
    -- Piastres or fils.
    minor bigint not null,
    currency text collate "C" not null,
    method text collate "C" not null,
    primary key (case_uid, place)
);
create index payment_receipt on payment (receipt);
create index payment_at on payment (at_ms);

-- Records that are not agreed to: the case is in question while one of its own is open.
create table question (
    case_uid bytea not null,
    series text collate "C" not null,
    seq bigint not null,
    -- A code of exchange::Why.
    why text collate "C" not null,
    detail text not null,
    -- The later action that put it right.
    answered text,
    primary key (case_uid, series, seq, why)
);
create index question_place on question (series, seq);

-- What two stations did about one case, each without knowing of the other, that cannot both stand.
create table conflict (
    case_uid bytea not null,
    -- paid, decided, …; with the key of the answer or the paper's place where there is one
    matter text collate "C" not null,
    -- 'ZAQ-03/17 ISM-01/9', in the order of the fold
    deeds text not null,
    -- back_office or supervisor
    settler text not null,
    -- The counter where it is to be settled.
    at text collate "C" not null,
    -- The deed that settled it.
    settled text,
    primary key (case_uid, matter)
);

-- Files lie in headquarters' folder under their hash; this is what is known of them.
create table attachment (
    sha256 bytea primary key,
    media text not null,
    bytes bigint not null
);

-- To which files the papers of a case refer, and which of them its counter erased. A file goes when no case refers to it.
create table case_file (
    case_uid bytea not null,
    sha256 bytea not null,
    erased boolean not null,
    primary key (case_uid, sha256)
);
create index case_file_sha256 on case_file (sha256);

-- Files that went with a batch, until they are gone from the folder too.
create table file_to_erase (
    sha256 bytea primary key
);

-- Files that were not taken, and why; nothing else of them stays.
create table refusal (
    id bigint generated always as identity primary key,
    at_ms bigint not null,
    -- Of the file; none where it could not be read to its end.
    sha256 bytea,
    file text not null,
    -- In whose folder it lay.
    station text collate "C" not null,
    why text collate "C" not null,
    detail text not null,
    -- The same file, refused for the same reason, is counted and not told again.
    times integer not null default 1,
    unique nulls not distinct (sha256, station, why)
);

-- What went down: one row a publication, which may be a file for each of many counters.
create table pack (
    -- The numbers that rise together: 'catalogue', 'decisions', 'case', 'register/arrears'
    series text collate "C" not null,
    number bigint not null,
    -- SHA-256 of the content before it was divided and sealed
    sha256 bytea not null,
    made_ms bigint not null,
    approved_by text not null,
    basis text not null,
    -- How many files it is
    files integer not null default 0,
    primary key (series, number)
);
