-- The namespaces whose requests a component answers in place of the server, one to a line.
ALTER TABLE parley_component ADD delegations ${text};
UPDATE parley_component SET delegations = '';
