-- A victim is informed of the case that he is a party of.
ALTER TABLE victim_information
    DROP CONSTRAINT victim_information_party_id_fkey,
    ADD CONSTRAINT victim_information_party_of_same_case
        FOREIGN KEY (case_id, party_id) REFERENCES party (case_id, id) ON DELETE CASCADE;

CREATE TRIGGER touch BEFORE UPDATE ON victim_information
FOR EACH ROW EXECUTE FUNCTION greffe_touch();

GRANT SELECT ON victim_information TO greffe_service;
