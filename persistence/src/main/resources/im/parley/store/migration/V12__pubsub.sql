-- Service and name together may be longer than what databases allow in an index: their digests are the key.
CREATE TABLE parley_node (
    node_id BIGINT NOT NULL,
    service_domain ${name} NOT NULL,
    service_local ${name} NOT NULL,
    name_key ${digest} NOT NULL,
    node_name ${text} NOT NULL,
    creator_key ${digest} NOT NULL,
    creator ${text} NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (node_id),
    UNIQUE (service_domain, service_local, name_key)
);

-- What differs from the default configuration; a field of several values has several rows.
CREATE TABLE parley_node_value (
    node_id BIGINT NOT NULL,
    field ${key} NOT NULL,
    place INTEGER NOT NULL,
    value_key ${digest} NOT NULL,
    content ${text} NOT NULL,
    PRIMARY KEY (node_id, field, place)
);

CREATE INDEX parley_node_value_of ON parley_node_value (value_key, field);

CREATE TABLE parley_node_affiliation (
    node_id BIGINT NOT NULL,
    entity_key ${digest} NOT NULL,
    entity ${text} NOT NULL,
    affiliation VARCHAR(16) NOT NULL,
    PRIMARY KEY (node_id, entity_key)
);

CREATE INDEX parley_node_affiliate ON parley_node_affiliation (entity_key);

-- The options are one text, as nobody asks for one of them alone. The key is that of the bare address.
CREATE TABLE parley_node_subscription (
    node_id BIGINT NOT NULL,
    subid ${key} NOT NULL,
    entity_key ${digest} NOT NULL,
    entity ${text} NOT NULL,
    state VARCHAR(16) NOT NULL,
    options ${text} NOT NULL,
    PRIMARY KEY (node_id, subid)
);

CREATE INDEX parley_node_subscriber ON parley_node_subscription (entity_key);

CREATE TABLE parley_node_item (
    node_id BIGINT NOT NULL,
    item_order BIGINT NOT NULL,
    item_key ${digest} NOT NULL,
    item_id ${text} NOT NULL,
    publisher ${text} NOT NULL,
    published BIGINT NOT NULL,
    payload ${text} NOT NULL,
    PRIMARY KEY (node_id, item_order),
    UNIQUE (node_id, item_key)
);
