-- What acts write, and nothing else: rows of these tables, and these columns of rows that are
-- there. No row is deleted by an act.
GRANT INSERT ON
    access_request, administrative_inquiry, assignment, assist_link, authorisation,
    authorisation_item, case_link, charge, control_request, decision, decision_charge,
    designation, enforcement_measure, exhibit, foreign_request, habilitation, hearing,
    investigation_step, judicial_case, judicial_situation, legal_entity, notice, offence, party,
    person, prosecutor_referral, referral, sentence, study, study_member, technical_difficulty,
    transmission, transmission_record, useful_item, victim_information
TO greffe_service;

GRANT UPDATE (answered_at) ON access_request TO greffe_service;
GRANT UPDATE (
    hit, opinion, opinion_at, police_referred_at, police_service
) ON administrative_inquiry TO greffe_service;
GRANT UPDATE (
    admin_access_barred, outcome, outcome_final_at
) ON antecedent_record TO greffe_service;
GRANT UPDATE (valid_until) ON assignment TO greffe_service;
GRANT UPDATE (valid_until) ON assist_link TO greffe_service;
GRANT UPDATE (
    clause, completed_at, confirmed_at, confirmed_by_id, revoked_at
) ON authorisation TO greffe_service;
GRANT UPDATE (requalified_as) ON charge TO greffe_service;
GRANT UPDATE (valid_until) ON control_request TO greffe_service;
GRANT UPDATE (final_at, grounds, pronounced_at, reopened_at, type) ON decision TO greffe_service;
GRANT UPDATE (revoked_at) ON designation TO greffe_service;
GRANT UPDATE (modality, status, valid_until) ON enforcement_measure TO greffe_service;
GRANT UPDATE (revoked_at) ON habilitation TO greffe_service;
GRANT UPDATE (at, formation, outcome, room) ON hearing TO greffe_service;
GRANT UPDATE (exhibit_id, sealed_at, unsealed_at) ON intercept_item TO greffe_service;
GRANT UPDATE (case_id) ON interception TO greffe_service;
GRANT UPDATE (at, summary, type) ON investigation_step TO greffe_service;
GRANT UPDATE (
    complaint_received_at, enforceable_at, follow_up, last_recorded_update_at, number, origin,
    stage, subject_matter
) ON judicial_case TO greffe_service;
GRANT UPDATE (valid_until) ON judicial_situation TO greffe_service;
GRANT UPDATE (company_name, siren) ON legal_entity TO greffe_service;
GRANT UPDATE (by_id, done_at) ON notice TO greffe_service;
GRANT UPDATE (
    class, date_from, date_to, insee_code, legal_classification, matters, natinf_code, place
) ON offence TO greffe_service;
GRANT UPDATE (capacity, known) ON party TO greffe_service;
GRANT UPDATE (
    address, bank_account, birth_date, birth_place, family, forenames, occupation, phone,
    surname
) ON person TO greffe_service;
GRANT UPDATE (accessible, replied_at, reply) ON prosecutor_referral TO greffe_service;
GRANT UPDATE (valid_until) ON referral TO greffe_service;
GRANT UPDATE (final_at, nature, quantum) ON sentence TO greffe_service;
GRANT UPDATE (valid_until) ON study TO greffe_service;
GRANT UPDATE (closed_at) ON technical_difficulty TO greffe_service;
GRANT UPDATE (approved_by_id, revoked_at) ON transmission TO greffe_service;
-- Held and not changed: an agent while he is designated, a court while a case comes to it.
GRANT UPDATE (version) ON agent, court TO greffe_service;
-- What follows from an act is written by triggers, with the rights of who acts.
GRANT UPDATE (retention_expires_at)
ON judicial_case, interception, intercept_item, exhibit, service_request TO greffe_service;
GRANT UPDATE (due_from) ON notice TO greffe_service;
