"""What is asked of the caller's own: his account, his dockets, what the law lays on himself.

It needs no purpose, and is read in one statement.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from graphql import FieldNode, GraphQLObjectType
from strawberry.utils.str_converters import to_camel_case

from db.enumerations import Processing, Role
from permissions.entities.governance import RESERVED
from permissions.gate import account_sql
from permissions.ledger import Ledger
from permissions.offices import file_without_purpose
from permissions.own_acts import MOST, OwnActs
from permissions.plan import Listed, Plan, plan
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, refuse
from permissions.selection import Path, Root
from permissions.sql import Binding, Draw, Sql
from schema.arguments import Leaf, arguments_of, as_id
from schema.collecting import Collector, Fields
from schema.own_acts import OWN
from schema.paging import connection_shaper
from schema.selecting import Selecting
from schema.stated import RootShaper, Row, Stated


@dataclass(frozen=True, slots=True)
class Own:
    """What is the caller's own in an operation, and its plan.

    `beside` makes what is planned beside the account, by the keys of viewer and field; `followed`
    the acts that a subscription follows, by its key. `docket`: a docket is among it, which is
    processing one's cases (A53). `file` is the one that his own acts are of, and are journalled
    under whatever purpose is stated. `named` draw the ids of what he narrows them to, by argument.
    """

    plan: Plan | None = None
    beside: Mapping[str, Mapping[str, RootShaper]] = field(default_factory=dict)
    followed: Mapping[str, RootShaper] = field(default_factory=dict)
    docket: bool = False
    file: Processing | None = None
    named: tuple[tuple[str, Draw], ...] = ()

    def asked_about(self, binding: Binding) -> Mapping[str, UUID]:
        """What he asks about, for the journal, whether or not any of it is told."""
        drawn = ((argument, draw(binding)) for argument, draw in self.named)
        found: dict[str, UUID] = {}
        for argument, each in dict.fromkeys(drawn):
            nth = 1 + sum(name.startswith(f"listed_{argument}") for name in found)
            if isinstance(each, UUID):
                found[f"listed_{argument}_{nth}" if nth > 1 else f"listed_{argument}"] = each
        return found


NOTHING_OWN = Own()
Read: TypeAlias = tuple[OwnActs, Draw | None]
"""Acts of a kind, and what draws the id of the one that they are about."""


@dataclass(frozen=True, slots=True)
class Told:
    """Acts of one kind that are asked for, and the fields asked of them; `named` draws the id of
    the one that they are about.
    """

    acts: OwnActs
    fields: Fields
    named: Draw | None = None

    @property
    def read(self) -> Read:
        """What is read once, whatever is asked of it."""
        return self.acts, self.named

    @staticmethod
    def of(selecting: Selecting, parent: str, nodes: list[FieldNode]) -> "Told":
        """Those that a field of `parent` asks for. LIMIT_EXCEEDED."""
        collector, acts = selecting.collector, OWN[nodes[0].name.value]
        selecting.cost.spend(MOST, nodes[0])
        declared = _object(collector, parent).fields[nodes[0].name.value]
        given = arguments_of(declared, nodes[0], selecting.variables)
        one = given.get(acts.about.argument) if acts.about else None
        fields = collector.below(_object(collector, acts.name), nodes)
        return Told(acts, fields, as_id(one) if isinstance(one, Leaf) else None)

    def note(self, ledger: Ledger, role: Role) -> None:
        """What is told, for the journal, and by which clauses."""
        ledger.clauses.update(dict.fromkeys(self.acts.rests_on(role)))
        for nodes in self.fields.values():
            if (name := nodes[0].name.value) != "__typename":
                ledger.released[f"{self.acts.name}.{name}"] = None

    def shaper(self, column: int) -> RootShaper:
        """The acts as they are asked for, from a column of the row."""
        places = {to_camel_case(each): place for place, each in enumerate(self.acts.told)}
        told = {key: places.get(nodes[0].name.value) for key, nodes in self.fields.items()}
        typename = self.acts.name

        def shape(row: Row, seen: list[Any], _binding: Binding) -> Any:  # noqa: ANN401  a list of acts
            seen.extend(str(each[0]) for each in row[column])
            return [
                {
                    key: typename if place is None else _spelt(each[place])
                    for key, place in told.items()
                }
                for each in row[column]
            ]

        return shape


def _object(collector: Collector, name: str) -> GraphQLObjectType:
    found = collector.schema.type_map[name]
    if not isinstance(found, GraphQLObjectType):
        raise TypeError("fields are asked of object types")
    return found


def _spelt(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value  # a driver's UUID is none to the writer


def followed_acts(stated: Stated, selecting: Selecting, key: str, nodes: list[FieldNode]) -> Own:
    """The acts that a subscription follows under its key. LIMIT_EXCEEDED."""
    told = Told.of(selecting, "Subscription", nodes)
    beside = told.acts.sql(stated.role, told.named)
    made = plan(stated.law, stated.role, stated.purpose, (), beside=beside)
    told.note(made.ledger, stated.role)
    file = _file((told.acts,), stated.role)
    return Own(made, followed={key: told.shaper(-1)}, file=file, named=_named((told.read,)))


def own_account(stated: Stated, selecting: Selecting, fields: Fields) -> Own:
    """What is asked of `viewer`. LIMIT_EXCEEDED, PURPOSE_NOT_ALLOWED."""
    types, collector = selecting.schema.type_map, selecting.collector
    viewers = [key for key, nodes in fields.items() if nodes[0].name.value == "viewer"]
    if not viewers:
        return NOTHING_OWN
    wanted: dict[tuple[str, str], tuple[Path, Root]] = {}
    acts: dict[tuple[str, str], Told] = {}
    for key in viewers:
        for below, nodes in collector.below(types["Viewer"], fields[key]).items():
            name = nodes[0].name.value
            if name == "docket":
                page = selecting.page(f"{key}.{below}", "docket", nodes, "Viewer")
                wanted[key, below] = ((key, below), page)
            elif name in OWN:
                acts[key, below] = Told.of(selecting, "Viewer", nodes)
    if wanted:
        _may_see_a_docket(stated)
    read = list(dict.fromkeys(told.read for told in acts.values()))
    made = plan(
        stated.law, stated.role, None, list(wanted.values()), beside=_beside(read, stated.role)
    )
    beside: dict[str, dict[str, RootShaper]] = {key: {} for key in viewers}
    for (key, below), answered in zip(wanted, made.roots, strict=True):
        if not isinstance(answered, Listed):
            raise TypeError("a docket is a list")
        marks = selecting.marks[f"{key}.{below}"]
        beside[key][below] = connection_shaper(marks, answered, "Case")
    for (key, below), told in acts.items():
        told.note(made.ledger, stated.role)
        beside[key][below] = told.shaper(read.index(told.read) - len(read) - ACCOUNT)
    file = _file([kind for kind, _ in read], stated.role)
    return Own(made, beside, docket=bool(wanted), file=file, named=_named(read))


def _named(read: Iterable[Read]) -> tuple[tuple[str, Draw], ...]:
    return tuple(
        (kind.about.argument, named)
        for kind, named in read
        if kind.about is not None and named is not None
    )


def _file(kinds: Sequence[OwnActs], role: Role) -> Processing | None:
    """Of several, the one whose journal the fewest read; where the role can have no such acts, that
    of whatever it asks without a purpose.
    """
    files = frozenset[Processing]().union(*(each.files(role) for each in kinds))
    found = next((file for file in RESERVED if file in files), None)
    return found or (file_without_purpose(role) if kinds else None)


ACCOUNT = 2
"""Columns of the account, the last of the row: itself, and the roles held."""


def _beside(read: Sequence[Read], role: Role) -> Callable[[Sql], Sequence[str]]:
    """What writes acts of each kind once, and the account after them."""

    def written(sql: Sql) -> Iterator[str]:
        for kind, named in read:
            yield from kind.sql(role, named)(sql)
        yield from account_sql(sql)

    return lambda sql: tuple(written(sql))


def must_be_of_one_file(own: Own, file: Processing | None) -> None:
    """An operation is written down in one file: what is read beside his own acts, there or in his
    docket, is of theirs. PURPOSE_NOT_ALLOWED.
    """
    beside = {Processing.REGISTRY if own.docket else None, file} - {None, own.file}
    if own.file is not None and beside:
        raise refuse(
            Code.PURPOSE_NOT_ALLOWED,
            "your own acts are of another file than what you read beside them: ask for them in an "
            "operation of their own",
            "vos propres actes sont d’un autre fichier que ce que vous consultez en même temps : "
            "demandez-les par une opération à part",
        )


def _may_see_a_docket(stated: Stated) -> None:
    """The docket adds to no other purpose stated in the same operation (GX-05)."""
    purposes = (None, Purpose.CASE_PROCESSING)
    if stated.purpose not in purposes or stated.role not in TERMS[Purpose.CASE_PROCESSING].roles:
        raise refuse(
            Code.PURPOSE_NOT_ALLOWED,
            "the docket is open to those who process cases, under no other purpose",
            "le rôle des affaires est ouvert à qui les traite, sous aucune autre finalité",
            "48-1/al.1/c",
        )
