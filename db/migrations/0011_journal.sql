-- The journal (GX-13; LAW 5.7). Written by db.journal_writer and by nothing else.

-- What every run of a plan has in common, under the SHA-256 of its canonical JSON.
CREATE TABLE journal_plan (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    written_at timestamptz NOT NULL DEFAULT now(),
    root_fields text[] NOT NULL,
    released text[] NOT NULL,
    withheld text[] NOT NULL,
    by_record text[] NOT NULL,
    clauses text[] NOT NULL,
    law text NOT NULL,
    processing text CHECK (processing IN ('REGISTRY', 'INTERCEPT', 'ANTECEDENTS')),
    nature text CHECK (nature IN ('JUDICIAL', 'ADMINISTRATIVE'))
);

-- One operation. A writer numbers its entries from 1 without a gap.
-- No reference to agent: an entry outlives whom it names.
CREATE TABLE journal_entry (
    writer uuid NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    written_at timestamptz NOT NULL DEFAULT now(),
    instant timestamptz NOT NULL,
    agent uuid,
    acting_role text,
    purpose text,
    purpose_references jsonb NOT NULL,
    operation text,
    document bytea CHECK (octet_length(document) = 32),
    plan bytea NOT NULL REFERENCES journal_plan,
    record_ids bytea NOT NULL CHECK (octet_length(record_ids) % 16 = 0),
    authorisation_ids bytea NOT NULL CHECK (octet_length(authorisation_ids) % 16 = 0),
    outcome text NOT NULL,
    PRIMARY KEY (writer, seq)
);

-- Ids do not compress: trying costs more than writing them.
ALTER TABLE journal_entry ALTER COLUMN record_ids SET STORAGE EXTERNAL;

CREATE FUNCTION journal_ids(packed bytea) RETURNS uuid[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
    SELECT encode(substring(packed FROM place FOR 16), 'hex')::uuid
    FROM generate_series(1, octet_length(packed), 16) AS place
    ORDER BY place
);

-- The journal as it is read.
CREATE VIEW journal AS
SELECT
    entry.writer, entry.seq, entry.written_at, entry.instant, entry.agent, entry.acting_role,
    entry.purpose, entry.purpose_references, entry.operation,
    encode(entry.document, 'hex') AS document_hash, entry.outcome,
    plan.root_fields, plan.released, plan.withheld, plan.by_record, plan.clauses, plan.law,
    plan.processing, plan.nature,
    journal_ids(entry.record_ids) AS record_ids,
    journal_ids(entry.authorisation_ids) AS authorisation_ids
FROM journal_entry AS entry
JOIN journal_plan AS plan ON plan.digest = entry.plan;

-- Second belt, for those whom privileges do not bind (the owner, a superuser). Retention says in
-- its own transaction that it is at work, and may then delete; nobody alters.
CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('greffe.journal_retention', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the journal is neither altered nor erased'
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER journal_plan_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_plan
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();

CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();

-- First belt: the service works under a database role that reads, and adds to the journal. It
-- belongs to the whole server, so another database may have made it already, or be making it now.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'greffe_service') THEN
        CREATE ROLE greffe_service NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the database role greffe_service is missing and % may not create it',
            current_user
            USING HINT = 'ask the administrator for: CREATE ROLE greffe_service NOLOGIN; '
                         'and GRANT greffe_service to the login of the service';
END
$$;

DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'greffe_service', 'SET') THEN
        GRANT greffe_service TO CURRENT_USER;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO greffe_service', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO greffe_service', current_schema());
END
$$;

GRANT INSERT ON journal_plan, journal_entry TO greffe_service;
