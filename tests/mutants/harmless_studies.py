"""Mutants of the rules on statistics and research that change nothing anybody is shown or told, and
why.
"""

_NOT_CRIMINAL = "of a case that is not criminal it opens, and bars, nothing that is opened at all"
_HEARINGS = "is told by hearings alone, which are closed by HEARING_DATE"
_GATE = "the gate has asked the same before, of the same request or study"
_OPENED = "another text of the paragraph opens it to the same, on no narrower condition"
_COUNTED = (
    "cases are counted, and shown by nothing that a scenario asks; see the tests of statistics"
)
_BY_THE_CASE = "they are reached by their case alone, which the text before opens on the same terms"
_WITHIN = (
    *("TRIAL_PROCEDURE", "STAT_NOMINATIVE", "AUDIT*", "COMM_INFORMATION", "COMM_CONTENT"),
    *("CLEAR_*", "SEALED_*", "ANTECEDENT_OTHER"),
)

STUDIES: tuple[tuple[str, str], ...] = (
    *(
        (f"cases_are_counted_*: {each}", _COUNTED)
        for each in ("never", "not *", "for *", "also FACTS_*", "also COURT_REFERENCE")
    ),
    *(
        (f"cases_are_counted_*: also {each}", "is in records that are opened otherwise alone")
        for each in _WITHIN
    ),
    ("statisticians_*: also TRIAL_PROCEDURE", _HEARINGS),
    *(
        (f"statisticians_*[[]3]: also {each}", _OPENED)
        for each in (
            "CASE_META",
            "FACTS*",
            "PROSECUTION_DECISION",
            "TRIAL_*",
            "ENFORCEMENT",
        )
    ),
    ("statisticians_*[[][23]]: without case.kind = CRIMINAL", _NOT_CRIMINAL),
    ("statisticians_*[[][23]]: case.kind *", _NOT_CRIMINAL),
    *(
        (f"statisticians_*[[]2]: {each}", _BY_THE_CASE)
        for each in (
            "without no (case.kind *",
            "case.stage among COMPLAINT.., not *",
            "named_study/without named_study.id *",
        )
    ),
    *(
        (f"statisticians_*: {each}", _GATE)
        for each in (
            "named_study/without named_study.valid_*",
            "named_study/without (named_study.valid_until *",
            "named_study/<= *",
            "named_study/without any takes_part",
            "named_study/takes_part/without *",
            "named_study/takes_part/<= *",
        )
    ),
    ("statisticians_read_ended_cases: named_study/without named_study.id *", _GATE),
    ("statisticians_read_ended_cases: without any named_study", _GATE),
    ("statisticians_read_ended_cases[[]2]: without any named_study", _GATE),
    ("research_reads_*: also TRIAL_PROCEDURE", _HEARINGS),
    *(
        (f"research_reads_*: research/{each}", "that it has an end, to come, is asked twice")
        for each in (
            "without no research.valid_until absent",
            "without now < research.valid_until",
            "without (research.valid_until absent, *",
            "not even if research.valid_until absent",
        )
    ),
    ("research_reads_*[[]13]: always", _HEARINGS),
    ("research_reads_*[[]13]: also HEARING_DATE", _OPENED),
    ("research_reads_*[[]*]: also CASE_META", _OPENED),
    ("research_reads_*[[][34]]: also FACTS", _OPENED),
    ("research_reads_*[[]5]: also FACTS", _OPENED),
)
"""Patterns of mutants of those rules, each with the reason."""
