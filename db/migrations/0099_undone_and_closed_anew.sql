-- The years of every case, as db.retention has them. A conviction stands while no later decision
-- wholly undoes it: an irresponsibility and an extinction do so as an acquittal does (A19). A
-- decision that names no charge bears on the whole case. Each part is a subquery on the key of the
-- case, so that one case and a whole load are read by the same indexes.
CREATE OR REPLACE VIEW case_term AS
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
          AND later.type IN ('DISMISSAL', 'ACQUITTAL_MISDEMEANOUR', 'ACQUITTAL_FELONY',
                             'NOT_CRIMINALLY_RESPONSIBLE', 'EXTINCTION')
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

-- What was reckoned before is reckoned anew; it is derived, and no row is amended.
DO $$
DECLARE
    touched uuid[];
BEGIN
    SELECT array_agg(DISTINCT case_id) INTO touched
    FROM decision WHERE type IN ('NOT_CRIMINALLY_RESPONSIBLE', 'EXTINCTION');
    IF touched IS NOT NULL THEN
        PERFORM refresh_retention(touched);
    END IF;
END $$;

-- No further action that a prosecutor answers ends the reopening before it (R40-29/I/ch/c).
GRANT UPDATE (reopened_at) ON antecedent_record TO greffe_service;
