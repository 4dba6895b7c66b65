"""Lines that are bad one way each: what is changed in a good register, and what must be told."""

from fixed_ids import CASE, CHARGE, COMPANY, JUDGE, OTHER_CASE, PARTY, PERSON, START, uid
from small_files import Record
from small_register import line_of, spoilt

GONE = ...


class Spoiling:
    """The nth record of a type, with some keys changed, and the field and reason to be told.

    Not `alone` where other lines lose what they point to, and cannot tell that it is a bad line.
    """

    def __init__(
        self,
        type_: str,
        field: str | None,
        reason: str,
        *,
        nth: int = 0,
        alone: bool = True,
        **changes: object,
    ) -> None:
        changes = {key.rstrip("_"): value for key, value in changes.items()}
        self.records: list[Record] = spoilt(type_, nth, **changes)
        self.line = line_of(self.records, type_, nth)
        self.field = field
        self.reason = reason
        self.alone = alone
        self.name = f"{type_}.{field}: {reason}"


BAD_LINES = [
    Spoiling("Case", "number", "is missing", number=...),
    Spoiling("Case", "number", "may not be empty", number=""),
    Spoiling("Case", "number", "expected text, found a number", number=5),
    Spoiling("Case", "number", "too long: 101 characters", number="x" * 101),
    Spoiling("Case", "stage", "expected one of COMPLAINT", stage="TRIED"),
    Spoiling("Case", "stage", "expected one of COMPLAINT", stage=["TRIAL"]),
    Spoiling("Case", "stage", "may not be null", stage=None),
    Spoiling("Case", "colour", "a Case has no such key", colour="red"),
    Spoiling("Case", "court", "no Court has this id or code", court="TJ-Y"),
    Spoiling("Case", "court", "no Court has this id or code", court=uid("404")),
    Spoiling(
        "Case", "last_recorded_update_at", "with its offset", last_recorded_update_at="2026-01-05"
    ),
    Spoiling(
        "Case",
        "last_recorded_update_at",
        "no such instant",
        last_recorded_update_at="2026-02-30T08:00:00Z",
    ),
    Spoiling(
        "Case",
        "last_recorded_update_at",
        "after the year",
        last_recorded_update_at="9999-01-05T08:00:00Z",
    ),
    Spoiling(
        "Case", "subject_matter", "may not be filled when `kind` is CRIMINAL", subject_matter="x"
    ),
    Spoiling("Case", "id", "expected a UUID", alone=False, id="12"),
    Spoiling("Case", "id", "already at line 4", nth=1, alone=False, id=CASE),
    Spoiling("Case", "number", "the same `court` and `number` as at line 4", nth=1, number="26/1"),
    Spoiling(
        "Case", "number", "the same `court` and `number` as", nth=1, number="26/1", court="TJ-X"
    ),
    Spoiling("Court", "code", "same `code` as at line 1", nth=1, alone=False, code="CA-X"),
    Spoiling("Court", "extended_articles", "expected a list", nth=1, extended_articles="ART_704"),
    Spoiling("Court", "extended_articles", "expected one of", nth=1, extended_articles=["ART_1"]),
    Spoiling(
        "Court", "extended_articles", "twice", nth=1, extended_articles=["ART_704", "ART_704"]
    ),
    Spoiling("Court", "appeal_court", "no Court has this id or code", nth=1, appeal_court="CA-Y"),
    Spoiling("Offence", "date_to", "may not be before `date_from`", date_to="2026-01-01"),
    Spoiling("Offence", "date_from", "no such day", date_from="2026-13-01"),
    Spoiling("Offence", "date_from", "expected a date", date_from="20260101"),
    Spoiling("Offence", "class", "expected one of CONTRAVENTION", class_="delit"),
    Spoiling("Person", "surname", "U+0000", surname="a\0b"),
    Spoiling("Person", "surname", "too long: 201 characters", surname="x" * 201),
    Spoiling("Person", "birth_date", "expected a date, found a number", birth_date=19800229),
    Spoiling("Person", None, "not JSON", alone=False, surname="\ud800"),
    Spoiling("LegalEntity", "siren", "nine digits", siren="12345678"),
    Spoiling("LegalEntity", "siren", "nine digits", siren="١٢٣٤٥٦٧٨٩"),
    Spoiling("Party", "person", "exactly one of `person` and `legal_entity`", legal_entity=COMPANY),
    Spoiling("Party", "person", "exactly one of `person` and `legal_entity`", person=None),
    Spoiling("Party", "known", "expected true or false, found text", known="yes"),
    Spoiling("Party", "known", "may not be null", known=None),
    Spoiling("Party", "person", "no Person has this id", person=uid("404")),
    Spoiling(
        "Party",
        "capacity",
        "the same `case`, `person` and `capacity` as at line 9",
        nth=1,
        legal_entity=...,
        person=PERSON,
        capacity="PROSECUTED",
    ),
    Spoiling("Charge", "party", "of another case", alone=False, case=OTHER_CASE),
    Spoiling("Charge", "offence", "no Offence has this id", offence=PERSON),
    Spoiling("Decision", "charges", "no Charge has this id", charges=[CHARGE, uid("404")]),
    Spoiling("Decision", "charges", "this Charge is of another case", case=OTHER_CASE),
    Spoiling("Decision", "charges", "names a member twice", charges=[CHARGE, CHARGE]),
    Spoiling("Decision", "charges", "expected a UUID", charges=["x"]),
    Spoiling("Decision", "final_at", "may not be before `pronounced_at`", final_at=START),
    Spoiling("Decision", "decision_type", "is missing", decision_type=...),
    Spoiling("Sentence", "party", "of another case", alone=False, case=OTHER_CASE),
    Spoiling("EnforcementMeasure", "until", "must be after `from`", until=START),
    Spoiling("EnforcementMeasure", "sentence", "no Sentence has this id", sentence=PARTY),
    Spoiling("JudicialSituation", "situation", "expected one of FREE", situation="JAILED"),
    Spoiling("CaseLink", "case_b", "may not be the same", case_a=CASE),
    Spoiling("CaseLink", "person", "is to be filled when `ground` is SAME_IMPL", person=PERSON),
    Spoiling("CaseLink", "person", "is to be filled when", ground="SAME_IMPLICATED_PERSON"),
    Spoiling("Agent", "active", "expected true or false", active=1),
    Spoiling("AgentRole", "role", "expected one of", role="KING"),
    Spoiling("AssistLink", "magistrate", "may not be the same", assistant=JUDGE),
    Spoiling("Designation", "individually", "is missing", individually=...),
    Spoiling("Habilitation", "motives", "expected a list", motives="x"),
    Spoiling("Habilitation", "motives", "expected text", motives=[1]),
    Spoiling("Habilitation", "issuer", "no Agent has this id", issuer=PERSON),
]
