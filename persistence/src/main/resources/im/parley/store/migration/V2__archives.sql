-- An account that has an archive. A removed one keeps its number until its archive is swept away.
CREATE TABLE parley_archive_owner (
    owner_id BIGINT NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    -- When the account was removed, or 0.
    removed BIGINT NOT NULL,
    PRIMARY KEY (owner_id),
    UNIQUE (domain_part, local_part, removed)
);

CREATE INDEX parley_archive_removed ON parley_archive_owner (removed);

-- A message is here once.
CREATE TABLE parley_message (
    message_id BIGINT NOT NULL,
    -- In how many archives it is listed.
    listings INTEGER NOT NULL,
    stanza ${text} NOT NULL,
    -- What a search looks at.
    body ${text},
    PRIMARY KEY (message_id)
);

CREATE TABLE parley_archive (
    owner_id BIGINT NOT NULL,
    -- The id in this archive: what tells the time and the order, and the random part.
    archive_id BIGINT NOT NULL,
    tail INTEGER NOT NULL,
    message_id BIGINT NOT NULL,
    incoming ${boolean} NOT NULL,
    -- A digest of the bare address: short, so that the index is.
    peer_key BIGINT NOT NULL,
    peer_domain ${name} NOT NULL,
    peer_local ${name} NOT NULL,
    peer_resource ${name} NOT NULL,
    PRIMARY KEY (owner_id, archive_id)
);

CREATE INDEX parley_archive_peer ON parley_archive (owner_id, peer_key, archive_id);

${fulltext}
