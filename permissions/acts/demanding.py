"""How acts ask: demands that several of them make, and the words for them."""

from permissions.acts.act import PURPOSE, Amiss, Demand, Input
from permissions.condition import Condition, Term, reference
from permissions.refusal import Code, Said


def must(holds: Condition, code: Code, en: str, fr: str, *clauses: str) -> Demand:
    """What must hold, or the act is refused with that code."""
    return Demand(holds, code, Said(en, fr), clauses)


def needs(holds: Condition, en: str, fr: str, *clauses: str) -> Demand:
    """What must hold, or the act is refused with PRECONDITION_FAILED."""
    return must(holds, Code.PRECONDITION_FAILED, en, fr, *clauses)


def competent(holds: Condition, en: str, fr: str, *clauses: str) -> Demand:
    """What its author must be, or the act is refused with ISSUER_NOT_COMPETENT."""
    return must(holds, Code.ISSUER_NOT_COMPETENT, en, fr, *clauses)


def there(holds: Condition, *clauses: str) -> Demand:
    """What its author must be to know of it: otherwise it is as if it did not exist (GX-12)."""
    return Demand(holds, None, Said("not there", "absent"), clauses)


def one_end(until: Input, usual: Input) -> Amiss:
    """An end is set in one way: by an instant, or as the usual one."""
    two = Said(
        "`validUntil` and `usualTerm` are two ends: give one of them",
        "« validUntil » et « usualTerm » sont deux termes : indiquez l’un d’eux",
    )
    return lambda given: two if given.get(until.name) and given.get(usual.name) else None


def of_the_named_case(case: Term, *clauses: str) -> Demand:
    """The act is of the case that the purpose names, where one is stated (GX-02)."""
    return must(
        PURPOSE.absent() | case.eq(reference("case")),
        Code.PURPOSE_NOT_ALLOWED,
        "the act is of another case than your purpose names",
        "l’acte porte sur une autre affaire que celle de votre finalité",
        *clauses,
    )
