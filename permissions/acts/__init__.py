"""The acts of the law, gathered: one module a subject, each with its tuple `ACTS`.

An explicit tuple, as of the paragraphs: a module that is forgotten here does nothing.
"""

from permissions.acts import (
    assignments,
    assistance,
    authorisations,
    circumstances_recorded,
    designations,
    habilitations,
    issuing,
    notices,
    recording_cases,
    recording_course,
    recording_facts,
    recording_parties,
    recording_sentences,
    referrals,
    seals,
    stray_lines,
)
from permissions.acts.act import Act

ACTS: tuple[Act, ...] = (
    *issuing.ACTS,
    *authorisations.ACTS,
    *circumstances_recorded.ACTS,
    *notices.ACTS,
    *designations.ACTS,
    *habilitations.ACTS,
    *assignments.ACTS,
    *referrals.ACTS,
    *assistance.ACTS,
    *seals.ACTS,
    *stray_lines.ACTS,
    *recording_cases.ACTS,
    *recording_parties.ACTS,
    *recording_facts.ACTS,
    *recording_course.ACTS,
    *recording_sentences.ACTS,
)
