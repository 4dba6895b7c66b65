"""Roles that the purposes and paragraphs name together."""

from db.enumerations import Role

MAGISTRATES = frozenset(
    {
        Role.PROSECUTOR,
        Role.APPEAL_PROSECUTOR,
        Role.PROSECUTOR_GENERAL,
        Role.CRIMINAL_JUDGE,
        Role.NON_CRIMINAL_MAGISTRATE,
    }
)
CRIMINAL_MAGISTRATES = MAGISTRATES - {Role.NON_CRIMINAL_MAGISTRATE}
ASSISTANTS = frozenset({Role.MAGISTRATE_CLERK, Role.AUTHORISED_ASSISTANT})
INVESTIGATORS = frozenset(
    {
        Role.JUDICIAL_POLICE_OFFICER,
        Role.JUDICIAL_POLICE_AGENT,
        Role.CUSTOMS_JUDICIAL_OFFICER,
        Role.TAX_JUDICIAL_OFFICER,
    }
)
INTERCEPT_READERS = MAGISTRATES | INVESTIGATORS | {Role.MAGISTRATE_CLERK}
INQUIRERS = frozenset(
    {
        Role.POLICE_ADMIN_INVESTIGATOR,
        Role.INTELLIGENCE_AGENT,
        Role.SNEAS_AGENT,
        Role.COSSEN_AGENT,
        Role.ADMIN_POLICE_AGENT,
    }
)
