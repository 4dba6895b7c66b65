"""R40-29/I/ch/c: what is left out, by each outcome, at the second; and that it leaves no trace."""

from antecedent_words import AN_HOUR_AGO, LIST, READERS, put_record
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Put, Table, edit, gives, invisible

from db.enumerations import AntecedentCapacity, DecisionType

row = Table()
FAVOURABLE = ("DISMISSAL", "ACQUITTAL_MISDEMEANOUR", "ACQUITTAL_FELONY")
ELSE = set(DecisionType) - {*FAVOURABLE, "NO_FURTHER_ACTION"}
WHEN = {"never": None, "before": BEFORE, "now": AT_NOW, "later": AFTER}
"""When the outcome becomes final, and when the matter is reopened."""
EVERY = {f"final {final}, reopened {reopened}" for final in WHEN for reopened in WHEN}

SEEN_IF_FAVOURABLE = {
    "final never, reopened never",
    "final never, reopened before",
    "final never, reopened now",
    "final never, reopened later",
    "final later, reopened never",
    "final later, reopened before",
    "final later, reopened now",
    "final later, reopened later",
    "final before, reopened now",
}
"""Not final, or reopened after it became so."""
SEEN_IF_CLOSED = {
    "final never, reopened before",
    "final never, reopened now",
    "final later, reopened before",
    "final later, reopened now",
    "final before, reopened now",
}
"""No further action is left out from the day it is taken (A02), unless reopened since."""


def seen(outcome: str | None) -> set[str]:
    """Which of every record with an outcome are consulted."""
    if outcome in FAVOURABLE:
        return SEEN_IF_FAVOURABLE
    return SEEN_IF_CLOSED if outcome == "NO_FURTHER_ACTION" else EVERY


def every(outcome: str | None, **values: object) -> list[Put]:
    """A record for each pair of instants."""
    return [
        put_record(
            "C1",
            f"final {final}, reopened {reopened}",
            outcome=outcome,
            outcome_final_at=WHEN[final],
            reopened_at=WHEN[reopened],
            **values,
        )
        for final in WHEN
        for reopened in WHEN
    ]


COUNTED = "antecedents(first: 50) { totalCount nodes { procedureRef } }"
for outcome in (None, *DecisionType):
    expected = seen(outcome)
    row(
        "S2001",
        "POLICE",
        READERS[0].purpose("C1"),
        COUNTED,
        gives("antecedents.nodes.procedureRef", expected, "R40-29/I/ch/b"),
        gives("antecedents.totalCount", len(expected)),
        state=every(outcome),
        title=f"{outcome or 'pending'}, at the second",
    )
for each in READERS[1:]:
    for outcome in ("ACQUITTAL_FELONY", "NO_FURTHER_ACTION"):
        row(
            "S2002",
            each.who,
            each.purpose("C1"),
            COUNTED,
            gives("antecedents.nodes.procedureRef", seen(outcome), *each.clauses),
            gives("antecedents.totalCount", len(seen(outcome))),
            state=every(outcome),
            title=f"{outcome}, at the second",
        )
row(
    "S2003",
    "POLICE",
    READERS[0].purpose("C1"),
    COUNTED,
    gives("antecedents.nodes", set()),
    gives("antecedents.totalCount", 0),
    state=every("CONVICTION", admin_access_barred=True),
    title="a mention bars a conviction, reopened or not (A39)",
)
for capacity in AntecedentCapacity:
    implicated = capacity is AntecedentCapacity.IMPLICATED
    for barred in (False, True):
        shown = implicated and not barred
        for each in READERS:
            row(
                "S2004",
                each.who,
                each.purpose("C1"),
                COUNTED + 'person: node(id: "<S:C1>") { id }',
                gives("antecedents.nodes.procedureRef", {"P"} if shown else set()),
                gives("antecedents.totalCount", 1 if shown else 0),
                gives("person.id", "S:C1") if shown else invisible("person"),
                state=[put_record("C1", "P", capacity=capacity, admin_access_barred=barred)],
                title=f"{capacity}, {'barred' if barred else 'no mention'}",
            )

# by person and by count (A03)
for each in READERS:
    row(
        "S2005",
        each.who,
        each.purpose("B2"),
        LIST,
        gives("antecedents.nodes.id", {"T11.1"}, *each.clauses),
        gives("antecedents.nodes.countNumber", {1}, *each.clauses),
        gives("antecedents.nodes.person.records.id", {"T11.1"}, *each.clauses),
        gives("antecedents.totalCount", 1),
        title="convicted on one count, acquitted of the other",
    )
row(
    "S2005",
    "POLICE",
    READERS[0].purpose("B2"),
    LIST,
    gives("antecedents.nodes.countNumber", {2}, "R40-29/I/ch/c"),
    gives("antecedents.totalCount", 1),
    state=(
        edit("T11.1", outcome="ACQUITTAL_FELONY", outcome_final_at=AN_HOUR_AGO),
        edit("T11.2", outcome="CONVICTION"),
    ),
    title="the other way round",
)
row(
    "S2005",
    "POLICE",
    READERS[0].purpose("B2"),
    LIST,
    gives("antecedents.nodes.countNumber", {1, 2}),
    gives("antecedents.totalCount", 2),
    state=(edit("T11.2", outcome_final_at=None),),
)
row(
    "S2006",
    "POLICE",
    READERS[0].purpose("B3"),
    LIST,
    gives("antecedents.nodes.procedureRef", {"LYON/26/12", "PARIS/26/12"}, "R40-29/I/ch/b"),
    gives("antecedents.totalCount", 2),
    title="pending in two places",
)
