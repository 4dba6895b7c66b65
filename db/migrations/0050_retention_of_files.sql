-- Retention of the three files: legal holds (A20), interceptions (R40-49), antecedents (R40-27).
-- The same rules over plain values: db.retention.

-- As before, under the name of what it says: the end of the years of a case, holds left aside.
ALTER VIEW case_retention RENAME TO case_term;

-- A hold prolongs and never shortens; it counts to its end, whenever it was set.
CREATE VIEW case_retention AS
SELECT case_term.id, greatest(case_term.expires_at, held.until) AS expires_at
FROM case_term
CROSS JOIN LATERAL (
    SELECT max(valid_until) AS until FROM legal_hold WHERE case_id = case_term.id
) AS held;

CREATE OR REPLACE FUNCTION retention_expiry(case_id uuid) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT expires_at FROM case_retention WHERE id = retention_expiry.case_id);

-- The end of the limitation of the public prosecution, the longest of the offences; infinity where
-- it never comes, or where no offence says when it would. A hold says that it still runs.
CREATE VIEW case_prosecution AS
SELECT judicial_case.id,
       greatest(
           coalesce(years_later(last_recorded_update_at, term.years), 'infinity'), held.until
       ) AS ends_at
FROM judicial_case
CROSS JOIN LATERAL (
    SELECT CASE WHEN bool_or(prosecution_years IS NULL) THEN NULL
                ELSE max(prosecution_years) END AS years
    FROM offence JOIN retention_term ON retention_term.class = offence.class
    WHERE offence.case_id = judicial_case.id
) AS term
CROSS JOIN LATERAL (
    SELECT max(valid_until) AS until FROM legal_hold WHERE case_id = judicial_case.id
) AS held;

-- An interception of a known case is there while it runs, and to the end of the limitation. OFFSET
-- keeps the planner to the key of the case, whatever it thinks of their number.
CREATE VIEW interception_retention AS
SELECT interception.id, interception.case_id, coalesce(ended_at, 'infinity') AS closes_at,
       coalesce(case_prosecution.ends_at, 'infinity') AS prosecution_ends_at,
       greatest(coalesce(ended_at, 'infinity'), coalesce(case_prosecution.ends_at, 'infinity'))
           AS expires_at
FROM interception
LEFT JOIN LATERAL (
    SELECT ends_at FROM case_prosecution WHERE id = interception.case_id OFFSET 0
) AS case_prosecution ON true;

-- What is not useful goes when operations close, but not from under a seal.
CREATE VIEW item_retention AS
SELECT item.id, item.interception_id,
       CASE
           WHEN of_item.case_id IS NULL THEN 'infinity'
           WHEN item.useful OR (item.sealed_at IS NOT NULL AND item.unsealed_at IS NULL)
               THEN of_item.prosecution_ends_at
           WHEN item.unsealed_at IS NULL THEN of_item.closes_at
           ELSE greatest(of_item.closes_at, least(item.unsealed_at, of_item.prosecution_ends_at))
       END AS expires_at
FROM intercept_item AS item
JOIN interception_retention AS of_item ON of_item.id = item.interception_id;

GRANT SELECT ON case_retention, case_prosecution, interception_retention, item_retention
TO greffe_service;

-- Writes what the rules say of the interceptions and of their items. Cases are locked first, then
-- interceptions, so that of two transactions that touch one the later reads what the earlier wrote.
-- By keys alone: a plan made while the tables were empty, and kept, would read them whole.
CREATE FUNCTION refresh_interceptions(interceptions uuid[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    IF interceptions IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM judicial_case
    WHERE id IN (SELECT case_id FROM interception WHERE id = ANY (interceptions))
    ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM interception WHERE id = ANY (interceptions) ORDER BY id FOR NO KEY UPDATE;
    UPDATE interception SET retention_expires_at = found.expires_at
    FROM unnest(interceptions) AS touched (id)
    JOIN interception_retention AS found ON found.id = touched.id
    WHERE interception.id = touched.id
      AND interception.retention_expires_at IS DISTINCT FROM found.expires_at;
    UPDATE intercept_item SET retention_expires_at = found.expires_at
    FROM unnest(interceptions) AS touched (id)
    JOIN item_retention AS found ON found.interception_id = touched.id
    WHERE intercept_item.id = found.id
      AND intercept_item.retention_expires_at IS DISTINCT FROM found.expires_at;
END $$;

CREATE FUNCTION interceptions_follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_interceptions((
        SELECT array_agg(interception.id)
        FROM new_rows JOIN interception ON interception.case_id = new_rows.id));
    RETURN NULL;
END $$;

CREATE TRIGGER interceptions_on_update AFTER UPDATE ON judicial_case
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION interceptions_follow_case();

-- Offences and legal holds.
CREATE FUNCTION interceptions_follow_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN
            SELECT array_agg(id) INTO touched FROM interception
            WHERE case_id IN (SELECT case_id FROM new_rows);
        WHEN 'DELETE' THEN
            SELECT array_agg(id) INTO touched FROM interception
            WHERE case_id IN (SELECT case_id FROM old_rows);
        ELSE
            SELECT array_agg(id) INTO touched FROM interception
            WHERE case_id IN
                (SELECT case_id FROM new_rows UNION ALL SELECT case_id FROM old_rows);
    END CASE;
    PERFORM refresh_interceptions(touched);
    RETURN NULL;
END $$;

-- The refresh is itself an update: it ends when nothing is left to change. What changed is not
-- looked for, which would join the two transition tables by a plan made for fewer rows.
CREATE FUNCTION interceptions_follow_themselves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_interceptions((SELECT array_agg(id) FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION interceptions_follow_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_interceptions((SELECT array_agg(DISTINCT interception_id) FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION interceptions_follow_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_interceptions(array_agg(id)) FROM interception;
    RETURN NULL;
END $$;

CREATE TRIGGER interceptions_on_change
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON retention_term
    FOR EACH STATEMENT EXECUTE FUNCTION interceptions_follow_everything();

DO $$
DECLARE
    watched record;
BEGIN
    FOR watched IN
        VALUES ('legal_hold', 'retention', 'follows_child', 'retention_follows_everything'),
               ('legal_hold', 'interceptions', 'follow_child', 'interceptions_follow_everything'),
               ('offence', 'interceptions', 'follow_child', 'interceptions_follow_everything')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %2$s_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %3$I();
             CREATE TRIGGER %2$s_on_update AFTER UPDATE ON %1$I
             REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %3$I();
             CREATE TRIGGER %2$s_on_delete AFTER DELETE ON %1$I
             REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %3$I();
             CREATE TRIGGER %2$s_on_truncate AFTER TRUNCATE ON %1$I
             FOR EACH STATEMENT EXECUTE FUNCTION %4$I()',
            watched.column1, watched.column2, watched.column2 || '_' || watched.column3,
            watched.column4);
    END LOOP;
    FOR watched IN
        VALUES ('interception', 'interceptions_follow_themselves'),
               ('intercept_item', 'interceptions_follow_items')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER interceptions_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
             CREATE TRIGGER interceptions_on_update AFTER UPDATE ON %1$I
             REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %2$I()',
            watched.column1, watched.column2);
    END LOOP;
END $$;

-- An antecedent depends on nothing but itself.
CREATE FUNCTION retention_of_antecedent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.retention_expires_at := years_later(NEW.recorded_at, antecedent_years(NEW.term));
    RETURN NEW;
END $$;

CREATE TRIGGER retention BEFORE INSERT OR UPDATE ON antecedent_record
    FOR EACH ROW EXECUTE FUNCTION retention_of_antecedent();
