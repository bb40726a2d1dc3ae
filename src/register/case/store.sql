insert into service_case (uid, no, station, service, stage, identity_number, name, phone, opened_ms, due)
values (:uid, :no, :station, :service, :stage, :identity_number, :name, :phone, :opened_ms, :due)
