-- A first access and the seisin may come together, each before the other is committed. Who opens
-- the notice shares the authorisation, who seises holds it: the later of the two waits, and then
-- finds what the earlier wrote.

-- From when a magistrate has been seised of what an authorisation is about; null: nobody is known.
CREATE FUNCTION seised_since(authorisation authorisation) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT min(assignment.valid_from) FROM assignment
    WHERE assignment.case_id = coalesce(
        authorisation.case_id,
        (SELECT interception.case_id FROM interception
         WHERE interception.id = authorisation.interception_id))
      AND (assignment.valid_until IS NULL OR assignment.valid_until > authorisation.issued_at)
$$;

CREATE OR REPLACE FUNCTION notice_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    searches uuid[] := ARRAY(
        SELECT id FROM authorisation
        WHERE clause = 'XII' AND (case_id = NEW.case_id OR interception_id IN (
            SELECT interception.id FROM interception WHERE interception.case_id = NEW.case_id)));
BEGIN
    PERFORM FROM authorisation WHERE id = ANY (searches) ORDER BY id FOR NO KEY UPDATE;
    UPDATE notice SET due_from = seised_since(authorisation)
    FROM authorisation
    WHERE notice.authorisation_id = authorisation.id AND authorisation.id = ANY (searches)
      AND notice.kind = 'MAGISTRATE_INFORMED' AND notice.due_from IS NULL
      AND seised_since(authorisation) IS NOT NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION notice_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM authorisation WHERE id = NEW.authorisation_id FOR SHARE;
    NEW.due_from := (
        SELECT seised_since(authorisation) FROM authorisation
        WHERE authorisation.id = NEW.authorisation_id);
    RETURN NEW;
END $$;

CREATE TRIGGER notice_is_due BEFORE INSERT ON notice FOR EACH ROW
WHEN (NEW.kind = 'MAGISTRATE_INFORMED' AND NEW.due_from IS NULL)
EXECUTE FUNCTION notice_is_due();

-- What was left without a date so far.
UPDATE notice SET due_from = seised_since(authorisation)
FROM authorisation
WHERE notice.authorisation_id = authorisation.id
  AND notice.kind = 'MAGISTRATE_INFORMED' AND notice.due_from IS NULL
  AND seised_since(authorisation) IS NOT NULL;
