-- The rule of the benchmark as users of PostGraphile write it: policies on the tables, read by a
-- role of their own, and views that mask what the rule withholds. Who asks comes from settings that
-- hold for one transaction; whether he may, from the register, each time (revocable facts).

CREATE SCHEMA shown;
CREATE SCHEMA asking; -- not exposed

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bench_reader') THEN
    CREATE ROLE bench_reader NOLOGIN;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public, shown, asking TO bench_reader;
GRANT SELECT ON judicial_case, offence, party, person, legal_entity, charge, decision, court
  TO bench_reader;

-- The court of a prosecutor general whose account is active and whose role is held now; else null.
CREATE FUNCTION asking.ressort() RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public AS $$
  SELECT a.court_id FROM agent a
   WHERE a.id = current_setting('greffe.agent', true)::uuid
     AND a.active
     AND current_setting('greffe.role', true) = 'PROSECUTOR_GENERAL'
     AND EXISTS (SELECT 1 FROM agent_role r
                  WHERE r.agent_id = a.id AND r.role = 'PROSECUTOR_GENERAL'
                    AND r.valid_from <= now() AND (r.valid_until IS NULL OR now() < r.valid_until)
                    AND (r.revoked_at IS NULL OR now() < r.revoked_at))
$$;

-- These policies are PostGraphile's; whoever else takes part decides by its own means.
ALTER ROLE greffe_service BYPASSRLS;

ALTER TABLE judicial_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_case ON judicial_case FOR SELECT TO bench_reader USING (
  kind = 'CRIMINAL'
  AND appeal_court_id = (SELECT asking.ressort())
  AND retention_expires_at > now());

ALTER TABLE offence ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_offence ON offence FOR SELECT TO bench_reader USING (
  EXISTS (SELECT 1 FROM judicial_case c WHERE c.id = case_id));

ALTER TABLE party ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_party ON party FOR SELECT TO bench_reader USING (
  capacity IN ('SUSPECT', 'ASSISTED_WITNESS', 'UNDER_EXAMINATION', 'PROSECUTED', 'CONVICTED',
               'ACQUITTED', 'VICTIM', 'CIVIL_PARTY')
  AND EXISTS (SELECT 1 FROM judicial_case c WHERE c.id = case_id));

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_person ON person FOR SELECT TO bench_reader USING (
  EXISTS (SELECT 1 FROM party p WHERE p.person_id = person.id));

ALTER TABLE legal_entity ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_legal_entity ON legal_entity FOR SELECT TO bench_reader USING (
  EXISTS (SELECT 1 FROM party p WHERE p.legal_entity_id = legal_entity.id));

ALTER TABLE charge ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_charge ON charge FOR SELECT TO bench_reader USING (
  EXISTS (SELECT 1 FROM party p WHERE p.id = party_id));

ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_decision ON decision FOR SELECT TO bench_reader USING (
  type NOT IN ('CIVIL', 'EDUCATIONAL', 'JLD_ORDER')
  AND EXISTS (SELECT 1 FROM judicial_case c WHERE c.id = case_id));

-- Views with the rights of who reads them, so that the policies above hold below them.

CREATE VIEW shown.court WITH (security_invoker = true) AS
  SELECT id, code, name FROM public.court;

CREATE VIEW shown."case" WITH (security_invoker = true) AS
  SELECT id, number, kind, court_id, stage, origin, complaint_received_at,
         last_recorded_update_at, follow_up,
         stage IN ('COMPLAINT', 'ENQUIRY', 'JUDICIAL_INVESTIGATION') AS secrecy_art11
    FROM public.judicial_case;

CREATE VIEW shown.offence WITH (security_invoker = true) AS
  SELECT id, case_id, date_from, date_to, place, natinf_code, legal_classification, class
    FROM public.offence;

CREATE VIEW shown.person WITH (security_invoker = true) AS
  SELECT id, surname, forenames, birth_date, birth_place,
         CASE WHEN current_setting('greffe.role', true) IN ('PROSECUTOR', 'CRIMINAL_JUDGE')
              THEN address END AS address
    FROM public.person;

CREATE VIEW shown.legal_entity WITH (security_invoker = true) AS
  SELECT id, company_name, siren FROM public.legal_entity;

CREATE VIEW shown.party WITH (security_invoker = true) AS
  SELECT id, case_id, person_id, legal_entity_id, capacity, known FROM public.party;

CREATE VIEW shown.charge WITH (security_invoker = true) AS
  SELECT id, case_id, party_id, offence_id, requalified_as FROM public.charge;

CREATE VIEW shown.decision WITH (security_invoker = true) AS
  SELECT id, case_id, court_id, type, pronounced_at, final_at FROM public.decision;

GRANT SELECT ON ALL TABLES IN SCHEMA shown TO bench_reader;

COMMENT ON VIEW shown.court IS E'@primaryKey id';
COMMENT ON VIEW shown."case" IS
  E'@primaryKey id\n@foreignKey (court_id) references court (id)|@fieldName court';
COMMENT ON VIEW shown.offence IS
  E'@primaryKey id\n@foreignKey (case_id) references case (id)|@fieldName case|@foreignSimpleFieldName offences';
COMMENT ON VIEW shown.person IS E'@primaryKey id';
COMMENT ON VIEW shown.legal_entity IS E'@primaryKey id';
COMMENT ON VIEW shown.party IS
  E'@primaryKey id\n@foreignKey (case_id) references case (id)|@fieldName case|@foreignSimpleFieldName parties\n@foreignKey (person_id) references person (id)|@fieldName person\n@foreignKey (legal_entity_id) references legal_entity (id)|@fieldName legalEntity';
COMMENT ON VIEW shown.charge IS
  E'@primaryKey id\n@foreignKey (case_id) references case (id)|@fieldName case|@foreignSimpleFieldName charges\n@foreignKey (party_id) references party (id)|@fieldName party\n@foreignKey (offence_id) references offence (id)|@fieldName offence';
COMMENT ON VIEW shown.decision IS
  E'@primaryKey id\n@foreignKey (case_id) references case (id)|@fieldName case|@foreignSimpleFieldName decisions\n@foreignKey (court_id) references court (id)|@fieldName court';
