-- Times are milliseconds since 1970-01-01 UTC. Addresses are prepared, and compare byte by byte.

CREATE TABLE parley_user (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    status VARCHAR(16) NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

CREATE TABLE parley_credential (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    credential_id ${key} NOT NULL,
    mechanism VARCHAR(32) NOT NULL,
    salt ${bytes} NOT NULL,
    iterations INTEGER NOT NULL,
    stored_key ${bytes} NOT NULL,
    server_key ${bytes} NOT NULL,
    PRIMARY KEY (domain_part, local_part, credential_id, mechanism)
);

-- One row for each roster: who holds it locked may change the items of the roster.
CREATE TABLE parley_roster (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    roster_version BIGINT NOT NULL,
    known_since BIGINT NOT NULL,
    removals INTEGER NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

CREATE TABLE parley_roster_item (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    contact_key ${digest} NOT NULL,
    contact_domain ${name} NOT NULL,
    contact_local ${name} NOT NULL,
    item_name ${text} NOT NULL,
    group_names ${text} NOT NULL,
    subscription VARCHAR(8) NOT NULL,
    asking ${boolean} NOT NULL,
    approved ${boolean} NOT NULL,
    changed_in BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part, contact_key)
);

CREATE TABLE parley_roster_removal (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    contact_key ${digest} NOT NULL,
    contact_domain ${name} NOT NULL,
    contact_local ${name} NOT NULL,
    changed_in BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part, contact_key)
);

CREATE TABLE parley_roster_request (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    contact_key ${digest} NOT NULL,
    contact_domain ${name} NOT NULL,
    contact_local ${name} NOT NULL,
    received BIGINT NOT NULL,
    stanza ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part, contact_key)
);

-- One row for each account that ever had a message: who holds it locked may change its messages.
CREATE TABLE parley_offline_box (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    messages INTEGER NOT NULL,
    last_id BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

CREATE TABLE parley_offline (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    message_id BIGINT NOT NULL,
    received BIGINT NOT NULL,
    expires BIGINT,
    stanza ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part, message_id)
);

CREATE INDEX parley_offline_expires ON parley_offline (expires);

CREATE TABLE parley_vhost (
    domain_part ${name} NOT NULL,
    enabled ${boolean} NOT NULL,
    registration ${boolean} NOT NULL,
    anonymous ${boolean} NOT NULL,
    tls_required ${boolean} NOT NULL,
    max_users INTEGER NOT NULL,
    sasl_mechanisms ${text} NOT NULL,
    PRIMARY KEY (domain_part)
);

CREATE TABLE parley_setting (
    scope_kind CHAR(1) NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    setting_key ${key} NOT NULL,
    setting_value ${text} NOT NULL,
    PRIMARY KEY (scope_kind, domain_part, local_part, setting_key)
);
