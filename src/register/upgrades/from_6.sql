-- How common a word is, is counted where the names are read.

alter table name_word rename to name_word_6;
create table name_word (
    no   integer primary key,
    word text    not null unique
) strict;
insert into name_word select no, word from name_word_6 order by no;
drop table name_word_6;
