insert into site (code, name_ar, name_en, governorate, kind)
values ($1, $2, $3, $4, $5)
on conflict (code) do update set
    name_ar = coalesce(nullif(excluded.name_ar, ''), site.name_ar),
    name_en = coalesce(nullif(excluded.name_en, ''), site.name_en),
    governorate = coalesce(nullif(excluded.governorate, ''), site.governorate),
    kind = excluded.kind
