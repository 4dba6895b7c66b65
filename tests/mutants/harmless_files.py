"""Mutants of the rules of interceptions and of antecedents that change nothing anybody is shown or
told, and why.
"""

_WHOLE = "an authorisation of the whole case covers the item anyhow"
_UNSEALED_TOO = "whoever reads under the seal reads the rest, by the text before"
_UNSEEN = "what is under seal is read of what is seen, and the text before asks the same of that"
_OF_NO_SEAL = "all that it opens is under no seal"
_NO_SEAL = "requests have nothing under seal"
_ENDS = "where a clause sets a limit, that there is an end is asked besides"
_HELD_AS = "the role signed in is asked for again, with the one held then"
_ITEMS = "items alone are designated, or decided on; an exhibit is none"
_HIDDEN = "the record is gone, and all that it tells with it"
_ALL_READ = "a clerk reads what is under seal anyway, by the text after"
_ALIKE = "every inquirer reads the same records, each by his own paragraph"
_NOT_READ = "no paragraph opens what is of a victim, or of neither"
_NOT_RECORDS = "the condition speaks of records alone"
_BY_KIND = "of that category there is nothing but in what is of another kind"
_OWN_SEALS = "magistrates and clerks who see the item read what is under seal by their own text"
_NOT_HIMSELF = "nobody assists himself: the register takes no such link"
_UNKNOWN = "what was not unsealed has no such instant, and of the unknown nothing is opened"
_UNSEEN_CONTENT = "of what it would tell, that there is such a record is in another category"
_WHEN_TAKEN = "no further action is left out from the day it is taken"
_NOT_REOPENED = "what was not reopened has no such instant, and of the unknown nothing is told"
_JOURNAL = "no scenario has a journal; see the tests of governance"

_SEALED = (
    "specialised_*[[]2]",
    "interpreters_*[[]2]",
    "foreign_*[[]2]",
    "the_decryption_service_reads_what_an_officer_*[[]2]",
    "maintainers_read_*[[]2]",
    "contractors_read_*[[]2]",
)
"""Texts that open what is under seal; the text before opens the rest by the same authorisation."""

