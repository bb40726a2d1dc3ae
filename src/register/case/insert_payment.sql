insert into payment (receipt, case_uid, minor, currency, method, reference, at_ms, officer)
values (:receipt, :case_uid, :minor, :currency, :method, :reference, :at_ms, :officer)
