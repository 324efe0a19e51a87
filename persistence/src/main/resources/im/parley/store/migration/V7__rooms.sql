-- Persistent rooms (XEP-0045).
CREATE TABLE parley_room (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    room_name ${text} NOT NULL,
    description ${text} NOT NULL,
    listed ${boolean} NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

-- What the rules of rooms keep: the configuration, the subject, the picture ...
CREATE TABLE parley_room_value (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    value_key ${key} NOT NULL,
    content ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part, value_key)
);

CREATE TABLE parley_room_affiliate (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    user_key ${digest} NOT NULL,
    user_domain ${name} NOT NULL,
    user_local ${name} NOT NULL,
    affiliation VARCHAR(8) NOT NULL,
    nick ${text} NOT NULL,
    reason ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part, user_key)
);

CREATE INDEX parley_room_affiliate_user ON parley_room_affiliate (user_key);