FILES: tuple[tuple[str, str], ...] = (
    ("*act.scope = ITEMS, or WHOLE_CASE*", _WHOLE),
    ("*prior.scope = ITEMS, or WHOLE_CASE*", _WHOLE),
    ("*act/without act.scope = ITEMS", _WHOLE),
    ("*prior/without prior.scope = ITEMS", _WHOLE),
    ("*[[]2]: also INTERCEPT_ITEM", _UNSEALED_TOO),
    ("*[[]2]: also EXHIBIT", _UNSEALED_TOO),
    *(
        (f"{text}: also {category}", _UNSEALED_TOO)
        for text in _SEALED
        if not text.startswith("the_decryption")
        for category in ("COMM_*", "CLEAR_*")
    ),
    *(
        (f"the_decryption_service_reads_what_is_encrypted[[]2]: also {category}", _UNSEALED_TOO)
        for category in ("COMM_DATA", "COMM_CONTENT")
    ),
    *(
        (f"the_decryption_service_reads_what_an_officer_*[[]2]: also {category}", _UNSEALED_TOO)
        for category in ("COMM_DATA", "COMM_INFORMATION")
    ),
    *(
        (f"{text}: act/{change}", _UNSEEN)
        for text in _SEALED
        for change in (
            "without act.[!i]*",
            "without act.iss*",
            "without any [!pu]*",
            "without no *",
            "without (*",
            "without ((*",
            "act.clause = *, or *",
            "act.scope = *, or *",
            "act.issuer_role among *, or *",
            "act.issuer_role = *, or *",
            "<= in *",
            "entry/without *",
            "request/without *",
        )
    ),
    *(
        (f"contractors_read_*[[]2]: act/{change}", _UNSEEN)
        for change in (
            "delegation/without delegation.[!i]*",
            "delegation/without delegation.issuer_office *",
            "delegation/without (*",
            "delegation/without no (*",
            "delegation/<= in *",
            "delegation/delegation.issuer_office = *, or *",
            "difficulty/without *",
            "difficulty/<= in *",
            "prior/without prior.[!i]*",
            "prior/without prior.iss*",
            "prior/without any *",
            "prior/without no *",
            "prior/without (*",
            "prior/prior.clause = *, or *",
            "prior/prior.scope = *, or *",
            "prior/prior.issuer_role among *, or *",
            "prior/<= in *",
            "prior/entry/without *",
        )
    ),
    ("*[[]2]: act/but not act.case_id = request.case_id", _NO_SEAL),
    *(
        (f"{name}: act/not even if act.valid_until absent", _ENDS)
        for name in (
            "interpreters_*",
            "the_request_*",
            "foreign_*",
            "maintainers_read_*",
            "contractors_read_*",
            "readers_of_*",
        )
    ),
    ("*: act/prior/not even if prior.valid_until absent", _ENDS),
    ("contractors_*: act/prior/without prior.issued_at <= now", "the later step is issued by now"),
    ("contractors_*: act/prior/< in prior.issued_at <= now", "the later step is issued by now"),
    *(
        (f"interceptions_past_*: not {category}", _HIDDEN)
        for category in ("COMM_INFORMATION", "COMM_CONTENT", "CLEAR_*", "SEALED_*")
    ),
    ("interceptions_past_*: also PLATFORM_USER", _HIDDEN),
    (
        "interceptions_past_*[[]2]: for INTERCEPT_OVERSIGHT",
        "acts of this file are opened for no other purpose",
    ),
    (
        "interceptions_past_*[[]2]: also *",
        "what is kept is of nothing that is gone, and other acts go with their case",
    ),
    (
        "interceptions_past_*: not even if no now < interception.retention_expires_at",
        "an item is gone with its interception, or before",
    ),
    *(
        (f"the_magistrate_in_charge_opens_*: {change}", _UNSEALED_TOO)
        for change in ("also COMM_*", "also CLEAR_*", "also INTERCEPT_ITEM", "also EXHIBIT")
    ),
    ("the_magistrate_in_charge_opens_*: also to *", _OWN_SEALS),
    *(
        (f"{name}: without *.case_id = reference:case", _UNSEEN)
        for name in ("the_magistrate_in_charge_opens_*", "clerks_read_what_is_under_seal")
    ),
    ("the_magistrate_in_charge_opens_*: without any referred", _UNSEEN),
    ("the_magistrate_in_charge_opens_*: but not request.case_id = reference:case", _NO_SEAL),
    ("the_magistrate_in_charge_opens_*: act/* act.case_id = request.case_id", _NO_SEAL),
    ("clerks_read_the_cases_*: also SEALED_*", _ALL_READ),
    ("clerks_read_what_is_under_seal: always", _UNSEEN),
    ("clerks_read_what_is_under_seal: without any assists", _UNSEEN),
    ("clerks_read_what_is_under_seal: but not request.case_id = reference:case", _NO_SEAL),
    *(
        (f"clerks_read_what_is_under_seal: {change}", _UNSEALED_TOO)
        for change in ("also COMM_*", "also CLEAR_*", "also INTERCEPT_ITEM", "also EXHIBIT")
    ),
    *(
        (f"clerks_read_what_is_under_seal: also to {role}", _OWN_SEALS)
        for role in ("*PROSECUTOR*", "CRIMINAL_JUDGE", "NON_CRIMINAL_MAGISTRATE")
    ),
    ("specialised_*: act/without no act.issuer_id = agent", _NOT_HIMSELF),
    ("specialised_*: act/without no act.confirmed_by_id = agent", _NOT_HIMSELF),
    ("customs_officers_read_*: also CLEAR_DATA", "data are read in clear, by the text after"),
    *(
        (f"customs_officers_read_*[[]2]: also {category}", _BY_KIND)
        for category in (
            "COMM_INFORMATION",
            "COMM_CONTENT",
            "SEALED_INFORMATION",
            "SEALED_CONTENT",
        )
    ),
    *(
        (f"{name}: not EXHIBIT", _ITEMS)
        for name in ("interpreters_*", "foreign_*", "readers_of_i_to_iii_*")
    ),
    ("interpreters_read_what_an_officer_*: also SEALED_*", _OF_NO_SEAL),
    ("the_decryption_service_reads_what_is_encrypted: also SEALED_*", _OF_NO_SEAL),
    ("interpreters_read_what_an_officer_*: act/not even if item.unsealed_at absent", _UNKNOWN),
    ("the_decryption_service_reads_what_is_encrypted: not even if item.unsealed_at *", _UNKNOWN),
    (
        "interpreters_read_what_an_officer_*: act/without act.issuer_role among CUSTOMS_*",
        _HELD_AS,
    ),
    *(
        (f"interpreters_read_what_an_officer_*: act/act.issuer_role *, or {role}", _HELD_AS)
        for role in ("ANTENJ_*", "CRIMINAL_JUDGE", "*_AGENT", "PROSECUTOR", "SPECIALISED_*")
    ),
    *(
        (f"{name}: for every purpose", "with no purpose stated, none of that is named")
        for name in (
            "the_request_*",
            "useful_items_*",
            "a_named_inquiry_*",
            "what_is_sent_abroad_*[[][23]]",
        )
    ),
    *(
        (f"{name}listed_role = JUDICIAL_POLICE_OFFICER, or *", _HELD_AS)
        for name in ("useful_items_*", "the_decryption_service_reads_what_an_officer_*")
    ),
    *(
        (f"contractors_read_*: act/act.issuer_role = ANTENJ_DIRECTOR, or {role}", _HELD_AS)
        for role in (
            "ANTENJ_MAGISTRATE",
            "CRIMINAL_JUDGE",
            "JUDICIAL_POLICE_*",
            "PROSECUTOR",
            "SPECIALISED_*",
        )
    ),
    (
        "maintainers_and_contractors_are_cleared: cleared/without cleared.level *",
        "there is no level below *Secret*",
    ),
    *(
        (f"the_qualified_person_oversees_*: also {category}", _UNSEEN_CONTENT)
        for category in (
            "TRIAL_PROCEDURE",
            "FACTS_*",
            "STAT_NOMINATIVE",
            "COMM_INFORMATION",
            "COMM_CONTENT",
            "CLEAR_*",
            "SEALED_*",
        )
    ),
    *(
        (f"the_qualified_person_oversees_*: {change}", _JOURNAL)
        for change in ("also AUDIT*", "not AUDIT_INTERCEPT")
    ),
    *(
        (f"{bar}: {change}", reason)
        for bar in (
            "what_is_past_its_term_is_no_longer_*",
            "final_favourable_*",
            "a_mention_closes_*",
        )
        for change, reason in (
            ("not ANTECEDENT_VICTIM", _NOT_READ),
            ("not ANTECEDENT_OTHER", _NOT_READ),
            ("also GOVERNANCE_ANTECEDENTS", _NOT_RECORDS),
        )
    ),
    *(
        (f"{of}.outcome among ACQUITTAL_FELONY.., or NO_FURTHER_ACTION", _WHEN_TAKEN)
        for of in ("final_favourable_*: record", "inquirers_follow_*: referred_for/referred_for")
    ),
    ("inquirers_follow_*: referred_for/without no referred_for.reopened_at absent", _NOT_REOPENED),
    *(
        (f"{name}: also to *", _ALIKE)
        for name in (
            "police_and_gendarmerie_inquire[[]3]",
            "intelligence_services_inquire[[]4]",
            "the_security_inquiries_service_inquires[[]3]",
            "the_nuclear_security_command_inquires[[]3]",
            "administrative_police_inquires[[]4]",
        )
    ),
)
"""Patterns of mutants of the rules of the two files, each with the reason."""
