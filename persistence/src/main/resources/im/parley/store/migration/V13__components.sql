-- External components. The secret is encrypted with a key that is not in the database, or only its hash is kept.
CREATE TABLE parley_component (
    domain_part ${name} NOT NULL PRIMARY KEY,
    secret ${text} NOT NULL,
    connection_type VARCHAR(16) NOT NULL,
    port INTEGER NOT NULL,
    remote ${text} NOT NULL,
    protocol VARCHAR(16) NOT NULL,
    socket VARCHAR(16) NOT NULL,
    balancing VARCHAR(16) NOT NULL,
    routings ${text} NOT NULL,
    privileges ${text} NOT NULL
);
