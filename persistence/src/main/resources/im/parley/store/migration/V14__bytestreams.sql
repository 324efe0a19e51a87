-- The SOCKS5 proxy (XEP-0065). May also be in a database of its own, so nothing here refers to other tables.

-- Who has limits of his own, in MB (1024 * 1024 bytes) per month: an account, or a domain, whose local_part is empty. 0 takes over what is
-- said more generally, -1 forbids. Everybody who has used the proxy has a row.
CREATE TABLE parley_socks5_user (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    file_limit BIGINT NOT NULL,
    user_limit BIGINT NOT NULL,
    domain_limit BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

-- How much somebody has sent and received in a calendar month ('2026-11') by each instance of the server.
CREATE TABLE parley_socks5_use (
    calendar_month VARCHAR(7) NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    instance_name VARCHAR(64) NOT NULL,
    relayed_bytes BIGINT NOT NULL,
    transfers BIGINT NOT NULL,
    PRIMARY KEY (calendar_month, domain_part, local_part, instance_name)
);

-- The bytestreams that have ended. The id begins with the time when it ended.
CREATE TABLE parley_socks5_connection (
    connection_id VARCHAR(32) NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    requester ${text} NOT NULL,
    target ${text} NOT NULL,
    instance_name VARCHAR(64) NOT NULL,
    started BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    relayed_bytes BIGINT NOT NULL,
    PRIMARY KEY (connection_id)
);

CREATE INDEX parley_socks5_connection_of ON parley_socks5_connection (domain_part, local_part, connection_id);
CREATE INDEX parley_socks5_connection_end ON parley_socks5_connection (ended);
