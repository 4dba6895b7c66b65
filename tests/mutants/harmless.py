"""Mutants that change nothing that anybody is shown or told, and why."""

import re
from fnmatch import translate

from mutants.harmless_files import FILES
from mutants.harmless_registry import REGISTRY
from mutants.harmless_studies import STUDIES
from mutants.mutating import Mutant

HARMLESS = (*REGISTRY, *STUDIES, *FILES)
"""Patterns of mutants, each with the reason."""
_COMPILED = tuple((re.compile(translate(pattern)), reason) for pattern, reason in HARMLESS)


def harmless(mutant: Mutant) -> str | None:
    """Why a mutant changes nothing; None if it does."""
    words = str(mutant)
    return next((reason for pattern, reason in _COMPILED if pattern.match(words)), None)
