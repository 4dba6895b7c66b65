SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (SELECT ROW(t2.id::text, t2.number, ARRAY(SELECT ROW(t3.id::text, t3.place)
FROM offence t3
WHERE t3.case_id = t2.id
ORDER BY t3.id
LIMIT 25), ARRAY(SELECT ROW(t4.id::text, t4.capacity)
FROM party t4
WHERE t4.case_id = t2.id
ORDER BY t4.id
LIMIT 25))
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND t2.id = $3::uuid
AND t2.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t5
WHERE t5.case_id = t2.id
AND t5.magistrate_id = $2::uuid
AND t5.valid_from <= g.at
AND (t5.valid_until IS NULL
OR g.at < t5.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t6
WHERE t6.agent_id = $2::uuid
AND t6.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t6.valid_from <= g.at
AND (t6.valid_until IS NULL
OR g.at < t6.valid_until))
AND t2.id = $4::uuid) END
FROM (SELECT coalesce($1::timestamptz, statement_timestamp()) AS at, a.active, a.court_id
FROM (VALUES (1)) AS one
LEFT JOIN agent a ON a.id = $2::uuid OFFSET 0) g
CROSS JOIN LATERAL (SELECT
CASE WHEN g.active IS NOT TRUE THEN 0 WHEN (EXISTS (SELECT 1
FROM agent_role t1
WHERE t1.agent_id = $2::uuid
AND t1.role = 'CRIMINAL_JUDGE'
AND t1.valid_from <= g.at
AND (t1.valid_until IS NULL
OR g.at < t1.valid_until)
AND (t1.revoked_at IS NULL
OR g.at < t1.revoked_at))) IS NOT TRUE THEN 1 END AS refusal OFFSET 0) r
