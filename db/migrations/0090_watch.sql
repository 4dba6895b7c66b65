-- The watch (db.watch). What stands here is no evidence: alerts are entries of the journal.

-- Up to when the journal has been counted.
CREATE TABLE watch_position (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    counted_until timestamptz NOT NULL
);
INSERT INTO watch_position (counted_until) VALUES (now());

-- Alerts that stand, and are not said again for a while; of no agent, where no token proved one.
CREATE TABLE watch_raised (
    agent uuid,
    processing text CHECK (processing IN ('REGISTRY', 'INTERCEPT', 'ANTECEDENTS')),
    rule text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (agent, processing, rule)
);

-- Entries come in the order of time, so an index by block costs them next to nothing.
CREATE INDEX journal_entry_by_time ON journal_entry
USING brin (written_at) WITH (pages_per_range = 16, autosummarize = on);

GRANT SELECT, UPDATE ON watch_position TO greffe_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON watch_raised TO greffe_service;
