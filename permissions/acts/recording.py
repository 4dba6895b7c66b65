"""Recording (48-1/al.9; LAW 5.5): who writes in the register, and under whose responsibility.

Clerks and authorised assistants write; the magistrate answers for it, and does not write (A45).
Of the kinds of cases, criminal ones, and the civil and commercial ones that prosecutors' offices
register (R15-33-66-4/al.3/c): for the two others the text names nobody who would answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from db.enumerations import CaseKind, Processing, Role
from permissions.acts.act import (
    Act,
    Amended,
    Demand,
    Follows,
    Given,
    Input,
    Insert,
    Kind,
    Target,
    Update,
    Write,
    as_given,
)
from permissions.acts.demanding import competent, needs, of_the_named_case, there
from permissions.acts.terms import Terms
from permissions.condition import (
    COURT,
    FALSE,
    NOW,
    TRUE,
    Condition,
    Exists,
    Row,
    Term,
    any_of,
    reference,
)
from permissions.cpp.facts import assists, holds_role, kept, sits_in_criminal_matters
from permissions.entities import Entity
from permissions.purposes import ASSISTANTS, Purpose
from permissions.refusal import Said

BY = ("48-1/al.9/a", "48-1/al.9/b")
CASE = Input("case", Kind.ID, "The case.")
RESPONSIBLE = Input(
    "responsible",
    Kind.ID,
    "The magistrate under whose responsibility it is recorded; compulsory (48-1/al.9/a).",
    required=False,
)
ANSWERING = frozenset({Role.PROSECUTOR, Role.PROSECUTOR_GENERAL, Role.CRIMINAL_JUDGE})
"""Magistrates who answer for what is recorded (48-1/al.9/a); judges in criminal matters only."""
MAGISTRATE = Row("agent", "answering")
OF_THE_CASE = reference("case")
_CASE = Row("judicial_case", "recorded")

Fills = Callable[[Given, datetime, Terms], Given]


def answers_in_criminal_matters() -> Condition:
    """The magistrate is one of those who answer for criminal cases."""
    sits = {Role.CRIMINAL_JUDGE: sits_in_criminal_matters(MAGISTRATE)}
    return any_of(
        *(holds_role(MAGISTRATE, role) & sits.get(role, TRUE) for role in sorted(ANSWERING))
    )


def recorded_by_the_caller(case: Row, chosen: Condition = TRUE) -> Condition:
    """The caller assists a magistrate who is seised of the case and answers for its recording,
    in the court that follows it, at first or at second instance; and the case is still kept.
    """
    criminal = case["kind"].eq(CaseKind.CRIMINAL) & answers_in_criminal_matters()
    civil = case["kind"].eq(CaseKind.CIVIL_COMMERCIAL_PROSECUTION) & holds_role(
        MAGISTRATE, Role.PROSECUTOR
    )
    follows = case["court_id"].eq(COURT) | case["appeal_court_id"].eq(COURT)
    of_the_court = MAGISTRATE["court_id"].eq(COURT) & follows
    who = chosen & of_the_court & (criminal | civil)
    return kept(case) & assists(who, MAGISTRATE, case)


def an_assistant(role: Role) -> Demand:
    """Whoever writes is a clerk or an authorised assistant."""
    return competent(
        TRUE if role in ASSISTANTS else FALSE,
        "clerks and authorised assistants record, under the responsibility of the magistrate",
        "les greffiers et les personnes habilitées enregistrent, sous la responsabilité du "
        "magistrat",
        "48-1/al.9/b",
    )


def somebody_answers(holds: Condition) -> tuple[Demand, ...]:
    """A responsible magistrate is named, and he is as the condition says."""
    return (
        needs(
            ~RESPONSIBLE.term.absent(),
            "name the magistrate under whose responsibility it is recorded: `responsible`",
            "indiquez le magistrat sous la responsabilité duquel l’enregistrement est fait : "
            "« responsible »",
            "48-1/al.9/a",
        ),
        needs(
            holds,
            "that person is no prosecutor, prosecutor general or criminal judge of your court "
            "whom you assist and who is seised of the case",
            "cette personne n’est pas un procureur, procureur général ou juge pénal de votre "
            "juridiction que vous assistez et qui est saisi de l’affaire",
            "48-1/al.9/a",
        ),
    )


def _answered_for() -> tuple[Demand, ...]:
    chosen = MAGISTRATE["id"].eq(RESPONSIBLE.term)
    of_the_case = _CASE["id"].eq(OF_THE_CASE)
    return somebody_answers(Exists(_CASE, of_the_case & recorded_by_the_caller(_CASE, chosen)))


def case_is_recorded(role: Role) -> tuple[Demand, ...]:
    """What every act on a case that an input names rests on."""
    mine = Exists(_CASE, _CASE["id"].eq(CASE.term) & recorded_by_the_caller(_CASE))
    return (
        an_assistant(role),
        there(mine, *BY),
        of_the_named_case(CASE.term, "48-1/al.9/a"),
        *_answered_for(),
    )


def _record_is_amended(role: Role, there_is_one: Condition) -> tuple[Demand, ...]:
    """What every act on a record of the case that the purpose names rests on."""
    mine = Exists(_CASE, _CASE["id"].eq(OF_THE_CASE) & recorded_by_the_caller(_CASE))
    return (an_assistant(role), there(there_is_one & mine, *BY), *_answered_for())


def updated(case: Term) -> Update:
    """The case was updated now (W-03); an instant that another act brought meanwhile stays."""
    row = Row("judicial_case", "updated")
    earlier = row["id"].eq(case) & row["last_recorded_update_at"].le(NOW)
    return Update(row, earlier, {"last_recorded_update_at": NOW})


def past(of: Input) -> Demand:
    """What is recorded as having happened has."""
    return needs(
        of.term.absent() | of.term.le(NOW),
        "what is recorded as done lies in the past",
        "ce qui est enregistré comme fait appartient au passé",
    )


def _changes(it: Row, is_it: Condition, columns: Mapping[Input, str]) -> Demand:
    """The amendment changes something: otherwise it would do no more than prolong retention."""
    anew = any_of(
        *(given.told.eq(other=True) & _differs(given, it, c) for given, c in columns.items())
    )
    return needs(
        Exists(it, is_it & anew),
        "the amendment changes nothing",
        "la modification ne change rien",
        "48-1/al.8/a",
    )


_NOT_IN_ORDER = (
    "its dates are not in order, with those that are recorded",
    "ses dates ne se suivent pas, compte tenu de celles qui sont enregistrées",
)


def _in_order(
    it: Row, is_it: Condition, earlier: tuple[Input, str], later: tuple[Input, str]
) -> Demand:
    """A date that is set anew keeps its order with the one that stays."""
    (first, begins), (second, ends) = earlier, later
    stays_first = second.term.absent() | ~first.term.absent()
    stays_second = first.term.absent() | second.told.eq(other=True)
    follows = Exists(it, is_it & it[begins].le(second.term))
    precedes = Exists(it, is_it & (it[ends].absent() | first.term.le(it[ends])))
    return needs((stays_first | follows) & (stays_second | precedes), *_NOT_IN_ORDER)


def _differs(given: Input, row: Row, column: str) -> Condition:
    new, old = given.term, row[column]
    return ~new.eq(old) | (new.absent() & ~old.absent()) | (~new.absent() & old.absent())


def recording(
    name: str,
    meaning: Said,
    gives: Entity,
    columns: Mapping[Input, str],
    *,
    clauses: Iterable[str],
    table: str | None = None,
    inputs: tuple[Input, ...] = (),
    rests_on: tuple[Demand, ...] = (),
    values: Mapping[str, Term] | None = None,
    first: tuple[Write, ...] = (),
    then: tuple[Write, ...] = (),
    fills: Fills = as_given,
    follow: tuple[Follows, ...] = (),
    written: tuple[Demand, ...] = (),
) -> Act:
    """The act that records something in a case: a row of `gives`, or of `table`.

    `columns` are those that inputs fill, `values` the others (the case, unless said); `inputs` are
    given besides. `first` and `then` are written before and after the row; `written` is asked of
    all of it.
    """
    into = table or gives.row.table
    row: dict[str, Term] = {"case_id": CASE.term} if values is None else dict(values)
    row |= {column: given.term for given, column in columns.items()}
    return Act(
        name=name,
        meaning=meaning,
        clauses=(*BY, *clauses),
        purposes=frozenset({Purpose.CASE_RECORDING}),
        file=Processing.REGISTRY,
        inputs=(CASE, RESPONSIBLE, *columns, *inputs),
        target=Target("judicial_case", CASE),
        table=into,
        gives=gives,
        makes=True,
        demands=lambda role: (*case_is_recorded(role), *rests_on),
        writes=lambda _role: (*first, Insert(into, row), *then, updated(CASE.term)),
        after=lambda _role: written,
        fills=fills,
        follow=follow,
    )


def amending(
    name: str,
    meaning: Said,
    gives: Entity,
    target: Input,
    columns: Mapping[Input, str],
    *,
    clauses: Iterable[str],
    of_the_case: Callable[[Row], Condition] = lambda it: it["case_id"].eq(OF_THE_CASE),
    rests_on: Callable[[Row], Iterable[Demand]] = lambda _it: (),
    fills: Fills = as_given,
    follow: tuple[Follows, ...] = (),
    after: Mapping[Input, str] = MappingProxyType({}),
    written: tuple[Demand, ...] = (),
) -> Act:
    """The act that sets columns of a record anew: a row of `gives`, of the case of the purpose.

    What is left out stays as it is. `after` are inputs that lie after what a column holds;
    `written` is asked of what is written, when no other act on the case is under way.
    """
    it = Row(gives.row.table, "it")
    is_it = it["id"].eq(target.term) & of_the_case(it)

    def demands(role: Role) -> Iterator[Demand]:
        yield from _record_is_amended(role, Exists(it, is_it))
        yield _changes(it, is_it, columns)
        for earlier, later, _ in follow:
            yield _in_order(it, is_it, (earlier, columns[earlier]), (later, columns[later]))
        for later, since in after.items():
            begun = Exists(it, is_it & it[since].lt(later.term))
            yield needs(later.term.absent() | begun, *_NOT_IN_ORDER)
        yield from rests_on(it)

    anew = {column: Amended(given) for given, column in columns.items()}
    return Act(
        name=name,
        meaning=meaning,
        clauses=(*BY, *clauses),
        purposes=frozenset({Purpose.CASE_RECORDING}),
        file=Processing.REGISTRY,
        inputs=(target, RESPONSIBLE, *columns),
        target=Target(it.table, target, versioned=True),
        table=it.table,
        gives=gives,
        demands=lambda role: tuple(demands(role)),
        # the case first: whoever records in it holds it before what he refers to
        writes=lambda _role: (updated(OF_THE_CASE), Update(it, is_it, anew)),
        after=lambda _role: written,
        fills=fills,
        follow=follow,
    )
