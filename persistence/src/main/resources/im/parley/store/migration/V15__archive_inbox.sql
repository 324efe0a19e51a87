-- Listings on their way to parley_archive, for databases that write whole pages of indexes with each commit: no index here.
CREATE TABLE parley_archive_inbox (
    owner_id BIGINT NOT NULL,
    archive_id BIGINT NOT NULL,
    tail INTEGER NOT NULL,
    message_id BIGINT NOT NULL,
    incoming ${boolean} NOT NULL,
    peer_key BIGINT NOT NULL,
    peer_domain ${name} NOT NULL,
    peer_local ${name} NOT NULL,
    peer_resource ${name} NOT NULL
);
