"""What each clause asks of an authorisation before it is issued (LAW 5.3)."""

from collections.abc import Iterator

from db.enumerations import Clause, Role, Scope
from permissions.acts.act import MADE, PURPOSE, Demand
from permissions.acts.circumstances import circumstances, search, where
from permissions.acts.clauses import OFFICERS, OPENINGS
from permissions.acts.competence import (
    CASE,
    CLAUSE,
    GRANTEE,
    assists_the_author,
    may_issue,
    opens_no_seal,
)
from permissions.acts.demanding import competent, must, needs
from permissions.acts.issuing_inputs import (
    ELEMENTS,
    EXPRESS,
    LATEST,
    OF_INTERCEPTION,
    SCOPE,
    SINCE,
    UNTIL,
    USUAL,
)
from permissions.communications import ITEM, sealed
from permissions.condition import AGENT, NOW, Exists, Row, reference
from permissions.cpp.facts import held_at
from permissions.cpp.interception_facts import active
from permissions.purposes import Purpose
from permissions.refusal import Code

NO_SUCH_ITEMS = (
    "what you give names nothing that is there, or cannot stand beside what is recorded",
    "ce que vous donnez ne nomme rien qui existe, ou ne peut coexister avec ce qui est enregistré",
)
"""Said alike of what is not there and of what is not of the case."""
UNDER_SEAL = (
    "an officer designates nothing that is under seal",
    "un officier ne désigne rien qui soit sous scellés",
)
"""Said to an officer of the case, who is shown that it is there and sealed, and nothing else."""


def asked_before(role: Role) -> tuple[Demand, ...]:
    """What the purpose names, which needs no look at the register; competence; then the limit of
    time, and what each clause rests on.
    """
    return (
        *_purpose(),
        *_competence(role),
        *_limits(),
        *_readers(),
        *_designated(),
        *circumstances(),
        *search(),
    )


def _competence(role: Role) -> Iterator[Demand]:
    for clause, opening in OPENINGS.items():
        yield competent(
            where(clause, may_issue(role, clause)),
            "in your role you do not issue such an authorisation in this case",
            "dans votre rôle vous ne délivrez pas une telle autorisation dans cette affaire",
            *opening.issued,
        )
        yield competent(
            where(clause, ~GRANTEE.term.eq(AGENT)),
            "nobody authorises himself",
            "nul ne s’autorise lui-même",
            *opening.issued,
        )
    yield competent(
        where(Clause.IV, assists_the_author()),
        "that person does not assist you",
        "cette personne ne vous assiste pas",
        "R40-47/IV/b",
    )
    if role in OFFICERS:
        seals_shut = where(Clause.VI, opens_no_seal())
        yield competent(seals_shut, *UNDER_SEAL, "R40-47/VI/d", "R40-47/II/f")


def _purpose() -> Iterator[Demand]:
    """The case is that of the purpose; the file, too: article 11-1 is of the register (GX-04)."""
    research = CLAUSE.term.eq(Clause.ART_11_1)
    processing = PURPOSE.eq(Purpose.CASE_PROCESSING.value)
    same_file = (research & processing) | (~research & ~processing)
    yield must(
        PURPOSE.absent() | same_file,
        Code.PURPOSE_NOT_ALLOWED,
        "the clause is of another file than your purpose: ART_11_1 is for CASE_PROCESSING, the "
        "others for INTERCEPT_CASE",
        "la clause est d’un autre fichier que votre finalité : ART_11_1 va avec CASE_PROCESSING, "
        "les autres avec INTERCEPT_CASE",
    )
    yield must(
        PURPOSE.absent() | CASE.term.eq(reference("case")),
        Code.PURPOSE_NOT_ALLOWED,
        "`case` is another case than your purpose names: leave it out, or state that one",
        "« case » n’est pas l’affaire de votre finalité : omettez-le, ou indiquez celle-là",
    )


