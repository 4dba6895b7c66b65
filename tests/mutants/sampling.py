"""Some mutants of each kind for each paragraph, the same at every run."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from mutants.changing import Kind
from mutants.mutating import Mutant
from permissions.law import Paragraph


def sample(every: Iterable[Mutant], *, each: int) -> list[Mutant]:
    """At most `each` of a kind and paragraph; twice as many of the facts, which are everywhere."""
    random = Random(48_1)  # noqa: S311  not for secrets
    groups: dict[tuple[Paragraph | None, Kind], list[Mutant]] = defaultdict(list)
    for mutant in every:
        groups[mutant.paragraph, mutant.kind].append(mutant)
    chosen: list[Mutant] = []
    for (paragraph, _), group in groups.items():
        most = each if paragraph is not None else 2 * each
        chosen += random.sample(group, min(most, len(group)))
    return chosen
