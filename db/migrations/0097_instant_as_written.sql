-- Nobody, with the rights of the service either, puts down today what was done weeks ago. The bounds
-- are those that verification finds others by (db.evidence.chains): clocks may lie five minutes
-- apart, and no operation takes an hour to be written down. What is there already is verified.
ALTER TABLE journal_entry ADD CONSTRAINT journal_entry_instant_as_written
CHECK (written_at - instant BETWEEN interval '-5 minutes' AND interval '1 hour') NOT VALID;
