-- Retention of exhibits and of requests to operators (R40-49): what a sealed exhibit holds, and on
-- whose line a service was asked for, is kept to the end of the limitation of their case.

-- The end of the public prosecution of a case, its holds counted; infinity without a known case.
CREATE FUNCTION prosecution_end(case_id uuid) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
    (SELECT ends_at FROM case_prosecution WHERE id = prosecution_end.case_id), 'infinity');

-- Writes it on the rows of a table of them. Cases are locked first, then rows, in the order of
-- refresh_interceptions; and by keys alone, as there.
CREATE FUNCTION refresh_to_prosecution(kind regclass, ids uuid[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off AS $$
BEGIN
    IF ids IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format(
        'SELECT FROM judicial_case
         WHERE id IN (SELECT case_id FROM %s WHERE id = ANY ($1)) ORDER BY id FOR NO KEY UPDATE',
        kind) USING ids;
    EXECUTE format('SELECT FROM %s WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', kind)
        USING ids;
    EXECUTE format(
        'UPDATE %1$s SET retention_expires_at = found.expires_at
         FROM (SELECT id, prosecution_end(case_id) AS expires_at FROM %1$s WHERE id = ANY ($1))
             AS found
         WHERE %1$s.id = found.id AND %1$s.retention_expires_at IS DISTINCT FROM found.expires_at',
        kind) USING ids;
END $$;

-- The refresh is itself an update: it ends when nothing is left to change.
CREATE FUNCTION prosecuted_follow_themselves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_to_prosecution(TG_RELID, (SELECT array_agg(id) FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION refresh_prosecuted_of(cases uuid[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    PERFORM refresh_to_prosecution(
        'exhibit', (SELECT array_agg(id) FROM exhibit WHERE case_id = ANY (cases)));
    PERFORM refresh_to_prosecution(
        'service_request', (SELECT array_agg(id) FROM service_request WHERE case_id = ANY (cases)));
END $$;

CREATE FUNCTION prosecuted_follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_prosecuted_of((SELECT array_agg(id) FROM new_rows));
    RETURN NULL;
END $$;

CREATE TRIGGER prosecuted_on_update AFTER UPDATE ON judicial_case
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_case();

-- Offences and legal holds.
CREATE FUNCTION prosecuted_follow_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN
            SELECT array_agg(DISTINCT case_id) INTO touched FROM new_rows;
        WHEN 'DELETE' THEN
            SELECT array_agg(DISTINCT case_id) INTO touched FROM old_rows;
        ELSE
            SELECT array_agg(DISTINCT case_id) INTO touched
            FROM (SELECT case_id FROM new_rows UNION ALL SELECT case_id FROM old_rows) AS changed;
    END CASE;
    PERFORM refresh_prosecuted_of(touched);
    RETURN NULL;
END $$;

CREATE FUNCTION prosecuted_follow_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_to_prosecution('exhibit', array_agg(id)) FROM exhibit;
    PERFORM refresh_to_prosecution('service_request', array_agg(id)) FROM service_request;
    RETURN NULL;
END $$;

CREATE TRIGGER prosecuted_on_change
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON retention_term
    FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_everything();

DO $$
DECLARE
    watched text;
BEGIN
    FOREACH watched IN ARRAY ARRAY['offence', 'legal_hold'] LOOP
        EXECUTE format(
            'CREATE TRIGGER prosecuted_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_child();
             CREATE TRIGGER prosecuted_on_update AFTER UPDATE ON %1$I
             REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_child();
             CREATE TRIGGER prosecuted_on_delete AFTER DELETE ON %1$I
             REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_child();
             CREATE TRIGGER prosecuted_on_truncate AFTER TRUNCATE ON %1$I
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_everything()',
            watched);
    END LOOP;
    FOREACH watched IN ARRAY ARRAY['exhibit', 'service_request'] LOOP
        EXECUTE format(
            'CREATE TRIGGER prosecuted_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_themselves();
             CREATE TRIGGER prosecuted_on_update AFTER UPDATE ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION prosecuted_follow_themselves()',
            watched);
    END LOOP;
END $$;

-- What is there already.
DO $$
BEGIN
    PERFORM refresh_to_prosecution('exhibit', array_agg(id)) FROM exhibit;
    PERFORM refresh_to_prosecution('service_request', array_agg(id)) FROM service_request;
END $$;
