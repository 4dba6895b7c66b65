"""The acts of the law, gathered: one module a subject, each with its tuple `ACTS`.

An explicit tuple, as of the paragraphs: a module that is forgotten here does nothing.
"""

from permissions.acts import (
    access_requests,
    assignments,
    assistance,
    authorisations,
    circumstances_recorded,
    control_requests,
    designations,
    habilitations,
    inquiries,
    inquiry_duties,
    issuing,
    notices,
    prosecutor_replies,
    recording_cases,
    recording_course,
    recording_facts,
    recording_parties,
    recording_sentences,
    referrals,
    seals,
    stray_lines,
    studies,
    transmissions,
    victims_informed,
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
    *inquiries.ACTS,
    *inquiry_duties.ACTS,
    *prosecutor_replies.ACTS,
    *transmissions.ACTS,
    *control_requests.ACTS,
    *studies.ACTS,
    *access_requests.ACTS,
    *victims_informed.ACTS,
)
