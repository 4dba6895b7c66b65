-- A row of which nothing but the end of its retention changes, which is derived, comes to its next
-- version and is not amended.
CREATE FUNCTION greffe_touch_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    derived record := OLD;
BEGIN
    derived.retention_expires_at := NEW.retention_expires_at;
    IF OLD.retention_expires_at IS NOT DISTINCT FROM NEW.retention_expires_at
       OR NEW IS DISTINCT FROM derived THEN
        NEW.updated_at := now();
    END IF;
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

DO $$
DECLARE
    kept regclass;
BEGIN
    FOR kept IN
        SELECT attrelid FROM pg_attribute
        JOIN pg_trigger ON tgrelid = attrelid AND tgname = 'touch'
        WHERE attname = 'retention_expires_at'
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER touch BEFORE UPDATE ON %s
             FOR EACH ROW EXECUTE FUNCTION greffe_touch_kept()', kept);
    END LOOP;
END $$;
