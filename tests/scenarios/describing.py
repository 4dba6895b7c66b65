"""How the scenario register is described: records under names, each name with a fixed id.

A record's id says what it is: four characters for its kind, then the number of its case, person
or agent, then a count (`ca5e0001-...` is case K1, `9a470001-0000-7000-8000-000000000002` its second
party). Children of a case are named after it: `K1.o1`, `K1.A1`.
"""

from dataclasses import dataclass, field
from uuid import UUID

import orjson

from db.enumerations import Capacity, CaseKind, CaseOrigin, DecisionType, Function, Role, Stage
from db.loading.records import BY_NAME
from db.loading.writing import write_line

Values = dict[str, object]

SINCE = "2024-01-02T08:00:00Z"
"""From when acts and assignments hold, where the description says nothing else."""

KINDS = {
    "Court": "c047",
    "Case": "ca5e",
    "Offence": "0ffe",
    "Person": "9e45",
    "LegalEntity": "c09a",
    "Party": "9a47",
    "Charge": "c4a6",
    "Decision": "dec1",
    "InvestigationStep": "57e9",
    "Hearing": "4ea6",
    "Sentence": "5e47",
    "EnforcementMeasure": "3ea5",
    "JudicialSituation": "517a",
    "CaseLink": "714c",
    "Agent": "a6e7",
    "AgentRole": "401e",
    "JudicialFunction": "f4c7",
    "Assignment": "a551",
    "AssistLink": "a557",
    "Habilitation": "4ab1",
    "CourtTerritory": "7e44",
    "Body": "b0d1",
    "BodyListing": "b115",
    "ControlRequest": "c0c4",
    "Study": "57d1",
    "StudyMember": "57d2",
    "AccessRequest": "acce",
    "Designation": "de51",
    "Clearance": "c1ea",
    "Contract": "c074",
    "CustomsMission": "c057",
    "MissionOfficer": "0ff1",
    "Interception": "1c9e",
    "Exhibit": "e81b",
    "InterceptItem": "17e3",
    "ServiceRequest": "5e4e",
    "Referral": "4efe",
    "TechnicalDifficulty": "d1ff",
    "ForeignRequest": "f04e",
    "Authorisation": "a074",
    "UsefulItem": "05ef",
    "Notice": "071c",
    "AntecedentPerson": "a47e",
    "AntecedentRecord": "a47c",
    "AdministrativeInquiry": "ad31",
    "ProsecutorReferral": "94ef",
    "Transmission": "74a5",
}


