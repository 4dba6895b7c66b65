-- The journal as it is asked about. What is kept here is made from the journal by db.indexing, some
-- time after entries are written, so that writing them costs nothing more; what is not yet in it is
-- read from the entries themselves. It is no evidence: entries are.

-- The file that an operation was about. What named no purpose belongs to the file for which the
-- role stated is; what named neither is of no file, and nobody's who controls one.
CREATE FUNCTION journal_file(processing text, acting_role text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN processing IS NOT NULL THEN processing
    WHEN acting_role IN (
        'JUDICIAL_POLICE_OFFICER', 'JUDICIAL_POLICE_AGENT', 'CUSTOMS_JUDICIAL_OFFICER',
        'TAX_JUDICIAL_OFFICER', 'SPECIALISED_ASSISTANT', 'CUSTOMS_67BIS2_OFFICER',
        'INTERPRETER', 'FOREIGN_INVESTIGATOR', 'DECRYPTION_AGENT', 'PLATFORM_MAINTAINER',
        'PAYMENT_CONTROLLER', 'CONTRACTOR', 'ANTENJ_DIRECTOR', 'ANTENJ_MAGISTRATE',
        'ANTENJ_DIRECTOR_DELEGATE', 'QUALIFIED_PERSON'
    ) THEN 'INTERCEPT'
    WHEN acting_role IN (
        'POLICE_ADMIN_INVESTIGATOR', 'INTELLIGENCE_AGENT', 'SNEAS_AGENT', 'COSSEN_AGENT',
        'ADMIN_POLICE_AGENT', 'DEFENCE_INTELLIGENCE_AGENT', 'FOREIGN_POLICE_BODY'
    ) THEN 'ANTECEDENTS'
    WHEN acting_role IS NOT NULL THEN 'REGISTRY'
END;

-- The records that an operation was about: those returned, and those that it named.
CREATE FUNCTION journal_subjects(record_ids bytea, named jsonb) RETURNS SETOF uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT encode(substring(record_ids FROM place FOR 16), 'hex')::uuid
    FROM generate_series(1, octet_length(record_ids), 16) AS place
    UNION
    SELECT each.value::uuid FROM jsonb_each_text(named) AS each
    WHERE each.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
END;

-- An entry has no id of its own: one is made of its writer and number, as `journal_entry_by_id` has
-- it.
CREATE FUNCTION journal_entry_id(writer uuid, seq bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN md5(writer::text || '/' || seq::text)::uuid;

-- The last entry of each chain that is in what follows.
CREATE TABLE journal_indexed (
    writer uuid PRIMARY KEY,
    seq bigint NOT NULL
);
CREATE TABLE journal_consulted (
    record uuid,
    writer uuid,
    seq bigint,
    PRIMARY KEY (record, writer, seq)
);
-- Operations in each hour and day (UTC): how many, and how many records they returned.
CREATE TABLE journal_tally (
    period text NOT NULL CHECK (period IN ('HOUR', 'DAY')),
    starts_at timestamptz NOT NULL,
    processing text NOT NULL,
    agent uuid,
    outcome text NOT NULL,
    operations bigint NOT NULL,
    records bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (period, starts_at, processing, agent, outcome)
);
CREATE INDEX journal_tally_by_agent ON journal_tally (agent, period, starts_at);

-- The latest entries first, and a span of them, without reading the others.
CREATE INDEX journal_entry_by_instant ON journal_entry (instant);

-- Entries that are not in the tables above yet.
CREATE VIEW journal_recent AS
SELECT
    entry.writer, entry.seq, entry.instant, entry.agent, entry.outcome,
    entry.purpose_references, entry.record_ids,
    journal_file(plan.processing, entry.acting_role) AS processing
FROM journal_chain AS chain
LEFT JOIN journal_indexed AS indexed ON indexed.writer = chain.writer
JOIN journal_entry AS entry ON entry.writer = chain.writer AND entry.seq > coalesce(indexed.seq, 0)
JOIN journal_plan AS plan ON plan.digest = entry.plan;

-- Which entries are about which record.
CREATE VIEW access_subject AS
SELECT record AS record_id, journal_entry_id(writer, seq) AS access_id FROM journal_consulted
UNION ALL
SELECT subject.id, journal_entry_id(recent.writer, recent.seq)
FROM journal_recent AS recent
CROSS JOIN LATERAL journal_subjects(recent.record_ids, recent.purpose_references) AS subject (id);

CREATE VIEW access_tally AS
SELECT
    counted.period, counted.starts_at, counted.processing, counted.agent, counted.outcome,
    sum(counted.operations)::bigint AS operations, sum(counted.records)::bigint AS records
FROM (
    SELECT period, starts_at, processing, agent, outcome, operations, records FROM journal_tally
    UNION ALL
    SELECT
        span.period, date_bin(span.length, recent.instant, 'epoch'), recent.processing,
        recent.agent, recent.outcome, 1, octet_length(recent.record_ids) / 16
    FROM journal_recent AS recent
    CROSS JOIN (VALUES ('HOUR', interval '1 hour'), ('DAY', interval '1 day'))
        AS span (period, length)
    WHERE recent.processing IS NOT NULL
) AS counted
GROUP BY counted.period, counted.starts_at, counted.processing, counted.agent, counted.outcome;

-- Refusals of a day, by agent and code.
CREATE VIEW access_refusal AS
SELECT
    md5(concat_ws('/', processing, agent, outcome, starts_at AT TIME ZONE 'UTC'))::uuid AS id,
    processing, starts_at, agent AS agent_id, outcome AS code, operations
FROM access_tally
WHERE period = 'DAY' AND outcome NOT IN ('RELEASED', 'PURGED');

-- How much an agent asked in an hour or day, beside the median of his own 28 days before and that of
-- the others of his service at the same time; hours and days without an operation are not counted.
CREATE VIEW access_volume AS
SELECT
    md5(concat_ws('/', own.processing, own.agent, own.period, own.starts_at AT TIME ZONE 'UTC'))
        ::uuid AS id,
    own.processing, own.period, own.starts_at, own.agent AS agent_id, who.service,
    own.operations, own.records, own.refused,
    before.median AS own_median, beside.median AS service_median,
    CASE
        WHEN num_nonnulls(before.median, beside.median) > 0
        THEN own.operations / greatest(least(before.median, beside.median), 1)
    END AS times
FROM (
    SELECT processing, period, starts_at, agent,
        sum(operations)::bigint AS operations, sum(records)::bigint AS records,
        coalesce(sum(operations) FILTER (WHERE outcome NOT IN ('RELEASED', 'PURGED')), 0)::bigint
            AS refused
    FROM access_tally
    WHERE agent IS NOT NULL
    GROUP BY processing, period, starts_at, agent
) AS own
LEFT JOIN agent AS who ON who.id = own.agent
LEFT JOIN LATERAL (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY each.operations) AS median
    FROM (
        SELECT sum(operations) AS operations FROM access_tally AS earlier
        WHERE earlier.agent = own.agent AND earlier.processing = own.processing
          AND earlier.period = own.period
          AND earlier.starts_at >= own.starts_at - interval '28 days'
          AND earlier.starts_at < own.starts_at
        GROUP BY earlier.starts_at
    ) AS each
) AS before ON true
LEFT JOIN LATERAL (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY each.operations) AS median
    FROM (
        SELECT sum(operations) AS operations
        FROM access_tally AS other JOIN agent AS colleague ON colleague.id = other.agent
        WHERE colleague.service = who.service AND other.agent <> own.agent
          AND other.processing = own.processing
          AND other.period = own.period AND other.starts_at = own.starts_at
        GROUP BY other.agent
    ) AS each
) AS beside ON true;

