"""Conditions about the caller's own rights: facts that he is told of beyond what he sees.

That he is seised, habilitated or authorised is his to know; so is what a record that he sees is by
its category, and kind, stage and court of its case where these are shown to him. Whether anything
else of the register is so, he is not told: an explanation is no way round a withheld value.
"""

from collections.abc import Set as AbstractSet

from permissions.condition import AGENT, COURT, Column, Condition
from permissions.rows import columns_of, rows_of
from permissions.wording import contexts_of

ACTS = frozenset(
    {
        "access_request",
        "agent",
        "agent_role",
        "assignment",
        "assist_link",
        "authorisation",
        "authorisation_item",
        "body",
        "body_listing",
        "clearance",
        "contract",
        "control_request",
        "court",
        "court_territory",
        "customs_mission",
        "designation",
        "habilitation",
        "judicial_function",
        "mission_officer",
        "referral",
        "study",
        "study_member",
        "transmission",
    }
)
"""Tables that hold who may act, by whose act, and what is public about courts."""
OF_CASE = frozenset({"id", "kind", "stage", "court_id", "appeal_court_id"})
"""Columns of a case that are CASE_META."""


def about_own_rights(
    condition: Condition, shown: AbstractSet[Column], *, told_of_case: bool
) -> bool:
    """Whether a condition reads nothing but the caller's rights and what is shown of the record.

    `shown` are columns of the record that its category tells; `told_of_case`: so is CASE_META.
    """
    own = rows_of(condition)
    rights = False
    for column in columns_of(condition):
        if column.row.table in ACTS and column.row not in own:
            rights = True
        elif column in shown or (column.row in own and column.name == "id"):
            continue
        elif not (told_of_case and column.row.table == "judicial_case" and column.name in OF_CASE):
            return False
    contexts = set(contexts_of(condition))
    named = {context for context in contexts if context.name.startswith("reference:")}
    return not rights or bool(named or contexts & {AGENT, COURT})
