"""Bodies outside the courts, and the lists of the law on which they stand, or stand no more."""

from db.enumerations import Listing, Role
from hostile.drawing import Draft, held_now

SET_BY = {Listing.ART_11_1: Role.JUSTICE_MINISTER}
"""Whose order a list is, where the text says it."""


def bodies(draft: Draft) -> None:
    """Two bodies rightly on each list, one that was or will be, one on the list by no office that
    may say so; and one that is on none.
    """
    for listing in Listing:
        office = SET_BY.get(listing, Role.JUSTICE_MINISTER)
        for good, by in ((True, office), (True, office), (False, office), (True, None)):
            body = _body(draft)
            _listed(draft, body, listing, by if good else draft.pick((office, None)), good=good)
            if draft.chance(0.3):
                other = draft.pick([each for each in Listing if each is not listing])
                _listed(draft, body, other, draft.pick((office, Role.DGPN)), good=draft.chance(0.5))
    _body(draft)


def _body(draft: Draft) -> object:
    return draft.add("body", name=draft.text("Service") or "?", state=draft.pick((None, "BE")))


def _listed(
    draft: Draft, body: object, listing: Listing, office: Role | None, *, good: bool
) -> None:
    draft.add(
        "body_listing",
        body_id=body,
        listing=listing,
        issuer_office=office,
        **draft.revocable(good=good),
    )


def on_list(draft: Draft, listing: Listing, *, sound: bool) -> object:
    """A body that stands rightly on a list; or did, or may, or stands on it by nobody's order."""
    named = [row for row in draft.rows("body_listing") if row["listing"] == listing]
    by = SET_BY.get(listing, Role.JUSTICE_MINISTER)
    held = [row["body_id"] for row in named if row["issuer_office"] == by and held_now(row)]
    return draft.pick(held if sound else [row["body_id"] for row in named])
