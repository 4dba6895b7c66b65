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

-- The magistrate is to be informed from the moment that one is seised of the case; until then the
-- notice waits without a date (R40-47/XII/d).
CREATE FUNCTION notice_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notice SET due_from = seised.since
    FROM authorisation,
        LATERAL (
            SELECT min(assignment.valid_from) AS since FROM assignment
            WHERE assignment.case_id = coalesce(
                authorisation.case_id,
                (SELECT interception.case_id FROM interception
                 WHERE interception.id = authorisation.interception_id))
              AND (assignment.valid_until IS NULL
                   OR assignment.valid_until > authorisation.issued_at)
        ) seised
    WHERE notice.authorisation_id = authorisation.id
      AND notice.kind = 'MAGISTRATE_INFORMED' AND notice.due_from IS NULL
      AND seised.since IS NOT NULL
      AND (authorisation.case_id = NEW.case_id
           OR authorisation.interception_id IN (
               SELECT interception.id FROM interception WHERE interception.case_id = NEW.case_id));
    RETURN NULL;
END $$;

CREATE TRIGGER notice_falls_due AFTER INSERT OR UPDATE ON assignment
FOR EACH ROW EXECUTE FUNCTION notice_falls_due();

CREATE TRIGGER notice_falls_due AFTER INSERT OR UPDATE OF case_id ON interception
FOR EACH ROW EXECUTE FUNCTION notice_falls_due();
