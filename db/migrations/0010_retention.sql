-- Retention (48-1/al.8; LAW 5.6, A19, A20). The same rule over plain values: db.retention.

-- The same instant of a later calendar year, in UTC; 29 February falls back to 28 February.
CREATE FUNCTION years_later(instant timestamptz, years int) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (instant AT TIME ZONE 'UTC' + make_interval(years => years)) AT TIME ZONE 'UTC';

-- The end of the years of a case: for a criminal case `years` from its last update (null for ever);
-- otherwise ten from the majority of assistance of the youngest minor, or from the day on which the
-- decision became enforceable.
CREATE FUNCTION kept_until(
    kind text, last_update timestamptz, enforceable_at date, years int, youngest_born date
) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE kind
    WHEN 'CRIMINAL' THEN
        coalesce(years_later(last_update, years), 'infinity')
    WHEN 'EDUCATIONAL_ASSISTANCE' THEN
        coalesce(
            years_later(years_later(youngest_born::timestamp AT TIME ZONE 'UTC', 21), 10),
            years_later(last_update, 10))
    ELSE
        coalesce(years_later(enforceable_at::timestamp AT TIME ZONE 'UTC', 10), 'infinity')
END;

-- The rule over every case. A conviction stands while no later decision wholly undoes it; a
-- decision that names no charge bears on the whole case. Each part is a subquery on the key of the
-- case, so that one case and a whole load are read by the same indexes.
CREATE VIEW case_retention AS
SELECT judicial_case.id,
       kept_until(kind, last_recorded_update_at, enforceable_at, term.years, minor.born)
           AS expires_at
FROM judicial_case
CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM decision AS conviction
    LEFT JOIN decision_charge AS convicted ON convicted.decision_id = conviction.id
    WHERE conviction.case_id = judicial_case.id AND conviction.type = 'CONVICTION'
      AND NOT EXISTS (
        SELECT FROM decision AS later
        WHERE later.case_id = judicial_case.id
          AND later.type IN ('DISMISSAL', 'ACQUITTAL_MISDEMEANOUR', 'ACQUITTAL_FELONY')
          AND later.pronounced_at > conviction.pronounced_at
          AND (convicted.charge_id IS NULL
               OR NOT EXISTS (SELECT FROM decision_charge WHERE decision_id = later.id)
               OR EXISTS (SELECT FROM decision_charge
                          WHERE decision_id = later.id AND charge_id = convicted.charge_id)))
) AS convicted OFFSET 0) AS outcome
CROSS JOIN LATERAL (
    SELECT CASE WHEN bool_or(kept.years IS NULL) THEN NULL
                ELSE greatest(10, max(kept.years)) END AS years
    FROM (
        SELECT CASE WHEN outcome.convicted THEN convicted_years ELSE unconvicted_years END AS years
        FROM offence JOIN retention_term ON retention_term.class = offence.class
        WHERE offence.case_id = judicial_case.id
    ) AS kept
) AS term
CROSS JOIN LATERAL (
    SELECT max(person.birth_date) AS born
    FROM party JOIN person ON person.id = party.person_id
    WHERE kind = 'EDUCATIONAL_ASSISTANCE' AND party.case_id = judicial_case.id
      AND party.capacity = 'MINOR'
) AS minor;

-- The instant from which nobody sees the case; infinity when it never comes, null without a case.
CREATE FUNCTION retention_expiry(case_id uuid) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT expires_at FROM case_retention WHERE id = retention_expiry.case_id);

