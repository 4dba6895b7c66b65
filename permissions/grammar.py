"""The little grammar that conditions are said in: articles, contractions, small words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from permissions.condition import Operator
from permissions.refusal import Said
from permissions.vocabulary import Noun

_VOWELS = "aeiouyàâäéèêëîïôöùûüæœh"


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language says what conditions say."""

    language: Literal["en", "fr"]
    always: str
    never: str
    including: str
    empty: str
    filled: str
    none_of: str
    not_that: str
    any: str
    yes: str
    no: str
    or_: str
    colon: str
    between: str
    in_force: str
    current: str
    named: str
    relations: Mapping[tuple[Operator, bool, bool], str]

    def pick(self, said: Said | Noun) -> str:
        """The text in this language."""
        return said.en if self.language == "en" else said.fr

    def relation(self, operator: Operator, *, turned: bool, positive: bool) -> str:
        """The words between two terms; `turned`: their sides were exchanged."""
        return self.relations[operator, turned and operator is not Operator.EQ, positive]

    def related(self, relation: str, thing: str) -> str:
        """The words between two terms with the second of them."""
        if relation == _AT_MOST:
            if thing.startswith("le "):
                return f"{relation} au {thing.removeprefix('le ')}"
            if thing.startswith("les "):
                return f"{relation} aux {thing.removeprefix('les ')}"
            if thing.startswith(("la ", "l’")):
                return f"{relation} à {thing}"
        return f"{relation} {thing}".strip()

    def the(self, noun: Noun) -> str:
        """The noun with the definite article."""
        if self.language == "en":
            return f"the {noun.en}"
        if noun.gender.endswith("p"):
            return f"les {noun.fr}"
        if _elides(noun.fr):
            return f"l’{noun.fr}"
        return f"{'le' if noun.gender == 'm' else 'la'} {noun.fr}"

    def a(self, noun: Noun) -> str:
        """The noun with the indefinite article."""
        if self.language == "en":
            return f"{'an' if noun.en[0] in 'aeio' else 'a'} {noun.en}"
        if noun.gender.endswith("p"):
            return f"des {noun.fr}"
        return f"{'un' if noun.gender == 'm' else 'une'} {noun.fr}"

    def that(self, noun: Noun) -> str:
        """The noun, pointed at."""
        if self.language == "en":
            return f"that {noun.en}"
        if noun.gender == "f":
            return f"cette {noun.fr}"
        return f"{'cet' if _elides(noun.fr) else 'ce'} {noun.fr}"

    def of(self, thing: str, owner: str) -> str:
        """A thing of an owner, both with their articles."""
        if self.language == "en":
            return f"{thing} of {owner}"
        if owner.startswith("le "):
            return f"{thing} du {owner.removeprefix('le ')}"
        if owner.startswith("les "):
            return f"{thing} des {owner.removeprefix('les ')}"
        return f"{thing} de {owner}"

    def either(self, parts: Iterable[str]) -> str:
        """One of several at least."""
        first, *rest = parts
        comma = ", or " if self.language == "en" else ", ou "
        return comma.join((first, *rest))

    def there_is(self, thing: str) -> str:
        """There is such a thing."""
        return f"there is {thing}" if self.language == "en" else f"il existe {thing}"

    def there_is_no(self, thing: str) -> str:
        """There is no such thing."""
        if self.language == "en":
            return f"there is no {thing.split(' ', 1)[1]}"
        bare = thing.split(" ", 1)[1]
        return f"il n’existe pas {'d’' if _elides(bare) else 'de '}{bare}"

    def is_(self, thing: str, predicate: str) -> str:
        """A sentence on a thing."""
        return f"{thing}{self.colon}{predicate}"

    def it_is(self, predicate: str) -> str:
        """On the thing being described itself."""
        return f"it is {predicate}" if self.language == "en" else f"il s’agit de : {predicate}"


def _elides(noun: str) -> bool:
    return noun[0].lower() in _VOWELS


_EQ, _LT, _LE = Operator.EQ, Operator.LT, Operator.LE
_AT_MOST = "au plus tard"

ENGLISH = Grammar(
    language="en",
    always="always",
    never="never for this kind of record",
    including="including",
    empty="empty",
    filled="filled in",
    none_of="none of",
    not_that="not:",
    any="any",
    yes="yes",
    no="no",
    or_="or",
    colon=": ",
    between="; ",
    in_force="in force",
    current="current",
    named="that the purpose names",
    relations={
        (_EQ, False, True): "",
        (_EQ, False, False): "other than",
        (_LT, False, True): "before",
        (_LT, False, False): "not before",
        (_LT, True, True): "after",
        (_LT, True, False): "not after",
        (_LE, False, True): "not after",
        (_LE, False, False): "after",
        (_LE, True, True): "not before",
        (_LE, True, False): "before",
    },
)
FRENCH = Grammar(
    language="fr",
    always="toujours",
    never="jamais pour ce type d’enregistrement",
    including="dont",
    empty="vide",
    filled="non vide",
    none_of="aucun de",
    not_that="non :",
    any="quelconque",
    yes="oui",
    no="non",
    or_="ou",
    colon=" : ",
    between=" ; ",
    in_force="en vigueur",
    current="en cours",
    named="que désigne la finalité",
    relations={
        (_EQ, False, True): "",
        (_EQ, False, False): "autre que",
        (_LT, False, True): "avant",
        (_LT, False, False): "pas avant",
        (_LT, True, True): "après",
        (_LT, True, False): _AT_MOST,
        (_LE, False, True): _AT_MOST,
        (_LE, False, False): "après",
        (_LE, True, True): "pas avant",
        (_LE, True, False): "avant",
    },
)
