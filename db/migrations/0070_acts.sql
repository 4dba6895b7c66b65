-- Whoever changes a record brings it to its next version.
CREATE OR REPLACE FUNCTION greffe_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

-- What was done: by whom, under which key of his own, on which record. An act is done once under a
-- key; `digest` tells another act under the same key from the same act sent again.
CREATE TABLE act_done (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    agent_id uuid NOT NULL REFERENCES agent (id),
    key uuid NOT NULL,
    act text NOT NULL CHECK (act ~ '^[a-z][A-Za-z]*$'),
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    record_id uuid NOT NULL,
    version integer NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (agent_id, key)
);

CREATE FUNCTION act_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was done stays written' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act_done
FOR EACH STATEMENT EXECUTE FUNCTION act_stays();

GRANT SELECT, INSERT ON act_done TO greffe_service;
