"""Exhibits and requests past their term are gone, and nobody is known by them (R40-49).

What an exhibit is, and on whose line a service was asked for, is kept to the end of the limitation
of the case, as what is under seal (LAW 5.6).
"""

from platform_words import AFTER, AT_NOW, by, intercept
from scenario import State, Table, edit, gives, invisible, lacks, put

row = Table()
K1 = intercept("K1")
READERS = (
    ("JI-LYON", K1, "R40-47/I/a"),
    ("OPJ", K1, "R40-47/II/e"),
    ("CLERK-JI", K1, "R40-47/III/b"),
    ("SPECIALIST", by("SPECIALISED_TASK", "IV:SPECIALIST"), "R40-47/IV/b"),
    ("MAINTAINER", by("PLATFORM_OPERATION", "IX:MAINTAINER"), "R40-47/IX/d"),
    ("CONTRACTOR", by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR"), "R40-47/XI/d"),
)
OVER = edit("K1", last_recorded_update_at="2006-11-21T10:00:00Z")
NEARLY_OVER = edit("K1", last_recorded_update_at="2006-11-21T10:00:01Z")
EXHIBITS = """exhibits { totalCount nodes { id number description } }
    exhibit: node(id: "<K1.exhibit>") { id }"""
REQUESTS = """serviceRequests { totalCount nodes { id target operator } }
    request: node(id: "<K1.request>") { id }"""

for who, purpose, clause in READERS:
    row(
        "S1656",
        who,
        purpose,
        EXHIBITS,
        gives("exhibits.totalCount", 0),
        invisible("exhibit", "R40-49"),
        state=(OVER,),
        title="the limitation of the case has run out",
    )
    row(
        "S1656",
        who,
        purpose,
        EXHIBITS,
        gives("exhibits.nodes.id", {"K1.exhibit"}, clause),
        gives("exhibit.id", "K1.exhibit"),
        state=(NEARLY_OVER,),
        title="it runs for a second still",
    )
    row(
        "S1657",
        who,
        purpose,
        REQUESTS,
        gives("serviceRequests.totalCount", 0),
        invisible("request", "R40-49"),
        state=(OVER,),
        title="the limitation of the case has run out",
    )
    row(
        "S1657",
        who,
        purpose,
        REQUESTS,
        gives("serviceRequests.nodes.target", {"+33600000001"}, clause),
        gives("request.id", "K1.request"),
        state=(NEARLY_OVER,),
        title="it runs for a second still",
    )
row(
    "S1658",
    "JI-LYON",
    K1,
    f"{EXHIBITS} {REQUESTS}",
    gives("exhibits.nodes.description", {"Support optique"}, "R40-47/I/a"),
    gives("serviceRequests.nodes.target", {"+33600000001"}, "R40-47/I/a"),
    state=(
        OVER,
        put(
            "LegalHold",
            case="K1",
            ordered_by="JI-LYON",
            reason="La prescription court encore",
            from_="2026-01-01T00:00:00Z",
            until_="2026-11-21T10:00:01Z",
        ),
    ),
    title="a magistrate's hold says that limitation still runs",
)
USER = 'user: node(id: "<OPJ>") { id } platformUsers(first: 50) { totalCount }'
row(
    "S1659",
    "PAYER",
    "PAYMENT_CONTROL",
    USER,
    invisible("user", "R40-47/X/c"),
    gives("platformUsers.totalCount", 4),
    state=(OVER,),
    title="nobody is known by requests that are gone",
)
row(
    "S1659",
    "PAYER",
    "PAYMENT_CONTROL",
    USER,
    gives("user.id", "OPJ", "R40-47/X/c"),
    gives("platformUsers.totalCount", 5),
    state=(NEARLY_OVER,),
)
row(
    "S1659",
    "PAYER",
    "PAYMENT_CONTROL",
    USER,
    gives("user.id", "OPJ", "R40-47/X/c"),
    state=(OVER, edit("K2.request", requester="OPJ", requester_role="JUDICIAL_POLICE_OFFICER")),
    title="by another that is kept, they are",
)
ACTS = """act: node(id: "<IV:SPECIALIST>") { id } referral: node(id: "<K1.OPJ>") { id }
    other: node(id: "<K2.OPJ-PARIS>") { id } of: node(id: "<XII:OPJ.earlier>") { id }
    authorisations(first: 100) { nodes { id } } referrals { totalCount }"""
ENDS_NOW = edit("K1.line", ended_at=AT_NOW)
CONVICTED = (
    OVER,
    edit("K1.o1", class_="CRIME_MINOR_706_47"),
    put(
        "Decision",
        case="K1",
        court="TJ-LYON",
        decision_type="CONVICTION",
        pronounced_at="2026-10-01T10:00:00Z",
        charges=[],
    ),
)
"""The case is past its term by its conviction, and the prosecution is not barred yet."""
NO_LINE = edit("K1.line", case="K2", ended_at=AT_NOW)
NO_EXHIBIT, NO_REQUEST = edit("K1.exhibit", case="K2"), edit("K1.request", case=None)

gone: tuple[tuple[State, str], ...] = (
    ((OVER, ENDS_NOW), "acts that opened what is gone are gone"),
    ((*CONVICTED, NO_LINE, NO_EXHIBIT, NO_REQUEST), "nothing is left of a case past its term"),
)
for state, title in gone:
    row(
        "S1660",
        "QUALIFIED",
        "INTERCEPT_OVERSIGHT",
        ACTS,
        invisible("act", "R40-49"),
        invisible("referral", "R40-49"),
        lacks("authorisations.nodes.id", "VI:INTERPRETER", "R40-49"),
        gives("other.id", "K2.OPJ-PARIS"),
        gives("of.id", "XII:OPJ.earlier"),
        state=(*state, edit("K2.OPJ-PARIS", case="K9")),
        title=title,
    )
kept: tuple[tuple[State, str], ...] = (
    ((OVER, edit("K1.line", ended_at=AFTER)), "an interception runs still"),
    ((NEARLY_OVER, ENDS_NOW), "limitation runs for a second still"),
    ((*CONVICTED, NO_EXHIBIT, NO_REQUEST), "an interception is kept longer than its case"),
    ((*CONVICTED, NO_LINE, NO_REQUEST), "an exhibit is kept longer than its case"),
    ((*CONVICTED, NO_LINE, NO_EXHIBIT), "a request is kept longer than its case"),
)
for state, title in kept:
    row(
        "S1660",
        "QUALIFIED",
        "INTERCEPT_OVERSIGHT",
        ACTS,
        gives("act.id", "IV:SPECIALIST", "R40-47/XII/e"),
        gives("referral.id", "K1.OPJ", "R40-47/XII/e"),
        state=state,
        title=title,
    )
NOTICE = 'notice: node(id: "<notice.QUALIFIED_PERSON_INFORMED>") { id }'
row(
    "S1661",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    NOTICE,
    invisible("notice", "R40-49"),
    state=(
        edit("K16", last_recorded_update_at="2016-11-21T10:00:00Z"),
        edit("K16.line", ended_at=AT_NOW),
    ),
)
row(
    "S1661",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    NOTICE,
    gives("notice.id", "notice.QUALIFIED_PERSON_INFORMED", "R40-47/XII/e"),
    state=(
        edit("K16", last_recorded_update_at="2016-11-21T10:00:01Z"),
        edit("K16.line", ended_at=AT_NOW),
    ),
)
OF_A_LINE = edit("XII:OPJ-PARIS", interception="K1.line")
BY_LINE = 'act: node(id: "<XII:OPJ-PARIS>") { id }'
row(
    "S1662",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    BY_LINE,
    invisible("act", "R40-49"),
    state=(OF_A_LINE, OVER, ENDS_NOW),
    title="an act on one interception, of no case",
)
row(
    "S1662",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    BY_LINE,
    gives("act.id", "XII:OPJ-PARIS", "R40-47/XII/e"),
    state=(OF_A_LINE, OVER, edit("K1.line", ended_at=AFTER)),
)
