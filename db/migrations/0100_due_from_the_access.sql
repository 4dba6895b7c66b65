-- What a magistrate is informed of is an access, and none is before the authorisation begins,
-- however long he has been seised of the case that an interception turns out to be of.
CREATE OR REPLACE FUNCTION seised_since(authorisation authorisation) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN min(assignment.valid_from) IS NOT NULL
        THEN greatest(min(assignment.valid_from), authorisation.valid_from) END
    FROM assignment
    WHERE assignment.case_id = coalesce(
        authorisation.case_id,
        (SELECT interception.case_id FROM interception
         WHERE interception.id = authorisation.interception_id))
      AND (assignment.valid_until IS NULL OR assignment.valid_until > authorisation.issued_at)
$$;

-- The notice that the first access under an authorisation opens: due from that access, where
-- somebody has been seised by then. The authorisation is shared before that is read, as the trigger
-- does (0093): a seisin beside it is found, or finds the notice.
CREATE FUNCTION open_notice(named uuid, reader uuid, accessed_at timestamptz) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
    opened uuid;
BEGIN
    IF EXISTS (SELECT FROM notice
               WHERE authorisation_id = named AND kind = 'MAGISTRATE_INFORMED') THEN
        RETURN NULL;
    END IF;
    PERFORM FROM authorisation WHERE id = named FOR SHARE;
    INSERT INTO notice (id, kind, authorisation_id, due_from)
    SELECT md5(search.id::text || 'MAGISTRATE_INFORMED')::uuid, 'MAGISTRATE_INFORMED', search.id,
        CASE WHEN seised_since(search) IS NOT NULL
            THEN greatest(seised_since(search), accessed_at) END
    FROM authorisation search
    WHERE search.id = named AND search.grantee_id = reader AND search.clause = 'XII'
    ON CONFLICT (id) DO NOTHING RETURNING id INTO opened;
    RETURN opened;
END $$;
