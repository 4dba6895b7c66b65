"""R40-29/I: a habilitation that lists legal bases is for the inquiries on those alone."""

from antecedent_words import OVER, READERS, STILL, Reader, inquiry, mission, protection, record
from scenario import Put, Table, edit, gives, put, refused

from db.enumerations import LegalBasis

row = Table()
SEEN = record("T1")
STATED = "CSI_L114_1"
"""The basis that every purpose states, unless said."""
OTHERS = [str(each) for each in LegalBasis if each != STATED]
UNLISTED = refused("MOTIVE_NOT_COVERED", "R40-29/I/ch/a")
INQUIRERS = READERS[:5]
SIGNED = {
    "POLICE": "DGPN",
    "INTELLIGENCE": "INTELLIGENCE_DIRECTOR",
    "SNEAS-OK": "DGPN",
    "COSSEN": "DGGN",
    "PREFECTURE": "STATE_REPRESENTATIVE",
}
OFFICES = (
    "CUSTOMS_MINISTER",
    "DGGN",
    "DGPN",
    "HEAD_OF_REGISTRY",
    "HIERARCHICAL_SUPERIOR",
    "INTELLIGENCE_DIRECTOR",
    "JUSTICE_MINISTER",
    "PROSECUTOR",
    "SECRETARY_GENERAL_MOJ",
    "STATE_REPRESENTATIVE",
)
DIRECTED = "INTELLIGENCE"
"""For whom the director of his own service signs, where it is told who did (A36)."""
MANY = {
    "POLICE": {"DGPN", "DGGN", "HIERARCHICAL_SUPERIOR"},
}
"""Who may sign for them, besides."""


def second(reader: Reader, values: dict[str, object]) -> Put:
    """A habilitation for every basis, beside one for others."""
    given: dict[str, object] = {
        "agent": reader.who,
        "role": reader.role,
        "issuer_office": SIGNED[reader.who],
        "motives": ["SECURITY_GUARD"],
        "from_": "2024-01-02T08:00:00Z",
    }
    return put("Habilitation", **(given | values))


for each in INQUIRERS:
    held, opened = f"{each.who}+{each.role}", gives("record.id", "T1", *each.clauses)
    for listed in ([STATED], [*OTHERS, STATED], list[str]()):
        row(
            "S2601",
            each.who,
            each.purpose("A1"),
            SEEN,
            opened,
            state=(edit(held, legal_bases=listed),),
            title="the basis is listed, or none is",
        )
    for listed in (OTHERS, *([one] for one in OTHERS), ["CSI_L114"], ["ANOTHER"], [""]):
        row(
            "S2602",
            each.who,
            each.purpose("A1"),
            SEEN,
            UNLISTED,
            state=(edit(held, legal_bases=listed),),
            title="others are listed",
        )
    for one in OTHERS:
        row(
            "S2603",
            each.who,
            each.purpose("A1").replace(STATED, one),
            SEEN,
            opened,
            state=(edit(held, legal_bases=[one]),),
            title="each basis by its own name",
        )
    row(
        "S2604",
        each.who,
        each.purpose("A1"),
        SEEN,
        refused("HABILITATION_INVALID", each.clauses[0]),
        state=(edit(held, legal_bases=OTHERS, revoked_at="2026-11-21T10:00:00Z"),),
        title="that there is none is told first",
    )

    limited = edit(held, legal_bases=OTHERS)
    fit: tuple[dict[str, object], ...] = ({"legal_bases": [STATED]},)
    fit += ({"issuer": "MAYOR"},) if each.who != DIRECTED else ()
    for values in (*STILL, *fit):
        row(
            "S2605",
            each.who,
            each.purpose("A1"),
            SEEN,
            opened,
            state=(limited, second(each, values)),
            title="listed in the second of two",
        )
    another = "PREFECTURE-2" if each is not INQUIRERS[4] else "POLICE"
    unfit: tuple[dict[str, object], ...] = (
        {"agent": another},
        {"role": "HEAD_OF_REGISTRY"},
        {"issuer": each.who},
        {"issuer_office": None},
        {"legal_bases": OTHERS},
        *(
            dict[str, object](issuer_office=office)
            for office in OFFICES
            if office not in MANY.get(each.who, {SIGNED[each.who]})
        ),
    )
    for values in (*OVER, *unfit):
        row(
            "S2606",
            each.who,
            each.purpose("A1"),
            SEEN,
            UNLISTED,
            state=(limited, second(each, values)),
            title="a habilitation that is none adds no basis",
        )
for body, told in (
    ("SERVICE", gives("record.id", "T1", *INQUIRERS[1].clauses)),
    ("SERVICE-DEFENCE", UNLISTED),
    (None, UNLISTED),
):
    row(
        "S2651",
        DIRECTED,
        INQUIRERS[1].purpose("A1"),
        SEEN,
        told,
        state=(
            edit(f"{DIRECTED}+{INQUIRERS[1].role}", legal_bases=OTHERS),
            second(INQUIRERS[1], {"issuer": "MAYOR"}),
            edit("MAYOR", body=body),
        ),
        title="by the director of his own service, and by no other",
    )
for office in sorted(MANY["POLICE"]):
    row(
        "S2605",
        "POLICE",
        inquiry(),
        SEEN,
        gives("record.id", "T1", "R40-29/I/1°"),
        state=(
            edit("POLICE+POLICE_ADMIN_INVESTIGATOR", legal_bases=OTHERS),
            put(
                "Habilitation",
                agent="POLICE",
                role="POLICE_ADMIN_INVESTIGATOR",
                issuer_office=office,
                from_="2024-01-02T08:00:00Z",
            ),
        ),
    )
row(
    "S2607",
    "PREFECTURE",
    READERS[4].purpose("A1"),
    SEEN,
    UNLISTED,
    state=(
        edit("PREFECTURE+ADMIN_POLICE_AGENT", legal_bases=OTHERS),
        put(
            "Habilitation",
            agent="PREFECTURE",
            role="ADMIN_POLICE_AGENT",
            issuer_office="STATE_REPRESENTATIVE",
            motives=["WEAPON_PERMIT"],
            from_="2024-01-02T08:00:00Z",
        ),
    ),
    title="the motive by one habilitation, the basis by another",
)
for who, purpose, role in (
    ("POLICE", mission(), "POLICE_ADMIN_INVESTIGATOR"),
    ("DEFENCE", protection(), "DEFENCE_INTELLIGENCE_AGENT"),
):
    row(
        "S2608",
        who,
        purpose,
        SEEN,
        gives("record.id", "T1"),
        state=(edit(f"{who}+{role}", legal_bases=OTHERS),),
        title="no basis of an inquiry is asked of a mission or of protection",
    )