CREATE OR REPLACE VIEW access_log AS
SELECT
    journal_entry_id(entry.writer, entry.seq) AS id,
    entry.agent AS agent_id, entry.acting_role, entry.purpose, entry.instant, entry.operation,
    entry.outcome, plan.nature,
    journal_file(plan.processing, entry.acting_role) AS processing,
    plan.clauses, plan.root_fields,
    journal_ids(entry.record_ids)::text[] AS record_ids,
    ARRAY(
        SELECT each.key || '=' || each.value FROM jsonb_each_text(entry.purpose_references) AS each
        ORDER BY each.key COLLATE "C"
    ) AS parameters,
    plan.released, plan.by_record, plan.withheld, plan.law,
    journal_ids(entry.authorisation_ids)::text[] AS authorisation_ids
FROM journal_entry AS entry
JOIN journal_plan AS plan ON plan.digest = entry.plan
WHERE plan.processing IS NOT NULL OR entry.acting_role IS NOT NULL;

GRANT SELECT ON journal_indexed, journal_consulted, journal_tally, journal_recent,
    access_subject, access_tally, access_refusal, access_volume TO greffe_service;
GRANT INSERT, UPDATE ON journal_indexed, journal_tally TO greffe_service;
GRANT INSERT ON journal_consulted TO greffe_service;
