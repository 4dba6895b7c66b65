SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (SELECT ROW(t4.id::text, t4.number,
CASE WHEN NOT (t4.stage IN ('COMPLAINT', 'ENQUIRY', 'JUDICIAL_INVESTIGATION')) THEN ARRAY(SELECT ROW(t5.id::text, t5.place)
FROM offence t5
WHERE t5.case_id = t4.id
ORDER BY t5.id
LIMIT 25) END, ARRAY(SELECT ROW(t6.id::text, t6.capacity)
FROM party t6
WHERE t6.case_id = t4.id
AND t6.capacity IN ('CIVIL_PARTY', 'VICTIM')
ORDER BY t6.id
LIMIT 25))
FROM judicial_case t4
WHERE g.at < t4.retention_expires_at
AND t4.id = $3::uuid
AND t4.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t7
WHERE t7.case_id = t4.id
AND t7.magistrate_id = $2::uuid
AND t7.valid_from <= g.at
AND (t7.valid_until IS NULL
OR g.at < t7.valid_until))
AND t4.id = $4::uuid) END
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
OR g.at < t1.revoked_at))) IS NOT TRUE THEN 1 WHEN (NOT (EXISTS (SELECT 1
FROM judicial_case t2
WHERE t2.id = $3::uuid
AND g.at < t2.retention_expires_at
AND t2.kind = 'CIVIL_COMMERCIAL_PROSECUTION'
AND t2.court_id = g.court_id
AND EXISTS (SELECT 1
FROM assignment t3
WHERE t3.case_id = t2.id
AND t3.magistrate_id = $2::uuid
AND t3.valid_from <= g.at
AND (t3.valid_until IS NULL
OR g.at < t3.valid_until))))) IS NOT TRUE THEN 2 END AS refusal OFFSET 0) r
