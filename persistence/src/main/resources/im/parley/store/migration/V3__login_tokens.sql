-- One row for each client of an account: the token that it uses, and one that it was given and has not used yet.
CREATE TABLE parley_fast_token (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    agent VARCHAR(36) NOT NULL,
    current_mechanism VARCHAR(32) NOT NULL,
    current_seed ${bytes} NOT NULL,
    current_expires BIGINT NOT NULL,
    current_uses BIGINT NOT NULL,
    fresh_mechanism VARCHAR(32) NOT NULL,
    fresh_seed ${bytes} NOT NULL,
    fresh_expires BIGINT NOT NULL,
    fresh_uses BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    PRIMARY KEY (domain_part, local_part, agent)
);
