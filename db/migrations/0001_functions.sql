-- Equality of uuid beside overlap of ranges, in one exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Names as they are compared: compatibility forms, accents, case, hyphens and apostrophes put
-- aside. Collation pg_c_utf8 reads Unicode's tables and not the locale of the database, so the
-- function is immutable in fact as in name.
CREATE FUNCTION greffe_fold(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(
    regexp_replace(
        regexp_replace(
            lower(normalize(name, NFKD) COLLATE pg_c_utf8),
            '[\u0300-\u036F]', '', 'g'
        ),
        '[[:space:]''’‐-]+', ' ', 'g'
    )
);
