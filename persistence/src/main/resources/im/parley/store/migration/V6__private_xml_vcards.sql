-- One row for each account that ever kept private XML: who holds it locked may change what the account keeps.
CREATE TABLE parley_private_shelf (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    fragments INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);

CREATE TABLE parley_private_xml (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    name_key ${digest} NOT NULL,
    xml ${text} NOT NULL,
    PRIMARY KEY (domain_part, local_part, name_key)
);

-- The photo is the SHA-1 hash of the image in the vCard, in hexadecimal digits; empty when there is none.
CREATE TABLE parley_vcard (
    domain_part ${name} NOT NULL,
    local_part ${name} NOT NULL,
    vcard ${text} NOT NULL,
    photo VARCHAR(40) NOT NULL,
    PRIMARY KEY (domain_part, local_part)
);
