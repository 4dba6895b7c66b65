"""A platform of interceptions on which everybody has all that he needs: worlds begin with it."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from hostile.drawing import LATER, LONG_AGO, NOW, Draft

EVER = {"valid_from": LONG_AGO, "valid_until": None}
FOR_NOW = {"valid_from": LONG_AGO, "valid_until": LATER}
ACT = {**EVER, "revoked_at": None}
DAY = timedelta(days=1)


@dataclass
class Cast:
    """Rows in the making, and the ids that names stand for."""

    draft: Draft
    ids: dict[str, UUID] = field(default_factory=dict)
    confirmed: dict[str, object] = field(default_factory=dict)

    def agent(self, name: str, role: str, **columns: object) -> UUID:
        """Somebody who holds a role."""
        own: dict[str, object] = dict.fromkeys(
            ("rank", "service", "email", "phone", "unit", "state", "art_16_point", "duty")
        )
        own |= {"name": name, "court_id": self.ids["court"], "body_id": None, "active": True}
        made = self.ids[name] = self.draft.add("agent", **(own | columns))
        self.draft.add("agent_role", agent_id=made, role=role, **ACT)
        return made

    def designated(self, name: str, role: str, office: str, by: str | None = None) -> None:
        """An individual designation."""
        act = {"agent_id": self.ids[name], "role": role, "individually": True, **ACT}
        issuer = self.ids[by] if by else None
        self.draft.add("designation", issuer_id=issuer, issuer_office=office, **act)

    def habilitated(self, name: str, role: str, office: str, **columns: object) -> None:
        """A special habilitation."""
        act = {"agent_id": self.ids[name], "role": role, "issuer_id": None, **ACT}
        lists: dict[str, object] = {"motives": [], "legal_bases": [], "file": None}
        self.draft.add("habilitation", issuer_office=office, **(act | lists | columns))

    def assigned(self, magistrate: str, case: str, *, lead: bool, **times: object) -> None:
        """The *saisine* of a magistrate."""
        who, what = self.ids[magistrate], self.ids[case]
        row = {"function": "INVESTIGATING_JUDGE", "lead": lead, **EVER, **times}
        self.draft.add("assignment", case_id=what, magistrate_id=who, **row)

    def authorised(self, name: str, clause: str, grantee: str, **columns: object) -> UUID:
        """An authorisation by the magistrate in charge of K1, or as columns say."""
        items = columns.pop("items", ())
        own: dict[str, object] = dict.fromkeys(
            (
                "interception_id",
                "revoked_at",
                "completed_at",
                "prior_id",
                "reason",
                "confirmed_by_id",
                "confirmed_at",
                "foreign_request_id",
                "difficulty_id",
                "stage_at_issue",
            )
        )
        own |= {
            "clause": clause,
            "grantee_id": self.ids[grantee],
            "case_id": self.ids["K1"],
            "scope": "WHOLE_CASE",
            "includes_sealed": self.draft.chance(0.7),
            "issuer_id": self.ids["LEAD"],
            "issuer_role": "CRIMINAL_JUDGE",
            "issued_at": LONG_AGO + DAY,
            "express": True,
            "task": "traduire",
            "elements": [],
            **FOR_NOW,
            **(self.confirmed if self.draft.chance(0.8) else {}),
        }
        made = self.ids[name] = self.draft.add("authorisation", **(own | columns))
        assert isinstance(items, tuple)
        for item in items:
            self.draft.add("authorisation_item", authorisation_id=made, item_id=item)
        return made


def cases(cast: Cast) -> None:
    """K1 is led by a judge, a prosecutor seised too; K2 is another's; of K16 nobody is known."""
    draft = cast.draft
    court = {"code": "TJ", "name": "Tribunal", "degree": "FIRST", "appeal_court_id": None}
    cast.ids["court"] = draft.add("court", extended_articles=[], **court)
    cast.ids["court2"] = draft.add("court", extended_articles=[], **{**court, "code": "TJ2"})
    for name in ("K1", "K2", "K16"):
        cast.ids[name] = draft.add(
            "judicial_case",
            number=name,
            kind="CRIMINAL",
            court_id=cast.ids["court"],
            stage="JUDICIAL_INVESTIGATION",
            origin="REPORT",
            complaint_received_at=None,
            follow_up=None,
            last_recorded_update_at=draft.pick((LONG_AGO, NOW - DAY)),
            enforceable_at=None,
            subject_matter=None,
        )
        draft.add(
            "offence",
            case_id=cast.ids[name],
            date_from=LONG_AGO.date(),
            date_to=None,
            place=None,
            insee_code=None,
            natinf_code=None,
            legal_classification="vol",
            matters=[],
            **{"class": draft.pick(("DELIT", "CRIME", "CRIME_AGAINST_HUMANITY"))},
        )
    cast.agent("LEAD", "CRIMINAL_JUDGE")
    cast.agent("SECOND", "PROSECUTOR")
    cast.agent("OTHER", "PROSECUTOR_GENERAL")
    cast.agent("FREE", "NON_CRIMINAL_MAGISTRATE")
    cast.agent("NEXT", "CRIMINAL_JUDGE")
    if draft.chance(0.25):  # the case has passed to another, who confirms what he finds, or not
        cast.assigned("LEAD", "K1", lead=True, valid_until=NOW - DAY)
        cast.assigned("NEXT", "K1", lead=True, valid_from=NOW - DAY)
        cast.confirmed = {"confirmed_by_id": cast.ids["NEXT"], "confirmed_at": NOW - DAY}
    else:
        cast.assigned("LEAD", "K1", lead=True)
    cast.assigned("SECOND", "K1", lead=False)
    cast.assigned("OTHER", "K2", lead=True)


