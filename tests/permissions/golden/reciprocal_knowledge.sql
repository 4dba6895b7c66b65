SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (WITH t12 AS MATERIALIZED (SELECT (row_number() OVER () - 1)::int AS k, t11.c1::text AS c0, t11.c0 AS c1, t13.c0 AS c2, t13.c1 AS c3, t11.c1 AS c4
FROM (SELECT t2.number AS c0, t2.id AS c1, t2.court_id AS c2
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND t2.kind = 'CRIMINAL'
AND NOT (EXISTS (SELECT 1
FROM assignment t3
WHERE t3.case_id = t2.id
AND t3.magistrate_id = $2::uuid
AND t3.valid_from <= g.at
AND (t3.valid_until IS NULL
OR g.at < t3.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t4
WHERE t4.agent_id = $2::uuid
AND t4.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t4.valid_from <= g.at
AND (t4.valid_until IS NULL
OR g.at < t4.valid_until)))
AND EXISTS (SELECT 1
FROM linked_case t5
WHERE t5.case_id = t2.id
AND t5.other_id = $3::uuid
AND (t5.ground = 'SAME_FACTS'
OR (EXISTS (SELECT 1
FROM party t6
WHERE t6.case_id = t2.id
AND t6.person_id = t5.person_id
AND t6.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))
AND EXISTS (SELECT 1
FROM party t7
WHERE t7.case_id = $3::uuid
AND t7.person_id = t5.person_id
AND t7.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')))))
AND EXISTS (SELECT 1
FROM judicial_case t8
WHERE t8.id = $3::uuid
AND g.at < t8.retention_expires_at
AND t8.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t9
WHERE t9.case_id = t8.id
AND t9.magistrate_id = $2::uuid
AND t9.valid_from <= g.at
AND (t9.valid_until IS NULL
OR g.at < t9.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t10
WHERE t10.agent_id = $2::uuid
AND t10.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t10.valid_from <= g.at
AND (t10.valid_until IS NULL
OR g.at < t10.valid_until)))
ORDER BY t2.number, t2.id
LIMIT 51) t11
LEFT JOIN LATERAL (SELECT t14.id::text AS c0, t14.name AS c1
FROM court t14
WHERE t14.id = t11.c2 OFFSET 0) t13 ON TRUE) SELECT ROW((SELECT ROW(array_agg(t12.c0), array_agg(t12.c1), array_agg(t12.c2), array_agg(t12.c3))
FROM t12), (SELECT ROW(array_agg(t16.above), array_agg(t16.c0), array_agg(t16.c1), array_agg(t16.c2), array_agg(t16.c3))
FROM (SELECT t12.k AS above, t15.c0::text AS c0, t15.c1 AS c1, t22.c0 AS c2, t22.c1 AS c3
FROM t12
CROSS JOIN LATERAL (SELECT t19.id AS c0, t19.capacity AS c1, t19.person_id AS c2
FROM party t19
WHERE t19.case_id = t12.c4
AND t19.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')
AND EXISTS (SELECT 1
FROM linked_case t20
WHERE t20.case_id = t19.case_id
AND t20.other_id = $3::uuid
AND (t20.ground = 'SAME_FACTS'
OR (t20.person_id = t19.person_id
AND EXISTS (SELECT 1
FROM party t21
WHERE t21.case_id = $3::uuid
AND t21.person_id = t19.person_id
AND t21.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')))))
ORDER BY t19.id
LIMIT 25) t15
LEFT JOIN LATERAL (SELECT t23.id::text AS c0, t23.surname AS c1
FROM person t23
WHERE t23.id = t15.c2 OFFSET 0) t22 ON TRUE
WHERE t12.k < $4::int) t16), (SELECT ROW(array_agg(t18.above), array_agg(t18.c0), array_agg(t18.c1))
FROM (SELECT t12.k AS above, t17.c0::text AS c0, t17.c1 AS c1
FROM t12
CROSS JOIN LATERAL (SELECT t24.id AS c0, t24.type AS c1
FROM decision t24
WHERE t24.case_id = t12.c4
AND t24.type IN ('ACQUITTAL_FELONY', 'ACQUITTAL_MISDEMEANOUR', 'ALTERNATIVE', 'CONVICTION', 'DISPENSED_OF_SENTENCE', 'EXTINCTION', 'NOT_CRIMINALLY_RESPONSIBLE', 'NO_FURTHER_ACTION', 'PROSECUTION', 'REFERRAL')
AND EXISTS (SELECT 1
FROM decision_charge t25
WHERE t25.decision_id = t24.id
AND EXISTS (SELECT 1
FROM charge t26
WHERE t26.id = t25.charge_id
AND EXISTS (SELECT 1
FROM party t27
WHERE t27.id = t26.party_id
AND t27.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')
AND EXISTS (SELECT 1
FROM linked_case t28
WHERE t28.case_id = t27.case_id
AND t28.other_id = $3::uuid
AND (t28.ground = 'SAME_FACTS'
OR (t28.person_id = t27.person_id
AND EXISTS (SELECT 1
FROM party t29
WHERE t29.case_id = $3::uuid
AND t29.person_id = t27.person_id
AND t29.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))))))))
ORDER BY t24.pronounced_at, t24.id
LIMIT 25) t17
WHERE t12.k < $4::int) t18))) END,
CASE WHEN r.refusal IS NULL THEN (SELECT count(*)
FROM judicial_case t2
WHERE g.at < t2.retention_expires_at
AND t2.kind = 'CRIMINAL'
AND NOT (EXISTS (SELECT 1
FROM assignment t3
WHERE t3.case_id = t2.id
AND t3.magistrate_id = $2::uuid
AND t3.valid_from <= g.at
AND (t3.valid_until IS NULL
OR g.at < t3.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t4
WHERE t4.agent_id = $2::uuid
AND t4.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t4.valid_from <= g.at
AND (t4.valid_until IS NULL
OR g.at < t4.valid_until)))
AND EXISTS (SELECT 1
FROM linked_case t5
WHERE t5.case_id = t2.id
AND t5.other_id = $3::uuid
AND (t5.ground = 'SAME_FACTS'
OR (EXISTS (SELECT 1
FROM party t6
WHERE t6.case_id = t2.id
AND t6.person_id = t5.person_id
AND t6.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))
AND EXISTS (SELECT 1
FROM party t7
WHERE t7.case_id = $3::uuid
AND t7.person_id = t5.person_id
AND t7.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')))))
AND EXISTS (SELECT 1
FROM judicial_case t8
WHERE t8.id = $3::uuid
AND g.at < t8.retention_expires_at
AND t8.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t9
WHERE t9.case_id = t8.id
AND t9.magistrate_id = $2::uuid
AND t9.valid_from <= g.at
AND (t9.valid_until IS NULL
OR g.at < t9.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t10
WHERE t10.agent_id = $2::uuid
AND t10.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t10.valid_from <= g.at
AND (t10.valid_until IS NULL
OR g.at < t10.valid_until)))) END
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
