select uid, state, no, stage, identity_number, name_key from service_case order by id
