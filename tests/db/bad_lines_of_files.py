"""Lines of governance, interceptions and antecedents that are bad one way each."""

from bad_lines import Spoiling
from fixed_ids import CASE, CLERK, COMPANY, FIRST_STEP, ITEM, LATER, MISSION, PERSON, START, uid

BAD_BY_ITSELF = [
    Spoiling("Offence", "matters", "expected one of ART_704", matters=["ART_1"]),
    Spoiling("Agent", "state", "two capital letters", nth=1, state="be"),
    Spoiling("Agent", "art_16_point", "a whole number from 1 to 4", nth=1, art_16_point=5),
    Spoiling("Agent", "art_16_point", "number, found true or false", nth=1, art_16_point=True),
    Spoiling("Agent", "art_16_point", "expected a whole number", nth=1, art_16_point=1.5),
    Spoiling("Agent", "duty", "expected one of LEGAL_COSTS", nth=1, duty="COFFEE"),
    Spoiling("BodyListing", "listing", "expected one of", listing="FRIENDS"),
    Spoiling("BodyListing", "until", "must be after `from`", until=START),
    Spoiling("Clearance", "level", "expected one of SECRET", level="GOSSIP"),
    Spoiling("Contract", "until", "must be after `from`", until=START),
    Spoiling("ControlRequest", "person", "exactly one of `person` and `case`", case=CASE),
    Spoiling("ControlRequest", "person", "exactly one of `person` and `case`", person=None),
    Spoiling("AccessRequest", "person", "exactly one of", person=PERSON, legal_entity=COMPANY),
    Spoiling(
        "AccessRequest",
        "answered_at",
        "may not be before `received_at`",
        received_at=LATER,
        answered_at=START,
    ),
    Spoiling("LegalHold", "until", "is missing", until=...),
    Spoiling("LegalHold", "until", "must be after `from`", until=START),
    Spoiling("Study", "pseudonym_key", "a Study has no such key", pseudonym_key=uid("1")),
    Spoiling("Interception", "mission", "may not both be filled", mission=MISSION),
    Spoiling("Interception", "ended_at", "may not be before", started_at=LATER, ended_at=START),
    Spoiling("Interception", "retention_expires_at", "has no such key", retention_expires_at=LATER),
    Spoiling(
        "InterceptItem",
        "clear_payload",
        "may not be filled while `encrypted` is true",
        encrypted=True,
        clear_payload="x",
    ),
    Spoiling("InterceptItem", "unsealed_at", "may not be before `sealed_at`", unsealed_at=START),
    Spoiling("InterceptItem", "correspondents", "expected text", correspondents=[1]),
    Spoiling("ServiceRequest", "cost", "expected a whole number from 0", cost=-1),
    Spoiling("ServiceRequest", "cost", "expected a whole number", cost=2_147_483_648),
    Spoiling("TechnicalDifficulty", "exceptional", "is missing", exceptional=...),
    Spoiling(
        "TechnicalDifficulty", "closed_at", "may not be before", closed_at="2026-01-01T00:00:00Z"
    ),
    Spoiling("ForeignRequest", "state", "two capital letters", alone=False, state="Belgique"),
    Spoiling("Authorisation", "clause", "expected one of II_SEALED", clause="XIII"),
    Spoiling("Authorisation", "items", "names a member twice", items=[ITEM, ITEM]),
    Spoiling("Authorisation", "until", "must be after `from`", until=START),
    Spoiling("Authorisation", "elements", "expected one of", nth=1, alone=False, elements=["ALL"]),
    Spoiling("UsefulItem", "listed_role", "expected", listed_role="MAYOR"),
    Spoiling("Notice", "kind", "expected one of MAGISTRATE_INFORMED", kind="PRESS"),
    Spoiling("AntecedentRecord", "count_number", "from 1 to 32,767", count_number=0),
    Spoiling("AntecedentRecord", "term", "expected one of ADULT_5", term="FOREVER"),
    Spoiling("AdministrativeInquiry", "motive", "a code of capital letters", motive="emploi"),
    Spoiling("AdministrativeInquiry", "legal_basis", "expected one of", legal_basis="NONE"),
    Spoiling("Transmission", "need_to_know", "may not be blank", need_to_know=" \t"),
    Spoiling("Transmission", "aim", "expected one of ADMINISTRATIVE_POLICE", aim="FRIENDSHIP"),
]

BAD_BY_REFERENCE = [
    Spoiling("Agent", "body", "no Body has this id", nth=1, body=PERSON),
    Spoiling("AccessRequest", "court", "no Court has this id or code", court="TJ-Y"),
    Spoiling("StudyMember", "study", "no Study has this id", study=CLERK),
    Spoiling("InterceptItem", "exhibit", "no Exhibit has this id", exhibit=CASE),
    Spoiling("Authorisation", "items", "no InterceptItem has this id", items=[ITEM, uid("404")]),
    Spoiling("Authorisation", "prior", "no Authorisation has this id", prior=ITEM),
    Spoiling("UsefulItem", "item", "no InterceptItem has this id", item=FIRST_STEP),
    Spoiling("AntecedentRecord", "person", "no AntecedentPerson has this id", person=PERSON),
    Spoiling("ProsecutorReferral", "court", "no Court has this id or code", court="TJ-Y"),
    Spoiling("Transmission", "records", "no AntecedentRecord has this id", records=[PERSON]),
]
