"""An interception tied to nothing is recorded as one of a case (R40-47/XII).

Its magistrate is then known: the search ends, and he is to be informed. The article names no
author; the agency's director or its magistrate does it, who let the search begin (XII/c). What is
intercepted is of a criminal proceeding: of another case its magistrate would read what is not his.
"""

from db.enumerations import CaseKind, NoticeKind, Processing, Role
from permissions.acts.act import Act, Demand, Input, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, there
from permissions.acts.seising import has_lead
from permissions.condition import FALSE, NOW, TRUE, Exists, Row
from permissions.cpp.facts import kept
from permissions.entities import Interception
from permissions.refusal import Said

LINE = Input("interception", Kind.ID, "The interception, of no known case.")
CASE = Input("case", Kind.ID, "The case that it is of.")
_SEARCHING = frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE})
_IT = Row("interception", "it")
_IS_IT = _IT["id"].eq(LINE.term) & NOW.lt(_IT["retention_expires_at"])


def _may_tie(role: Role) -> tuple[Demand, ...]:
    case = Row("judicial_case", "its_case")
    criminal = case["id"].eq(CASE.term) & case["kind"].eq(CaseKind.CRIMINAL) & kept(case)
    led = Exists(case, criminal) & has_lead(CASE.term)
    return (
        competent(
            TRUE if role in _SEARCHING else FALSE,
            "the director of the agency, or a magistrate of it, records of which case it is",
            "le directeur de l’agence, ou un magistrat affecté en son sein, enregistre de quelle "
            "affaire elle relève",
            "R40-47/XII/c",
        ),
        there(Exists(_IT, _IS_IT), "R40-47/XII/a"),
        needs(
            Exists(_IT, _IS_IT & _IT["case_id"].absent() & _IT["mission_id"].absent()),
            "the interception is of a case or of a mission already",
            "l’interception relève déjà d’une affaire ou d’une mission",
            "R40-47/XII/a",
        ),
        needs(
            led,
            "no criminal case of that id is recorded, of which a magistrate is in charge",
            "aucune affaire pénale de cet identifiant, dont un magistrat soit saisi, n’est "
            "enregistrée",
            "R40-47/XII/a",
            "R40-47/XII/d",
        ),
    )


def _ties(_role: Role) -> tuple[Write, ...]:
    notice, search = Row("notice", "owed"), Row("authorisation", "search")
    for_it = search["id"].eq(notice["authorisation_id"]) & search["interception_id"].eq(LINE.term)
    owed = notice["kind"].eq(NoticeKind.MAGISTRATE_INFORMED) & notice["done_at"].absent()
    before = owed & notice["due_from"].lt(NOW) & Exists(search, for_it)
    return (
        Update(_IT, _IS_IT, {"case_id": CASE.term}),
        # he may have been seised of that case for long: that there is anybody to inform is new
        Update(notice, before, {"due_from": NOW}),
    )


TIE = Act(
    name="recordCaseOfInterception",
    meaning=Said(
        "Record of which case an interception is that was tied to none",
        "Enregistrer de quelle affaire relève une interception qui n’était rattachée à aucune",
    ),
    clauses=("R40-47/XII/a", "R40-47/XII/d"),
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    inputs=(LINE, CASE),
    target=Target("interception", LINE, versioned=True),
    table="interception",
    gives=Interception,
    demands=_may_tie,
    writes=_ties,
)

ACTS = (TIE,)
