"""Verification: the lines of a journal, one after another, against each other and a public key.

It needs nothing but the lines, reads them once, and keeps what it knows of chains, plans and keys,
not of entries.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from db.enumerations import Processing
from db.evidence.canonical import digest
from db.evidence.chain import NOTHING
from db.evidence.chains import Chains
from db.evidence.findings import Findings, Kind, Report
from db.evidence.forms import Line, canonical_line, content_of, read_line
from db.evidence.lines import Part, Tally
from db.evidence.terms import Terms
from db.evidence.trust import Trust

NO_KEY: Final = "no public key was given to verify by"
NO_CHECKPOINT: Final = "there is no checkpoint, so nothing is signed"


@dataclass(frozen=True, slots=True)
class Known:
    """What the one who verifies knows from elsewhere.

    `keys` are public keys (32 bytes each), `now` the present, by which entries may be gone, `last`
    the number and hash of a checkpoint that was kept: a later or the same one must be there.
    """

    keys: frozenset[bytes]
    now: datetime
    terms: Terms = field(default_factory=Terms)
    last: tuple[int, str] | None = None


def verify(lines: Iterable[bytes], known: Known) -> Report:
    """What is wrong with a journal, given as lines without their ends."""
    verification = Verification(known)
    for line in lines:
        verification.take(line)
    return verification.report()


@dataclass(slots=True)
class Verification:
    """A verification under way: `take` every line, then ask for the `report`."""

    known: Known
    _findings: Findings = field(default_factory=Findings)
    _tally: Tally = field(default_factory=Tally)
    _part: Part = field(default_factory=Part)
    _trust: Trust = field(init=False)
    _chains: Chains = field(init=False)
    _before: Line | None = None
    _hash: str = NOTHING
    _number: int = 0
    _checkpoints: int = 0
    _begun: bool = False
    _ended: bool = False

    def __post_init__(self) -> None:
        self._trust = Trust.of(self.known.keys, self._findings)
        self._chains = self._fresh_chains()

    def _fresh_chains(self) -> Chains:
        return Chains(self._part, self.known.terms, self.known.now, self._findings)

    def take(self, text: bytes) -> None:
        """Take the next line."""
        self._findings.line += 1
        found = read_line(text)
        if found is None:
            self._tally.add(text)
            self._findings.add(Kind.FORM, "this is no line of a journal, or not as it was written")
            return
        kind, line = found
        if self._ended:
            self._findings.add(Kind.INSERTION, "there are lines after the end")
        if kind == "end":
            self._end(line)
            return
        self._tally.add(text)
        if (kind == "journal") == self._begun:
            self._findings.add(Kind.REORDERING, "the first line, and no other, says what it holds")
        self._begun = True
        match kind:
            case "journal":
                self._begin(line)
            case "key":
                self._key(line)
            case "plan":
                self._chains.plan(line)
            case "chain":
                self._chains.plan_used()
                self._chains.open(line)
            case "entry":
                self._chains.take(line)
            case "head":
                self._chains.stray(line)
            case _:
                self._checkpoint(line)

    def _begin(self, line: Line) -> None:
        if self._findings.line > 1:
            return
        file = line["file"]
        self._part = Part(line["first"], line["last"], file and Processing(file))
        self._chains = self._fresh_chains()
        self._number = self._part.first - 1

    def _key(self, line: Line) -> None:
        if self._checkpoints or self._chains.number:
            self._findings.add(Kind.REORDERING, "keys come before all else")
        self._trust.take(line)

    def _checkpoint(self, line: Line) -> None:
        number, content = line["number"], content_of(line, "signature")
        self._trust.check(line, content)
        expected = self._number + 1
        follows = number == expected and (self._checkpoints > 0 or number == 1)
        if number > expected:
            self._found(Kind.REMOVAL, f"checkpoints {expected} to {number - 1} are missing", line)
        elif number < expected:
            self._found(Kind.REORDERING, f"checkpoint {expected} should stand here", line)
        elif follows and line["previous"] != self._hash:
            self._found(Kind.ALTERATION, "it does not stand on the checkpoint before it", line)
        if self._before is not None and line["at"] < self._before["at"]:
            self._found(Kind.CLOCK, "it is older than the checkpoint before it", line)
        self._chains.cover(line, self._before["at"] if self._before else None)
        self._before, self._hash, self._number = line, digest(content).hex(), number
        self._checkpoints += 1
        kept = self.known.last
        if kept is not None and kept[0] == number and kept[1] != self._hash:
            self._found(Kind.ALTERATION, "it is not the one that was kept", line)

    def _found(self, kind: Kind, words: str, line: Line) -> None:
        self._findings.add(kind, words, checkpoint=line["number"])

    def _end(self, line: Line) -> None:
        self._ended = True
        if canonical_line("end", line) != self._tally.end():
            self._findings.add(Kind.FORM, "the lines are not those that were exported")

    def report(self) -> Report:
        """What was found, once the last line was taken."""
        last = self._before
        if not self._ended:
            self._findings.add(Kind.TRUNCATION, "the last line is missing: the file was cut short")
        uncovered, oldest = self._chains.end(last["at"] if last else None)
        self._check_last()
        if last is not None and self.known.keys and not self._trust.vouches(last["key"]):
            words = "signed by a key that those given are not and did not endorse"
            self._found(Kind.KEY, words, last)
        return Report(
            findings=tuple(self._findings.kept),
            found=self._findings.number,
            part=self._part,
            chains=self._chains.number,
            entries=self._chains.entries,
            purged=self._chains.purged,
            uncovered=uncovered,
            oldest=oldest,
            checkpoints=self._checkpoints,
            last=f"{self._number}:{self._hash}" if last is not None else None,
            untold=None if self.known.keys and last else NO_CHECKPOINT if not last else NO_KEY,
        )

    def _check_last(self) -> None:
        """The last checkpoint is the one named by the first line, and no older than a kept one."""
        named, kept = self._part.last, self.known.last
        if named is not None and self._number != named:
            self._findings.add(
                Kind.TRUNCATION, f"the last checkpoint should be {named}", checkpoint=self._number
            )
        if kept is not None and self._number < kept[0]:
            self._findings.add(
                Kind.TRUNCATION,
                f"checkpoint {kept[0]} was kept, and is not there",
                checkpoint=self._number,
            )
