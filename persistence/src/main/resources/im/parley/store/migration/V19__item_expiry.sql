-- An item may have an end of its own. The largest number is that of those that stay.
ALTER TABLE parley_node_item ADD COLUMN expires BIGINT DEFAULT 9223372036854775807 NOT NULL;

CREATE INDEX parley_node_item_expiry ON parley_node_item (expires);
