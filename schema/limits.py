"""Limits on documents: what a document may weigh, measured in one pass before anything costly.

A definition is weighed alone, then fragments are added to what spreads them, each computed once:
the work is the number of nodes, whatever the document would unfold to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TokenKind,
)

from permissions.refusal import Code, Refusal, Said, refuse
from schema.location import place

# Sums are cut here: doubled fragments would otherwise make numbers of thousands of digits.
CEILING = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may hold. `fields` and `aliases` are counted with fragments spread.

    `comparisons` is the work, in units of graphql-core, that the check of overlapping fields may
    take; `errors` the validation errors that are reported.
    """

    characters: int = 50_000
    tokens: int = 2_000
    literal_depth: int = 16
    operations: int = 10
    fragments: int = 50
    directives: int = 50
    root_fields: int = 20
    aliases: int = 100
    fields: int = 500
    depth: int = 16
    comparisons: int = 8_000
    errors: int = 10


UNITS = {
    "characters": Said("characters", "caractères"),
    "tokens": Said("tokens", "unités lexicales"),
    "literal_depth": Said("levels of nested values", "niveaux de valeurs imbriquées"),
    "operations": Said("operations", "opérations"),
    "fragments": Said("fragments", "fragments"),
    "directives": Said("directives", "directives"),
    "root_fields": Said("fields at the root", "champs à la racine"),
    "aliases": Said("aliases", "alias"),
    "fields": Said("fields, fragments spread,", "champs, fragments développés,"),
    "depth": Said("levels of nested fields", "niveaux de champs imbriqués"),
    "comparisons": Said("comparisons of like-named fields", "comparaisons de champs homonymes"),
}


def beyond(limits: Limits, name: str, location: tuple[int, int] | None = None) -> Refusal:
    """The refusal of a document that is over the limit called `name`."""
    limit, unit = getattr(limits, name), UNITS[name]
    refusal = refuse(
        Code.LIMIT_EXCEEDED,
        f"more than {limit} {unit.en} in the document",
        f"plus de {limit} {unit.fr} dans le document",
    )
    refusal.location = location
    return refusal


