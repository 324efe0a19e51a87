-- One row for each account with lists: who holds it locked may change the items of all of them. A list is there as long
-- as it has items.
CREATE TABLE parley_privacy (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    default_list ${key} NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

CREATE TABLE parley_privacy_item (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    list_name ${key} NOT NULL,
    item_order BIGINT NOT NULL,
    matcher VARCHAR(16) NOT NULL,
    match_value ${text} NOT NULL,
    denies ${boolean} NOT NULL,
    stanzas INTEGER NOT NULL,
    PRIMARY KEY (domain_part, local_part, list_name, item_order)
);

CREATE TABLE parley_abuse_report (
    report_id ${digest} NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    received BIGINT NOT NULL,
    reported ${text} NOT NULL,
    reason ${text} NOT NULL,
    explanation ${text} NOT NULL,
    stanza_ids ${text} NOT NULL,
    to_origin ${boolean} NOT NULL,
    to_others ${boolean} NOT NULL,
    PRIMARY KEY (report_id)
);

CREATE INDEX parley_abuse_report_account ON parley_abuse_report (domain_part, local_part, received);

CREATE TABLE parley_last_activity (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    seen BIGINT NOT NULL,
    status_text ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);
