-- A child of a child is of the same case as its parent: the key carries the case. The simple key
-- that Tortoise wrote says less and would be checked besides; it goes.
ALTER TABLE charge
    DROP CONSTRAINT charge_party_id_fkey,
    DROP CONSTRAINT charge_offence_id_fkey,
    ADD CONSTRAINT charge_party_of_same_case
        FOREIGN KEY (case_id, party_id) REFERENCES party (case_id, id) ON DELETE CASCADE,
    ADD CONSTRAINT charge_offence_of_same_case
        FOREIGN KEY (case_id, offence_id) REFERENCES offence (case_id, id) ON DELETE CASCADE;
ALTER TABLE decision_charge
    DROP CONSTRAINT decision_charge_decision_id_fkey,
    DROP CONSTRAINT decision_charge_charge_id_fkey,
    ADD CONSTRAINT decision_charge_decision_of_same_case
        FOREIGN KEY (case_id, decision_id) REFERENCES decision (case_id, id) ON DELETE CASCADE,
    ADD CONSTRAINT decision_charge_charge_of_same_case
        FOREIGN KEY (case_id, charge_id) REFERENCES charge (case_id, id) ON DELETE CASCADE;
ALTER TABLE sentence
    DROP CONSTRAINT sentence_party_id_fkey,
    ADD CONSTRAINT sentence_party_of_same_case
        FOREIGN KEY (case_id, party_id) REFERENCES party (case_id, id) ON DELETE CASCADE;
ALTER TABLE enforcement_measure
    DROP CONSTRAINT enforcement_measure_sentence_id_fkey,
    ADD CONSTRAINT enforcement_measure_sentence_of_same_case
        FOREIGN KEY (case_id, sentence_id) REFERENCES sentence (case_id, id) ON DELETE CASCADE;
ALTER TABLE judicial_situation
    DROP CONSTRAINT judicial_situation_party_id_fkey,
    ADD CONSTRAINT judicial_situation_party_of_same_case
        FOREIGN KEY (case_id, party_id) REFERENCES party (case_id, id) ON DELETE CASCADE;

-- One link a pair, ground and person; two links on the same facts have no person to differ by.
ALTER TABLE case_link
    ADD CONSTRAINT case_link_once
        UNIQUE NULLS NOT DISTINCT (case_a_id, case_b_id, ground, person_id);

-- One lead at any instant (A32); ranges are half-open, so the next may begin as the last ends.
ALTER TABLE assignment
    ADD CONSTRAINT assignment_one_lead
        EXCLUDE USING gist (case_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
        WHERE (lead);

-- updated_at says when the row was last written.
CREATE FUNCTION greffe_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$;

DO $$
DECLARE
    touched regclass;
BEGIN
    FOR touched IN
        SELECT attrelid FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
          AND attname = 'updated_at'
    LOOP
        EXECUTE format(
            'CREATE TRIGGER touch BEFORE UPDATE ON %s
             FOR EACH ROW EXECUTE FUNCTION greffe_touch()', touched);
    END LOOP;
END $$;

-- The court of appeal of a case is that of its court. FOR SHARE keeps the court from changing it
-- between this reading and the end of the transaction, or waits for the change.
CREATE FUNCTION case_follows_court() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT appeal_court_id INTO NEW.appeal_court_id FROM court WHERE id = NEW.court_id
    FOR SHARE;
    RETURN NEW;
END $$;

CREATE TRIGGER follow_court BEFORE INSERT OR UPDATE OF court_id, appeal_court_id ON judicial_case
    FOR EACH ROW EXECUTE FUNCTION case_follows_court();

CREATE FUNCTION court_leads_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE judicial_case SET appeal_court_id = NEW.appeal_court_id WHERE court_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER lead_cases AFTER UPDATE ON court
    FOR EACH ROW WHEN (OLD.appeal_court_id IS DISTINCT FROM NEW.appeal_court_id)
    EXECUTE FUNCTION court_leads_cases();
