"""What purposes name: what a caller may well name, what is another's, and what is nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import product
from random import Random
from typing import TypeAlias, cast
from uuid import UUID

from db.enumerations import Clause
from hostile.drawing import NOW
from hostile.officials import MOTIVES
from permissions.purposes import TERMS, Purpose
from permissions.register import Register, Values

NOWHERE = UUID("00000000-0000-4000-8000-00000000dead")
"""The id of nothing."""
Named: TypeAlias = tuple[tuple[str, str], ...]
"""Keys of a purpose, with what they name."""
CLAUSES: Mapping[Purpose, Clause] = {
    Purpose.ART_11_1_RESEARCH: Clause.ART_11_1,
    Purpose.SPECIALISED_TASK: Clause.IV,
    Purpose.INTERPRETATION: Clause.VI,
    Purpose.EIO_EXECUTION: Clause.VII,
    Purpose.DECRYPTION: Clause.VIII,
    Purpose.PLATFORM_OPERATION: Clause.IX,
    Purpose.EXCEPTIONAL_DIFFICULTY: Clause.XI_DIRECTOR,
    Purpose.IDENTIFY_MAGISTRATE: Clause.XII,
}
"""The clause of the authorisation that a purpose names."""
OWN = 6
"""Of what is his own, a caller names so many in turn."""


@dataclass(frozen=True, eq=False)  # no slots: what is looked up is kept
class Naming:
    """Draws what callers of a register name."""

    register: Register
    random: Random
    cases: int

    def references(self, agent: UUID, purpose: Purpose, named: list[UUID]) -> Iterator[Named]:
        """What a caller names for a purpose, one after another; `named` are cases for him."""
        keys = {each.name: each for each in TERMS[purpose].references}
        codes = [each for each in keys.values() if each.codes]
        if "case" in keys:
            yield from ((("case", str(each)),) for each in named)
            return
        if "subject" in keys:
            yield from self._subjects(agent, "basis" in keys)
            return
        ids = [key for key, each in keys.items() if each.kind == "id"]
        if not ids:
            chosen = codes[0].codes if codes else ()
            several = self.random.sample(chosen, min(3, len(chosen)))
            yield from ([((codes[0].name, each),) for each in several] if codes else [()])
            return
        for one in self._ids(agent, purpose, ids[0]):
            for stated in product(*([(each.name, code) for code in each.codes] for each in codes)):
                yield (*stated, (ids[0], str(one)))

    def _ids(self, agent: UUID, purpose: Purpose, key: str) -> list[UUID]:
        """Own ones, another's, and the id of nothing."""
        rows = self._rows(purpose, key)
        own = [row for row in rows if self._his(agent, row)]
        others = [row for row in rows if row not in own]
        chosen = own[-1:] + self.random.sample(own[:-1], min(OWN, len(own[:-1])))
        chosen += self.random.sample(others, min(1 if own else 2, len(others)))
        return [*(UUID(str(row["id"])) for row in chosen), NOWHERE]

    def _rows(self, purpose: Purpose, key: str) -> list[Values]:
        rows = self.register.rows
        if key == "authorisation":
            clause = CLAUSES[purpose]
            return [row for row in rows("authorisation") if row["clause"] == clause]
        if key == "request":
            control = purpose is Purpose.POLICE_FILE_CONTROL
            return list(rows("control_request" if control else "access_request"))
        if key == "litigant":
            met = {row["person_id"] or row["legal_entity_id"] for row in rows("party")}
            return [r for t in ("person", "legal_entity") for r in rows(t) if r["id"] in met]
        return list(rows({"mission": "customs_mission"}.get(key, key)))

    def _his(self, agent: UUID, row: Values) -> bool:
        """Whether something names the agent, his court, his body, or is named with him."""
        if row.get("grantee_id") == agent or row.get("magistrate_id") == agent:
            return True
        account = self.register.by_id("agent", agent) or {}
        return (
            row["id"] in self._taking_part[agent]
            or row.get("magistrate_id") in self._assisted[agent]
            or (row.get("court_id") or "") == account.get("court_id")
            or (row.get("body_id") or "") == account.get("body_id")
        )

    @cached_property
    def _taking_part(self) -> Mapping[UUID, set[object]]:
        found: dict[UUID, set[object]] = defaultdict(set)
        for table, who, what in (
            ("study_member", "agent_id", "study_id"),
            ("mission_officer", "officer_id", "mission_id"),
        ):
            for row in self.register.rows(table):
                found[UUID(str(row[who]))].add(row[what])
        return found

    @cached_property
    def _assisted(self) -> Mapping[UUID, set[object]]:
        found: dict[UUID, set[object]] = defaultdict(set)
        for row in self.register.rows("assist_link"):
            found[UUID(str(row["assistant_id"]))].add(row["magistrate_id"])
        return found

    def _subjects(self, agent: UUID, based: bool) -> Iterator[Named]:
        """Persons, with the bases, motives and inquiries that an inquiry is for."""
        persons = list(self.register.rows("antecedent_person"))
        inquiries = [
            row for row in self.register.rows("administrative_inquiry") if row["agent_id"] == agent
        ]
        others = list(self.register.rows("administrative_inquiry"))
        for row in self.random.sample(persons, min(3, len(persons))):
            subject = ("subject", str(row["id"]))
            basis = (("basis", "LOPS_17_1"),) if based else ()
            motive = (("motive", self.random.choice((*MOTIVES, "OTHER"))),) if based else ()
            yield (*basis, subject, *motive)
        yield (*((("basis", "LOPS_17_1"),) if based else ()), ("subject", str(NOWHERE)))
        for row in [*inquiries[:3], self.random.choice(others)] if based else ():
            code = str(row["motive"] or self.random.choice(MOTIVES))
            yield (
                ("basis", str(self.random.choice((row["legal_basis"], "CSI_L114_1")))),
                ("subject", str(row["person_id"])),
                *((("motive", code),) if self.random.random() < 0.8 else ()),
                ("inquiry", str(row["id"])),
            )


def holds(row: Values) -> bool:
    """Whether an interval holds the instant."""
    since, until = row["valid_from"], row["valid_until"]
    return cast("datetime", since) <= NOW and (until is None or cast("datetime", until) > NOW)
