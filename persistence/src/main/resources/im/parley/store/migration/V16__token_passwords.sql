-- Which password of the account a token rests on: it is worth nothing without that one.
ALTER TABLE parley_fast_token ADD current_password ${key} DEFAULT 'default' NOT NULL;
ALTER TABLE parley_fast_token ADD fresh_password ${key} DEFAULT 'default' NOT NULL;
