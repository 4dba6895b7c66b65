"""Where each chain stands while its entries go by, and what is wrong with one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from db.evidence.canonical import digest, instant_of
from db.evidence.findings import Findings, Kind
from db.evidence.forms import Line, content_of
from db.evidence.lines import Part
from db.evidence.terms import Terms

SKEW: Final = timedelta(minutes=5)
"""How far the clocks of writers and of the database may lie apart."""
AHEAD: Final = SKEW
"""How far the instant of an operation may lie ahead of the writing of its entry."""
LONGEST: Final = timedelta(hours=1)
"""How long after that instant an entry is written at most. The table refuses others, and those too
far ahead (migration 0097).
"""


@dataclass(slots=True)
class _Chain:
    """A chain so far: its last entry, and the last that a checkpoint covers.

    `hash` is None as long as it is not known what the next entry stands on.
    """

    processing: str | None
    opening: str
    hash: str | None
    seq: int = 0
    covered: int = 0
    seen: bool = False
    written_at: str = ""
    earliest: str = ""
    latest: str = ""
    moved: bool = False


@dataclass(slots=True)
class Chains:
    """The chains of a journal. `segment_began` and `cover` are told of every checkpoint."""

    part: Part
    terms: Terms
    now: datetime
    findings: Findings
    entries: int = 0
    purged: int = 0
    _chains: dict[str, _Chain] = field(default_factory=dict)
    _plans: dict[str, str | None] = field(default_factory=dict)
    _plan: str | None = None
    _moved: dict[str, _Chain] = field(default_factory=dict)
    _opened: str = ""
    _entry: tuple[str, int] = ("", 0)

    @property
    def number(self) -> int:
        """How many chains were opened."""
        return len(self._chains)

    def plan(self, line: Line) -> None:
        """Take a plan, which the next entry must be the first to name."""
        name = line["digest"]
        self.plan_used()
        if digest(content_of(line, "digest")).hex() != name:
            self.findings.add(Kind.ALTERATION, f"the plan {name} does not say what its hash is of")
        if name in self._plans:
            self.findings.add(Kind.INSERTION, f"the plan {name} is there twice")
        self._plans[name] = line["processing"]
        self._plan = name

    def plan_used(self, by: str | None = None) -> None:
        """Note a plan that what follows does not name."""
        if self._plan is not None and self._plan != by:
            self.findings.add(
                Kind.REORDERING, f"the plan {self._plan} is not followed by an entry that names it"
            )
        self._plan = None

    def open(self, line: Line) -> None:
        """Take the opening of a chain."""
        writer = line["writer"]
        if writer in self._chains:
            self.findings.add(Kind.INSERTION, "the chain is opened twice", writer=writer)
            return
        if self._entry != ("", 0) or writer < self._opened:
            self.findings.add(Kind.REORDERING, "the chain is opened out of order", writer=writer)
        self._opened = writer
        opening = digest(content_of(line)).hex()
        begun = opening if self.part.first == 1 else None
        chain = _Chain(line["processing"], opening, begun)
        self._chains[writer] = self._moved[writer] = chain

    def take(self, line: Line) -> None:
        """Take an entry."""
        writer, seq = line["writer"], line["seq"]
        self.plan_used(by=line["plan"])
        chain = self._chains.get(writer)
        if chain is None or self.part.leaves_out(chain.processing):
            self._note(Kind.INSERTION, line, "the entry is of no chain that belongs here")
            return
        if (writer, seq) <= self._entry:
            self._note(Kind.REORDERING, line, "the entry comes after one that follows it")
        self._entry = writer, seq
        if chain.hash is None and not chain.seen and seq > 1:  # a part that begins here
            chain.seq = chain.covered = seq - 1
            chain.hash = line["previous"]
        if seq <= chain.seq:
            self._note(Kind.INSERTION, line, f"the chain is at entry {chain.seq} already")
            return
        self._check(line, chain)
        self._move(line, chain)

    def _check(self, line: Line, chain: _Chain) -> None:
        missing = self._gap(chain.seq + 1, line["seq"] - 1)
        expected = chain.opening if line["seq"] == 1 else chain.hash
        if missing:
            self._note(Kind.REMOVAL, line, f"{missing} before it missing")
        elif line["previous"] is None or line["previous"] != expected:
            self._note(Kind.ALTERATION, line, "the entry does not stand on the one before it")
        said = digest(content_of(line, "hash")).hex()
        if line["previous"] is not None and said != line["hash"]:
            self._note(Kind.ALTERATION, line, "the entry does not say what its hash is of")
        if line["plan"] not in self._plans:
            self._note(Kind.REMOVAL, line, "the plan that the entry names is missing")
        elif chain.processing is not None and self._plans[line["plan"]] != chain.processing:
            self._note(Kind.ALTERATION, line, f"the entry is not of the file {chain.processing}")
        if line["written_at"] < chain.written_at:
            self._note(Kind.CLOCK, line, "the entry is older than the one before it")
        if not -AHEAD <= instant_of(line["written_at"]) - instant_of(line["instant"]) <= LONGEST:
            words = f"of an operation of {line['instant']}, and written at {line['written_at']}"
            self._note(Kind.CLOCK, line, words)

    def _move(self, line: Line, chain: _Chain) -> None:
        if not chain.moved:
            chain.earliest, chain.latest = line["written_at"], ""
        chain.written_at = line["written_at"]
        chain.earliest = min(chain.earliest, chain.written_at)
        chain.latest = max(chain.latest, chain.written_at)
        chain.seq, chain.hash = line["seq"], line["hash"]
        chain.seen = chain.moved = True
        self._moved[line["writer"]] = chain
        self.entries += 1

    def stray(self, line: Line) -> None:
        """Take what says that a checkpoint covers entries, and no checkpoint says so."""
        self.plan_used()
        words = "a checkpoint that is not there is said to cover entries up to this one"
        self._note(Kind.INSERTION, line, words, line["number"])

    def cover(self, checkpoint: Line, before: str | None) -> None:
        """End a segment; `before` is the instant of the checkpoint before, if there is one."""
        self.plan_used()
        for head in checkpoint["heads"]:
            chain = self._chains.get(head["writer"])
            if chain is None:
                words = "the checkpoint covers a chain whose opening is missing"
                self._note(Kind.REMOVAL, head, words, checkpoint["number"])
                continue
            self._moved.pop(head["writer"], None)
            self._compare(head, chain, checkpoint, before)
        for writer, chain in self._moved.items():
            self.findings.add(
                Kind.INSERTION,
                "the checkpoint covers nothing of a chain that comes before it",
                writer=writer,
                seq=chain.seq,
                checkpoint=checkpoint["number"],
            )
            chain.moved = False
        self._moved, self._entry, self._opened = {}, ("", 0), ""

    def _compare(self, head: Line, chain: _Chain, checkpoint: Line, before: str | None) -> None:
        number, covered = checkpoint["number"], chain.covered
        if head["chain"] != chain.opening:
            self._note(Kind.ALTERATION, head, "the opening is not the one covered", number)
        if not chain.seen and chain.hash is None:  # a part that begins here, and holds none of it
            chain.seq = covered = head["after"]
        if head["after"] != covered:
            words = f"it was covered up to entry {covered}, not {head['after']}"
            self._note(Kind.REMOVAL, head, words, number)
        if self.part.leaves_out(chain.processing):
            pass
        elif not chain.moved and chain.seq <= head["after"]:
            self._gone(head, chain, checkpoint)
        elif chain.seq < head["seq"]:
            missing = self._gap(chain.seq + 1, head["seq"])
            self._note(
                Kind.TRUNCATION, head, f"{missing} missing at the end of the segment", number
            )
        elif chain.seq > head["seq"]:
            missing = f"the entries after it, up to {chain.seq}, are not covered"
            self._note(Kind.INSERTION, head, missing, number)
        elif chain.hash != head["hash"]:
            self._note(Kind.ALTERATION, head, "the entry is not the one covered", number)
        if chain.moved:
            self._check_clock(head, chain, checkpoint, before)
        chain.seq = chain.covered = head["seq"]
        chain.hash, chain.moved = head["hash"], False

    def _gone(self, head: Line, chain: _Chain, checkpoint: Line) -> None:
        """No entry of the segment is there: by its term, or not."""
        number, missing = checkpoint["number"], self._gap(head["after"] + 1, head["seq"])
        if chain.seen:
            self._note(Kind.REMOVAL, head, f"{missing} missing after earlier ones", number)
        elif not self.terms.ended(chain.processing, instant_of(checkpoint["at"]), self.now):
            self._note(Kind.EARLY_PURGE, head, f"{missing} gone before the term", number)
        else:
            self.purged += head["seq"] - head["after"]

    def _check_clock(self, head: Line, chain: _Chain, checkpoint: Line, before: str | None) -> None:
        number, at = checkpoint["number"], instant_of(checkpoint["at"])
        if instant_of(chain.latest) > at + SKEW:
            words = f"written at {chain.latest}, later than the checkpoint that covers it"
            self._note(Kind.CLOCK, head, words, number)
        if before is not None and instant_of(chain.earliest) < instant_of(before) - SKEW:
            words = f"written at {chain.earliest}, before a checkpoint that does not cover it"
            self._note(Kind.CLOCK, head, words, number)

    def end(self, last: str | None) -> tuple[int, str | None]:
        """End the lines; `last` is the last checkpoint's instant.

        How many entries none covers, and when the oldest of them was written.
        """
        self.plan_used()
        for writer, chain in self._moved.items():
            if self.part.leaves_out(chain.processing):
                continue
            if not chain.moved:
                self.findings.add(Kind.INSERTION, "the chain has no entry", writer=writer)
            elif last is not None and instant_of(chain.earliest) < instant_of(last) - SKEW:
                self.findings.add(
                    Kind.INSERTION,
                    f"written at {chain.earliest}, before a checkpoint that does not cover it",
                    writer=writer,
                    seq=chain.covered + 1,
                )
        uncovered = [chain for chain in self._moved.values() if chain.moved]
        oldest = min((chain.earliest for chain in uncovered), default=None)
        return sum(chain.seq - chain.covered for chain in uncovered), oldest

    def _note(self, kind: Kind, line: Line, words: str, checkpoint: int | None = None) -> None:
        self.findings.add(
            kind, words, writer=line["writer"], seq=line["seq"], checkpoint=checkpoint
        )

    @staticmethod
    def _gap(first: int, last: int) -> str:
        if last < first:
            return ""
        return f"entry {first}" if first == last else f"entries {first} to {last}"
