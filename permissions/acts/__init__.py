"""The acts of the law, gathered: one module a subject, each with its tuple `ACTS`.

An explicit tuple, as of the paragraphs: a module that is forgotten here does nothing.
"""

from permissions.acts import authorisations, circumstances_recorded, issuing, notices
from permissions.acts.act import Act

ACTS: tuple[Act, ...] = (
    *issuing.ACTS,
    *authorisations.ACTS,
    *circumstances_recorded.ACTS,
    *notices.ACTS,
)