@dataclass(slots=True)
class Description:
    """Records in the order described, and the id of each name."""

    records: list[tuple[str, Values]] = field(default_factory=list)
    ids: dict[str, UUID] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, kind: str, name: str, number: int, /, **values: object) -> UUID:
        """Describe a record; `number` is that of its case, person or agent."""
        if name in self.ids:
            raise ValueError(f"{name} stands twice in the description")
        count = self._counts[kind, number] = self._counts.get((kind, number), 0) + 1
        made = UUID(f"{KINDS[kind]}{number:04d}-0000-7000-8000-{count:012d}")
        self.ids[name] = made
        self.records.append((kind, {"id": made, **values}))
        return made

    def court(self, code: str, name: str, above: str | None = None, **more: object) -> None:
        """A court, with the code of its court of appeal."""
        degree = "SECOND" if code.startswith("CA-") else "FIRST"
        number = sum(kind == "Court" for kind, _ in self.records) + 1
        values: Values = {"code": code, "name": name, "degree": degree, "appeal_court": above}
        self.add("Court", code, number, **(values | more))

    def person(self, name: str, number: int, **values: object) -> None:
        """A natural person."""
        self.add("Person", name, number, **values)

    def company(self, name: str, number: int, **values: object) -> None:
        """A company."""
        self.add("LegalEntity", name, number, **values)

    def agent(
        self, name: str, number: int, court: str | None, *roles: Role, **values: object
    ) -> None:
        """An agent who holds roles."""
        self.add("Agent", name, number, name=name, court=court, **values)
        for role in roles:
            given: Values = {"agent": self.ids[name], "role": role, "from": SINCE}
            self.add("AgentRole", f"{name}:{role}", number, **given)

    def judge(self, name: str, number: int, court: str, role: Role, function: Function) -> None:
        """A judge who exercises a function."""
        self.agent(name, number, court, role)
        self.function(name, number, function)

    def function(
        self, name: str, number: int, function: Function, until: str | None = None
    ) -> None:
        """A function that a judge exercises."""
        given: Values = {
            "agent": self.ids[name],
            "function": function,
            "from": SINCE,
            "until": until,
        }
        self.add("JudicialFunction", f"{name}:{function}", number, **given)

    def assists(self, name: str, number: int, magistrate: str, until: str | None = None) -> None:
        """A clerk or assistant assists a magistrate."""
        given: Values = {
            "assistant": self.ids[name],
            "magistrate": self.ids[magistrate],
            "from": SINCE,
            "until": until,
        }
        self.add("AssistLink", f"{name}>{magistrate}", number, **given)

    def habilitated(self, name: str, number: int, role: Role, **values: object) -> None:
        """A habilitation for a role."""
        given: Values = {"agent": self.ids[name], "role": role, "from": SINCE}
        self.add("Habilitation", f"{name}+{role}", number, **(given | values))

    def designated(
        self, name: str, number: int, role: Role, office: Role, **values: object
    ) -> None:
        """An individual designation for a role, by an office."""
        given: Values = {
            "agent": self.ids[name],
            "role": role,
            "individually": True,
            "issuer_office": office,
            "from": SINCE,
        }
        self.add("Designation", f"{name}!{role}", number, **(given | values))

    def case(
        self,
        name: str,
        court: str,
        stage: Stage,
        kind: CaseKind = CaseKind.CRIMINAL,
        **values: object,
    ) -> "CaseDescription":
        """A case, whose number is that of its name."""
        number = int(name.removeprefix("K"))
        given: Values = {
            "number": f"26/{number:05d}",
            "kind": kind,
            "court": court,
            "stage": stage,
            "origin": CaseOrigin.COMPLAINT,
            "complaint_received_at": "2024-03-04",
            "last_recorded_update_at": "2026-10-01T09:00:00Z",
        }
        self.add("Case", name, number, **(given | values))
        return CaseDescription(self, name, number)

    def link(self, one: str, other: str, by: str | None = None) -> None:
        """Two cases are linked: by a person, or by the same facts."""
        ground = "SAME_FACTS" if by is None else "SAME_IMPLICATED_PERSON"
        given: Values = {
            "case_a": self.ids[one],
            "case_b": self.ids[other],
            "ground": ground,
            "person": self.ids[by] if by else None,
        }
        self.add("CaseLink", f"{one}-{other}" + (f":{by}" if by else ""), 1, **given)

    def lines(self) -> bytes:
        """The register as JSON Lines."""
        return b"".join(write_line(BY_NAME[kind], values) for kind, values in self.records)


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """A case under description; what is said here hangs on it."""

    register: Description
    name: str
    number: int

    def _add(self, kind: str, name: str, **values: object) -> UUID:
        case = self.register.ids[self.name]
        return self.register.add(kind, f"{self.name}.{name}", self.number, case=case, **values)

    def _own(self, name: str) -> UUID:
        return self.register.ids[f"{self.name}.{name}"]

    def offence(self, name: str, class_: str, classification: str, **values: object) -> None:
        """A fact of the case."""
        given: Values = {
            "date_from": "2024-02-29",
            "place": "Lyon",
            "legal_classification": classification,
            "class": class_,
        }
        self._add("Offence", name, **(given | values))

    def party(
        self, person: str, capacity: Capacity, name: str | None = None, **more: object
    ) -> None:
        """A person or company in the case; `name` where the same person stands there twice."""
        id_ = self.register.ids[person]
        key = "legal_entity" if str(id_).startswith(KINDS["LegalEntity"]) else "person"
        self._add("Party", name or person, **{key: id_, "capacity": capacity, **more})

    def charge(self, party: str, offence: str, **more: object) -> None:
        """An offence held against a party."""
        given: Values = {"party": self._own(party), "offence": self._own(offence)}
        self._add("Charge", f"{party}/{offence}", **given, **more)

    def decision(
        self, name: str, kind: DecisionType, at: str, *charges: str, court: str, **more: object
    ) -> None:
        """A decision on some charges of the case."""
        given: Values = {
            "court": court,
            "decision_type": kind,
            "pronounced_at": at,
            "charges": [self._own(charge) for charge in charges],
        }
        self._add("Decision", name, **given, **more)

    def step(self, name: str, what: str, at: str, **more: object) -> None:
        """A step of the investigation."""
        self._add("InvestigationStep", name, step_type=what, at=at, **more)

    def hearing(self, name: str, at: str, **more: object) -> None:
        """A hearing."""
        self._add("Hearing", name, at=at, **more)

    def sentence(self, party: str, nature: str, **more: object) -> None:
        """A sentence against a party, and how it is enforced where `modality` says."""
        modality = more.pop("modality", None)
        name = f"{party}.sentence"
        self._add("Sentence", name, party=self._own(party), nature=nature, **more)
        if modality:
            given: Values = {"modality": modality, "from": SINCE, "status": "en cours"}
            self._add("EnforcementMeasure", f"{party}.measure", sentence=self._own(name), **given)

    def situation(self, party: str, situation: str) -> None:
        """The situation of a party during the proceedings."""
        given: Values = {"party": self._own(party), "situation": situation, "from": SINCE}
        self._add("JudicialSituation", f"{party}.situation", **given)

    def assigned(
        self, magistrate: str, function: Function, *, lead: bool = False, **more: object
    ) -> None:
        """A magistrate is seised of the case."""
        given: Values = {
            "magistrate": self.register.ids[magistrate],
            "function": function,
            "lead": lead,
            "from": SINCE,
        }
        self._add("Assignment", magistrate, **(given | more))


def read_names(description: Description) -> dict[str, str]:
    """Names by id, to say in words what a response holds."""
    return {str(id_): name for name, id_ in description.ids.items()}


def as_json(values: Values) -> Values:
    """Values as they stand in a line of the register."""
    made: Values = orjson.loads(orjson.dumps(values))
    return made
