"""Inquiries as their authors open and read them."""

from typing import Any

from antecedent_words import GUARD
from doing import Acts

A1 = {"surname": "Morvan", "forenames": "Yann Tugdual", "birthDate": "1984-06-12"}
NOBODY = {"surname": "Personne", "forenames": "Aucune", "birthDate": "1984-06-12"}
EXCLUDED = {
    "acquitted": {"surname": "Delaunay-Prat", "forenames": "Sacha", "birthDate": "1979-01-30"},
    "no further action": {
        "surname": "Le Bihan",
        "forenames": "Gaëlle",
        "birthDate": "1995-04-17",
    },
    "barred": {"surname": "Teyssier", "forenames": "Mathilde", "birthDate": "1976-05-23"},
    "a death": {"surname": "Quintrec", "forenames": "Armel", "birthDate": "1958-07-07"},
    "a victim": {"surname": "Saint-Aubin", "forenames": "Jeanne", "birthDate": "2001-02-28"},
    "no record": {"surname": "Villeneuve", "forenames": "Ariane", "birthDate": "1970-04-04"},
}
ASKED = "id hit personId legalBasis motive opinion policeReferredAt referrals { courtId }"


def on(person: dict[str, str], basis: str = "CSI_L114_1", **more: str) -> dict[str, str]:
    """What an inquiry is opened with."""
    return {"basis": basis, **person, **more}


def within(inquiry: str, basis: str = "CSI_L114_1", motive: str | None = GUARD) -> str:
    """The purpose of an inquiry, by the inquiry itself."""
    stated = f";motive={motive}" if motive else ""
    return f'ADMIN_INQUIRY;basis={basis};subject="{inquiry}"{stated}'


async def opened(acts: Acts, person: dict[str, str] = A1, who: str = "PREFECTURE") -> str:
    """The id of an inquiry opened, for the motive that 5° asks."""
    motive = {"motive": GUARD} if who.startswith("PREFECTURE") else {}
    return str((await acts.do(who, "openInquiry", on(person, **motive))).done["id"])


async def seen(acts: Acts, who: str, inquiry: str, motive: str | None = GUARD) -> dict[str, Any]:
    """The inquiry as its author reads it."""
    body = await acts.read(
        who, within(inquiry, motive=motive), f"administrativeInquiries {{ nodes {{ {ASKED} }} }}"
    )
    (found,) = body["data"]["administrativeInquiries"]["nodes"]
    assert isinstance(found, dict)
    return found


B3 = {"surname": "Lemarchand", "forenames": "Joris", "birthDate": "1986-10-31"}
"""Implicated in Lyon and in Paris (T12)."""