-- Writes what the rule says of the cases. They are locked first, so that of two transactions that
-- touch one case the later reads what the earlier wrote: the UPDATE takes its snapshot after the
-- lock. The generic plan goes by the key whatever the number of cases an earlier call had.
CREATE FUNCTION refresh_retention(cases uuid[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM FROM judicial_case WHERE id = ANY (cases) ORDER BY id FOR NO KEY UPDATE;
    UPDATE judicial_case SET retention_expires_at = case_retention.expires_at
    FROM case_retention
    WHERE judicial_case.id = ANY (cases) AND case_retention.id = judicial_case.id
      AND judicial_case.retention_expires_at IS DISTINCT FROM case_retention.expires_at;
END $$;

-- A new case has no child yet. Reckoned before it is written, or a load would write it twice.
CREATE FUNCTION retention_of_new_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.retention_expires_at := kept_until(
        NEW.kind, NEW.last_recorded_update_at, NEW.enforceable_at, 10, NULL);
    RETURN NEW;
END $$;

CREATE TRIGGER retention_on_insert BEFORE INSERT ON judicial_case
    FOR EACH ROW EXECUTE FUNCTION retention_of_new_case();

-- From here on, statement-level triggers over transition tables: a load costs one pass a table.
CREATE FUNCTION retention_follows_case() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    SELECT array_agg(new_rows.id) INTO touched
    FROM new_rows LEFT JOIN old_rows USING (id)
    WHERE (new_rows.kind, new_rows.last_recorded_update_at, new_rows.enforceable_at,
           new_rows.retention_expires_at)
        IS DISTINCT FROM (old_rows.kind, old_rows.last_recorded_update_at,
           old_rows.enforceable_at, old_rows.retention_expires_at);
    -- The refresh is itself an update of cases: it ends when nothing is left to change.
    IF touched IS NOT NULL THEN
        PERFORM refresh_retention(touched);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER retention_on_update AFTER UPDATE ON judicial_case
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION retention_follows_case();

CREATE FUNCTION retention_follows_child() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF touched IS NOT NULL THEN
        PERFORM refresh_retention(touched);
    END IF;
    RETURN NULL;
END $$;

-- Of parties, minors alone bear on retention.
CREATE FUNCTION retention_follows_minor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN
            SELECT array_agg(DISTINCT case_id) INTO touched FROM new_rows WHERE capacity = 'MINOR';
        WHEN 'DELETE' THEN
            SELECT array_agg(DISTINCT case_id) INTO touched FROM old_rows WHERE capacity = 'MINOR';
        ELSE
            SELECT array_agg(DISTINCT case_id) INTO touched
            FROM (SELECT case_id, capacity FROM new_rows
                  UNION ALL SELECT case_id, capacity FROM old_rows) AS changed
            WHERE capacity = 'MINOR';
    END CASE;
    IF touched IS NOT NULL THEN
        PERFORM refresh_retention(touched);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION retention_follows_birth_date() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    SELECT array_agg(DISTINCT party.case_id) INTO touched
    FROM new_rows
    JOIN old_rows USING (id)
    JOIN party ON party.person_id = new_rows.id AND party.capacity = 'MINOR'
    WHERE new_rows.birth_date IS DISTINCT FROM old_rows.birth_date;
    IF touched IS NOT NULL THEN
        PERFORM refresh_retention(touched);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER retention_on_update AFTER UPDATE ON person
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION retention_follows_birth_date();

-- TRUNCATE has no transition table, and a term bears on every case.
CREATE FUNCTION retention_follows_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refresh_retention(array_agg(id)) FROM judicial_case;
    RETURN NULL;
END $$;

CREATE TRIGGER retention_on_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON retention_term
    FOR EACH STATEMENT EXECUTE FUNCTION retention_follows_everything();

DO $$
DECLARE
    child record;
BEGIN
    FOR child IN
        VALUES ('offence', 'retention_follows_child'),
               ('decision', 'retention_follows_child'),
               ('decision_charge', 'retention_follows_child'),
               ('party', 'retention_follows_minor')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER retention_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
             CREATE TRIGGER retention_on_update AFTER UPDATE ON %1$I
             REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
             CREATE TRIGGER retention_on_delete AFTER DELETE ON %1$I
             REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
             CREATE TRIGGER retention_on_truncate AFTER TRUNCATE ON %1$I
             FOR EACH STATEMENT EXECUTE FUNCTION retention_follows_everything()',
            child.column1, child.column2);
    END LOOP;
END $$;
