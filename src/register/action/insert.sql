insert into action (
    id, at_ms, at_n, officer, command, case_uid, subject, reason, kind, version, body, body_hash, hash
) values (
    :id, :at_ms, :at_n, :officer, :command, :case_uid, :subject, :reason, :kind, :version, :body, :body_hash, :hash
)
