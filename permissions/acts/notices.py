"""Giving the notices that a search for the magistrate owes (R40-47/XII/d, e)."""

from db.enumerations import NoticeKind, Processing, Role
from permissions.acts.act import Act, Demand, Input, Kind, Target, Update, Write
from permissions.acts.demanding import needs, there
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Exists, Row
from permissions.entities import Notice
from permissions.purposes import INTERCEPT_READERS
from permissions.refusal import Said

NOTICE = Input("notice", Kind.ID, "The notice.")
_IT = Row("notice", "it")


OWING = INTERCEPT_READERS | {Role.ANTENJ_DIRECTOR}
"""Roles in which one may owe a notice."""


def owes(role: Role, notice: Row) -> Condition:
    """The accessing person owes one, the agency's director the other, whoever issued (A31)."""
    reader = Row("authorisation", "read_by")
    mine = reader["id"].eq(notice["authorisation_id"]) & reader["grantee_id"].eq(AGENT)
    accessed = Exists(reader, mine) if role in INTERCEPT_READERS else FALSE
    directs = TRUE if role is Role.ANTENJ_DIRECTOR else FALSE
    return (notice["kind"].eq(NoticeKind.MAGISTRATE_INFORMED) & accessed) | (
        notice["kind"].eq(NoticeKind.QUALIFIED_PERSON_INFORMED) & directs
    )


def _may_give(role: Role) -> tuple[Demand, ...]:
    is_it = _IT["id"].eq(NOTICE.term)
    return (
        there(Exists(_IT, is_it & owes(role, _IT)), "R40-47/XII/d", "R40-47/XII/e"),
        needs(
            Exists(_IT, is_it & _IT["due_from"].le(NOW)),
            "the magistrate in charge is not known yet: there is nobody to inform",
            "le magistrat saisi n’est pas encore connu : il n’y a personne à informer",
            "R40-47/XII/d",
        ),
        needs(
            Exists(_IT, is_it & _IT["done_at"].absent()),
            "the notice was given already",
            "l’information a déjà été donnée",
            "R40-47/XII/d",
            "R40-47/XII/e",
        ),
    )


def _gives(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(NOTICE.term), {"done_at": NOW, "by_id": AGENT}),)


GIVE = Act(
    name="giveNotice",
    meaning=Said(
        "Record that a notice owed was given", "Enregistrer qu’une information due a été donnée"
    ),
    clauses=("R40-47/XII/d", "R40-47/XII/e"),
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    inputs=(NOTICE,),
    target=Target("notice", NOTICE, versioned=True),
    table="notice",
    gives=Notice,
    demands=_may_give,
    writes=_gives,
)

ACTS = (GIVE,)
