-- Keys for programs that administer the server. The hash is all that is kept of the key.
CREATE TABLE parley_api_key (
    key_id VARCHAR(32) NOT NULL PRIMARY KEY,
    key_hash ${digest} NOT NULL,
    key_name ${text} NOT NULL,
    domains ${text} NOT NULL,
    created BIGINT NOT NULL,
    created_by ${text} NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT NOT NULL
);

CREATE UNIQUE INDEX parley_api_key_hash ON parley_api_key (key_hash);

-- Who is logged in over the web, by a cookie or a bearer token.
CREATE TABLE parley_web_session (
    session_hash ${digest} NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    proof VARCHAR(43) NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE INDEX parley_web_session_account ON parley_web_session (domain_part, local_part, kind);
CREATE INDEX parley_web_session_expires ON parley_web_session (expires);
