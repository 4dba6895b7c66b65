"""Ways for an authorisation to be wrong, or to look so."""

from collections.abc import Callable

from db.enumerations import Clause, Role, Scope, Stage
from hostile.communications import seised_of
from hostile.drawing import LONG_AGO, NOW, TICK, Draft, Row


def _confirmed(draft: Draft, columns: Row) -> Row:
    """Who signed is not in charge; who is may have confirmed it since."""
    before = [row["magistrate_id"] for row in seised_of(draft, columns["case_id"])]
    return {
        "issuer_id": draft.pick(before) if before else columns["issuer_id"],
        "confirmed_by_id": draft.pick((None, columns["issuer_id"], columns["grantee_id"])),
        "confirmed_at": draft.pick((None, NOW, NOW + TICK, NOW - TICK)),
    }


WRONG: tuple[Callable[[Draft, Row], Row], ...] = (
    lambda draft, _: {
        **draft.revocable(good=False),
        "issued_at": draft.pick((LONG_AGO, NOW, NOW + TICK)),
    },
    lambda _, columns: {"issuer_id": columns["grantee_id"]},
    lambda draft, _: {"issuer_id": None, "issuer_role": draft.pick((None, Role.PROSECUTOR))},
    lambda draft, _: {
        "issuer_role": draft.pick((None, Role.JUDICIAL_POLICE_AGENT, Role.SPECIALISED_ASSISTANT))
    },
    lambda _, columns: {"valid_until": None} if columns["clause"] != Clause.XII else {},
    lambda _, columns: {"express": False, "includes_sealed": not columns["includes_sealed"]},
    lambda draft, _: {"completed_at": draft.pick((NOW, NOW + TICK))},
    lambda draft, _: {"case_id": draft.pick(draft.rows("judicial_case"))["id"]},
    lambda _, __: {
        "scope": Scope.ITEMS,
        "prior_id": None,
        "difficulty_id": None,
        "elements": [],
    },
    lambda draft, _: {"grantee_id": draft.pick(draft.rows("agent"))["id"]},
    lambda draft, columns: {
        "issued_at": draft.pick((LONG_AGO - TICK, LONG_AGO - 2 * TICK, NOW)),
        "stage_at_issue": draft.pick((columns["stage_at_issue"], Stage.CLOSED)),
    },
    lambda draft, _: {"foreign_request_id": draft.pick(draft.rows("foreign_request"))["id"]},
    _confirmed,
    _confirmed,
)
