"""Validation of a document against the schema: the standard rules, in words of our own.

graphql-core's messages name types, arguments and values that the client never sent, and suggest
others. Only its verdict and the place are kept: each message is recognised and said again with
nothing but names that stand in the document; one that is not recognised becomes a general one.
"""

import re
from collections.abc import Iterable

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    ObjectFieldNode,
    ValueNode,
    validate,
)
from graphql.validation import (
    NoSchemaIntrospectionCustomRule,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    specified_rules,
)
from graphql.validation.rules import ASTValidationRule
from graphql.validation.validate import ValidationAbortedError

from permissions.refusal import Code, Refusal, Said
from schema.limits import Limits, beyond
from schema.location import place_of_error
from schema.naming import named
from schema.scalars import form_expected

NAME = "[_A-Za-z][_0-9A-Za-z]*"
LONGEST_NAME = 80

# (what graphql-core says, what is said instead); {0}, {1} are names taken from the document.
_TABLE = (
    (
        rf"Cannot query field '({NAME})' on type",
        "there is no field `{0}` here",
        "aucun champ « {0} » ici",
    ),
    (
        rf"Field '({NAME})' must not have a selection",
        "the field `{0}` has no subfields",
        "le champ « {0} » n’a pas de sous-champs",
    ),
    (
        rf"Field '({NAME})' of type .* must have a selection",
        "the field `{0}` needs a selection of subfields",
        "le champ « {0} » demande un choix de sous-champs",
    ),
    (
        rf"Fields '({NAME})' conflict because",
        "`{0}` is asked for twice with different meanings: use aliases",
        "« {0} » est demandé deux fois dans des sens différents : employer des alias",
    ),
    (
        rf"Unknown argument '({NAME})' on",
        "there is no argument `{0}` here",
        "aucun argument « {0} » ici",
    ),
    (
        rf"There can be only one argument named '({NAME})'",
        "the argument `{0}` is given twice",
        "l’argument « {0} » est donné deux fois",
    ),
    (
        r"Argument '.*' of type .* is required",
        "a required argument is missing here",
        "un argument obligatoire manque ici",
    ),
    (
        rf"There can be only one input field named '({NAME})'",
        "`{0}` is given twice",
        "« {0} » est donné deux fois",
    ),
    (
        rf"Unknown fragment '({NAME})'",
        "the fragment `{0}` is not defined",
        "le fragment « {0} » n’est pas défini",
    ),
    (
        rf"Fragment '({NAME})' is never used",
        "the fragment `{0}` is never used",
        "le fragment « {0} » ne sert pas",
    ),
    (
        rf"There can be only one fragment named '({NAME})'",
        "the fragment `{0}` is defined twice",
        "le fragment « {0} » est défini deux fois",
    ),
    (
        rf"Fragment '({NAME})' cannot be spread here",
        "the fragment `{0}` can never apply here",
        "le fragment « {0} » ne peut s’appliquer ici",
    ),
    (
        r"Fragment cannot be spread here",
        "this fragment can never apply here",
        "ce fragment ne peut s’appliquer ici",
    ),
    (
        r"Fragment .*cannot condition on non composite type",
        "a fragment needs a type that has fields",
        "un fragment demande un type qui a des champs",
    ),
    (
        rf"Cannot spread fragment '({NAME})' within itself",
        "the fragment `{0}` spreads itself",
        "le fragment « {0} » se contient lui-même",
    ),
    (rf"Unknown type '({NAME})'", "there is no type `{0}`", "aucun type « {0} »"),
    (
        rf"Unknown directive '@({NAME})'",
        "there is no directive `@{0}`",
        "aucune directive « @{0} »",
    ),
    (
        rf"Directive '@({NAME})' may not be used on",
        "the directive `@{0}` has no place here",
        "la directive « @{0} » n’a pas sa place ici",
    ),
    (
        rf"The directive '@({NAME})' can only be used once",
        "the directive `@{0}` is given twice",
        "la directive « @{0} » est donnée deux fois",
    ),
    (
        rf"Variable '\$({NAME})' is not defined",
        "the variable `${0}` is not defined",
        "la variable « ${0} » n’est pas définie",
    ),
    (
        rf"Variable '\$({NAME})' is never used",
        "the variable `${0}` is never used",
        "la variable « ${0} » ne sert pas",
    ),
    (
        rf"There can be only one variable named '\$({NAME})'",
        "the variable `${0}` is defined twice",
        "la variable « ${0} » est définie deux fois",
    ),
    (
        rf"Variable '\$({NAME})' cannot be non-input type",
        "the variable `${0}` needs an input type",
        "la variable « ${0} » demande un type d’entrée",
    ),
    (
        rf"Variable '\$({NAME})' (?:of type .* used|is of type)",
        "the variable `${0}` is not of the type expected here",
        "la variable « ${0} » n’est pas du type attendu ici",
    ),
    (
        rf"There can be only one operation named '({NAME})'",
        "the operation `{0}` is defined twice",
        "l’opération « {0} » est définie deux fois",
    ),
    (
        r"This anonymous operation must be the only",
        "an operation without a name must be the only one",
        "une opération sans nom doit être la seule",
    ),
    (
        r"The (query|mutation|subscription) operation is not supported",
        "there is no {0} here",
        "aucune opération « {0} » ici",
    ),
    (
        r"(?:Subscription .*|Anonymous Subscription) must (?:select only one|not select)",
        "a subscription follows one thing: ask for each in an operation of its own",
        "un abonnement suit une seule chose : demandez chacune dans une opération à part",
    ),
    (
        r"The .* definition is not executable",
        "only operations and fragments may be sent",
        "seuls des opérations et des fragments peuvent être envoyés",
    ),
    (
        r"GraphQL introspection has been disabled",
        "introspection is closed here",
        "l’introspection est fermée ici",
    ),
    (
        r"Maximum introspection depth exceeded",
        "the introspection is nested too deeply",
        "l’introspection est trop imbriquée",
    ),
)
SAYINGS = tuple((re.compile(pattern, re.DOTALL), Said(en, fr)) for pattern, en, fr in _TABLE)

