select
    station.id,
    site.name_ar,
    site.name_en,
    site.governorate,
    site.kind,
    station.revoked_ms,
    (select max(received_ms) from batch where batch.station = station.id),
    (select min(held_why) from series where series.station = station.id and held_ms is not null)
from station
join site on site.code = station.site
order by station.id
