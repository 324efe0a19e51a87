-- Pages of the accounts of one status, without looking at all others.
CREATE INDEX parley_user_status ON parley_user (domain_part, status, local_part);
