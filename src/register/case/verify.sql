select state, no, stage, identity_number, name_key from service_case where uid = ?1
