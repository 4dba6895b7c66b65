"""Article 48-1, first and thirteenth paragraphs: those who control the register and other files."""

from datetime import date

from db.enumerations import Role
from permissions.categories import (
    CASE,
    CRIMINAL_CONTENT,
    IS_CRIMINAL,
    REGISTER_DATA,
    VICTIM_DATA,
    VICTIMS,
    Category,
    implicated,
)
from permissions.condition import AGENT, TRUE, Condition, Exists, Row, reference
from permissions.cpp.facts import current, designated, holds_role, rightly_signed, unrevoked
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
CONTROLLERS = frozenset({Role.FILE_CONTROL_MAGISTRATE, Role.FILE_CONTROL_ASSISTANT})
_FILES = frozenset({Purpose.POLICE_FILE_CONTROL})
_CONTROL = Row("control_request", "control")


def _habilitated_for(role: Role, who: Condition | None = None) -> Condition:
    """A valid habilitation for a role, rightly signed, and as `who` says."""
    act = Row("habilitation", "charged")
    valid = act["role"].eq(role) & unrevoked(act) & rightly_signed(act, role)
    return Exists(act, valid & (act["agent_id"].eq(AGENT) if who is None else who))


def _in_charge_of_file() -> Condition:
    """The magistrate of the request is charged with the control of its file."""
    act = Row("habilitation", "charged")
    his = act["agent_id"].eq(_CONTROL["magistrate_id"]) & act["file"].eq(_CONTROL["file"])
    return _habilitated_for(Role.FILE_CONTROL_MAGISTRATE, his)


def _own_control(role: Role) -> Condition:
    """The request that the purpose names is open, and the caller's own or his magistrate's."""
    mine = _CONTROL["magistrate_id"].eq(AGENT)
    if role is Role.FILE_CONTROL_ASSISTANT:
        link, act = Row("assist_link", "assists"), Row("habilitation", "charged")
        assists = Exists(
            link,
            link["assistant_id"].eq(AGENT)
            & link["magistrate_id"].eq(_CONTROL["magistrate_id"])
            & current(link),
        )
        same_file = act["agent_id"].eq(AGENT) & act["file"].eq(_CONTROL["file"])
        mine = assists & _habilitated_for(Role.FILE_CONTROL_ASSISTANT, same_file)
        # who assists reads while his magistrate could
        agent = Row("agent", "magistrate")
        could = holds_role(agent, Role.FILE_CONTROL_MAGISTRATE)
        mine = mine & Exists(agent, agent["id"].eq(_CONTROL["magistrate_id"]) & could)
    named = _CONTROL["id"].eq(reference("request")) & current(_CONTROL)
    return named & mine & _in_charge_of_file()


@paragraph("48-1/al.13/b", rule="RG-07", since=SINCE)
def who_assists_in_controlling_is_authorised(_ask: Ask) -> Need:
    """Those who assist the magistrates that control police files must be authorised for it."""
    return Need(
        frozenset({Role.FILE_CONTROL_ASSISTANT}),
        purposes=None,
        holds=_habilitated_for(Role.FILE_CONTROL_ASSISTANT),
        code=Code.HABILITATION_INVALID,
        said=Said(
            "your habilitation to assist in controlling a file is missing, ended or revoked",
            "votre habilitation pour assister au contrôle d’un fichier manque, a pris fin ou a été "
            "retirée",
        ),
    )


@paragraph("48-1/al.13/a", rule="RG-07", since=SINCE, aims=(Purpose.POLICE_FILE_CONTROL,))
def a_control_rests_on_an_open_request(ask: Ask) -> Need:
    """The access is for the exercise of a mission: an open request on the file with whose control
    the magistrate is charged by law or regulation (A11).
    """
    return Need(
        CONTROLLERS,
        _FILES,
        holds=Exists(_CONTROL, _own_control(ask.role)),
        code=Code.PRECONDITION_FAILED,
        said=Said(
            "no open control request of that id is yours, on the file you control",
            "aucune demande de contrôle ouverte de cet identifiant n’est la vôtre, sur le fichier "
            "que vous contrôlez",
        ),
    )


@paragraph(
    "48-1/al.13/a",
    rule="RG-07",
    since=SINCE,
    also=("48-1/al.13/b",),
    aims=(Purpose.POLICE_FILE_CONTROL,),
)
def files_are_controlled_against_the_register(ask: Ask) -> tuple[Grant, Grant]:
    """Magistrates charged with the control of police files, and those who assist them, read the
    criminal cases that the control is about; of victims, only where it bears on the entry of one.
    A person is in such a file as implicated or as a victim: where he stands otherwise, there is
    nothing to control it against.
    """
    entry = _CONTROL["concerns_victim"].eq(other=True)
    person = _CONTROL["person_id"]
    party = Row("party", "controlled")
    of_person = Exists(
        party,
        party["case_id"].eq(CASE["id"])
        & party["person_id"].eq(person)
        & (implicated(party) | entry & party["capacity"].among(VICTIMS)),
    )
    about = Exists(
        _CONTROL, _own_control(ask.role) & (_CONTROL["case_id"].eq(CASE["id"]) | of_person)
    )
    whole = CRIMINAL_CONTENT - VICTIM_DATA | {Category.NON_CRIMINAL}

    def entered(victim: Row) -> Condition:
        named = _CONTROL["case_id"].eq(CASE["id"]) | victim["person_id"].eq(person)
        return Exists(_CONTROL, _own_control(ask.role) & entry & named)

    victims = ask.about(entered)
    return (
        Grant(whole, CONTROLLERS, Purpose.POLICE_FILE_CONTROL, IS_CRIMINAL & about),
        Grant(VICTIM_DATA, CONTROLLERS, Purpose.POLICE_FILE_CONTROL, IS_CRIMINAL & about & victims),
    )


@paragraph("48-1/al.1/a", rule="RG-13", since=SINCE)
def who_controls_the_register_is_appointed(_ask: Ask) -> Need:
    """The magistrate under whose control the register stands is appointed to it."""
    return Need(
        frozenset({Role.REGISTRY_CONTROL_MAGISTRATE}),
        purposes=None,
        holds=designated(Role.REGISTRY_CONTROL_MAGISTRATE, {Role.JUSTICE_MINISTER}),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "your appointment to control the register is missing, ended or revoked",
            "votre désignation pour contrôler le bureau d’ordre manque, a pris fin ou a été "
            "retirée",
        ),
    )


@paragraph("48-1/al.1/a", rule="RG-13", since=SINCE, aims=(Purpose.REGISTRY_CONTROL,))
def the_register_stands_under_the_control_of_a_magistrate(_ask: Ask) -> Grant:
    """The magistrate who controls the register reads who did what in it, on what acts, and what it
    holds; each time it is logged. Statistics are another door.
    """
    return Grant(
        REGISTER_DATA - {Category.STAT_NOMINATIVE, Category.STAT_NON_NOMINATIVE},
        frozenset({Role.REGISTRY_CONTROL_MAGISTRATE}),
        Purpose.REGISTRY_CONTROL,
        TRUE,
    )
