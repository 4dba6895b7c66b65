"""Mutants of the rules of the register that change nothing anybody is shown or told, and why."""

_NOT_CRIMINAL = "of a case that is not criminal it opens, and bars, nothing that is opened at all"
_HEARINGS = "is told by hearings alone, which are closed by HEARING_DATE"
_STATED = "a role that may not state the purpose is refused before any rule is asked"
_ONLY_ITS_ROLES = "the fact that it rests on holds in the roles named alone"
_NO_FACTS = "it opens no facts: whom an offence concerns is no matter"
_WHOLE_FACTS = "the facts are opened of the whole case"
_IN_COMMON = "the link is asked for again with the person in common"
_ENFORCEMENT = "what is about enforcement, or a situation, is in no category that it opens"
_SITS = "a judge who sits no more is not in charge of the own case either"
_NO_OTHER = "the role may state no other purpose, and without one it is told its own account alone"
_GATE = "the gate has asked the same before, of the same request or study"
_OPENED = "another text of the paragraph opens it to the same, on no narrower condition"
_NONE_READ = "no record that holds it is read for that purpose"
_OF_FACTS = "is told of offences alone, which are gone with FACTS"
_NO_CASE = "a record of another file holds nothing of the register"
_IN_THE_CASE = "a party who is named is in the case, so that the rest of the condition holds"
_ONLY_PARTIES = "of what it opens, parties alone hold anything"
REGISTRY: tuple[tuple[str, str], ...] = (
    ("reception_agents_are_authorised: for SAUJ_SERVICE", _NO_OTHER),
    ("research_is_for_bodies_under_order: for ART_11_1_RESEARCH", _NO_OTHER),
    *(
        (f"what_is_past*: not {each}", _NONE_READ)
        for each in ("AUDIT", "STAT_NON_NOMINATIVE", "STAT_NOMINATIVE")
    ),
    *(
        (f"what_is_past*: named_case/{each} named_case.id = {entity}.case_id", _NO_CASE)
        for each in ("without", "but not")
        for entity in ("interception", "exhibit", "request", "referral")
    ),
    ("what_is_past*: also PLATFORM_USER", "users of the platform belong to no case"),
    ("those_in_charge_find_*: also to *", _ONLY_ITS_ROLES),
    ("the_secrecy_*: not AUDIT", _NONE_READ),
    ("the_secrecy_*: not FACTS_*", _OF_FACTS),
    ("courts_of_extended_*: also to *", "the gate refuses those who assist (A08)"),
    ("courts_of_extended_*: without any listing *", _GATE),
    ("courts_of_extended_*: listing/without *", _GATE),
    ("who_assists_in_*: for POLICE_FILE_CONTROL", _NO_OTHER),
    *(
        (f"files_are_*: control/controlled/controlled.capacity among CIVIL_PARTY.., or {each}", why)
        for each in ("*_WITNESS", "ACQUITTED", "CONVICTED", "PROSECUTED", "SUSPECT", "UNDER_*")
        for why in ("whoever is implicated is asked for besides",)
    ),
    *(
        (f"files_are_controlled_*: control/{each}", _GATE)
        for each in (
            "without control.valid_from *",
            "without (control.valid_until *",
            "<= in now < control.valid_until*",
            "without control.magistrate_id *",
            "without any assists",
            "without any charged*",
            "without any magistrate",
            "assists/without *",
            "assists/<= *",
            "charged/without *",
            "charged/<= *",
            "charged/charged.issuer_office among *, or *",
        )
    ),
    *(
        (f"files_are_controlled_*[[]2]: also {each}", _OPENED)
        for each in (
            "*ACCUSED*",
            "PROSECUTION_DECISION",
            "INVESTIGATION",
            "TRIAL_OUTCOME",
            "ENFORCEMENT",
            "JUDICIAL_SITUATION",
            "NON_CRIMINAL",
            "FACTS_CLASSIFICATION",
        )
    ),
    *(
        (f"files_are_controlled_*[[]2]: {each}", reason)
        for reason, patterns in (
            (_NOT_CRIMINAL, ("without case.kind *", "case.kind *")),
            (
                _IN_THE_CASE,
                (
                    "without any control (*)",
                    "control/without (control.case_id = case.id, any controlled) *",
                    "control/controlled/without *",
                    "control/controlled/controlled.capacity among ACQUITTED*",
                    "control/controlled/controlled.capacity among CIVIL_PARTY.., or *",
                    "control/controlled/not even if controlled.capacity *",
                    "control/controlled/but not controlled.person_id *",
                ),
            ),
            (
                _ONLY_PARTIES,
                (
                    "*ruled*",
                    "*enforced*",
                    "* any concerned (*",
                    "*sentence.party_id*",
                    "*situation.party_id*",
                ),
            ),
        )
        for each in patterns
    ),
    *(
        (f"the_register_stands_*: {each}", _NONE_READ)
        for each in (
            "not AUDIT",
            "also AUDIT_*",
            "also COMM_INFORMATION",
            "also COMM_CONTENT",
            "also CLEAR_*",
            "also SEALED_*",
        )
    ),
    ("*at_the_counter_is_told_of_his_case*: also TRIAL_PROCEDURE", _HEARINGS),
    ("*at_the_counter_is_told_of_his_case: also FACTS_DATE", _OF_FACTS),
    ("*at_the_counter_is_told_of_his_case: also FACTS_PLACE", _OF_FACTS),
    ("*at_the_counter_is_told_of_his_case*: at_counter/without case.kind *", _NOT_CRIMINAL),
    ("*at_the_counter_is_told_of_his_case*: at_counter/case.kind *", _NOT_CRIMINAL),
    *(
        (f"*at_the_counter_is_told_of_his_case[[]2]: {each}", reason)
        for reason, patterns in (
            (_NOT_CRIMINAL, ("without case.kind *", "case.kind *")),
            (
                _IN_THE_CASE,
                (
                    "without any at_counter",
                    "at_counter/without at_counter.case_id *",
                    "at_counter/without (at_counter.person_id *",
                ),
            ),
            (
                "while article 11 runs the bar closes what it opens",
                (
                    "at_counter/*without (no (case.kind *",
                    "at_counter/but not case.kind = CRIMINAL",
                    "at_counter/case.stage among COMPLAINT.., not *",
                    "at_counter/at_counter.capacity among *",
                    "at_counter/not even if at_counter.capacity among *",
                ),
            ),
            (_ENFORCEMENT, ("* any enforced", "enforced/*", "* party.id = enforced.party_id")),
            (_ENFORCEMENT, ("* party.id = situation.party_id",)),
        )
        for each in patterns
    ),
    ("*at_the_counter_is_told_of_his_case[[]2]: also FACTS_DATE", _OF_FACTS),
    ("*at_the_counter_is_told_of_his_case[[]2]: also FACTS_PLACE", _OF_FACTS),
    ("*at_the_counter_is_told_of_his_case[[]2]: *faced*", _NO_FACTS),
    *(
        (f"files_are_controlled_against_the_register[[]2]: {each}", reason)
        for reason, patterns in (
            (_WHOLE_FACTS, ("also FACTS", "also FACTS_DATE", "also FACTS_PLACE")),
            (
                _NO_FACTS,
                (
                    "* any faced (*",
                    *(f"faced/{each}*" for each in ("but not", "without", "not even", "faced.")),
                    "faced/held/*",
                    *(f"faced/control/{each}*" for each in ("<", "but not", "not even", "without")),
                    "faced/control/*/<= *",
                    "faced/control/*/without*",
                    "faced/control/charged/charged.*",
                ),
            ),
        )
        for each in patterns
    ),
    *(
        (f"no_enquiry_is_told_*: not {each}", _NONE_READ)
        for each in ("AUDIT", "STAT_NON_NOMINATIVE")
    ),
    ("no_enquiry_is_told_at_the_counter: not PERSON_EXTENDED", _NONE_READ),
    ("no_enquiry_is_told_*: not TRIAL_PROCEDURE", _HEARINGS),
    ("no_enquiry_is_told_*: not FACTS_*", _OF_FACTS),
    ("no_enquiry_is_told_at_the_counter: case.kind = CRIMINAL, or *", _NOT_CRIMINAL),
    ("no_enquiry_is_told_at_the_counter: without case.kind = CRIMINAL", _NOT_CRIMINAL),
    ("a_person_is_told_*: also TRIAL_PROCEDURE", _HEARINGS),
    ("a_person_is_told_*: also FACTS_*", "facts and charges are told with their parts, or not"),
    *(
        (f"a_person_is_told_*: *access_request/{each}", _GATE)
        for each in (
            "without access_request.court_id *",
            "without access_request.received_at *",
            "without (access_request.answered_at *",
            "<= in now < access_request.answered_at",
        )
    ),
    *(
        (f"a_person_is_told_*[[]2]: {each}", _IN_THE_CASE)
        for each in (
            "without any asks",
            "asks/without asks.case_id *",
            "asks/without any access_request",
            "asks/access_request/without access_request.id *",
            "asks/access_request/without (access_request.person_id *",
        )
    ),
    ("the_secrecy_*: not STAT_*", "is in nothing that is opened to inform victims"),
    ("what_is_past*: not FACTS_*", "is told of offences alone, which are gone with FACTS"),
    ("*: also COURT_REFERENCE", "courts are open to everyone, and no term applies to them"),
    ("what_is_past*: not TRIAL_PROCEDURE", _HEARINGS),
    ("those_in_charge_find_their_*: also TRIAL_PROCEDURE", _HEARINGS),
    ("those_in_charge_find_the_other_*: also PERSON_EXTENDED", "nobody on whom it is is shown"),
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
        (f"those_in_charge_{does}_*: also {category}", "a case of another kind holds none of it")
        for does in ("read", "find_the_other")
        for category in (
            "FACTS*",
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
    *(
        (f"courts_know_whom_*: {each}", _WHOLE_FACTS)
        for each in (*(f"also FACTS_{of}" for of in ("CLASSIFICATION", "DATE", "PLACE")), "*faced*")
    ),
    ("facts: shared/* shared.person_id = faced.person_id", _WHOLE_FACTS),
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
"""Patterns of mutants of the rules of the register, and of facts, each with the reason."""
