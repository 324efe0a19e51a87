-- What was changed by whom. Rows are added and grow old, and nothing else: the id grows with the time.
CREATE TABLE parley_audit (
    audit_id BIGINT NOT NULL,
    occurred BIGINT NOT NULL,
    actor ${name} NOT NULL,
    means VARCHAR(16) NOT NULL,
    remote_address VARCHAR(64) NOT NULL,
    operation ${key} NOT NULL,
    domain_part ${name} NOT NULL,
    subject ${text} NOT NULL,
    detail ${text} NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    reason ${text} NOT NULL,
    PRIMARY KEY (audit_id)
);

CREATE INDEX parley_audit_domain ON parley_audit (domain_part, audit_id);

-- What is set for a domain besides the columns of its row, by the names of the administration.
CREATE TABLE parley_vhost_setting (
    domain_part ${name} NOT NULL,
    setting_key ${key} NOT NULL,
    setting_value ${text} NOT NULL,
    PRIMARY KEY (domain_part, setting_key)
);
