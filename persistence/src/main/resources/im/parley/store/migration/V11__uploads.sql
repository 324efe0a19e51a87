-- Files that users have put on the server (XEP-0363). A row is there as soon as somebody may upload; uploaded is 0 until
-- then. The bytes are elsewhere.
CREATE TABLE parley_upload (
    upload_id VARCHAR(64) NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    file_name ${text} NOT NULL,
    content_type ${key} NOT NULL,
    size_bytes BIGINT NOT NULL,
    purpose VARCHAR(16) NOT NULL,
    created BIGINT NOT NULL,
    uploaded BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (upload_id)
);

CREATE INDEX parley_upload_account ON parley_upload (domain_part, local_part, upload_id);
CREATE INDEX parley_upload_expires ON parley_upload (expires);
CREATE INDEX parley_upload_open ON parley_upload (uploaded, created);
