-- Whom an account has asked to be told of its messages. Service and node together may be longer than what databases
-- allow in an index, so their digest is the key.
CREATE TABLE parley_push (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    registration_key ${digest} NOT NULL,
    service ${text} NOT NULL,
    node ${text} NOT NULL,
    settings ${text} NOT NULL,
    enabled BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    paused_until BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part, registration_key)
);
