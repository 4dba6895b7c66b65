"""Which keys a verification believes: those it was given, and those they endorsed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.evidence.findings import Findings, Kind
from db.evidence.forms import Line, content_of
from db.evidence.keys import is_signed, key_id


@dataclass(frozen=True, slots=True)
class _Key:
    number: int
    id: str
    public: bytes


@dataclass(slots=True)
class Trust:
    """The keys of a journal as its lines introduce them, and the `given` ones (32 bytes each).

    What a given key endorsed, directly or through others, is believed as it is. A key before it is
    believed as far as a later checkpoint of a believed one stands on its checkpoints: whoever
    verifies checks that the last checkpoint is signed by a key that `vouches`.
    """

    given: frozenset[bytes]
    findings: Findings
    _keys: list[_Key] = field(default_factory=list)
    _used: int = 0

    @classmethod
    def of(cls, given: Iterable[bytes], findings: Findings) -> "Trust":
        """Trust in the keys given."""
        return cls(frozenset(given), findings)

    def take(self, line: Line) -> None:
        """Take a line that introduces a key."""
        public, number = bytes.fromhex(line["public_key"]), line["number"]
        before = self._keys[-1] if self._keys else None
        said = f"key {line['id']}"
        if number != len(self._keys) + 1:
            kind = Kind.REMOVAL if number > len(self._keys) + 1 else Kind.REORDERING
            self.findings.add(
                kind, f"{said} has number {number}, {len(self._keys) + 1} is expected"
            )
        if line["id"] != key_id(public):
            self.findings.add(Kind.ALTERATION, f"{said} is not named after its public key")
        if line["endorsed_by"] != (before.id if before else None):
            self.findings.add(Kind.KEY, f"{said} is not endorsed by the key before it")
        by = before.public if before else public
        if not is_signed(by, bytes.fromhex(line["signature"]), content_of(line, "signature")):
            self.findings.add(Kind.SIGNATURE, f"the endorsement of {said} is not good")
        self._keys.append(_Key(number, line["id"], public))

    def check(self, line: Line, content: bytes) -> None:
        """Check the signature of a checkpoint, and that its key was in use."""
        number = line["number"]
        at = next((place for place, key in enumerate(self._keys) if key.id == line["key"]), None)
        if at is None:
            self.findings.add(
                Kind.KEY,
                f"signed by the key {line['key']}, which nobody endorsed",
                checkpoint=number,
            )
            return
        if not is_signed(self._keys[at].public, bytes.fromhex(line["signature"]), content):
            self.findings.add(Kind.SIGNATURE, "the signature is not good", checkpoint=number)
        if at < self._used:
            self.findings.add(
                Kind.KEY, f"signed by the key {line['key']}, replaced by then", checkpoint=number
            )
        self._used = max(self._used, at)

    def vouches(self, name: str) -> bool:
        """Whether a key is a given one, or endorsed by one, directly or through others."""
        believed = False
        for key in self._keys:
            believed = believed or key.public in self.given
            if key.id == name:
                return believed
        return False

    @property
    def unused(self) -> list[str]:
        """Keys after the last that signed a checkpoint."""
        return [key.id for key in self._keys[self._used + 1 :]]
