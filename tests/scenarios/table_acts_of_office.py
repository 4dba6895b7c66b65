"""Designations and habilitations, each tried as signed by every office, and for another role.

And the facts of those who are assisted or listed, on both sides of the bounds of their periods.
"""

from dataclasses import dataclass

from platform_words import BEFORE, MISSION, by, intercept, item, payload
from scenario import REGISTER, Expected, Table, edit, gives, invisible, put, refused
from states import LINES
from table_signed_at import again, now, then

from db.enumerations import Role

row = Table()
K1, I1 = intercept("K1"), item("I1")
READ = gives("item.payload", payload("I1"))
SUPERIOR, HEAD, GENERAL = "HIERARCHICAL_SUPERIOR", "HEAD_OF_REGISTRY", "SECRETARY_GENERAL_MOJ"
OFFICES = (
    SUPERIOR,
    HEAD,
    GENERAL,
    "CUSTOMS_MINISTER",
    "DGPN",
    "DGGN",
    "STATE_REPRESENTATIVE",
    "INTELLIGENCE_DIRECTOR",
    "JUSTICE_MINISTER",
)
"""The offices of LAW 2.4."""
PROSECUTION = ("PROSECUTOR", "APPEAL_PROSECUTOR", "PROSECUTOR_GENERAL")


@dataclass(frozen=True, slots=True)
class Signed:
    """An act of a reader, the offices that sign it, and what he reads with it."""

    who: str
    mark: str
    role: str
    offices: tuple[str, ...]
    purpose: str
    request: str
    read: Expected

    @property
    def name(self) -> str:
        """The act, as the description names it."""
        return f"{self.who}{self.mark}{self.role}"

    @property
    def code(self) -> str:
        """The refusal without it."""
        return "DESIGNATION_INVALID" if self.mark == "!" else "HABILITATION_INVALID"


OPJ, CUSTOMS = "JUDICIAL_POLICE_OFFICER", "CUSTOMS_67BIS2_OFFICER"
D1 = (MISSION, item("D1"), gives("item.payload", payload("D1")))
USERS = ("PAYMENT_CONTROL", "platformUsers { totalCount }", gives("platformUsers.totalCount", 5))
RUN = by("PLATFORM_OPERATION", "IX:MAINTAINER")
ACTS = (
    Signed("OPJ", "!", OPJ, (SUPERIOR,), K1, I1, READ),
    Signed("OPJ", "+", OPJ, (*OFFICES, *PROSECUTION), K1, I1, READ),
    Signed("CLERK-JI", "!", "MAGISTRATE_CLERK", (HEAD,), K1, I1, READ),
    Signed("CUSTOMS-67", "!", CUSTOMS, (SUPERIOR,), *D1),
    Signed("CUSTOMS-67", "+", CUSTOMS, ("CUSTOMS_MINISTER",), *D1),
    Signed("MAINTAINER", "!", "PLATFORM_MAINTAINER", (GENERAL,), RUN, I1, READ),
    Signed("PAYER", "!", "PAYMENT_CONTROLLER", (GENERAL,), *USERS),
)
for act in ACTS:
    for office in (*OFFICES, *PROSECUTION, "CRIMINAL_JUDGE", "ANTENJ_DIRECTOR"):
        row(
            "S1320",
            act.who,
            act.purpose,
            act.request,
            act.read if office in act.offices else refused(act.code),
            state=(edit(act.name, issuer_office=office),),
            title=f"signed by {office}",
        )
    row(
        "S1321",
        act.who,
        act.purpose,
        act.request,
        refused(act.code),
        state=(edit(act.name, role="ANTENJ_DIRECTOR"),),
        title="an act for another role",
    )

