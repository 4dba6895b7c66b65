"""Closed lists of the law, as the machine reads them in the articles and in `docs/acts.md`."""

from collections.abc import Mapping

from db.enumerations import Clause, Role

MAGISTRATES = frozenset(
    {
        Role.PROSECUTOR,
        Role.APPEAL_PROSECUTOR,
        Role.PROSECUTOR_GENERAL,
        Role.CRIMINAL_JUDGE,
        Role.NON_CRIMINAL_MAGISTRATE,
    }
)
PROSECUTION = frozenset({Role.PROSECUTOR, Role.APPEAL_PROSECUTOR, Role.PROSECUTOR_GENERAL})
OFFICERS = frozenset(
    {Role.JUDICIAL_POLICE_OFFICER, Role.CUSTOMS_JUDICIAL_OFFICER, Role.TAX_JUDICIAL_OFFICER}
)
"""Of R40-47/VI/c and VIII/c: those of II, less the agents of article 20."""
INVESTIGATORS = OFFICERS | {Role.JUDICIAL_POLICE_AGENT}
STATES_INTERCEPT_CASE = MAGISTRATES | INVESTIGATORS | {Role.MAGISTRATE_CLERK}
DIRECTORS = frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_DIRECTOR_DELEGATE})
SEARCHED_FOR_BY = frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE})

_SUPERIOR, _HEAD, _GENERAL = (
    Role.HIERARCHICAL_SUPERIOR,
    Role.HEAD_OF_REGISTRY,
    Role.PROSECUTOR_GENERAL,
)
_OF_POLICE = frozenset({Role.DGPN, Role.DGGN, _SUPERIOR})
_STATE = frozenset({Role.STATE_REPRESENTATIVE})

DESIGNATED_BY: Mapping[Role, frozenset[Role]] = {
    **dict.fromkeys(INVESTIGATORS, frozenset({_SUPERIOR})),  # R40-47/II/c
    Role.MAGISTRATE_CLERK: frozenset({_HEAD}),  # III/a
    Role.PLATFORM_MAINTAINER: frozenset({Role.SECRETARY_GENERAL_MOJ}),  # IX/c
    Role.ANTENJ_DIRECTOR_DELEGATE: frozenset({Role.ANTENJ_DIRECTOR}),  # XI/d
    Role.POLICE_ADMIN_INVESTIGATOR: _OF_POLICE,  # R40-29/I/1°
    Role.SNEAS_AGENT: frozenset({Role.DGPN}),  # I/3°
    Role.ADMIN_POLICE_AGENT: _STATE,  # I/5°/a
}
"""Who designates for a role individually; a role that is absent is designated for by nobody."""
HABILITATED_BY: Mapping[Role, frozenset[Role]] = {
    Role.JUDICIAL_POLICE_OFFICER: frozenset({_SUPERIOR, _GENERAL}),
    Role.JUDICIAL_POLICE_AGENT: frozenset({_SUPERIOR, _GENERAL}),
    Role.CUSTOMS_JUDICIAL_OFFICER: frozenset({_GENERAL}),
    Role.TAX_JUDICIAL_OFFICER: frozenset({_GENERAL}),
    Role.POLICE_ADMIN_INVESTIGATOR: _OF_POLICE,
    Role.SNEAS_AGENT: frozenset({Role.DGPN}),
    Role.ADMIN_POLICE_AGENT: _STATE,
}
"""The same of habilitations. Roles of the machine's cast alone."""

OF_THE_ONE_IN_CHARGE = frozenset(
    {Clause.II_SEALED, Clause.VII, Clause.VIII, Clause.IX, Clause.XI_MAGISTRATE}
)
"""Issued by the magistrate in charge and by nobody else; VI by officers, too."""
LIMITED = frozenset({Clause.VI, Clause.VII, Clause.IX, Clause.XI_MAGISTRATE, Clause.XI_DIRECTOR})
"""Must have an end; XII has one by default."""
BY_ITEMS = frozenset({Clause.VI, Clause.VII})
OPENS_SEALS = frozenset({Clause.II_SEALED, Clause.IV})
"""Unless they say that they do not."""
GRANTEES: Mapping[Clause, frozenset[Role]] = {
    Clause.II_SEALED: INVESTIGATORS | {Role.MAGISTRATE_CLERK},
    Clause.IV: frozenset({Role.SPECIALISED_ASSISTANT}),
    Clause.VI: frozenset({Role.INTERPRETER}),
    Clause.VII: frozenset({Role.FOREIGN_INVESTIGATOR}),
    Clause.VIII: frozenset({Role.DECRYPTION_AGENT}),
    Clause.IX: frozenset({Role.PLATFORM_MAINTAINER}),
    Clause.XI_MAGISTRATE: frozenset({Role.CONTRACTOR}),
    Clause.XI_DIRECTOR: frozenset({Role.CONTRACTOR}),
    Clause.XII: STATES_INTERCEPT_CASE,
}
PURPOSES: Mapping[Clause, str] = {
    Clause.IV: "SPECIALISED_TASK",
    Clause.VI: "INTERPRETATION",
    Clause.VII: "EIO_EXECUTION",
    Clause.VIII: "DECRYPTION",
    Clause.IX: "PLATFORM_OPERATION",
    Clause.XI_DIRECTOR: "EXCEPTIONAL_DIFFICULTY",
    Clause.XII: "IDENTIFY_MAGISTRATE",
}
"""The purpose under which what a clause opens is read."""
FAVOURABLE_ENDS = frozenset(
    {"NO_FURTHER_ACTION", "DISMISSAL", "ACQUITTAL_MISDEMEANOUR", "ACQUITTAL_FELONY"}
)
"""Outcomes that close a record (R40-29/I/ch/c)."""

RECORDING = frozenset({Role.MAGISTRATE_CLERK, Role.AUTHORISED_ASSISTANT})
"""Who writes in the register (48-1/al.9/b)."""
ANSWERING = frozenset({Role.PROSECUTOR, Role.PROSECUTOR_GENERAL, Role.CRIMINAL_JUDGE})
"""Who answers for what is written (48-1/al.9/a)."""
CRIMINAL_FUNCTIONS = frozenset(
    {
        "INVESTIGATING_JUDGE",
        "JLD",
        "TRIAL",
        "CHILDRENS_JUDGE_CRIMINAL",
        "SENTENCE_ENFORCEMENT",
        "APPEAL",
    }
)
"""Functions in which a judge sits in criminal matters (48-1/al.10/b)."""
