"""A small register in which whatever opens it does so: each thing that a paragraph asks for is
there. What is perturbed afterwards is told apart from what was refused all along.
"""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from hostile.drawing import TICK, Draft, Row

from db.enumerations import Element, Stage
from second_reading.asker import ASSISTANTS, IN_CHARGE, MAGISTRATES
from second_reading.sound_cases import criminal, of_another_kind
from second_reading.what_data_tells import IMPLICATED, VICTIMS

ARTICLES = ("ART_704", "ART_706_2", "ART_706_17", "ART_706_75", "ART_706_107", "ART_706_108")
BENCH = ("INVESTIGATING_JUDGE", "JLD", "TRIAL", "SENTENCE_ENFORCEMENT", "APPEAL")
OTHERS = (
    "SAUJ_AGENT",
    "FILE_CONTROL_MAGISTRATE",
    "FILE_CONTROL_ASSISTANT",
    "REGISTRY_CONTROL_MAGISTRATE",
    "MOJ_STATISTICIAN",
    "STATISTICS_USER",
    "ART_11_1_AGENT",
)


class Sound(Draft):
    """A register in the making, whose acts are all in force at `now`."""

    now: datetime
    where: dict[str, UUID]
    agents: dict[str, UUID]

    def lasting(self, *, revocable: bool = True) -> Row:
        """An interval that holds now, and is not revoked."""
        since = self.pick((self.now - timedelta(days=90), self.now - TICK, self.now))
        until = self.pick((None, self.now + TICK, self.now + timedelta(days=90)))
        revoked = {"revoked_at": self.pick((None, None, self.now + TICK))} if revocable else {}
        return {"valid_from": since, "valid_until": until, **revoked}


def sound_world(random: Random, now: datetime) -> dict[str, list[Row]]:
    """The rows, by table."""
    draft = Sound(random)
    draft.now, draft.where, draft.agents = now, {}, {}
    _courts(draft)
    _bodies(draft)
    for role in (*IN_CHARGE, *OTHERS):
        _agent(draft, role)
    for _ in range(5):
        _person(draft)
    for number in range(2):
        draft.add("legal_entity", company_name=f"Société {number}", siren=f"{number:09d}")
    mine, linked, same = (criminal(draft, number, now) for number in range(3))
    _seised(draft, mine, MAGISTRATES)
    _links(draft, mine, linked, same)
    civil = of_another_kind(draft, "CIVIL_COMMERCIAL_PROSECUTION", now)
    _seised(draft, civil, ("PROSECUTOR",))
    for kind in ("EDUCATIONAL_ASSISTANCE", "JLD_NON_CRIMINAL"):
        _seised(draft, of_another_kind(draft, kind, now), ("NON_CRIMINAL_MAGISTRATE",))
    _seised(draft, civil, ("NON_CRIMINAL_MAGISTRATE",))
    _assistance(draft)
    _requests(draft, mine)
    _studies(draft)
    _research(draft, mine)
    return draft.tables


def _courts(draft: Sound) -> None:
    for code, above in (("CA1", None), ("CA2", None), ("A", "CA1"), ("B", "CA1"), ("C", "CA2")):
        draft.where[code] = draft.add(
            "court",
            code=code,
            name=code,
            degree="FIRST" if above else "SECOND",
            appeal_court_id=draft.where[above] if above else None,
            extended_articles=[*draft.some(ARTICLES, 1, 3)] if code == "A" else [],
        )
    listed = next(row for row in draft.rows("court") if row["code"] == "A")["extended_articles"]
    for article in (*listed, draft.pick(ARTICLES)) if isinstance(listed, list) else ():
        for member in draft.some(("A", "B", "C"), 2, 3):
            columns = {"court_id": draft.where["A"], "member_court_id": draft.where[member]}
            draft.add("court_territory", article=article, **columns)


