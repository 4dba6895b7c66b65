"""Article R40-47, V: customs officers on missions of article 67 bis-2 of the Customs Code."""

from db.enumerations import ItemKind, Role
from permissions.categories import Category
from permissions.communications import INTERCEPTION, ITEM
from permissions.condition import AGENT, FALSE, Condition, Exists, Row, reference
from permissions.cpp.article_r40_47 import NOT_DESIGNATED, SINCE
from permissions.cpp.facts import current, designated, specially_habilitated
from permissions.cpp.interception_facts import SUPERIOR
from permissions.entities import InterceptItem
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

CUSTOMS_67BIS2 = frozenset({Role.CUSTOMS_67BIS2_OFFICER})


@paragraph("R40-47/V/b", rule="PN-05", since=SINCE, aims=(Purpose.CUSTOMS_67BIS2,))
def customs_officers_of_67bis2_are_designated_and_habilitated(_ask: Ask) -> tuple[Need, ...]:
    """The minister in charge of customs habilitates them; their superior designates each."""
    role, stated = Role.CUSTOMS_67BIS2_OFFICER, frozenset({Purpose.CUSTOMS_67BIS2})
    by_minister = specially_habilitated(role, {Role.CUSTOMS_MINISTER})
    no_habilitation = Said(
        "your habilitation by the minister in charge of customs is missing, ended or revoked",
        "votre habilitation par le ministre chargé des douanes manque, a pris fin ou a été retirée",
    )
    by_superior = designated(role, SUPERIOR)
    return (
        Need(CUSTOMS_67BIS2, stated, by_minister, Code.HABILITATION_INVALID, no_habilitation),
        Need(CUSTOMS_67BIS2, stated, by_superior, Code.DESIGNATION_INVALID, NOT_DESIGNATED),
    )


@paragraph(
    "R40-47/V/c",
    rule="PN-05",
    since=SINCE,
    also=("R40-47/V/a", "R40-47/V/b"),
    aims=(Purpose.CUSTOMS_67BIS2,),
)
def customs_officers_read_the_data_of_their_mission(ask: Ask) -> tuple[Grant, ...]:
    """In a mission of article 67 bis-2 its officers read the data, and neither information nor
    contents, of the interceptions made for it; what is under seal stays shut (A24).
    """
    on_mission = _on_the_named_mission() if INTERCEPTION in ask.entity.rows else FALSE
    data = on_mission
    if ask.entity is InterceptItem:
        data = on_mission & ITEM["kind"].eq(ItemKind.DATA)
    there, told = {Category.INTERCEPT_ITEM}, {Category.COMM_DATA, Category.CLEAR_DATA}
    return (
        Grant(frozenset(there), CUSTOMS_67BIS2, Purpose.CUSTOMS_67BIS2, on_mission),
        Grant(frozenset(told), CUSTOMS_67BIS2, Purpose.CUSTOMS_67BIS2, data),
    )


def _on_the_named_mission() -> Condition:
    """The interception was made for the mission named, which runs, and is the caller's."""
    mission, officer = Row("customs_mission", "mission"), Row("mission_officer", "on_mission")
    stated = reference("mission")
    mine = officer["mission_id"].eq(stated) & officer["officer_id"].eq(AGENT)
    runs = Exists(mission, mission["id"].eq(stated) & current(mission))
    return INTERCEPTION["mission_id"].eq(stated) & runs & Exists(officer, mine & current(officer))
