-- Where nodes are that their owners have deleted with the address of another one. The serial number orders those of a
-- service: only the youngest are kept.
CREATE TABLE parley_node_moved (
    service_domain ${name} NOT NULL,
    service_local ${name} NOT NULL,
    name_key ${digest} NOT NULL,
    serial BIGINT NOT NULL,
    uri ${text} NOT NULL,
    PRIMARY KEY (service_domain, service_local, name_key)
);
