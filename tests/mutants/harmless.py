"""Mutants that change nothing that anybody is shown or told, and why."""

from fnmatch import fnmatchcase

from mutants.mutating import Mutant

_NOT_CRIMINAL = "of a case that is not criminal it opens, and bars, nothing that is opened at all"
_HEARINGS = "is told by hearings alone, which are closed by HEARING_DATE"
_STATED = "a role that may not state the purpose is refused before any rule is asked"
_ONLY_ITS_ROLES = "the fact that it rests on holds in the roles named alone"
_IN_COMMON = "the link is asked for again with the person in common"
_ENFORCEMENT = "what is about enforcement, or a situation, is in no category that it opens"
_SITS = "a judge who sits no more is not in charge of the own case either"

_WHOLE = "an authorisation of the whole case covers the item anyhow"
_UNSEALED_TOO = "whoever reads under the seal reads the rest, by the text before"
_NO_OTHER = "the role may state no other purpose, and without one it is told its own account alone"
_COUNTED = (
    "cases are counted, and shown by nothing that a scenario asks; see the tests of statistics"
)

HARMLESS: tuple[tuple[str, str], ...] = (
    ("*act.scope = ITEMS, or WHOLE_CASE*", _WHOLE),
    ("*prior.scope = ITEMS, or WHOLE_CASE*", _WHOLE),
    ("*[[]2]: also INTERCEPT_ITEM", _UNSEALED_TOO),
    ("*[[]2]: also EXHIBIT", _UNSEALED_TOO),
    ("clerks_read_what_is_under_seal: also INTERCEPT_ITEM", _UNSEALED_TOO),
    ("clerks_read_what_is_under_seal: also EXHIBIT", _UNSEALED_TOO),
    ("reception_agents_are_authorised: for SAUJ_SERVICE", _NO_OTHER),
    ("research_is_for_bodies_under_order: for ART_11_1_RESEARCH", _NO_OTHER),
    ("cases_are_counted_*", _COUNTED),
    ("the_secrecy_*: not STAT_*", "is in nothing that is opened to inform victims"),
    ("what_is_past*: not FACTS_*", "is told of offences alone, which are gone with FACTS"),
    ("*: also COURT_REFERENCE", "courts are open to everyone, and no term applies to them"),
    ("what_is_past*: not GOVERNANCE", "is told of cases alone, which are gone"),
    ("what_is_past*: not TRIAL_PROCEDURE", _HEARINGS),
    ("those_in_charge_find_*: also TRIAL_PROCEDURE", _HEARINGS),
    ("the_secrecy_*: not TRIAL_PROCEDURE", _HEARINGS),
    ("courts_know_*: also TRIAL_PROCEDURE", _HEARINGS),
    ("what_is_past*: also OWN_ACCOUNT", "no term applies to accounts"),
    ("victims_*: also to *", _STATED),
    ("informing_*: also to *", _STATED),
    ("courts_know_*: also to NON_CRIMINAL_MAGISTRATE", _STATED),
    ("prosecutors_general_*: also to *", _STATED),
    ("informing_*: not to APPEAL_PROSECUTOR", _ONLY_ITS_ROLES),
    ("informing_*: not to CRIMINAL_JUDGE", _ONLY_ITS_ROLES),
    ("those_in_charge_read_*: also to *", _ONLY_ITS_ROLES),
    ("the_secrecy_*: without case.kind = CRIMINAL", _NOT_CRIMINAL),
    ("the_secrecy_*: case.kind = CRIMINAL*", _NOT_CRIMINAL),
    ("courts_know_whom_*: without case.kind = CRIMINAL*", _NOT_CRIMINAL),
    ("courts_know_whom_*: case.kind = CRIMINAL, or *", _NOT_CRIMINAL),
    *(
        (f"those_in_charge_read_*: also {category}", "a case of another kind holds none of it")
        for category in (
            "FACTS",
            "*IDENTITY",
            "COMPANY_*",
            "PROSECUTION_DECISION",
            "INVESTIGATION",
            "TRIAL_*",
            "ENFORCEMENT",
            "JUDICIAL_SITUATION",
        )
    ),
    (
        "those_in_charge_*: case.kind = CIVIL_COMMERCIAL_PROSECUTION, or CRIMINAL",
        "a prosecutor reads the criminal cases that he is seised of anyhow",
    ),
    *(
        (f"courts_know_whom_*: also {category}", "no record of it is about a party")
        for category in ("CASE_*", "FACTS", "HEARING_DATE", "GOVERNANCE", "OWN_ACCOUNT")
    ),
    ("courts_know_whom_*: also COMPANY_VICTIM", "whom cases have in common is implicated"),
    ("courts_know_whom_*: without any through*", _IN_COMMON),
    ("courts_know_whom_*: without link.*", _IN_COMMON),
    ("courts_know_whom_*: without (link.*", _IN_COMMON),
    ("courts_know_whom_*: link.ground *", _IN_COMMON),
    ("courts_know_whom_*: without any shared*", _IN_COMMON),
    ("courts_know_whom_*: * any enforced*", _ENFORCEMENT),
    ("courts_know_whom_*: enforced/*", _ENFORCEMENT),
    ("courts_know_whom_*: * party.id = enforced.party_id", _ENFORCEMENT),
    ("courts_know_whom_*: * party.id = situation.party_id", _ENFORCEMENT),
    ("courts_know_*: without any sits", _SITS),
    *(
        (f"everyone_reads_*: also {category}", "it opens nothing but accounts")
        for category in (
            "CASE_*",
            "FACTS",
            "COMPANY_*",
            "PROSECUTION_DECISION",
            "INVESTIGATION",
            "TRIAL_*",
            "ENFORCEMENT",
            "JUDICIAL_SITUATION",
            "NON_CRIMINAL",
            "GOVERNANCE",
            "HEARING_DATE",
        )
    ),
    *(
        (
            f"facts: assists/magistrate/held/held.role = {role}, or {other}",
            "a magistrate who holds the other role is one whom this opens for, too",
        )
        for role in ("APPEAL_PROSECUTOR", "CRIMINAL_JUDGE", "PROSECUTOR", "PROSECUTOR_GENERAL")
        for other in ("APPEAL_PROSECUTOR", "PROSECUTOR", "PROSECUTOR_GENERAL")
    ),
)
"""Patterns of mutants, each with the reason."""


def harmless(mutant: Mutant) -> str | None:
    """Why a mutant changes nothing; None if it does."""
    found = (reason for pattern, reason in HARMLESS if fnmatchcase(str(mutant), pattern))
    return next(found, None)
