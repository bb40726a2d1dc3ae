insert into batch (
    tagmanifest, name, station, sealed_ms, received_ms, actions, added, cases, attachments, receipt
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