def _limits() -> Iterator[Demand]:
    given = ~UNTIL.term.absent() | USUAL.term.eq(other=True)
    for clause, opening in OPENINGS.items():
        if opening.limit is not None:
            yield must(
                where(clause, given),
                Code.TIME_LIMIT_REQUIRED,
                "such an authorisation has an end: set `validUntil`, or `usualTerm`",
                "une telle autorisation a un terme : indiquez « validUntil » ou « usualTerm »",
                opening.limit,
            )
        yield needs(
            where(clause, UNTIL.term.absent() | NOW.lt(UNTIL.term)),
            "`validUntil` lies in the past",
            "« validUntil » est passé",
            *((opening.limit,) if opening.limit else opening.issued),
        )


def _readers() -> Iterator[Demand]:
    for clause, opening in OPENINGS.items():
        reads = active(GRANTEE.term) & held_at(GRANTEE.term, sorted(opening.readers), NOW)
        yield needs(
            where(clause, reads),
            "the clause opens nothing to that person",
            "la clause n’ouvre rien à cette personne",
            opening.read,
        )


def _designated() -> Iterator[Demand]:
    """Item by item where the clause asks for it; elements under article 11-1, and only there."""
    by_items = SCOPE.term.eq(Scope.ITEMS)
    for clause, opening in OPENINGS.items():
        if opening.items:
            yield needs(
                where(clause, by_items),
                "what may be read under this clause is designated item by item",
                "ce que cette clause ouvre est désigné élément par élément",
                *opening.issued,
            )
        if opening.express:
            yield needs(
                where(clause, EXPRESS.term.eq(other=True)),
                "such an authorisation is express: say so",
                "une telle autorisation est expresse : dites-le",
                *opening.issued,
            )
    yield needs(
        where(Clause.ART_11_1, ~by_items),
        "under article 11-1 give `elements`, and no `items`: the scope is WHOLE_CASE",
        "au titre de l’article 11-1 se donnent « elements », et non « items » : la portée est "
        "WHOLE_CASE",
        "48-1/al.14/c",
    )
    research, none_named = CLAUSE.term.eq(Clause.ART_11_1), ELEMENTS.term.absent()
    yield needs(
        (research & ~none_named) | (~research & none_named),
        "elements of a case are listed under article 11-1, and only there",
        "les éléments d’une procédure se désignent au titre de l’article 11-1, et là seulement",
        "48-1/al.14/c",
    )


def asked_of_what_is_written(role: Role) -> tuple[Demand, ...]:
    """Items that are of the case and that an officer reads himself; an end that may be set."""
    return (*_items(role), *_interval())


def _items(role: Role) -> Iterator[Demand]:
    entry, line = Row("authorisation_item", "designated"), Row("interception", "its_line")
    of_it = entry["authorisation_id"].eq(MADE) & entry["item_id"].eq(ITEM["id"])
    of_case = line["case_id"].eq(CASE.term) | line["id"].eq(OF_INTERCEPTION.term)
    its_line = Exists(line, line["id"].eq(ITEM["interception_id"]) & of_case)
    belongs = its_line & NOW.lt(ITEM["retention_expires_at"])
    own = Row("authorisation_item", "own")
    stranger = Exists(ITEM, ITEM["id"].eq(own["item_id"]) & belongs)
    yield needs(~Exists(own, own["authorisation_id"].eq(MADE) & ~stranger), *NO_SUCH_ITEMS)
    if role in OFFICERS:
        yield competent(
            ~Exists(entry, Exists(ITEM, of_it & sealed())),
            *UNDER_SEAL,
            "R40-47/VI/d",
            "R40-47/II/f",
        )


def _interval() -> Iterator[Demand]:
    yield needs(
        NOW.le(SINCE.term) & (UNTIL.term.absent() | SINCE.term.lt(UNTIL.term)),
        "an authorisation runs from now or later, to a later end",
        "une autorisation court à partir de maintenant ou plus tard, jusqu’à un terme postérieur",
    )
    for clause, opening in OPENINGS.items():
        if opening.limit is not None or clause is Clause.XII:
            yield needs(
                where(clause, UNTIL.term.le(LATEST.term)),
                "that is longer than such an authorisation may last",
                "c’est plus long qu’une telle autorisation ne peut durer",
                opening.limit or "R40-47/XII/c",
            )
