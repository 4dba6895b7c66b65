"""The closed lists of the register: every enumeration that a column, a rule or a type may hold.

Members are named as in the data model; a member's value is its stored text.
"""

from enum import StrEnum, auto


class Listed(StrEnum):
    """A closed list whose members are stored, printed and asked for by their own name."""

    @staticmethod
    def _generate_next_value_(name: str, *_counted: object) -> str:
        return name


class Processing(Listed):
    """The three files (48-1, R40-47, R40-29): a right in one is no right in another."""

    REGISTRY = auto()
    INTERCEPT = auto()
    ANTECEDENTS = auto()


class CourtDegree(Listed):
    """Degrees of jurisdiction."""

    FIRST = auto()
    SECOND = auto()
    CASSATION = auto()


class ExtendedArticle(Listed):
    """The six families of courts with extended jurisdiction (48-1/al.11/a)."""

    ART_704 = auto()
    ART_706_2 = auto()
    ART_706_17 = auto()
    ART_706_75 = auto()
    ART_706_107 = auto()
    ART_706_108 = auto()


class CaseKind(Listed):
    """Kinds of proceedings (R15-33-66-4/al.3, al.4)."""

    CRIMINAL = auto()
    EDUCATIONAL_ASSISTANCE = auto()
    CIVIL_COMMERCIAL_PROSECUTION = auto()
    JLD_NON_CRIMINAL = auto()


class Stage(Listed):
    """Where a proceeding stands."""

    COMPLAINT = auto()
    ENQUIRY = auto()
    JUDICIAL_INVESTIGATION = auto()
    PROSECUTED = auto()
    TRIAL = auto()
    APPEAL = auto()
    ENFORCEMENT = auto()
    CLOSED = auto()


class CaseOrigin(Listed):
    """How the case came in; REPORT is a *dénonciation*."""

    COMPLAINT = auto()
    REPORT = auto()
    OTHER = auto()


class OffenceClass(Listed):
    """Classes of offences for limitation (LAW: 48-1/al.8; CPP 7 to 9; CP 133-2 to 133-4)."""

    CONTRAVENTION = auto()
    DELIT = auto()
    DELIT_MINOR_706_47 = auto()
    DELIT_MINOR_222_12 = auto()
    DELIT_TERRORISM_DRUGS_WAR = auto()
    CRIME = auto()
    CRIME_MINOR_706_47 = auto()
    CRIME_TERRORISM_DRUGS_WAR = auto()
    CRIME_AGAINST_HUMANITY = auto()


class Capacity(Listed):
    """In what capacity someone stands in a case."""

    SUSPECT = auto()
    ASSISTED_WITNESS = auto()
    UNDER_EXAMINATION = auto()
    PROSECUTED = auto()
    CONVICTED = auto()
    ACQUITTED = auto()
    VICTIM = auto()
    CIVIL_PARTY = auto()
    WITNESS = auto()
    OTHER = auto()
    MINOR = auto()
    PARENT = auto()
    COMPANY_CONCERNED = auto()


class DecisionType(Listed):
    """Types of judicial decisions, prosecution decisions included."""

    NO_FURTHER_ACTION = auto()
    ALTERNATIVE = auto()
    PROSECUTION = auto()
    REFERRAL = auto()
    DISMISSAL = auto()
    ACQUITTAL_MISDEMEANOUR = auto()
    ACQUITTAL_FELONY = auto()
    CONVICTION = auto()
    DISPENSED_OF_SENTENCE = auto()
    NOT_CRIMINALLY_RESPONSIBLE = auto()
    EXTINCTION = auto()
    CIVIL = auto()
    EDUCATIONAL = auto()
    JLD_ORDER = auto()


class Situation(Listed):
    """Situation of the implicated person during the proceedings (48-1/al.3/4°)."""

    FREE = auto()
    SUPERVISION = auto()
    DETENTION = auto()
    WANTED = auto()


class LinkGround(Listed):
    """Why two cases are linked (48-1/al.1/e)."""

    SAME_FACTS = auto()
    SAME_IMPLICATED_PERSON = auto()


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


class Period(Listed):
    """Spans of time over which operations are counted, in UTC."""

    HOUR = auto()
    DAY = auto()


class Nature(Listed):
    """Nature of a consultation, for the journal (R40-30)."""

    ADMINISTRATIVE = auto()
    JUDICIAL = auto()


class ItemKind(Listed):
    """What an intercept item holds: *données*, *informations*, *contenus* (R40-47/I/a)."""

    DATA = auto()
    INFORMATION = auto()
    CONTENT = auto()


class Clause(Listed):
    """The clauses under which access is authorised (LAW 4.2)."""

    II_SEALED = auto()
    IV = auto()
    VI = auto()
    VII = auto()
    VIII = auto()
    IX = auto()
    XI_MAGISTRATE = auto()
    XI_DIRECTOR = auto()
    XII = auto()
    ART_11_1 = auto()


class Scope(Listed):
    """What an authorisation bears on: a whole case, or the items that it lists."""

    WHOLE_CASE = auto()
    ITEMS = auto()


class Element(Listed):
    """Elements of a proceeding that an authorisation of article 11-1 may designate."""

    FACTS_DATE = auto()
    FACTS_PLACE = auto()
    FACTS_CLASSIFICATION = auto()
    ACCUSED_IDENTITY = auto()
    VICTIM_IDENTITY = auto()
    COMPANY_ACCUSED = auto()
    COMPANY_VICTIM = auto()
    PROSECUTION_DECISION = auto()
    INVESTIGATION = auto()
    TRIAL_PROCEDURE = auto()
    TRIAL_OUTCOME = auto()
    ENFORCEMENT = auto()
    JUDICIAL_SITUATION = auto()


class Instrument(Listed):
    """On what a foreign State's request rests (R40-47/VII/a)."""

    EIO = auto()
    MLA_2000_ART18 = auto()


class NoticeKind(Listed):
    """Notices that an access under R40-47/XII opens."""

    MAGISTRATE_INFORMED = auto()
    QUALIFIED_PERSON_INFORMED = auto()


class ControlledFile(Listed):
    """Files whose control a magistrate may be charged with (48-1/al.13/a)."""

    POLICE_FILE = auto()
    FNAEG = auto()
    FAED = auto()


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


class AntecedentCapacity(Listed):
    """In what capacity someone stands in the antecedents file (A41)."""

    IMPLICATED = auto()
    VICTIM = auto()
    DEATH_OR_DISAPPEARANCE = auto()


class AntecedentTerm(Listed):
    """How long an antecedent is kept, in years: by age, and by the exceptions of R40-27."""

    ADULT_5 = auto()
    ADULT_20 = auto()
    ADULT_40 = auto()
    MINOR_5 = auto()
    MINOR_10 = auto()
    MINOR_20 = auto()
    VICTIM_15 = auto()


class LegalBasis(Listed):
    """The seven legal bases of an administrative inquiry (R40-29/I/ch/a)."""

    LOPS_17_1 = auto()
    CSI_L114_1 = auto()
    CSI_L114_2 = auto()
    CSI_L211_11_1 = auto()
    CSI_L234_1 = auto()
    CSI_L234_2 = auto()
    DEF_L4123_9_1 = auto()


class Opinion(Listed):
    """How an administrative inquiry ends."""

    FAVOURABLE = auto()
    UNFAVOURABLE = auto()


class TransmissionAim(Listed):
    """What a transmission abroad is for; only the first is lawful here (R40-29/III/b)."""

    ADMINISTRATIVE_POLICE = auto()
    JUDICIAL_ENQUIRY = auto()
