"""What is done and read under load: acts of several agents, some of them on the same records.

Each act leaves its key in what it writes, so that its rows are known by it.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from authorised import K1, issue
from doing import until
from ledger import Sent
from recorded import new_case

CLERKS = ("CLERK-P", "ASSISTANT-P")
RESPONSIBLE = {"responsible": "<P-LYON>"}
RECENT = 40


@dataclass(slots=True)
class Ground:
    """What is there to be acted upon: `hot` cases are amended by everybody at once.

    `charged` is a case with charges; `issued` are authorisations not yet seen revoked; `seen` is
    the version at which a hot case was seen last.
    """

    chance: random.Random
    cases: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))
    hot: list[str] = field(default_factory=list)
    charged: str = ""
    charges: list[str] = field(default_factory=list)
    issued: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))
    seen: dict[str, int] = field(default_factory=dict)

    def act(self) -> Sent:
        """Any act."""
        (drawn,) = self.chance.choices(list(ACTS), list(ACTS.values()))
        return drawn(self, self.chance.choice(CLERKS), UUID(int=self.chance.getrandbits(128)))

    def case(self) -> str:
        """Any case."""
        return self.chance.choice([*self.cases, *self.hot, self.charged])

    def learn(self, sent: Sent) -> None:
        """Take in what an act was answered."""
        told = sent.attempts[-1]
        if sent.act == "amendCase" and "version" in told.extensions:
            self.seen[str(sent.given["case"])] = told.extensions["version"]
        if not sent.answers:
            return
        done = sent.answers[-1]
        match sent.act:
            case "recordCase":
                self.cases.append(done["id"])
            case "amendCase":
                self.seen[done["id"]] = done["version"]
            case "issueAuthorisation":
                self.issued.append(done["id"])
            case _:
                pass


def case_by(who: str, key: UUID) -> Sent:
    given = new_case({"number": f"N-{key}"})
    return Sent(who, "recordCase", given, f'CASE_RECORDING;case="{key}"', key)


def recorded(who: str, key: UUID, act: str, case: str, **given: object) -> Sent:
    wanted = {**RESPONSIBLE, "case": case, **given}
    return Sent(who, act, wanted, f'CASE_RECORDING;case="{case}"', key)


def _case(_: Ground, who: str, key: UUID) -> Sent:
    return case_by(who, key)


def _hearing(ground: Ground, who: str, key: UUID) -> Sent:
    case = ground.case()
    return recorded(who, key, "recordHearing", case, at=until(days=9), room=str(key))


def _party(ground: Ground, who: str, key: UUID) -> Sent:
    case = ground.case()
    return recorded(who, key, "recordParty", case, capacity="WITNESS", surname=f"K {key}")


def _decision(ground: Ground, who: str, key: UUID) -> Sent:
    given = {"type": "CONVICTION", "pronouncedAt": until(hours=-2), "grounds": str(key)}
    return recorded(who, key, "recordDecision", ground.charged, **given, charges=ground.charges)


def _amendment(ground: Ground, who: str, key: UUID) -> Sent:
    case = ground.chance.choice(ground.hot)
    sent = recorded(who, key, "amendCase", case, followUp=str(key))
    sent.version = ground.seen.get(case, 1)
    return sent


def _authorisation(_: Ground, _who: str, key: UUID) -> Sent:
    given = issue("VI", "INTERPRETER", items=["<I2>"], validUntil=until(days=7), reason=str(key))
    return Sent("OPJ", "issueAuthorisation", given, K1, key)


def _revocation(ground: Ground, who: str, key: UUID) -> Sent:
    if not ground.issued:
        return _authorisation(ground, who, key)
    by = ground.chance.choice(("OPJ", "JI-LYON"))
    # the latest, so that two agents often revoke the same one
    which = {"authorisation": ground.issued[-1]}
    return Sent(by, "revokeAuthorisation", which, K1, key)


ACTS: dict[Callable[[Ground, str, UUID], Sent], int] = {
    _case: 3,
    _hearing: 4,
    _party: 3,
    _decision: 2,
    _amendment: 4,
    _authorisation: 2,
    _revocation: 2,
}
