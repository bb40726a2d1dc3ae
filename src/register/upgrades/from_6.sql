-- How common a word is, is counted where the names are read; and telephones stand with the names, which `from_6.rs` writes.

drop index service_case_phone;

alter table name_word rename to name_word_6;
create table name_word (
    no   integer primary key,
    word text    not null unique
) strict;
insert into name_word select no, word from name_word_6 order by no;
drop table name_word_6;

alter table name_block rename to name_block_6;
create table name_block (
    last   integer primary key,
    words  blob    not null,
    phones blob    not null
) strict;