ILL_VALUED = Said(
    "the value does not fit the type expected here", "la valeur n’est pas du type attendu ici"
)
UNFIT = Said("this does not fit the schema", "ceci ne correspond pas au schéma")


def check(
    schema: GraphQLSchema,
    document: DocumentNode,
    limits: Limits,
    *,
    introspection: bool = True,
    names: bool = False,
) -> None:
    """Refuse a document that breaks a rule of validation, or introspects where that is closed.

    The first error is the refusal, the others (at most `limits.errors` in all) its `more`. `names`:
    what a value should have been is told by the names of the schema.
    """
    errors = validate(
        schema,
        document,
        rules_within(limits.comparisons, introspection=introspection),
        max_errors=limits.errors,
        hide_suggestions=True,
    )
    if not errors:
        return
    refusals = [
        refusal_of(error, schema if names else None)
        for error in errors
        if not isinstance(error, ValidationAbortedError)
    ]
    if not refusals:
        raise beyond(limits, "comparisons")
    first, *others = refusals
    first.more = tuple(others)
    raise first


def rules_within(
    comparisons: int, *, introspection: bool = True
) -> tuple[type[ASTValidationRule], ...]:
    """The standard rules, the one on overlapping fields held to so many units of work."""

    class BoundedOverlap(OverlappingFieldsCanBeMergedRule):
        def __init__(self, context: ValidationContext) -> None:
            super().__init__(context)
            self.rule_context.remaining_complexity_budget = comparisons

    rules = tuple(
        BoundedOverlap if rule is OverlappingFieldsCanBeMergedRule else rule
        for rule in specified_rules
    )
    return rules if introspection else (*rules, NoSchemaIntrospectionCustomRule)


def refusal_of(error: GraphQLError, told_by: GraphQLSchema | None = None) -> Refusal:
    """A validation error said again without anything that the client did not send, save for names
    of the schema that it is told by.
    """
    said = named(told_by, error.message) if told_by else None
    return Refusal(
        Code.DOCUMENT_INVALID,
        said or _said(error.message, error.nodes or ()),
        location=place_of_error(error),
    )


def _said(message: str, nodes: Iterable[Node]) -> Said:
    for pattern, said in SAYINGS:
        if match := pattern.match(message):
            names = [name[:LONGEST_NAME] for name in match.groups()]
            return Said(said.en.format(*names), said.fr.format(*names))
    if form := form_expected(message):
        return form
    return (
        ILL_VALUED
        if any(isinstance(node, ValueNode | ObjectFieldNode) for node in nodes)
        else UNFIT
    )
