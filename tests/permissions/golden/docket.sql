SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (SELECT ROW((SELECT ROW(array_agg(t5.c0), array_agg(t5.c1), array_agg(t5.c2))
FROM (SELECT t4.c0::text AS c0, t4.c1 AS c1, (SELECT min(t6.at)
FROM hearing t6
WHERE t6.case_id = t4.c0
AND g.at <= t6.at) AS c2
FROM (SELECT t2.id AS c0, t2.number AS c1
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND EXISTS (SELECT 1
FROM assignment t3
WHERE t3.case_id = t2.id
AND t3.magistrate_id = $2::uuid
AND t3.valid_from <= g.at
AND (t3.valid_until IS NULL
OR g.at < t3.valid_until))
AND (t2.kind = 'CRIMINAL'
OR (t2.kind = 'CIVIL_COMMERCIAL_PROSECUTION'
AND t2.court_id = g.court_id))
ORDER BY t2.id
LIMIT 26) t4) t5))) END,
CASE WHEN r.refusal IS NULL THEN (SELECT ROW(w.id, w.name, w.rank, w.service, w.court_id)
FROM agent w
WHERE w.id = $2::uuid) END,
CASE WHEN r.refusal IS NULL THEN ARRAY(SELECT DISTINCT h.role
FROM agent_role h
WHERE h.agent_id = $2::uuid
AND h.valid_from <= g.at
AND (h.valid_until IS NULL
OR g.at < h.valid_until)
AND (h.revoked_at IS NULL
OR g.at < h.revoked_at)
ORDER BY h.role) END
FROM (SELECT coalesce($1::timestamptz, statement_timestamp()) AS at, a.active, a.court_id
FROM (VALUES (1)) AS one
LEFT JOIN agent a ON a.id = $2::uuid OFFSET 0) g
CROSS JOIN LATERAL (SELECT
CASE WHEN g.active IS NOT TRUE THEN 0 WHEN (EXISTS (SELECT 1
FROM agent_role t1
WHERE t1.agent_id = $2::uuid
AND t1.role = 'PROSECUTOR'
AND t1.valid_from <= g.at
AND (t1.valid_until IS NULL
OR g.at < t1.valid_until)
AND (t1.revoked_at IS NULL
OR g.at < t1.revoked_at))) IS NOT TRUE THEN 1 END AS refusal OFFSET 0) r