@dataclass(slots=True)
class Weight:
    """What a definition weighs; `top` are its outermost fields, `spreads` (fragment, depth)."""

    fields: int = 0
    aliases: int = 0
    directives: int = 0
    top: int = 0
    depth: int = 0
    spreads: list[tuple[str, int]] = field(default_factory=list)

    def add(self, other: "Weight", depth: int) -> None:
        """Count a fragment spread `depth` levels of fields below this definition."""
        self.fields = min(CEILING, self.fields + other.fields)
        self.aliases = min(CEILING, self.aliases + other.aliases)
        self.directives = min(CEILING, self.directives + other.directives)
        self.depth = max(self.depth, depth + other.depth)
        if depth == 0:
            self.top = min(CEILING, self.top + other.top)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a document weighs, and the work it took to know (nodes, spreads and tokens seen)."""

    tokens: int
    work: int


def enforce(document: DocumentNode, limits: Limits) -> Measure:
    """Refuse a parsed document that is over a limit or whose fragments run in circles."""
    tokens = _weigh_tokens(document, limits)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    defined = [d for d in document.definitions if isinstance(d, FragmentDefinitionNode)]
    for name, number in (("operations", len(operations)), ("fragments", len(defined))):
        if number > getattr(limits, name):
            raise beyond(limits, name)
    fragments = {fragment.name.value: fragment for fragment in defined}
    alone = {name: weigh(fragment) for name, fragment in fragments.items()}
    work = tokens + sum(_seen(weight) for weight in alone.values())
    spread = _spread(alone, fragments)
    for operation in operations:
        weight = weigh(operation)
        work += _seen(weight)
        _add_spreads(weight, spread)
        _refuse_heavy(weight, operation, limits)
    return Measure(tokens, work)


def weigh(definition: OperationDefinitionNode | FragmentDefinitionNode) -> Weight:
    """The weight of one definition, what it spreads left out. Linear, without recursion."""
    weight = Weight(directives=len(definition.directives or ()))
    for variable in definition.variable_definitions or ():
        weight.directives += len(variable.directives or ())
    stack: list[tuple[SelectionSetNode, int, set[str]]] = [(definition.selection_set, 0, set())]
    while stack:
        stack.extend(_weigh_level(weight, *stack.pop()))
    return weight


def _weigh_level(
    weight: Weight, selection_set: SelectionSetNode, depth: int, spread_here: set[str]
) -> Iterator[tuple[SelectionSetNode, int, set[str]]]:
    """Count one selection set; yield those below. A fragment counts once under one field."""
    for node in selection_set.selections:
        weight.directives += len(node.directives or ())
        match node:
            case FieldNode():
                weight.fields += 1
                weight.top += depth == 0
                weight.aliases += node.alias is not None
                weight.depth = max(weight.depth, depth + 1)
                if node.selection_set:
                    yield node.selection_set, depth + 1, set()
            case InlineFragmentNode():
                yield node.selection_set, depth, spread_here
            case FragmentSpreadNode() if node.name.value not in spread_here:
                spread_here.add(node.name.value)
                weight.spreads.append((node.name.value, depth))
            case _:
                pass


def _seen(weight: Weight) -> int:
    return weight.fields + len(weight.spreads) + 1


def _add_spreads(weight: Weight, spread: Mapping[str, Weight]) -> None:
    for name, depth in weight.spreads:
        if name in spread:  # an unknown fragment is the validation's to report
            weight.add(spread[name], depth)


def _spread(
    alone: dict[str, Weight], fragments: Mapping[str, FragmentDefinitionNode]
) -> Mapping[str, Weight]:
    """The weights of fragments with all they spread, leaves first; a circle is refused."""
    done: dict[str, Weight] = {}
    for root, weight in alone.items():
        path = {root: iter(weight.spreads)}
        while path:
            name = next(reversed(path))
            below = next((s for s, _ in path[name] if s in alone and s not in done), None)
            if below is None:
                path.pop(name)
                if name not in done:
                    _add_spreads(alone[name], done)
                    done[name] = alone[name]
            elif below in path:
                raise _circular(fragments[below])
            else:
                path[below] = iter(alone[below].spreads)
    return done


def _circular(fragment: FragmentDefinitionNode) -> Refusal:
    name = fragment.name.value[:80]
    refusal = refuse(
        Code.DOCUMENT_INVALID,
        f"the fragment `{name}` spreads itself",
        f"le fragment « {name} » se contient lui-même",
    )
    refusal.location = place(fragment)
    return refusal


def _refuse_heavy(weight: Weight, operation: OperationDefinitionNode, limits: Limits) -> None:
    for name, found in (
        ("depth", weight.depth),
        ("root_fields", weight.top),
        ("aliases", weight.aliases),
        ("directives", weight.directives),
        ("fields", weight.fields),
    ):
        if found > getattr(limits, name):
            raise beyond(limits, name, place(operation))


def _weigh_tokens(document: DocumentNode, limits: Limits) -> int:
    """The tokens of a document; brackets within parentheses are nested values or list types."""
    count = parentheses = nested = 0
    token = document.loc.start_token if document.loc else None
    while token is not None:
        count += 1
        match token.kind:
            case TokenKind.PAREN_L:
                parentheses, nested = parentheses + 1, 0
            case TokenKind.PAREN_R:
                parentheses -= 1
            case TokenKind.BRACE_L | TokenKind.BRACKET_L if parentheses:
                nested += 1
                if nested > limits.literal_depth:
                    raise beyond(limits, "literal_depth", (token.line, token.column))
            case TokenKind.BRACE_R | TokenKind.BRACKET_R if parentheses:
                nested -= 1
            case TokenKind.STRING | TokenKind.BLOCK_STRING if "\0" in (token.value or ""):
                raise _unstorable(token.line, token.column)
            case _:
                pass
        token = token.next
    return count


def _unstorable(line: int, column: int) -> Refusal:
    refusal = refuse(
        Code.DOCUMENT_INVALID,
        "a text holds the character U+0000, which no text of the register has",
        "un texte contient le caractère U+0000, qu’aucun texte du registre n’a",
    )
    refusal.location = line, column
    return refusal
