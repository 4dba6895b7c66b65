"""Requests to control a police file, opened by the magistrate charged with it (48-1/al.13; A11)."""

from db.enumerations import ControlledFile, Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, there
from permissions.acts.limits import ONE_END, UNTIL, USUAL, bounded, has_an_end, within_the_longest
from permissions.categories import CASE, IS_CRIMINAL, VICTIMS, implicated
from permissions.condition import AGENT, FALSE, NOW, Condition, Exists, Row, Term
from permissions.cpp.facts import current, kept, rightly_signed, unrevoked
from permissions.entities import ControlRequest
from permissions.refusal import Said

FILE = Input("file", Kind.CODE, "The file that is controlled.", codes=ControlledFile)
PERSON = Input("person", Kind.ID, "The person that the control is about.", required=False)
OF_CASE = Input("case", Kind.ID, "The case that it is about, in place of one.", required=False)
VICTIM = Input(
    "concerns_victim", Kind.FLAG, "Whether it bears on the entry of a victim.", required=False
)
REQUEST = Input("request", Kind.ID, "The control request.")
_IT = Row("control_request", "it")
_MAGISTRATE = Role.FILE_CONTROL_MAGISTRATE


def _charged(role: Role) -> Condition:
    """A law or regulation charges the author with the control of that file."""
    if role is not _MAGISTRATE:
        return FALSE
    act = Row("habilitation", "charges")
    his = act["agent_id"].eq(AGENT) & act["role"].eq(role) & act["file"].eq(FILE.term)
    return Exists(act, his & unrevoked(act) & rightly_signed(act, role))


def _recorded() -> Condition:
    """The case is a criminal one that the register holds, or the person a party of such a one: as
    a victim, only where the control bears on the entry of one.
    """
    party = Row("party", "about")
    entry = VICTIM.term.eq(other=True) & party["capacity"].among(VICTIMS)
    named = party["case_id"].eq(CASE["id"]) & party["person_id"].eq(PERSON.term)
    of_person = Exists(party, named & (implicated(party) | entry))
    of_case = CASE["id"].eq(OF_CASE.term)
    one = (PERSON.term.absent() & of_case) | (OF_CASE.term.absent() & of_person)
    return Exists(CASE, IS_CRIMINAL & kept(CASE) & one)


def _may_open(role: Role) -> tuple[Demand, ...]:
    return (
        competent(
            _charged(role),
            "the magistrate charged with the control of that file opens the request",
            "le magistrat chargé du contrôle de ce fichier ouvre la demande",
            "48-1/al.13/a",
        ),
        *has_an_end("48-1/al.13/a"),
        needs(
            _recorded(),
            "a control is about one person, or one case, that the register holds",
            "un contrôle porte sur une personne, ou une affaire, que contient le bureau d’ordre",
            "48-1/al.13/a",
        ),
    )


def _opens(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "file": FILE.term,
        "magistrate_id": AGENT,
        "person_id": PERSON.term,
        "case_id": OF_CASE.term,
        "concerns_victim": VICTIM.term,
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    return (Insert("control_request", values),)


def _may_close(role: Role) -> tuple[Demand, ...]:
    is_it = _IT["id"].eq(REQUEST.term) & _IT["magistrate_id"].eq(AGENT)
    return (
        there(Exists(_IT, is_it) if role is _MAGISTRATE else FALSE, "48-1/al.13/a"),
        needs(
            Exists(_IT, is_it & current(_IT)),
            "the request is closed already",
            "la demande est déjà close",
            "48-1/al.13/a",
        ),
    )


def _closes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(REQUEST.term), {"valid_until": NOW}),)


OPEN = Act(
    name="openControlRequest",
    meaning=Said(
        "Open a request to control a police file", "Ouvrir une demande de contrôle d’un fichier"
    ),
    clauses=("48-1/al.13/a",),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(FILE, PERSON, OF_CASE, VICTIM, UNTIL, USUAL),
    amiss=ONE_END,
    target=Target("judicial_case", OF_CASE),
    table="control_request",
    gives=ControlRequest,
    makes=True,
    demands=_may_open,
    writes=_opens,
    after=lambda _role: within_the_longest("48-1/al.13/a"),
    fills=lambda given, at, terms: {
        **bounded(given, at, terms),
        "concerns_victim": bool(given.get("concerns_victim")),
    },
)
CLOSE = Act(
    name="closeControlRequest",
    meaning=Said("Close a request of control", "Clore une demande de contrôle"),
    clauses=("48-1/al.13/a",),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(REQUEST,),
    target=Target("control_request", REQUEST, versioned=True),
    table="control_request",
    gives=ControlRequest,
    demands=_may_close,
    writes=_closes,
)

ACTS = (OPEN, CLOSE)
