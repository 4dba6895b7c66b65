"""A role reads by its own title and not by that of another, and what is of the case named."""

from platform_words import by, intercept, item
from scenario import Put, Table, edit, gives, invisible, put, refused, withheld

row = Table()
K1, K2 = intercept("K1"), intercept("K2")
LONG_AGO = "2026-01-01T00:00:00Z"
REST = """interceptions { totalCount } exhibits { totalCount } serviceRequests { totalCount }
interceptItems { totalCount }"""
LISTS = ("interceptions", "exhibits", "serviceRequests", "interceptItems")


def seisin(agent: str, case: str = "K2") -> Put:
    """A magistrate's title: the case is assigned to him."""
    return put("Assignment", case=case, magistrate=agent, function="TRIAL", from_=LONG_AGO)


def referral(agent: str, case: str = "K2") -> Put:
    """An investigator's title: the case is referred to him."""
    return put("Referral", case=case, agent=agent, from_=LONG_AGO)


def assistance(agent: str, magistrate: str = "P-PARIS") -> Put:
    """A clerk's title: he assists a magistrate who is seised."""
    return put("AssistLink", assistant=agent, magistrate=magistrate, from_=LONG_AGO)


# PN-01 to PN-03: by the assignment, by the referral, by the link (GX-05)
for who, clause, titles in (
    *(
        (magistrate, "R40-47/I/b", (referral(magistrate), assistance(magistrate)))
        for magistrate in ("P-LYON", "AG-LYON", "PG-LYON", "JI-LYON", "JE-LYON")
    ),
    *(
        (investigator, "R40-47/II/d", (seisin(investigator), assistance(investigator)))
        for investigator in ("OPJ", "APJ", "CUSTOMS-28-1", "TAX-28-2")
    ),
    ("CLERK-JI", "R40-47/III/b", (seisin("CLERK-JI"), referral("CLERK-JI"))),
):
    row(
        "S1171",
        who,
        K2,
        f"{item('J1')} {REST}",
        invisible("item", clause),
        *(gives(f"{each}.totalCount", 0) for each in LISTS),
        state=titles,
        title="the titles of others open nothing to him",
    )

for who in ("OPJ", "APJ", "CUSTOMS-28-1", "TAX-28-2"):
    row(
        "S1171",
        who,
        K1,
        item("I3"),
        withheld("item.payload", "SEALED", "R40-47/II/f"),
        state=(assistance(who, "JI-LYON"), seisin(who, "K1")),
        title="nor the seals that they open to others",
    )

# two cases of one's own, and one purpose that names one of them
for who, clause, title in (
    ("JI-LYON", "R40-47/I/b", seisin("JI-LYON")),
    ("OPJ", "R40-47/II/d", referral("OPJ")),
    ("CLERK-JI", "R40-47/III/b", assistance("CLERK-JI")),
):
    row(
        "S1172",
        who,
        K1,
        f"""{item("J1")} interceptions {{ nodes {{ id }} }} exhibits {{ nodes {{ id }} }}
        serviceRequests {{ nodes {{ id requesterRole requester {{ name }} }} }}
        interceptItems(first: 50) {{ nodes {{ id }} }}""",
        invisible("item", clause),
        gives("interceptions.nodes.id", {"K1.line"}, clause),
        gives("exhibits.nodes.id", {"K1.exhibit"}),
        gives("serviceRequests.nodes.id", {"K1.request"}),
        withheld("serviceRequests.nodes.requesterRole", "NOT_IN_PURPOSE"),
        gives("interceptItems.nodes.id", {"I1", "I2", "I3", "I4", "I5", "I6"}),
        state=(title,),
        title="his other case is not the one named",
    )
    row(
        "S1172",
        who,
        K2,
        item("J1"),
        gives("item.payload", "payload of J1", clause),
        state=(title,),
    )

SEARCH = by("IDENTIFY_MAGISTRATE", "XII:OPJ")
for who, code, clause in (
    ("MAYOR", "DESIGNATION_INVALID", "R40-47/II/a"),
    ("OPJ-HABILITATED", "DESIGNATION_INVALID", "R40-47/II/c"),
    ("OPJ-DESIGNATED", "HABILITATION_INVALID", "R40-47/II/c"),
    ("CLERK-P", "DESIGNATION_INVALID", "R40-47/III/a"),
):
    row(
        "S1174",
        who,
        SEARCH,
        item("O1"),
        refused(code, clause),
        state=(edit("XII:OPJ", grantee=who),),
        title="the acts of his own role are asked of whoever looks for the magistrate",
    )
