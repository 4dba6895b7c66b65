"""Sequences of acts, done over HTTP and compared step by step with what the law says of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from doing import VERSIONED, WRITTEN, Acts, Came
from law_authorised import decrypt, difficulty, end, foreign_request, notice, place_line
from law_facts import Facts
from law_inquiries import carry_on, open_one, reply
from law_issuing import issue
from law_moves import DONE, DUTY, FAILED, LIMIT, NOT_THERE, Choice, Move
from law_offices import link, revoke, sign, unlink
from law_recording import amend, record
from law_register import facts_of_the_register
from law_seals import seal
from law_seisins import end_referral, refer, reseise, seise
from readings import Reading, reading
from scenario import NAMES, REGISTER

MOVES: tuple[Callable[[Facts, Choice], Move | None], ...] = (
    *(sign, sign, revoke, link, unlink, seise, seise, reseise, reseise, refer, end_referral),
    *(issue, issue, issue, issue, issue, end, end, end, decrypt, difficulty, foreign_request),
    *(seal, seal, notice, notice, place_line, open_one, carry_on, carry_on, carry_on, reply),
    *(record, record, record, amend, amend),
)
"""How often each kind of act is drawn."""
PAUSES = ({"seconds": 1}, {"minutes": 10}, {"minutes": 10}, {"hours": 3}, {"days": 2}, {"days": 40})
REPLAYED, STALE = "AGAIN", "CONFLICT"
SEISES = frozenset({"assignCase", "reassignCase", "putInCharge", "recordMagistrateInCharge"})
STORED = "SELECT " + ", ".join(
    f"(SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {table} t)"
    f' AS "{table}"'
    for table in WRITTEN
)


@dataclass(slots=True)
class Machine:
    """One sequence: the facts, the service, and what was done so far, told where it fails."""

    acts: Acts
    choice: Choice
    counts: Counter[tuple[str, str]]
    facts: Facts = field(default_factory=facts_of_the_register)
    told: list[str] = field(default_factory=list)

    async def run(self, steps: int) -> None:
        """Do so many acts, each followed by a reading."""
        await self._learn_notices()
        for _ in range(steps):
            pause = self.choice.one(PAUSES) if self.choice.likely(60) else PAUSES[0]
            self.facts.now = self.facts.after(**pause)
            move = self.choice.one(MOVES)(self.facts, self.choice)
            if move is None:
                move = issue(self.facts, self.choice)
            await self._act(move)
            await self._read(reading(self.facts, self.choice, move.about))

    async def _act(self, move: Move) -> None:
        key, version = uuid4(), 1
        move.stale = move.act in VERSIONED and self.choice.likely(7)
        if move.target is not None:
            version = await self._version(*move.target) + (5 if move.stale else 0)
        verdict = move.verdict
        if move.stale and move.competent:
            verdict = verdict - {DONE, FAILED, LIMIT, DUTY} | {STALE}
        elif move.stale and FAILED in verdict:
            verdict |= {STALE}  # of several reasons one comes after the version
        before, entries = await self.stored(), await self.acts.entries()
        came = await self._do(move, key, version)
        found = _outcome(came)
        self._tell(f"{move.who} as {move.role}: {move.act} {dict(move.given)}", move.purpose, found)
        self.counts[move.act, found] += 1
        assert found in verdict, self._failure(f"the law says {sorted(verdict)}: {came.body}")
        assert await self.acts.entries() == entries + 1, self._failure("one entry")
        after = await self.stored()
        changed = {table for table in WRITTEN if before[table] != after[table]}
        if found != DONE:
            assert not changed, self._failure(f"refused, and changed {changed}")
            return
        assert changed, self._failure("done, and nothing is written")
        move.effect(str(came.done["id"]))
        await self._learn(move)
        if self.choice.likely(15):
            again = await self._do(move, key, version)
            assert again.done == {**came.done, "again": True}, self._failure("again")
            assert await self.stored() == after, self._failure("again, and changed")
            self.counts[move.act, REPLAYED] += 1

    async def _do(self, move: Move, key: UUID, version: int) -> Came:
        return await self.acts.do(
            move.who,
            move.act,
            move.given,
            purpose=move.purpose,
            key=key,
            version=version,
            role=move.role,
            at=self.facts.now,
        )

    async def _read(self, wanted: Reading) -> None:
        """Someone reads: what he is told is what the law opens to him now."""
        entries = await self.acts.entries()
        self.acts.service.set_clock(self.facts.now)
        response = await self.acts.service.client.post(
            "/graphql",
            json={"query": wanted.query},
            headers=self.acts.headers(wanted.who, wanted.purpose, wanted.role),
        )
        body = response.json()
        self._tell(
            f"{wanted.who} as {wanted.role} reads {wanted.query}", wanted.purpose, _short(body)
        )
        differs = wanted.differs(body)
        assert differs is None, self._failure(f"the law says {differs}")
        assert await self.acts.entries() == entries + 1, self._failure("one entry a reading")
        self.counts["read", wanted.outcome] += 1
        await self._learn_notices()

    async def _version(self, table: str, id_: str) -> int:
        """The version that a record is at."""
        row = await self.acts.row(table, REGISTER.ids.get(id_, id_))
        return int(row["version"])

    async def _learn(self, move: Move) -> None:
        """The ids that the database gave to what an act made besides; which is what it should."""
        if move.act in SEISES:
            await self._learn_seisins()
        await self._learn_notices()

    async def _learn_seisins(self) -> None:
        for case in self.facts.cases:
            rows = await self.acts.service.register.fetch(
                "SELECT id, magistrate_id, lead FROM assignment WHERE case_id = $1"
                " AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)",
                self.acts.id(case),
                self.facts.now,
            )
            found = {NAMES[str(row["magistrate_id"])]: row for row in rows}
            seised = {each.magistrate: each for each in self.facts.seised(case)}
            leads = {who: each.lead for who, each in seised.items()}
            assert {who: row["lead"] for who, row in found.items()} == leads, self._failure("lead")
            for who, each in seised.items():
                each.id = str(found[who]["id"])

    async def _learn_notices(self) -> None:
        rows = await self.acts.service.register.fetch(
            "SELECT id, kind, authorisation_id, due_from, done_at IS NOT NULL AS done FROM notice"
        )
        ids = {(str(row["authorisation_id"]), row["kind"]): row for row in rows}
        known = {(each.authorisation, each.kind): each for each in self.facts.notices}
        found = {of: (row["due_from"], row["done"]) for of, row in ids.items()}
        law = {of: (each.due, each.done) for of, each in known.items()}
        assert found == law, self._failure(
            f"notices {sorted(found.items() ^ law.items(), key=str)}"
        )
        for of, each in known.items():
            each.id = str(ids[of]["id"])

    async def stored(self) -> dict[str, str]:
        """What every table holds that an act may write, in short."""
        row = await self.acts.service.register.fetchrow(STORED)
        assert row is not None
        return dict(row)

    def _tell(self, what: str, purpose: str | None, came: object) -> None:
        at = self.facts.now.isoformat()
        self.told.append(f"{at} {what} [{purpose or ''}]: {came}")

    def _failure(self, why: str) -> str:
        """The whole sequence, names standing for ids."""
        text = "\n".join((*self.told, why))
        for id_, name in NAMES.items():
            text = text.replace(id_, f"<{name}>")
        return text


def _outcome(came: Came) -> str:
    """What came of an act: DONE, NOT_THERE or a code."""
    if "errors" in came.body:
        return came.code
    return NOT_THERE if came.is_not_there else DONE


def _short(body: dict[str, Any]) -> object:
    """What a reading gave: data, or codes."""
    return body.get("data") or [each["extensions"]["code"] for each in body["errors"]]
