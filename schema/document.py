"""From the text of a document to a `Document`: parsed, within limits, valid, kept.

Order is protection: length, tokens, then weight (linear) come before validation, whose cost
grows faster. Nothing here knows the caller; a document kept for one serves all.
"""

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    parse,
)

from permissions.refusal import Code, Refusal, refuse
from permissions.sql import Binding
from permissions.subject import Caller
from schema.limits import Limits, beyond, enforce
from schema.location import place_of_error
from schema.request import Method
from schema.validation import LONGEST_NAME, check
from schema.variables import VariableShape, coerce_variables, shapes_of

# Bytes that the tree and the tokens take for each token (measured: 610 on short fields).
BYTES_PER_TOKEN = 800
DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A valid document. `digest` is the SHA-256 of its text; `size` what it takes up, in bytes.

    `operations` are by name, the one without a name under None. `told_by` is the schema, where what
    does not fit it may be told by its names. Compared by identity.
    """

    schema: GraphQLSchema
    ast: DocumentNode
    operations: Mapping[str | None, OperationDefinitionNode]
    fragments: Mapping[str, FragmentDefinitionNode]
    shapes: Mapping[str | None, tuple[VariableShape, ...]]
    digest: bytes
    size: int
    told_by: GraphQLSchema | None = None

    def operation(self, name: str | None, method: Method = "POST") -> OperationDefinitionNode:
        """The operation to execute.

        DOCUMENT_INVALID: unknown name, or none among several. METHOD_NOT_ALLOWED: GET, no query.
        """
        if name is None and len(self.operations) == 1:
            found = next(iter(self.operations.values()))
        elif name is not None and name in self.operations:
            found = self.operations[name]
        else:
            raise _no_such_operation(name)
        if method == "GET" and found.operation is not OperationType.QUERY:
            raise _only_queries_by_get()
        return found

    def variables(
        self, operation: OperationDefinitionNode, values: Mapping[str, object]
    ) -> dict[str, object]:
        """The coerced variables of one of its operations. VARIABLES_INVALID."""
        name = operation.name.value if operation.name else None
        return coerce_variables(self.shapes[name], values, self.told_by)


class Question(NamedTuple):
    """What is asked: a document, its operation to execute, the coerced variables."""

    document: Document
    node: OperationDefinitionNode
    variables: Mapping[str, Any]

    def binding(self, caller: Caller, clock: datetime | None) -> Binding:
        """What the parameters of its statement are drawn from."""
        references = caller.purpose.references if caller.purpose else {}
        return Binding(caller.agent, references, self.variables, clock)

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.node.operation

    @property
    def name(self) -> str | None:
        """The name of the operation, if it has one."""
        return self.node.name.value if self.node.name else None


class Documents:
    """The documents of a schema, the latest used kept: at most `entries`, at most `size` bytes."""

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits = DEFAULT_LIMITS,
        entries: int = 1_000,
        size: int = 64 << 20,
        *,
        introspection: bool = True,
        names: bool = False,
    ) -> None:
        self.schema, self.limits, self.introspection = schema, limits, introspection
        self.names = names
        self.entries, self.size = entries, size
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._taken = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, text: str) -> Document:
        """The document of a text. LIMIT_EXCEEDED, DOCUMENT_INVALID."""
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
            return found
        document = read(
            self.schema, text, self.limits, introspection=self.introspection, names=self.names
        )
        self._keep(text, document)
        return document

    def _keep(self, text: str, document: Document) -> None:
        if document.size > self.size:
            return
        self._kept[text] = document
        self._taken += document.size
        while self._taken > self.size or len(self._kept) > self.entries:
            self._taken -= self._kept.popitem(last=False)[1].size


def read(
    schema: GraphQLSchema,
    text: str,
    limits: Limits,
    *,
    introspection: bool = True,
    names: bool = False,
) -> Document:
    """Parse, weigh and validate a text, in that order, without keeping it. `names`: what does not
    fit the schema is told by its names.
    """
    if len(text) > limits.characters:
        raise beyond(limits, "characters")
    digest = sha256(_utf8(text)).digest()
    ast = _parse(text, limits)
    measure = enforce(ast, limits)
    check(schema, ast, limits, introspection=introspection, names=names)
    operations = {
        d.name.value if d.name else None: d
        for d in ast.definitions
        if isinstance(d, OperationDefinitionNode)
    }
    return Document(
        schema,
        ast,
        operations,
        {d.name.value: d for d in ast.definitions if isinstance(d, FragmentDefinitionNode)},
        {name: shapes_of(schema, operation) for name, operation in operations.items()},
        digest,
        measure.tokens * BYTES_PER_TOKEN + 4 * len(text),
        schema if names else None,
    )


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise refuse(
            Code.DOCUMENT_INVALID,
            "the document holds half a character (a lone surrogate)",
            "le document contient un demi-caractère (surrogate isolé)",
        ) from None


def _parse(text: str, limits: Limits) -> DocumentNode:
    try:
        return parse(text, max_tokens=limits.tokens, allow_empty_selection_sets=False)
    except GraphQLSyntaxError as error:
        if error.description.startswith("Document contains more than"):
            raise beyond(limits, "tokens", place_of_error(error)) from None
        if error.description.startswith("Document is nested too deeply"):
            raise beyond(limits, "depth", place_of_error(error)) from None
        raise _syntax(error) from None


_FOUND = re.compile(
    r"(?:Expected (?:[^']+|'[^']+'), found|Unexpected) (<EOF>|\w+|'?[!$&():=@\[\]{|}.]+'?)"
)


def _syntax(error: GraphQLSyntaxError) -> Refusal:
    """A syntax error, with the kind of what was found there and never its text."""
    line, column = location = place_of_error(error) or (1, 1)
    match = _FOUND.match(error.description)
    found = f" ({match[1].strip(chr(39))})" if match else ""
    refusal = refuse(
        Code.DOCUMENT_INVALID,
        f"syntax error at line {line}, column {column}{found}",
        f"erreur de syntaxe à la ligne {line}, colonne {column}{found}",
    )
    refusal.location = location
    return refusal


def _no_such_operation(name: str | None) -> Refusal:
    if name is None:
        return refuse(
            Code.DOCUMENT_INVALID,
            "the document holds several operations: say which by `operationName`",
            "le document contient plusieurs opérations : préciser laquelle par « operationName »",
        )
    shown = name[:LONGEST_NAME] if re.fullmatch(r"\w*", name, re.ASCII) else "?"
    return refuse(
        Code.DOCUMENT_INVALID,
        f"the document holds no operation `{shown}`",
        f"le document ne contient aucune opération « {shown} »",
    )


def _only_queries_by_get() -> Refusal:
    return refuse(
        Code.METHOD_NOT_ALLOWED,
        "GET is for queries only: send this operation by POST",
        "GET ne sert qu’aux requêtes de lecture : envoyer cette opération par POST",
    )
