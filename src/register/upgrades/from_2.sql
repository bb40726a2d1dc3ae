-- The queue of papers of version 3, filled from that of version 2, where a paper was owed until somebody made its PDF.
-- What came out stands in the ledger. What is older than the register's last day waits for nobody any more.

alter table print_job rename to print_job_2;

create table print_job (
    id         integer primary key,
    case_uid   blob    check (length(case_uid) = 16),
    paper      text    not null,
    no         text    not null,
    copy       integer not null check (copy > 0),
    language   text    check (language in ('arabic', 'english', 'both')),
    state      text    not null check (
        state in ('queued', 'printing', 'printed', 'unsure', 'failed', 'cancelled')
    ),
    printer    text,
    officer    text    not null,
    reason     text,
    note       text,
    made_ms    integer not null,
    changed_ms integer not null
) strict;

insert into print_job (case_uid, paper, no, copy, state, officer, note, made_ms, changed_ms)
select
    p.case_uid, p.paper, p.no, p.copy, p.state,
    coalesce((select a.officer from action a where a.case_uid = p.case_uid order by a.id desc limit 1), 'shubbak'),
    p.note, p.made_ms, p.made_ms
from print_job_2 p
where p.state <> 'printed' and p.made_ms > (select max(made_ms) from print_job_2) - 86400000
order by p.made_ms, p.case_uid, p.paper;

drop table print_job_2;

create index action_scan_later on action (case_uid)
    where case_uid is not null and instr(body, '"scan_later":true') > 0;

-- Staff badges (projection): the one that each has now.
create table badge (
    officer text primary key,
    no      text not null unique
) strict, without rowid;
