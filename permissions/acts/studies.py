"""Studies of the ministry's statisticians: recorded, joined, closed (48-1/al.14/d).

The article does not say who records one. The register stands under the control of a magistrate
(48-1/al.1/a): he does, so that nobody opens the register to a study of his own.
"""

from db.enumerations import Listing, Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, there
from permissions.acts.limits import ONE_END, UNTIL, USUAL, bounded, has_an_end, within_the_longest
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Exists, Row, Term
from permissions.cpp.facts import current, holds_role, rightly_signed, unrevoked
from permissions.entities import Study
from permissions.purposes import Purpose
from permissions.refusal import Said

REFERENCE = Input("reference", Kind.TEXT, "Its reference.", longest=200)
TITLE = Input("title", Kind.TEXT, "Its title.", longest=500)
IDENTITIES = Input(
    "identities_needed",
    Kind.FLAG,
    "Whether it needs to know who persons are: else they have pseudonyms.",
    required=False,
)
STUDY = Input("study", Kind.ID, "The study.")
WHO = Input("agent", Kind.ID, "The statistician who takes part.")
_IT = Row("study", "it")
_PURPOSES = frozenset({Purpose.REGISTRY_CONTROL})
_RUNS = needs(
    Exists(_IT, _IT["id"].eq(STUDY.term) & current(_IT)),
    "the study has ended, or has not begun",
    "l’étude a pris fin ou n’a pas commencé",
    "48-1/al.14/d",
)


def _controls(role: Role) -> Demand:
    """His appointment is asked by the gate, as of whoever states the purpose."""
    return competent(
        TRUE if role is Role.REGISTRY_CONTROL_MAGISTRATE else FALSE,
        "the magistrate who controls the register records studies",
        "le magistrat qui contrôle le bureau d’ordre enregistre les études",
        "48-1/al.1/a",
        "48-1/al.14/d",
    )


def _may_open(role: Role) -> tuple[Demand, ...]:
    return (_controls(role), *has_an_end("48-1/al.14/d"))


def _opens(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "reference": REFERENCE.term,
        "title": TITLE.term,
        "identities_needed": IDENTITIES.term,
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    return (Insert("study", values),)


def _statistician() -> Condition:
    """He holds the role, his service is a listed one, and he is habilitated (48-1/al.14/d)."""
    who, entry = Row("agent", "who"), Row("body_listing", "service")
    act = Row("habilitation", "of_statistician")
    role = Role.MOJ_STATISTICIAN
    listed = entry["body_id"].eq(who["body_id"]) & entry["listing"].eq(Listing.MOJ_STATISTICS)
    of_service = Exists(entry, listed & unrevoked(entry))
    his = act["agent_id"].eq(who["id"]) & act["role"].eq(role) & rightly_signed(act, role)
    habilitated = Exists(act, his & unrevoked(act))
    is_he = who["id"].eq(WHO.term) & ~who["id"].eq(AGENT)
    return Exists(who, is_he & holds_role(who, role) & of_service & habilitated)


def _may_add(role: Role) -> tuple[Demand, ...]:
    member = Row("study_member", "already")
    same = member["study_id"].eq(STUDY.term) & member["agent_id"].eq(WHO.term)
    return (
        _controls(role),
        there(Exists(_IT, _IT["id"].eq(STUDY.term)), "48-1/al.14/d"),
        _RUNS,
        needs(
            _statistician(),
            "another person, a statistician of the ministry habilitated as such, takes part",
            "un statisticien du ministère habilité comme tel, et un autre que vous, participe",
            "48-1/al.14/d",
        ),
        needs(
            ~Exists(member, same & current(member)),
            "that person takes part already",
            "cette personne participe déjà",
            "48-1/al.14/d",
        ),
    )


def _adds(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "study_id": STUDY.term,
        "agent_id": WHO.term,
        "valid_from": NOW,
        "valid_until": _IT["valid_until"],
    }
    return (Insert("study_member", values, beside=(_IT, _IT["id"].eq(STUDY.term))),)


def _may_close(role: Role) -> tuple[Demand, ...]:
    return (
        _controls(role),
        there(Exists(_IT, _IT["id"].eq(STUDY.term)), "48-1/al.14/d"),
        _RUNS,
    )


def _closes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(STUDY.term), {"valid_until": NOW}),)


OPEN = Act(
    name="openStudy",
    meaning=Said("Record a study", "Enregistrer une étude"),
    clauses=("48-1/al.14/d", "48-1/al.1/a"),
    purposes=_PURPOSES,
    file=Processing.REGISTRY,
    inputs=(REFERENCE, TITLE, IDENTITIES, UNTIL, USUAL),
    amiss=ONE_END,
    table="study",
    gives=Study,
    makes=True,
    demands=_may_open,
    writes=_opens,
    after=lambda _role: within_the_longest("48-1/al.14/d"),
    fills=lambda given, at, terms: {
        **bounded(given, at, terms),
        "identities_needed": bool(given.get("identities_needed")),
    },
)
ADD_MEMBER = Act(
    name="addStudyMember",
    meaning=Said("Let a statistician take part in a study", "Associer un statisticien à une étude"),
    clauses=("48-1/al.14/d",),
    purposes=_PURPOSES,
    file=Processing.REGISTRY,
    inputs=(STUDY, WHO),
    target=Target("study", STUDY),
    table="study_member",
    makes=True,
    demands=_may_add,
    writes=_adds,
)
CLOSE = Act(
    name="closeStudy",
    meaning=Said("End a study", "Clore une étude"),
    clauses=("48-1/al.14/d",),
    purposes=_PURPOSES,
    file=Processing.REGISTRY,
    inputs=(STUDY,),
    target=Target("study", STUDY, versioned=True),
    table="study",
    gives=Study,
    demands=_may_close,
    writes=_closes,
)

ACTS = (OPEN, ADD_MEMBER, CLOSE)
