-- updated_at says when the row was last written; the service reads every table.
DO $$
DECLARE
    made regclass;
BEGIN
    FOR made IN
        SELECT attrelid FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
          AND attname = 'updated_at'
          AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = attrelid AND tgname = 'touch')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER touch BEFORE UPDATE ON %1$s
             FOR EACH ROW EXECUTE FUNCTION greffe_touch();
             GRANT SELECT ON %1$s TO greffe_service', made);
    END LOOP;
END $$;
