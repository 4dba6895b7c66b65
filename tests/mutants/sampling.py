"""Some mutants of each paragraph and of each kind, the same at every run."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random

from mutants.changing import Kind
from mutants.mutating import Mutant
from permissions.law import Paragraph


def sample(every: Iterable[Mutant], *, each: int) -> list[Mutant]:
    """At most `each` of a paragraph, of different kinds, the rarest so far first; of the facts,
    which are everywhere, one of each kind.
    """
    random = Random(48_1)  # noqa: S311  not for secrets
    groups: dict[Paragraph | None, dict[Kind, list[Mutant]]] = defaultdict(dict)
    for mutant in every:
        groups[mutant.paragraph].setdefault(mutant.kind, []).append(mutant)
    chosen: list[Mutant] = []
    count = Counter[Kind]()
    for paragraph, kinds in groups.items():
        order = sorted(kinds, key=lambda kind: (count[kind], kind))
        for kind in order if paragraph is None else order[:each]:
            chosen.append(random.choice(kinds[kind]))
            count[kind] += 1
    return chosen