def communications(cast: Cast) -> None:
    """Interceptions of cases, of a mission, of nobody, each with items of every kind."""
    draft = cast.draft
    mission = {"reference": "M", "judicial_authorisation": None, **FOR_NOW}
    cast.ids["M1"] = draft.add("customs_mission", **mission)
    cast.ids["M2"] = draft.add("customs_mission", **mission)
    for name, case, of in (
        ("X1", "K1", None),
        ("X2", "K2", None),
        ("X16", "K16", None),
        ("X0", None, None),
        ("XM", None, "M1"),
        ("XM2", None, "M2"),
    ):
        cast.ids[name] = draft.add(
            "interception",
            case_id=cast.ids[case] if case else None,
            mission_id=cast.ids[of] if of else None,
            legal_basis="100",
            started_at=LONG_AGO,
            ended_at=draft.pick((None, NOW, LATER)),
            target_line="+33600000000",
        )
        exhibit = _exhibit(cast, case) if case else None
        for number in range(5 if name == "X1" else 2):
            _item(cast, f"{name}.{number}", cast.ids[name], exhibit)


def _exhibit(cast: Cast, case: str) -> UUID:
    made = cast.ids[f"S {case}"] = cast.draft.add(
        "exhibit",
        case_id=cast.ids[case],
        number=case,
        sealed_at=cast.draft.pick((LONG_AGO, LONG_AGO, NOW, LATER)),
        sealed_by_id=None,
        description="disque",
    )
    return made


def _item(cast: Cast, name: str, of: UUID, exhibit: UUID | None) -> None:
    draft = cast.draft
    sealed = draft.chance(0.4)
    encrypted = draft.chance(0.5)
    cast.ids[name] = draft.add(
        "intercept_item",
        interception_id=of,
        kind=draft.pick(("DATA", "DATA", "INFORMATION", "CONTENT", "CONTENT")),
        payload="allô",
        transcript="allô",
        translation=None,
        correspondents=[],
        encrypted=encrypted,
        clear_payload=None if encrypted else draft.pick((None, "en clair")),
        exhibit_id=exhibit if sealed else None,
        useful=draft.chance(0.8),
        sealed_at=LONG_AGO if sealed else None,
        unsealed_at=None,
    )


def requests(cast: Cast) -> None:
    """Requests to operators, by those of I to V and by others."""
    for name, role, case in (
        ("OPJ", "JUDICIAL_POLICE_OFFICER", "K1"),
        ("LEAD", "CRIMINAL_JUDGE", "K1"),
        ("C67", "CUSTOMS_67BIS2_OFFICER", None),
        ("SPEC", "SPECIALISED_ASSISTANT", "K2"),
        ("INTERP", "INTERPRETER", "K1"),
        ("CONTR", "CONTRACTOR", None),
    ):
        cast.draft.add(
            "service_request",
            requester_id=cast.ids[name],
            requester_role=role,
            case_id=cast.ids[case] if case else None,
            operator="O",
            kind="localisation",
            target=None,
            cost=100,
            at=cast.draft.pick((LONG_AGO, NOW)),
        )
