SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (WITH t4 AS MATERIALIZED (SELECT (row_number() OVER () - 1)::int AS k, t3.c1::text AS c0, t3.c0 AS c1, t5.c0 AS c2, t5.c1 AS c3, t3.c1 AS c4
FROM (SELECT t2.number AS c0, t2.id AS c1, t2.court_id AS c2
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND t2.kind = 'CRIMINAL'
AND t2.appeal_court_id = g.court_id
ORDER BY t2.number, t2.id
LIMIT 51) t3
LEFT JOIN LATERAL (SELECT t6.id::text AS c0, t6.name AS c1
FROM court t6
WHERE t6.id = t3.c2 OFFSET 0) t5 ON TRUE) SELECT ROW((SELECT ROW(array_agg(t4.c0), array_agg(t4.c1), array_agg(t4.c2), array_agg(t4.c3))
FROM t4), (SELECT ROW(array_agg(t8.above), array_agg(t8.c0), array_agg(t8.c1), array_agg(t8.c2), array_agg(t8.c3))
FROM (SELECT t4.k AS above, t7.c0::text AS c0, t7.c1 AS c1, t12.c0 AS c2, t12.c1 AS c3
FROM t4
CROSS JOIN LATERAL (SELECT t11.id AS c0, t11.capacity AS c1, t11.person_id AS c2
FROM party t11
WHERE t11.case_id = t4.c4
AND t11.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CIVIL_PARTY', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION', 'VICTIM')
ORDER BY t11.id
LIMIT 25) t7
LEFT JOIN LATERAL (SELECT t13.id::text AS c0, t13.surname AS c1
FROM person t13
WHERE t13.id = t7.c2 OFFSET 0) t12 ON TRUE
WHERE t4.k < $3::int) t8), (SELECT ROW(array_agg(t10.above), array_agg(t10.c0), array_agg(t10.c1))
FROM (SELECT t4.k AS above, t9.c0::text AS c0, t9.c1 AS c1
FROM t4
CROSS JOIN LATERAL (SELECT t14.id AS c0, t14.type AS c1
FROM decision t14
WHERE t14.case_id = t4.c4
ORDER BY t14.pronounced_at, t14.id
LIMIT 25) t9
WHERE t4.k < $3::int) t10))) END,
CASE WHEN r.refusal IS NULL THEN (SELECT count(*)
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND t2.kind = 'CRIMINAL'
AND t2.appeal_court_id = g.court_id) END
FROM (SELECT coalesce($1::timestamptz, statement_timestamp()) AS at, a.active, a.court_id
FROM (VALUES (1)) AS one
LEFT JOIN agent a ON a.id = $2::uuid OFFSET 0) g
CROSS JOIN LATERAL (SELECT
CASE WHEN g.active IS NOT TRUE THEN 0 WHEN (EXISTS (SELECT 1
FROM agent_role t1
WHERE t1.agent_id = $2::uuid
AND t1.role = 'PROSECUTOR_GENERAL'
AND t1.valid_from <= g.at
AND (t1.valid_until IS NULL
OR g.at < t1.valid_until)
AND (t1.revoked_at IS NULL
OR g.at < t1.revoked_at))) IS NOT TRUE THEN 1 END AS refusal OFFSET 0) r