def _bodies(draft: Sound) -> None:
    for listing, office in (("MOJ_STATISTICS", None), ("ART_11_1", "JUSTICE_MINISTER")):
        body = draft.where[listing] = draft.add("body", name=listing, state=None)
        acts = {"listing": listing, "issuer_office": office, **draft.lasting()}
        draft.add("body_listing", body_id=body, **acts)


def _agent(draft: Sound, role: str) -> None:
    above = role in ("APPEAL_PROSECUTOR", "PROSECUTOR_GENERAL")
    body = {"MOJ_STATISTICIAN": "MOJ_STATISTICS", "ART_11_1_AGENT": "ART_11_1"}.get(role)
    unused = dict.fromkeys(("rank", "service", "email", "phone", "unit", "state", "duty"))
    agent = draft.agents[role] = draft.add(
        "agent",
        **unused,
        name=role,
        court_id=draft.where["CA1" if above else "A"],
        active=True,
        art_16_point=None,
        body_id=draft.where[body] if body else None,
    )
    draft.add("agent_role", agent_id=agent, role=role, **draft.lasting())
    if draft.chance(0.15):
        other = draft.pick((*IN_CHARGE, *OTHERS))
        draft.add("agent_role", agent_id=agent, role=other, **draft.lasting())
    if role == "CRIMINAL_JUDGE":
        function = draft.pick(BENCH)
        lasting = draft.lasting(revocable=False)
        draft.add("judicial_function", agent_id=agent, function=function, **lasting)
    _acts(draft, agent, role)


def _acts(draft: Sound, agent: UUID, role: str) -> None:
    act: Row = {"agent_id": agent, "role": role, "issuer_id": None}
    file = "FNAEG" if role.startswith("FILE") else None
    offices = {"SAUJ_AGENT": "HEAD_OF_REGISTRY", "MOJ_STATISTICIAN": "SECRETARY_GENERAL_MOJ"}
    if role in ("AUTHORISED_ASSISTANT", *OTHERS):
        office = draft.pick((None, offices.get(role, "JUSTICE_MINISTER")))
        if role == "AUTHORISED_ASSISTANT":
            office = draft.pick((None, "HEAD_OF_REGISTRY"))
        more: Row = {"issuer_office": office, "motives": [], "legal_bases": [], "file": file}
        draft.add("habilitation", **act, **more, **draft.lasting())
    if role == "REGISTRY_CONTROL_MAGISTRATE":
        named: Row = {"issuer_office": "JUSTICE_MINISTER", "individually": True}
        draft.add("designation", **act, **named, **draft.lasting())


def _person(draft: Sound) -> None:
    extended = ("address", "phone", "bank_account", "family", "occupation")
    draft.add(
        "person",
        surname=draft.pick(("Aubert", "Lancel", None)),
        forenames=draft.pick(("Noé", None)),
        birth_date=draft.pick((None, date(1990, 5, 1), date(2011, 2, 28))),
        birth_place=None,
        **dict.fromkeys(extended, "x"),
    )


def _seised(draft: Sound, case: UUID, roles: tuple[str, ...]) -> None:
    for number, role in enumerate(roles):
        function = "PROSECUTION" if number == 0 else draft.pick(BENCH)
        draft.add(
            "assignment",
            case_id=case,
            magistrate_id=draft.agents[role],
            function=function,
            lead=number == 0,
            **draft.lasting(revocable=False),
        )


def _assistance(draft: Sound) -> None:
    for assistant in ASSISTANTS:
        for magistrate in draft.some((*MAGISTRATES, "NON_CRIMINAL_MAGISTRATE"), 1, 2):
            _assists(draft, assistant, magistrate)
    _assists(draft, "FILE_CONTROL_ASSISTANT", "FILE_CONTROL_MAGISTRATE")


def _assists(draft: Sound, assistant: str, magistrate: str) -> None:
    who = {"assistant_id": draft.agents[assistant], "magistrate_id": draft.agents[magistrate]}
    draft.add("assist_link", **who, **draft.lasting(revocable=False))


