"""The closed lists of agents: what they are, hold and are charged with."""

from enum import auto

from db.enumerations.listed import Listed


class Function(Listed):
    """Functions of a magistrate: those of an assignment and those held at the bench."""

    PROSECUTION = auto()
    INVESTIGATING_JUDGE = auto()
    JLD = auto()
    TRIAL = auto()
    CHILDRENS_JUDGE_CRIMINAL = auto()
    SENTENCE_ENFORCEMENT = auto()
    APPEAL = auto()
    CHILDRENS_JUDGE_EDUCATIONAL = auto()
    CIVIL = auto()
    JLD_NON_CRIMINAL = auto()


class Role(Listed):
    """Acting roles of the three files and the offices that issue (LAW 2.1 to 2.4)."""

    PROSECUTOR = auto()
    APPEAL_PROSECUTOR = auto()
    PROSECUTOR_GENERAL = auto()
    CRIMINAL_JUDGE = auto()
    NON_CRIMINAL_MAGISTRATE = auto()
    MAGISTRATE_CLERK = auto()
    AUTHORISED_ASSISTANT = auto()
    SAUJ_AGENT = auto()
    FILE_CONTROL_MAGISTRATE = auto()
    FILE_CONTROL_ASSISTANT = auto()
    REGISTRY_CONTROL_MAGISTRATE = auto()
    MOJ_STATISTICIAN = auto()
    STATISTICS_USER = auto()
    ART_11_1_AGENT = auto()
    JUDICIAL_POLICE_OFFICER = auto()
    JUDICIAL_POLICE_AGENT = auto()
    CUSTOMS_JUDICIAL_OFFICER = auto()
    TAX_JUDICIAL_OFFICER = auto()
    SPECIALISED_ASSISTANT = auto()
    CUSTOMS_67BIS2_OFFICER = auto()
    INTERPRETER = auto()
    FOREIGN_INVESTIGATOR = auto()
    DECRYPTION_AGENT = auto()
    PLATFORM_MAINTAINER = auto()
    PAYMENT_CONTROLLER = auto()
    CONTRACTOR = auto()
    ANTENJ_DIRECTOR = auto()
    ANTENJ_MAGISTRATE = auto()
    ANTENJ_DIRECTOR_DELEGATE = auto()
    QUALIFIED_PERSON = auto()
    POLICE_ADMIN_INVESTIGATOR = auto()
    INTELLIGENCE_AGENT = auto()
    SNEAS_AGENT = auto()
    COSSEN_AGENT = auto()
    ADMIN_POLICE_AGENT = auto()
    DEFENCE_INTELLIGENCE_AGENT = auto()
    FOREIGN_POLICE_BODY = auto()
    HIERARCHICAL_SUPERIOR = auto()
    HEAD_OF_REGISTRY = auto()
    SECRETARY_GENERAL_MOJ = auto()
    CUSTOMS_MINISTER = auto()
    DGPN = auto()
    DGGN = auto()
    STATE_REPRESENTATIVE = auto()
    INTELLIGENCE_DIRECTOR = auto()
    JUSTICE_MINISTER = auto()


class Listing(Listed):
    """Lists, set by law or order, that a body may stand on."""

    MOJ_STATISTICS = auto()
    ART_11_1 = auto()
    INTELLIGENCE_R234_2 = auto()
    DEFENCE_INTELLIGENCE = auto()
    FOREIGN_POLICE_L235_1 = auto()


class AgentDuty(Listed):
    """What an agent is charged with inside his service, where a rule asks (R40-47/X/b)."""

    LEGAL_COSTS = auto()
    PLATFORM = auto()
    OTHER = auto()


class ClearanceLevel(Listed):
    """Levels of security clearance."""

    SECRET = auto()
    TOP_SECRET = auto()


class ControlledFile(Listed):
    """Files whose control a magistrate may be charged with (48-1/al.13/a)."""

    POLICE_FILE = auto()
    FNAEG = auto()
    FAED = auto()
