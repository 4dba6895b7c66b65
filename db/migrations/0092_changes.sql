-- Whoever follows a record is told that something changed, by whoever wrote it: on the channel
-- `greffe_change`, as ids parted by commas, or `all`. Nothing but ids is said: what changed is read
-- anew, under the law, by each who may. PostgreSQL says it once the transaction is committed.

-- 200 ids are 7,400 bytes, of the 8,000 that a notification holds; many rows are told as `all`.
CREATE FUNCTION change_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    most CONSTANT integer := 1000;
    few CONSTANT integer := 200;
    source CONSTANT text := CASE TG_OP
        WHEN 'INSERT' THEN 'new_rows'
        WHEN 'DELETE' THEN 'old_rows'
        ELSE '(SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows)'
    END;
    number integer;
    ids uuid[];
BEGIN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM %s AS written LIMIT %s) AS counted',
                   source, most + 1) INTO number;
    IF number = 0 THEN
        RETURN NULL;
    ELSIF TG_NARGS = 0 OR number > most THEN
        PERFORM pg_notify('greffe_change', 'all');
        RETURN NULL;
    ELSIF TG_ARGV[0] = 'party' THEN
        EXECUTE format('SELECT array_agg(DISTINCT party.case_id) FROM %s AS written'
                       ' JOIN party ON party.%I = written.id', source, TG_ARGV[1]) INTO ids;
    ELSE
        EXECUTE format('SELECT array_agg(DISTINCT told.it) FROM %s AS written,'
                       ' unnest(ARRAY[%s]) AS told (it) WHERE told.it IS NOT NULL',
                       source, TG_ARGV[0]) INTO ids;
    END IF;
    FOR place IN 1 .. coalesce(cardinality(ids), 0) BY few LOOP
        PERFORM pg_notify('greffe_change', array_to_string(ids[place : place + few - 1], ','));
    END LOOP;
    RETURN NULL;
END $$;

-- Which ids the rows of a table tell; without any, it holds rights or what rights rest on, which may
-- be anybody's: `all`.
DO $$
DECLARE
    told record;
BEGIN
    FOR told IN
        VALUES
            ('judicial_case', '''id'''),
            ('offence', '''case_id'''),
            ('party', '''case_id'''),
            ('charge', '''case_id'''),
            ('decision', '''case_id'''),
            ('decision_charge', '''case_id'''),
            ('investigation_step', '''case_id'''),
            ('hearing', '''case_id'''),
            ('sentence', '''case_id'''),
            ('enforcement_measure', '''case_id'''),
            ('judicial_situation', '''case_id'''),
            ('case_link', '''case_a_id, case_b_id'''),
            ('legal_hold', '''case_id'''),
            ('victim_information', '''case_id'''),
            ('person', '''party'', ''person_id'''),
            ('legal_entity', '''party'', ''legal_entity_id'''),
            ('interception', '''id, case_id'''),
            ('intercept_item', '''id, interception_id'''),
            ('exhibit', '''id, case_id'''),
            ('service_request', '''case_id'''),
            ('useful_item', '''item_id'''),
            ('authorisation_item', '''item_id, authorisation_id'''),
            ('access_request', ''),
            ('agent', ''),
            ('agent_role', ''),
            ('assignment', ''),
            ('assist_link', ''),
            ('authorisation', ''),
            ('body', ''),
            ('body_listing', ''),
            ('clearance', ''),
            ('contract', ''),
            ('control_request', ''),
            ('court', ''),
            ('court_territory', ''),
            ('customs_mission', ''),
            ('designation', ''),
            ('foreign_request', ''),
            ('habilitation', ''),
            ('judicial_function', ''),
            ('mission_officer', ''),
            ('notice', ''),
            ('referral', ''),
            ('study', ''),
            ('study_member', ''),
            ('technical_difficulty', '')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER change_told_on_insert AFTER INSERT ON %1$I
             REFERENCING NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION change_told(%2$s);
             CREATE TRIGGER change_told_on_update AFTER UPDATE ON %1$I
             REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
             FOR EACH STATEMENT EXECUTE FUNCTION change_told(%2$s);
             CREATE TRIGGER change_told_on_delete AFTER DELETE ON %1$I
             REFERENCING OLD TABLE AS old_rows
             FOR EACH STATEMENT EXECUTE FUNCTION change_told(%2$s)',
            told.column1, told.column2);
    END LOOP;
END $$;
