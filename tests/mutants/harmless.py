"""Mutants that change nothing that anybody is shown or told, and why."""

from fnmatch import fnmatchcase

from mutants.harmless_files import FILES
from mutants.harmless_registry import REGISTRY
from mutants.harmless_studies import STUDIES
from mutants.mutating import Mutant

HARMLESS = (*REGISTRY, *STUDIES, *FILES)
"""Patterns of mutants, each with the reason."""


def harmless(mutant: Mutant) -> str | None:
    """Why a mutant changes nothing; None if it does."""
    found = (reason for pattern, reason in HARMLESS if fnmatchcase(str(mutant), pattern))
    return next(found, None)
