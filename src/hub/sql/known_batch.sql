select
    (select receipt from batch where tagmanifest = $1),
    (select held_why from series where station = $2 and held_ms is not null order by id limit 1),
    exists (select from batch where name = $3)