def _links(draft: Sound, mine: UUID, linked: UUID, same: UUID) -> None:
    """Someone is implicated in two cases; the third is on the same facts."""
    shared = draft.pick(draft.rows("person"))["id"]
    for case in (mine, linked):
        taken = [row for row in draft.rows("party") if row["case_id"] == case]
        capacity = draft.pick(sorted(IMPLICATED))
        clash = (row["person_id"] == shared and row["capacity"] == capacity for row in taken)
        if not any(clash):
            who: Row = {"person_id": shared, "legal_entity_id": None, "known": True}
            draft.add("party", case_id=case, capacity=capacity, **who)
    for other, person in ((linked, shared), (same, None)):
        first, second = sorted((mine, other))
        ground = "SAME_FACTS" if person is None else "SAME_IMPLICATED_PERSON"
        ends = {"case_a_id": first, "case_b_id": second}
        draft.add("case_link", **ends, ground=ground, person_id=person)


def _requests(draft: Sound, mine: UUID) -> None:
    parties = [row for row in draft.rows("party") if row["person_id"]]
    for number in range(4):
        party = draft.pick(parties)
        draft.add(
            "control_request",
            file="FNAEG",
            magistrate_id=draft.agents["FILE_CONTROL_MAGISTRATE"],
            person_id=party["person_id"] if number else None,
            case_id=None if number else mine,
            concerns_victim=party["capacity"] in VICTIMS or draft.chance(0.3),
            **draft.lasting(revocable=False),
        )
    for _ in range(4):
        party = draft.pick(draft.rows("party"))
        draft.add(
            "access_request",
            person_id=party["person_id"],
            legal_entity_id=party["legal_entity_id"],
            court_id=draft.where["A"],
            received_at=draft.pick((draft.now, draft.now - TICK)),
            answered_at=draft.pick((None, draft.now + TICK)),
        )


def _studies(draft: Sound) -> None:
    for needed in (True, False):
        lasting = draft.lasting(revocable=False)
        study = draft.add("study", reference="E", title="E", identities_needed=needed, **lasting)
        member = {"study_id": study, "agent_id": draft.agents["MOJ_STATISTICIAN"]}
        draft.add("study_member", **member, **draft.lasting(revocable=False))


def _research(draft: Sound, mine: UUID) -> None:
    """Two authorisations of article 11-1, each by whoever was competent at the stage."""
    at = draft.now - timedelta(days=1)
    for role, stages in (
        ("PROSECUTOR", (Stage.COMPLAINT, Stage.ENQUIRY)),
        ("CRIMINAL_JUDGE", (Stage.JUDICIAL_INVESTIGATION,)),
    ):
        issuer = draft.agents[role]
        judge: Row = {"function": "INVESTIGATING_JUDGE"} if role == "CRIMINAL_JUDGE" else {}
        for row in draft.rows("assignment"):
            if row["magistrate_id"] == issuer and row["case_id"] == mine:
                row.update(judge, valid_from=at)
        for row in draft.rows("agent_role"):
            if row["agent_id"] == issuer:
                row["valid_from"] = at
        absent = ("interception_id", "completed_at", "prior_id", "reason", "task", "difficulty_id")
        more = ("confirmed_by_id", "confirmed_at", "foreign_request_id")
        draft.add(
            "authorisation",
            **dict.fromkeys((*absent, *more)),
            clause="ART_11_1",
            grantee_id=draft.agents["ART_11_1_AGENT"],
            case_id=mine,
            scope="WHOLE_CASE",
            includes_sealed=False,
            issuer_id=issuer,
            issuer_role=role,
            issued_at=at,
            **(draft.lasting() | {"valid_until": draft.now + TICK}),
            express=False,
            stage_at_issue=draft.pick(stages),
            elements=[str(each) for each in draft.some(tuple(Element), 1, 7)],
        )
