-- The members of a group are in each other's rosters. Whoever keeps the groups elsewhere may fill the table.
CREATE TABLE parley_shared_group (
    group_name ${key} NOT NULL,
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    display_name ${text} NOT NULL,
    PRIMARY KEY (group_name, domain_part, local_part)
);

CREATE INDEX parley_shared_group_member ON parley_shared_group (domain_part, local_part);
