insert into action (
    station, seq, at_ms, at_n, officer, command, subject, reason, kind, version, body, body_hash, prev, hash
) values (
    :station, :seq, :at_ms, :at_n, :officer, :command, :subject, :reason, :kind, :version, :body, :body_hash, :prev, :hash
)
