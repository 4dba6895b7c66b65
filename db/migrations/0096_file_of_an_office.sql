-- The file for which a role is, where no purpose was named; null: it signs for several files, and
-- what it asked is of none. As permissions.acts.offices has it, with which it is compared.
CREATE FUNCTION file_of_role(acting_role text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN acting_role IN (
        'JUDICIAL_POLICE_OFFICER', 'JUDICIAL_POLICE_AGENT', 'CUSTOMS_JUDICIAL_OFFICER',
        'TAX_JUDICIAL_OFFICER', 'SPECIALISED_ASSISTANT', 'CUSTOMS_67BIS2_OFFICER',
        'INTERPRETER', 'FOREIGN_INVESTIGATOR', 'DECRYPTION_AGENT', 'PLATFORM_MAINTAINER',
        'PAYMENT_CONTROLLER', 'CONTRACTOR', 'ANTENJ_DIRECTOR', 'ANTENJ_MAGISTRATE',
        'ANTENJ_DIRECTOR_DELEGATE', 'QUALIFIED_PERSON', 'CUSTOMS_MINISTER'
    ) THEN 'INTERCEPT'
    WHEN acting_role IN (
        'POLICE_ADMIN_INVESTIGATOR', 'INTELLIGENCE_AGENT', 'SNEAS_AGENT', 'COSSEN_AGENT',
        'ADMIN_POLICE_AGENT', 'DEFENCE_INTELLIGENCE_AGENT', 'FOREIGN_POLICE_BODY',
        'DGPN', 'DGGN', 'STATE_REPRESENTATIVE', 'INTELLIGENCE_DIRECTOR'
    ) THEN 'ANTECEDENTS'
    WHEN acting_role IN (
        'PROSECUTOR', 'APPEAL_PROSECUTOR', 'PROSECUTOR_GENERAL', 'CRIMINAL_JUDGE',
        'NON_CRIMINAL_MAGISTRATE', 'MAGISTRATE_CLERK', 'AUTHORISED_ASSISTANT', 'SAUJ_AGENT',
        'FILE_CONTROL_MAGISTRATE', 'FILE_CONTROL_ASSISTANT', 'REGISTRY_CONTROL_MAGISTRATE',
        'MOJ_STATISTICIAN', 'STATISTICS_USER', 'ART_11_1_AGENT'
    ) THEN 'REGISTRY'
END;

-- What was counted under a file and is of another one, or of none. Counts alone hold a file.
CREATE TEMPORARY TABLE misfiled ON COMMIT DROP AS
SELECT
    span.period, date_bin(span.length, entry.instant, 'epoch') AS starts_at,
    journal_file(NULL, entry.acting_role) AS counted, file_of_role(entry.acting_role) AS belongs,
    entry.agent, entry.outcome, count(*) AS operations,
    sum(octet_length(entry.record_ids) / 16) AS records
FROM journal_indexed AS indexed
JOIN journal_entry AS entry ON entry.writer = indexed.writer AND entry.seq <= indexed.seq
JOIN journal_plan AS plan ON plan.digest = entry.plan
CROSS JOIN (VALUES ('HOUR', interval '1 hour'), ('DAY', interval '1 day')) AS span (period, length)
WHERE plan.processing IS NULL
  AND journal_file(NULL, entry.acting_role) IS DISTINCT FROM file_of_role(entry.acting_role)
GROUP BY 1, 2, 3, 4, 5, 6;

UPDATE journal_tally AS tally
SET operations = tally.operations - moved.operations, records = tally.records - moved.records
FROM (
    SELECT period, starts_at, counted, agent, outcome,
        sum(operations) AS operations, sum(records) AS records
    FROM misfiled GROUP BY period, starts_at, counted, agent, outcome
) AS moved
WHERE tally.period = moved.period AND tally.starts_at = moved.starts_at
  AND tally.processing = moved.counted AND tally.outcome = moved.outcome
  AND tally.agent IS NOT DISTINCT FROM moved.agent;
DELETE FROM journal_tally WHERE operations <= 0;
INSERT INTO journal_tally AS tally
    (period, starts_at, processing, agent, outcome, operations, records)
SELECT period, starts_at, belongs, agent, outcome, sum(operations), sum(records)
FROM misfiled WHERE belongs IS NOT NULL
GROUP BY period, starts_at, belongs, agent, outcome
ON CONFLICT (period, starts_at, processing, agent, outcome) DO UPDATE
   SET operations = tally.operations + excluded.operations,
       records = tally.records + excluded.records;

CREATE OR REPLACE FUNCTION journal_file(processing text, acting_role text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(processing, file_of_role(acting_role));
