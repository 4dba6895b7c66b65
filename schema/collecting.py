"""Which fields a selection asks of a type: fragments spread, `@skip` and `@include` applied."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    is_abstract_type,
)

Fields = dict[str, list[FieldNode]]
"""Response key -> the field nodes merged under it, in order of first appearance."""


class Collector:
    """Collects fields for one operation, its fragments and variables being known."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self.schema, self._fragments, self._variables = schema, fragments, variables

    def collect(self, kind: GraphQLNamedType, sets: Iterable[SelectionSetNode | None]) -> Fields:
        """The fields asked of an object type by several selection sets together."""
        found: Fields = {}
        spread: set[str] = set()
        for each in sets:
            if each is not None:
                self._gather(kind, each.selections, found, spread)
        return found

    def below(self, kind: GraphQLNamedType, nodes: Sequence[FieldNode]) -> Fields:
        """The fields asked below field nodes that are merged under one key."""
        return self.collect(kind, (node.selection_set for node in nodes))

    def _gather(
        self,
        kind: GraphQLNamedType,
        selections: Sequence[SelectionNode],
        found: Fields,
        spread: set[str],
    ) -> None:
        for node in selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                key = (node.alias or node.name).value
                found.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if self._applies(kind, node.type_condition):
                    self._gather(kind, node.selection_set.selections, found, spread)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                fragment = self._fragments[node.name.value]
                if self._applies(kind, fragment.type_condition):
                    self._gather(kind, fragment.selection_set.selections, found, spread)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            name = directive.name.value
            if name in ("skip", "include") and self._flag(directive) == (name == "skip"):
                return False
        return True

    def _flag(self, directive: Any) -> bool:  # noqa: ANN401  a DirectiveNode
        value = directive.arguments[0].value
        if isinstance(value, VariableNode):
            return bool(self._variables.get(value.name.value))
        return bool(value.value)

    def _applies(self, kind: GraphQLNamedType, condition: NamedTypeNode | None) -> bool:
        if condition is None or condition.name.value == kind.name:
            return True
        named = self.schema.type_map[condition.name.value]
        return is_abstract_type(named) and self.schema.is_sub_type(named, kind)
