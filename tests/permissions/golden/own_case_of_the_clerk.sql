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
AND ((t2.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assist_link t5
WHERE t5.assistant_id = $2::uuid
AND t5.valid_from <= g.at
AND (t5.valid_until IS NULL
OR g.at < t5.valid_until)
AND EXISTS (SELECT 1
FROM assignment t6
WHERE t6.case_id = t2.id
AND t6.magistrate_id = t5.magistrate_id
AND t6.valid_from <= g.at
AND (t6.valid_until IS NULL
OR g.at < t6.valid_until))
AND EXISTS (SELECT 1
FROM agent t7
WHERE t7.id = t5.magistrate_id
AND t7.active = TRUE
AND (EXISTS (SELECT 1
FROM agent_role t8
WHERE t8.agent_id = t7.id
AND t8.role = 'APPEAL_PROSECUTOR'
AND t8.valid_from <= g.at
AND (t8.valid_until IS NULL
OR g.at < t8.valid_until)
AND (t8.revoked_at IS NULL
OR g.at < t8.revoked_at))
OR (EXISTS (SELECT 1
FROM agent_role t9
WHERE t9.agent_id = t7.id
AND t9.role = 'CRIMINAL_JUDGE'
AND t9.valid_from <= g.at
AND (t9.valid_until IS NULL
OR g.at < t9.valid_until)
AND (t9.revoked_at IS NULL
OR g.at < t9.revoked_at))
AND EXISTS (SELECT 1
FROM judicial_function t10
WHERE t10.agent_id = t7.id
AND t10.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t10.valid_from <= g.at
AND (t10.valid_until IS NULL
OR g.at < t10.valid_until)))
OR EXISTS (SELECT 1
FROM agent_role t11
WHERE t11.agent_id = t7.id
AND t11.role = 'PROSECUTOR'
AND t11.valid_from <= g.at
AND (t11.valid_until IS NULL
OR g.at < t11.valid_until)
AND (t11.revoked_at IS NULL
OR g.at < t11.revoked_at))
OR EXISTS (SELECT 1
FROM agent_role t12
WHERE t12.agent_id = t7.id
AND t12.role = 'PROSECUTOR_GENERAL'
AND t12.valid_from <= g.at
AND (t12.valid_until IS NULL
OR g.at < t12.valid_until)
AND (t12.revoked_at IS NULL
OR g.at < t12.revoked_at))))))
OR (t2.kind IN ('CIVIL_COMMERCIAL_PROSECUTION', 'EDUCATIONAL_ASSISTANCE', 'JLD_NON_CRIMINAL')
AND EXISTS (SELECT 1
FROM assist_link t13
WHERE t13.assistant_id = $2::uuid
AND t13.valid_from <= g.at
AND (t13.valid_until IS NULL
OR g.at < t13.valid_until)
AND EXISTS (SELECT 1
FROM assignment t14
WHERE t14.case_id = t2.id
AND t14.magistrate_id = t13.magistrate_id
AND t14.valid_from <= g.at
AND (t14.valid_until IS NULL
OR g.at < t14.valid_until))
AND EXISTS (SELECT 1
FROM agent t15
WHERE t15.id = t13.magistrate_id
AND t15.active = TRUE
AND EXISTS (SELECT 1
FROM agent_role t16
WHERE t16.agent_id = t15.id
AND t16.role = 'NON_CRIMINAL_MAGISTRATE'
AND t16.valid_from <= g.at
AND (t16.valid_until IS NULL
OR g.at < t16.valid_until)
AND (t16.revoked_at IS NULL
OR g.at < t16.revoked_at)))))
OR (t2.kind = 'CIVIL_COMMERCIAL_PROSECUTION'
AND EXISTS (SELECT 1
FROM assist_link t17
WHERE t17.assistant_id = $2::uuid
AND t17.valid_from <= g.at
AND (t17.valid_until IS NULL
OR g.at < t17.valid_until)
AND EXISTS (SELECT 1
FROM assignment t18
WHERE t18.case_id = t2.id
AND t18.magistrate_id = t17.magistrate_id
AND t18.valid_from <= g.at
AND (t18.valid_until IS NULL
OR g.at < t18.valid_until))
AND EXISTS (SELECT 1
FROM agent t19
WHERE t19.id = t17.magistrate_id
AND t19.active = TRUE
AND EXISTS (SELECT 1
FROM agent_role t20
WHERE t20.agent_id = t19.id
AND t20.role = 'PROSECUTOR'
AND t20.valid_from <= g.at
AND (t20.valid_until IS NULL
OR g.at < t20.valid_until)
AND (t20.revoked_at IS NULL
OR g.at < t20.revoked_at))
AND t19.court_id = t2.court_id))))
AND t2.id = $4::uuid) END
FROM (SELECT coalesce($1::timestamptz, statement_timestamp()) AS at, a.active, a.court_id
FROM (VALUES (1)) AS one
LEFT JOIN agent a ON a.id = $2::uuid OFFSET 0) g
CROSS JOIN LATERAL (SELECT
CASE WHEN g.active IS NOT TRUE THEN 0 WHEN (EXISTS (SELECT 1
FROM agent_role t1
WHERE t1.agent_id = $2::uuid
AND t1.role = 'MAGISTRATE_CLERK'
AND t1.valid_from <= g.at
AND (t1.valid_until IS NULL
OR g.at < t1.valid_until)
AND (t1.revoked_at IS NULL
OR g.at < t1.revoked_at))) IS NOT TRUE THEN 1 END AS refusal OFFSET 0) r
