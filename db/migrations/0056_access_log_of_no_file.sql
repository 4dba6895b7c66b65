-- The journal as those who control a file read it. What named no purpose belongs to the file for
-- which the role stated is; what named neither is of no file, and nobody's who controls one.
CREATE OR REPLACE VIEW access_log AS
SELECT
    md5(entry.writer::text || '/' || entry.seq::text)::uuid AS id,
    entry.agent AS agent_id, entry.acting_role, entry.purpose, entry.instant, entry.operation,
    entry.outcome, plan.nature,
    CASE
        WHEN plan.processing IS NOT NULL THEN plan.processing
        WHEN entry.acting_role IN (
            'JUDICIAL_POLICE_OFFICER', 'JUDICIAL_POLICE_AGENT', 'CUSTOMS_JUDICIAL_OFFICER',
            'TAX_JUDICIAL_OFFICER', 'SPECIALISED_ASSISTANT', 'CUSTOMS_67BIS2_OFFICER',
            'INTERPRETER', 'FOREIGN_INVESTIGATOR', 'DECRYPTION_AGENT', 'PLATFORM_MAINTAINER',
            'PAYMENT_CONTROLLER', 'CONTRACTOR', 'ANTENJ_DIRECTOR', 'ANTENJ_MAGISTRATE',
            'ANTENJ_DIRECTOR_DELEGATE', 'QUALIFIED_PERSON'
        ) THEN 'INTERCEPT'
        WHEN entry.acting_role IN (
            'POLICE_ADMIN_INVESTIGATOR', 'INTELLIGENCE_AGENT', 'SNEAS_AGENT', 'COSSEN_AGENT',
            'ADMIN_POLICE_AGENT', 'DEFENCE_INTELLIGENCE_AGENT', 'FOREIGN_POLICE_BODY'
        ) THEN 'ANTECEDENTS'
        ELSE 'REGISTRY'
    END AS processing,
    plan.clauses, plan.root_fields,
    journal_ids(entry.record_ids)::text[] AS record_ids
FROM journal_entry AS entry
JOIN journal_plan AS plan ON plan.digest = entry.plan
WHERE plan.processing IS NOT NULL OR entry.acting_role IS NOT NULL;
