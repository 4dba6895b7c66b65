SELECT g.at, r.refusal,
CASE WHEN r.refusal IS NULL THEN (WITH t13 AS MATERIALIZED (SELECT (row_number() OVER () - 1)::int AS k, t12.c1 AS c0, t12.c0 AS c1, t14.c0 AS c2, t14.c1 AS c3
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
FROM judicial_case t7
WHERE t7.id = $3::uuid
AND EXISTS (SELECT 1
FROM party t8
WHERE t8.case_id = t7.id
AND t8.person_id = t5.person_id
AND t8.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))))))
AND EXISTS (SELECT 1
FROM judicial_case t9
WHERE t9.id = $3::uuid
AND g.at < t9.retention_expires_at
AND t9.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t10
WHERE t10.case_id = t9.id
AND t10.magistrate_id = $2::uuid
AND t10.valid_from <= g.at
AND (t10.valid_until IS NULL
OR g.at < t10.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t11
WHERE t11.agent_id = $2::uuid
AND t11.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t11.valid_from <= g.at
AND (t11.valid_until IS NULL
OR g.at < t11.valid_until)))
ORDER BY t2.number, t2.id
LIMIT 51) t12
LEFT JOIN LATERAL (SELECT t15.id AS c0, t15.name AS c1
FROM court t15
WHERE t15.id = t12.c2 OFFSET 0) t14 ON TRUE) SELECT ROW((SELECT ROW(array_agg(t13.c0), array_agg(t13.c1), array_agg(t13.c2), array_agg(t13.c3))
FROM t13), (SELECT ROW(array_agg(t17.above), array_agg(t17.c0), array_agg(t17.c1), array_agg(t17.c2), array_agg(t17.c3))
FROM (SELECT t13.k AS above, t16.c0 AS c0, t16.c1 AS c1, t24.c0 AS c2, t24.c1 AS c3
FROM t13
CROSS JOIN LATERAL (SELECT t20.id AS c0, t20.capacity AS c1, t20.person_id AS c2
FROM party t20
WHERE t20.case_id = t13.c0
AND t20.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')
AND EXISTS (SELECT 1
FROM linked_case t21
WHERE t21.case_id = t20.case_id
AND t21.other_id = $3::uuid
AND (t21.ground = 'SAME_FACTS'
OR (t21.person_id = t20.person_id
AND EXISTS (SELECT 1
FROM judicial_case t22
WHERE t22.id = $3::uuid
AND EXISTS (SELECT 1
FROM party t23
WHERE t23.case_id = t22.id
AND t23.person_id = t21.person_id
AND t23.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))))))
ORDER BY t20.id
LIMIT 100) t16
LEFT JOIN LATERAL (SELECT t25.id AS c0, t25.surname AS c1
FROM person t25
WHERE t25.id = t16.c2 OFFSET 0) t24 ON TRUE
WHERE t13.k < $4::int) t17), (SELECT ROW(array_agg(t19.above), array_agg(t19.c0), array_agg(t19.c1))
FROM (SELECT t13.k AS above, t18.c0 AS c0, t18.c1 AS c1
FROM t13
CROSS JOIN LATERAL (SELECT t26.id AS c0, t26.type AS c1
FROM decision t26
WHERE t26.case_id = t13.c0
AND t26.type IN ('ACQUITTAL_FELONY', 'ACQUITTAL_MISDEMEANOUR', 'ALTERNATIVE', 'CONVICTION', 'DISPENSED_OF_SENTENCE', 'EXTINCTION', 'NOT_CRIMINALLY_RESPONSIBLE', 'NO_FURTHER_ACTION', 'PROSECUTION', 'REFERRAL')
AND EXISTS (SELECT 1
FROM decision_charge t27
WHERE t27.decision_id = t26.id
AND EXISTS (SELECT 1
FROM charge t28
WHERE t28.id = t27.charge_id
AND EXISTS (SELECT 1
FROM party t29
WHERE t29.id = t28.party_id
AND t29.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')
AND EXISTS (SELECT 1
FROM linked_case t30
WHERE t30.case_id = t29.case_id
AND t30.other_id = $3::uuid
AND (t30.ground = 'SAME_FACTS'
OR (t30.person_id = t29.person_id
AND EXISTS (SELECT 1
FROM judicial_case t31
WHERE t31.id = $3::uuid
AND EXISTS (SELECT 1
FROM party t32
WHERE t32.case_id = t31.id
AND t32.person_id = t30.person_id
AND t32.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION')))))))))
ORDER BY t26.pronounced_at, t26.id
LIMIT 100) t18
WHERE t13.k < $4::int) t19))) END,
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
FROM judicial_case t7
WHERE t7.id = $3::uuid
AND EXISTS (SELECT 1
FROM party t8
WHERE t8.case_id = t7.id
AND t8.person_id = t5.person_id
AND t8.capacity IN ('ACQUITTED', 'ASSISTED_WITNESS', 'CONVICTED', 'PROSECUTED', 'SUSPECT', 'UNDER_EXAMINATION'))))))
AND EXISTS (SELECT 1
FROM judicial_case t9
WHERE t9.id = $3::uuid
AND g.at < t9.retention_expires_at
AND t9.kind = 'CRIMINAL'
AND EXISTS (SELECT 1
FROM assignment t10
WHERE t10.case_id = t9.id
AND t10.magistrate_id = $2::uuid
AND t10.valid_from <= g.at
AND (t10.valid_until IS NULL
OR g.at < t10.valid_until))
AND EXISTS (SELECT 1
FROM judicial_function t11
WHERE t11.agent_id = $2::uuid
AND t11.function IN ('APPEAL', 'CHILDRENS_JUDGE_CRIMINAL', 'INVESTIGATING_JUDGE', 'JLD', 'SENTENCE_ENFORCEMENT', 'TRIAL')
AND t11.valid_from <= g.at
AND (t11.valid_until IS NULL
OR g.at < t11.valid_until)))) END
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
