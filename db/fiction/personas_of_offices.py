"""Personas of the offices that seise, designate, approve and search: they act, and read little."""

from db.enumerations import Role
from db.fiction.persona import Persona, agent_id
from db.fiction.personas_of_files import INQUIRING

R = Role

SIGNING = ("designateAgent", "revokeDesignation", "habilitateAgent", "revokeHabilitation")
"""Acts of an office that designates and habilitates."""

SEARCHING = ("issueAuthorisation", "revokeAuthorisation", "recordCaseOfInterception")
"""Acts of those who let a magistrate in charge be looked for."""

OF_OFFICES: tuple[Persona, ...] = (
    Persona(
        "head-of-registry-lyon",
        "Léopoldine Grandjean",
        "Directrice de greffe",
        "TJ-LYON",
        agent_id(37),
        (R.HEAD_OF_REGISTRY,),
        "says who is seised of the cases of Lyon, of K60 where nobody is; reads none",
        may=(
            *("assignCase", "reassignCase", "putInCharge", "endAssignment"),
            *("recordMagistrateInCharge", "linkAssistant", "endAssistance", *SIGNING),
        ),
    ),
    Persona(
        "agency-director",
        "Mathurin Roche",
        "Directeur de l'agence",
        None,
        agent_id(38),
        (R.ANTENJ_DIRECTOR,),
        "authorises the search for the magistrate of K60, and repairs after the magistrate has",
        may=(
            *SEARCHING,
            *("recordDifficulty", "closeDifficulty", "giveNotice"),
            *("designateAgent", "revokeDesignation"),
        ),
    ),
    Persona(
        "agency-magistrate",
        "Nolwenn Kerdoncuff",
        "Magistrate affectée à l'agence",
        None,
        agent_id(39),
        (R.ANTENJ_MAGISTRATE,),
        "authorises the search, too, and records of which case a stray interception is",
        may=SEARCHING,
    ),
    Persona(
        "police-superior",
        "Octave Rambaud",
        "Commissaire divisionnaire",
        None,
        agent_id(40),
        (R.HIERARCHICAL_SUPERIOR,),
        "designates and habilitates police officers",
        may=SIGNING,
    ),
    Persona(
        "undesignated-officer",
        "Perrine Auclair",
        "Lieutenante de police",
        None,
        agent_id(41),
        (R.JUDICIAL_POLICE_OFFICER,),
        "is referred K1, and refused until her superior designates and habilitates her",
        purpose='INTERCEPT_CASE;case="<K1>"',
    ),
    Persona(
        "police-inquirer",
        "Quentin Lavoine",
        "Commandant de police",
        None,
        agent_id(42),
        (R.POLICE_ADMIN_INVESTIGATOR,),
        "inquires into one subject, and prepares what is sent abroad",
        purpose='ADMIN_INQUIRY;basis="CSI_L114_1";subject="<SUBJECT>"',
        may=(*INQUIRING, "prepareTransmission", "revokeTransmission"),
    ),
    Persona(
        "police-director",
        "Roxane Beaulieu",
        "Directrice générale",
        None,
        agent_id(43),
        (R.DGPN,),
        "approves what another prepared to be sent abroad; designates those who inquire",
        may=("approveTransmission", "revokeTransmission", *SIGNING),
    ),
    Persona(
        "justice-minister",
        "Sylvestre Monnier",
        "Garde des sceaux",
        None,
        agent_id(44),
        (R.JUSTICE_MINISTER,),
        "appoints the qualified person and those who control files",
        may=SIGNING,
    ),
)
