-- The journal as evidence (GX-13). Written by db.journal_writer and db.evidence.

-- One writer's entries of one file, on whose term they are kept; of no file, where none was known.
CREATE TABLE journal_chain (
    writer uuid PRIMARY KEY,
    processing text CHECK (processing IN ('REGISTRY', 'INTERCEPT', 'ANTECEDENTS')),
    opened_at timestamptz NOT NULL
);

-- Keys that sign, each endorsed by the one before; the first by itself.
CREATE TABLE journal_key (
    number int PRIMARY KEY CHECK (number > 0),
    id text NOT NULL UNIQUE CHECK (id ~ '^[0-9a-f]{32}$'),
    public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
    since timestamptz NOT NULL,
    endorsed_by text UNIQUE NULLS NOT DISTINCT REFERENCES journal_key (id),
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    CHECK ((number = 1) = (endorsed_by IS NULL))
);

CREATE TABLE journal_checkpoint (
    number bigint PRIMARY KEY CHECK (number > 0),
    at timestamptz NOT NULL,
    key text NOT NULL REFERENCES journal_key (id),
    previous bytea NOT NULL CHECK (octet_length(previous) = 32),
    signature bytea NOT NULL CHECK (octet_length(signature) = 64)
);

-- A segment: the entries of a chain after the head of the checkpoint before, up to this one's.
CREATE TABLE journal_checkpoint_head (
    number bigint NOT NULL REFERENCES journal_checkpoint,
    writer uuid NOT NULL REFERENCES journal_chain,
    after bigint NOT NULL CHECK (after >= 0),
    seq bigint NOT NULL CHECK (seq > after),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (number, writer)
);
CREATE UNIQUE INDEX journal_checkpoint_head_of_chain ON journal_checkpoint_head (writer, seq);

-- Entries that were there before chains were: a chain a writer, of no file, over what they say now.
-- That fixes them from here on, and tells nothing of the time before.
ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_stays;
ALTER TABLE journal_entry ADD COLUMN hash bytea CHECK (octet_length(hash) = 32);

INSERT INTO journal_chain (writer, processing, opened_at)
SELECT writer, NULL, min(written_at) FROM journal_entry GROUP BY writer;

CREATE FUNCTION pg_temp.text_said(said text) RETURNS text
LANGUAGE sql IMMUTABLE RETURN coalesce(to_json(said)::text, 'null');

CREATE FUNCTION pg_temp.instant_said(said timestamptz) RETURNS text
LANGUAGE sql STABLE RETURN to_char(said AT TIME ZONE 'UTC', '"\""YYYY-MM-DD"T"HH24:MI:SS.US"Z\""');

DO $$
DECLARE
    entry journal_entry;
    chain journal_chain;
    link bytea;
BEGIN
    FOR entry IN SELECT * FROM journal_entry ORDER BY writer, seq LOOP
        IF chain.writer IS DISTINCT FROM entry.writer THEN
            SELECT * INTO chain FROM journal_chain WHERE writer = entry.writer;
            link := sha256(convert_to(format(
                '{"opened_at":%s,"processing":null,"writer":"%s"}',
                pg_temp.instant_said(chain.opened_at), chain.writer
            ), 'UTF8'));
        END IF;
        link := sha256(convert_to(concat(
            '{"acting_role":', pg_temp.text_said(entry.acting_role),
            ',"agent":', pg_temp.text_said(entry.agent::text),
            ',"authorisation_ids":"', encode(entry.authorisation_ids, 'hex'),
            '","document":', pg_temp.text_said(encode(entry.document, 'hex')),
            ',"instant":', pg_temp.instant_said(entry.instant),
            ',"operation":', pg_temp.text_said(entry.operation),
            ',"outcome":', pg_temp.text_said(entry.outcome),
            ',"plan":"', encode(entry.plan, 'hex'),
            '","previous":"', encode(link, 'hex'),
            '","purpose":', pg_temp.text_said(entry.purpose),
            ',"record_ids":"', encode(entry.record_ids, 'hex'),
            '","references":{', (
                SELECT string_agg(
                    concat(pg_temp.text_said(each.key), ':', pg_temp.text_said(each.value)), ','
                    ORDER BY each.key COLLATE "C"
                ) FROM jsonb_each_text(entry.purpose_references) AS each
            ),
            '},"seq":', entry.seq,
            ',"writer":"', entry.writer,
            '","written_at":', pg_temp.instant_said(entry.written_at), '}'
        ), 'UTF8'));
        UPDATE journal_entry SET hash = link WHERE writer = entry.writer AND seq = entry.seq;
    END LOOP;
END
$$;

ALTER TABLE journal_entry
    ALTER COLUMN hash SET NOT NULL,
    ALTER COLUMN written_at DROP DEFAULT;
ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_stays;
-- Nothing that a hash does not cover.
ALTER TABLE journal_plan DROP COLUMN written_at;

-- Retention erases entries, whose checkpoints stay; nothing else of the journal is ever erased.
CREATE OR REPLACE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'journal_entry'
        AND current_setting('greffe.journal_retention', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the journal is neither altered nor erased'
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER journal_chain_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_chain
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();
CREATE TRIGGER journal_key_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_key
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();
CREATE TRIGGER journal_checkpoint_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();
CREATE TRIGGER journal_checkpoint_head_stays
BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoint_head
FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();

GRANT SELECT, INSERT
ON journal_chain, journal_key, journal_checkpoint, journal_checkpoint_head TO greffe_service;
