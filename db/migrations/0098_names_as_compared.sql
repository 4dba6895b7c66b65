-- Names as they are compared: compatibility forms, accents, case put aside; ligatures and letters
-- with a stroke as they are typed where a keyboard lacks them; between words hyphens, apostrophes,
-- commas and spaces alike. A name that is missed is a person of whom nothing is found.
-- As permissions.derived has it, with which it is compared.
CREATE OR REPLACE FUNCTION greffe_fold(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(
    regexp_replace(
        replace(replace(replace(
            translate(
                regexp_replace(
                    lower(normalize(name, NFKD) COLLATE pg_c_utf8),
                    '[\u0300-\u036F]', '', 'g'
                ),
                'łøđı', 'lodi'
            ),
            'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'
        ),
        '[[:space:],;''‘’ʼ‐‒–—−-]+', ' ', 'g'
    )
);

-- What was folded before is folded anew; the rows' versions stay, and so do their instants.
ALTER TABLE person
    ALTER COLUMN surname_key SET EXPRESSION AS (greffe_fold(surname)),
    ALTER COLUMN forenames_key SET EXPRESSION AS (greffe_fold(forenames));
ALTER TABLE legal_entity
    ALTER COLUMN company_name_key SET EXPRESSION AS (greffe_fold(company_name));
ALTER TABLE antecedent_person
    ALTER COLUMN surname_key SET EXPRESSION AS (greffe_fold(surname)),
    ALTER COLUMN forenames_key SET EXPRESSION AS (greffe_fold(forenames));
ALTER TABLE administrative_inquiry
    ALTER COLUMN surname_key SET EXPRESSION AS (greffe_fold(surname)),
    ALTER COLUMN forenames_key SET EXPRESSION AS (greffe_fold(forenames));

-- An inquiry is opened with its hit: no act changes it.
REVOKE UPDATE (hit) ON administrative_inquiry FROM greffe_service;
