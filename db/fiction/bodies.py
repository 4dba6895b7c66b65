"""Bodies outside the courts, and the lists on which law or order puts them."""

from dataclasses import dataclass, field
from datetime import timedelta

from db.enumerations import Listing, Role
from db.fiction.staff import Staff

BODIES: tuple[tuple[str, str | None, Listing | None, Role | None], ...] = (
    # name, State, list, office of the order
    ("Service statistique ministériel de la justice", None, Listing.MOJ_STATISTICS, None),
    ("Institut national de démographie judiciaire", None, None, None),
    ("Laboratoire de sociologie pénale", None, Listing.ART_11_1, Role.JUSTICE_MINISTER),
    ("Observatoire des transports", None, Listing.ART_11_1, Role.SECRETARY_GENERAL_MOJ),
    ("Service de renseignement intérieur", None, Listing.INTELLIGENCE_R234_2, None),
    ("Service de renseignement financier", None, Listing.INTELLIGENCE_R234_2, None),
    ("Sécurité de la défense", None, Listing.DEFENCE_INTELLIGENCE, Role.STATE_REPRESENTATIVE),
    ("Police d'un État voisin", "BE", Listing.FOREIGN_POLICE_L235_1, None),
    ("Police d'un autre État", "DK", Listing.FOREIGN_POLICE_L235_1, None),
    ("Police d'un État sans accord", "XX", None, None),
)


@dataclass(slots=True)
class Bodies:
    """Writes bodies, and tells which were put on a list, ended and struck off ones too."""

    staff: Staff
    listed: dict[Listing, list[str]] = field(default_factory=dict)

    def write(self) -> None:
        """Writes every body; of the same list, the second has been struck off or has expired."""
        for name, state, listing, office in BODIES:
            id_ = self.staff.chance.id()
            self.staff.pen.write("Body", {"id": id_, "name": name, "state": state})
            if listing is not None:
                self._list(id_, listing, office)

    def _list(self, body: str, listing: Listing, office: Role | None) -> None:
        chance, now = self.staff.chance, self.staff.now
        others = self.listed.setdefault(listing, [])
        ends: dict[str, object] = {}
        if others:
            expired = listing is Listing.FOREIGN_POLICE_L235_1
            ends = {"until" if expired else "revoked_at": now - timedelta(days=30)}
        others.append(body)
        entry = {"body": body, "listing": listing, "issuer_office": office}
        start = chance.ago(now, 700, 1_500)
        self.staff.pen.write("BodyListing", {"id": chance.id(), **entry, "from": start, **ends})
