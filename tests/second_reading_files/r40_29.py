"""Article R40-29: which antecedents may be consulted, and which are left out whoever asks."""

from datetime import datetime

from second_reading_files.acts_asked_for import habilitations
from second_reading_files.kept_how_long import antecedent_kept
from second_reading_files.stated import Asking, Row, past, stands

FAVOURABLE = ("DISMISSAL", "ACQUITTAL_MISDEMEANOUR", "ACQUITTAL_FELONY")
"""*Non-lieu, relaxe, acquittement*: left out once final."""
L235_1 = "CSI_L235_1"
"""The basis of what is sent abroad."""


def _reopened(row: Row, ask: Asking) -> bool:
    """A02: it was reopened, and has not been closed again since, nor then: what is reopened at the
    very instant at which it ended is left out.
    """
    if not past(row["reopened_at"], ask.now):
        return False
    again = past(row["outcome_final_at"], ask.now)
    return not (again and row["outcome_final_at"] >= row["reopened_at"])


def ended_well(ask: Asking, row: Row) -> bool:
    """I/ch/c: no further action from the day it is taken; the others once they are final."""
    if row["outcome"] == "NO_FURTHER_ACTION":
        return not _reopened(row, ask)
    final = past(row["outcome_final_at"], ask.now)
    return row["outcome"] in FAVOURABLE and final and not _reopened(row, ask)


def told_not_accessible(ask: Asking, row: Row) -> bool:
    """I/5°/f: a competent prosecutor has answered, of that person, that it is not accessible; it
    bears on what was in the file before his court when he did (A34).
    """
    for inquiry in ask.world.where("administrative_inquiry", "person_id", row["person_id"]):
        for reply in ask.world.where("prosecutor_referral", "inquiry_id", inquiry["id"]):
            his = row["court_id"] in (None, reply["court_id"])
            at = reply["replied_at"]  # not known when: it bears on all there is
            if his and reply["accessible"] is False and (at is None or _was_there(ask, row, at)):
                return True
    return False


def _was_there(ask: Asking, row: Row, at: datetime) -> bool:
    return past(at, ask.now) and bool(row["recorded_at"] <= at)


def may_be_consulted(ask: Asking, row: Row) -> bool:
    """The common conditions: implicated (A01, A41), and not left out (A02, A03, A34, A39)."""
    return (
        row["capacity"] == "IMPLICATED"
        and not ended_well(ask, row)
        and not row["admin_access_barred"]
        and not told_not_accessible(ask, row)
        and antecedent_kept(ask, row)
    )


def opened_by_inquiry(ask: Asking, row: Row) -> bool:
    """I and II: what the file holds of the one subject whom the purpose names."""
    return row["person_id"] == ask.id_of("subject") and may_be_consulted(ask, row)


def habilitation_covers(ask: Asking) -> bool:
    """I/5°/b: the motive stated is in the closed list of a valid habilitation of his own (A35);
    and so is the legal basis, where a habilitation lists bases at all.
    """
    role, basis, motive = str(ask.role), ask.named.get("basis"), ask.named.get("motive")
    for act in habilitations(ask.world, ask.agent, role, ask.now):
        for_basis = not act["legal_bases"] or basis in act["legal_bases"]
        for_motive = role != "ADMIN_POLICE_AGENT" or motive in act["motives"]
        if for_basis and for_motive:
            return True
    return False


def inquiry_fits(ask: Asking) -> bool:
    """An inquiry, where one is named, is his own, on that subject, on that basis."""
    if "inquiry" not in ask.named:
        return True
    row = ask.world.one("administrative_inquiry", ask.id_of("inquiry"))
    motive = ask.named.get("motive")
    return (
        row is not None
        and row["agent_id"] == ask.agent
        and row["person_id"] == ask.id_of("subject")
        and row["legal_basis"] == ask.named.get("basis")
        and (None in (row["motive"], motive) or row["motive"] == motive)
    )


def transmission(ask: Asking) -> Row | None:
    """The transmission named, if it is to the agent's own body."""
    row = ask.world.one("transmission", ask.id_of("transmission"))
    own = ask.account.get("body_id")
    return row if row is not None and row["body_id"] == own else None


def _approved(ask: Asking, row: Row) -> bool:
    """III: approved by a French authority that answers for the file, and neither the body that
    receives it nor one of another State; he answered for it when it began (A37).
    """
    by = ask.world.one("agent", row["approved_by_id"])
    if by is None or by["state"] is not None or by["body_id"] == row["body_id"]:
        return False
    body = ask.world.one("body", by["body_id"])
    return (body is None or body["state"] is None) and any(
        held["role"] in ("DGPN", "DGGN") and stands(held, row["valid_from"])
        for held in ask.world.where("agent_role", "agent_id", by["id"])
    )


def transmitted(ask: Asking) -> Row | None:
    """III: the transmission, where it opens what it holds: approved, in its time, on the basis of
    L235-1, for administrative police, with a need to know.
    """
    row = transmission(ask)
    if row is None or not stands(row, ask.now) or not _approved(ask, row):
        return None
    right = row["legal_basis"] == L235_1 and row["aim"] == "ADMINISTRATIVE_POLICE"
    return row if right and row["need_to_know"] is not None else None


def opened_by_transmission(ask: Asking, row: Row) -> bool:
    """III: recipients receive what was prepared for them, less what is left out now (A37)."""
    sent = transmitted(ask)
    if sent is None:
        return False
    held = ask.world.where("transmission_record", "transmission_id", sent["id"])
    return any(each["record_id"] == row["id"] for each in held) and may_be_consulted(ask, row)


def opens(ask: Asking, row: Row) -> bool:
    """Whether the purpose opens an antecedent."""
    if ask.purpose == "FOREIGN_ADMIN_POLICE":
        return opened_by_transmission(ask, row)
    return opened_by_inquiry(ask, row)
