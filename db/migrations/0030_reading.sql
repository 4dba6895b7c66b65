-- The journal as those who control a file read it. An entry has no id of its own: one is made of
-- its writer and number, which never change. What named no purpose was about the register.
CREATE VIEW access_log AS
SELECT
    md5(entry.writer::text || '/' || entry.seq::text)::uuid AS id,
    entry.agent AS agent_id, entry.acting_role, entry.purpose, entry.instant, entry.operation,
    entry.outcome, plan.nature,
    coalesce(plan.processing, 'REGISTRY') AS processing,
    plan.clauses, plan.root_fields,
    journal_ids(entry.record_ids)::text[] AS record_ids
FROM journal_entry AS entry
JOIN journal_plan AS plan ON plan.digest = entry.plan;

GRANT SELECT ON access_log TO greffe_service;

-- HMAC (RFC 2104) over SHA-256, whose block is 64 bytes; for keys no longer than that.
CREATE FUNCTION greffe_hmac(key bytea, message bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT sha256(pad.outer_key || sha256(pad.inner_key || message))
    FROM (
        SELECT
            string_agg(set_byte('\x00', 0, byte # 54), ''::bytea ORDER BY place) AS inner_key,
            string_agg(set_byte('\x00', 0, byte # 92), ''::bytea ORDER BY place) AS outer_key
        FROM (
            SELECT place,
                CASE WHEN place < octet_length(key) THEN get_byte(key, place) ELSE 0 END AS byte
            FROM generate_series(0, 63) AS place
        ) AS padded
    ) AS pad
);

-- What stands for a person or company in a study, and in no other: 32 hexadecimal digits. The
-- planner is not to think it cheap.
CREATE FUNCTION greffe_pseudonym(study uuid, subject uuid) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 2000
RETURN (
    SELECT left(encode(greffe_hmac(uuid_send(found.pseudonym_key), uuid_send(subject)), 'hex'), 32)
    FROM study AS found
    WHERE found.id = study
);
