with asked as (
    delete from question
    where case_uid = any ($1)
        and why <> all ($2)
),
expected as (
    delete from awaited
    where case_uid = any ($1)
),
files as (
    delete from case_file
    where case_uid = any ($1)
)
delete from conflict
where case_uid = any ($1)
