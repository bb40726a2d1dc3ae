with gone as (
    delete from attachment
    where sha256 = any ($1)
        and not exists (select from case_file where case_file.sha256 = attachment.sha256 and not erased)
    returning sha256
)
insert into file_to_erase (sha256)
select sha256
from gone
on conflict do nothing