COUNTER, NUMBER = 'SAUJ_SERVICE;litigant="<A5>"', 'case(id: "<K4>") { number }'
row(
    "S1321",
    "SAUJ",
    COUNTER,
    NUMBER,
    refused("HABILITATION_INVALID"),
    state=(edit("SAUJ+SAUJ_AGENT", role="AUTHORISED_ASSISTANT"),),
)
for issuer in ("SAUJ", "HEAD-LYON"):
    if issuer in REGISTER.ids:
        row(
            "S1322",
            "SAUJ",
            COUNTER,
            NUMBER,
            refused("HABILITATION_INVALID")
            if issuer == "SAUJ"
            else gives("case.number", "26/00004"),
            state=(edit("SAUJ+SAUJ_AGENT", issuer=issuer),),
            title="nobody signs his own",
        )
row(
    "S1321",
    "CONTROL",
    "REGISTRY_CONTROL",
    'case(id: "<K1>") { number }',
    refused("DESIGNATION_INVALID"),
    state=(edit("CONTROL!REGISTRY_CONTROL_MAGISTRATE", role="SAUJ_AGENT"),),
)

for period, opens in now(revocable=False):
    row(
        "S1323",
        "OPJ",
        K1,
        I1,
        READ if opens else invisible("item"),
        state=(edit("K1.OPJ", **period),),
        title="the referral",
    )
    row(
        "S1323",
        "CLERK-JI",
        K1,
        I1,
        READ if opens else invisible("item"),
        state=(edit("K1.JI-LYON", **period),),
        title="the seisin of the magistrate assisted",
    )
for period, opens in now(revocable=True):
    row(
        "S1324",
        "CLERK-JI",
        K1,
        I1,
        READ if opens else invisible("item"),
        state=(edit("JI-LYON:CRIMINAL_JUDGE", **period),),
        title="the office of the magistrate assisted",
    )
MAGISTRATES = (*PROSECUTION, "CRIMINAL_JUDGE", "NON_CRIMINAL_MAGISTRATE")
for role in Role:
    row(
        "S1324",
        "CLERK-JI",
        K1,
        I1,
        READ if role in MAGISTRATES else invisible("item"),
        state=(edit("JI-LYON:CRIMINAL_JUDGE", role=str(role)),),
        title="any magistrate, and nobody else",
    )

CLEAR = by("DECRYPTION", "VIII:DECRYPTOR")
LISTED = next(
    str(line["listed_at"])
    for line in LINES.values()
    if line["type"] == "UsefulItem" and line["item"] == str(REGISTER.ids["I5"])
)
LISTER = f"OPJ:{OPJ}"
for period, opens in then(LISTED, revocable=True):
    row(
        "S1325",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        gives("item.payload", payload("I5")) if opens else refused("ISSUER_NOT_COMPETENT"),
        state=(edit(LISTER, **period), again(LISTER, from_=BEFORE)),
        title="whoever lists is an officer when he lists",
    )
RIGHTLY = put(
    "UsefulItem",
    authorisation="VIII:DECRYPTOR",
    item="I1",
    listed_by="CUSTOMS-28-1",
    listed_role="CUSTOMS_JUDICIAL_OFFICER",
    listed_at=BEFORE,
)
for period, opens in then(LISTED, revocable=True):
    row(
        "S1325",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        gives("item.payload", payload("I5")) if opens else invisible("item"),
        state=(RIGHTLY, edit(LISTER, **period), again(LISTER, from_=BEFORE)),
        title="another officer listed another item",
    )
row(
    "S1321",
    "STATISTICIAN",
    'STATISTICS_NOMINATIVE;study="<ST1>"',
    'case(id: "<K3>") { number }',
    refused("HABILITATION_INVALID"),
    state=(edit("STATISTICIAN+MOJ_STATISTICIAN", role="SAUJ_AGENT"),),
)
row(
    "S1321",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    "authorisations { totalCount }",
    refused("DESIGNATION_INVALID"),
    state=(edit("QUALIFIED!QUALIFIED_PERSON", role="REGISTRY_CONTROL_MAGISTRATE"),),
)
