"""Who signs is in office at the very instant, and now: each period on both sides of its bounds.

The act, the confirmation and the operation have an instant each; half-open periods (GX-10).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from opened import LANGUAGE, LANGUAGE_OF_OFFICER, MENDING, MENDING_FIRST, SEARCHING, TASK, Opened
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import NAMES, REGISTER, Edit, Put, Table, edit, put
from states import LINES

row = Table()
LONG_AGO, CONFIRMED = "2024-01-02T08:00:00Z", "2026-11-20T09:00:00Z"
Period = dict[str, object]


def later(instant: str) -> str:
    """A second later."""
    after = datetime.fromisoformat(instant) + timedelta(seconds=1)
    return after.isoformat().replace("+00:00", "Z")


def then(at: str, *, revocable: bool) -> Iterator[tuple[Period, bool]]:
    """Periods, and whether they hold an instant; another period holds now."""
    for end in ("until_", "revoked_at") if revocable else ("until_",):
        yield {end: at}, False
        yield {end: later(at)}, True
    yield {"from_": at, "until_": later(at)}, True
    yield {"from_": later(at), "until_": later(later(at))}, False


def now(*, revocable: bool) -> Iterator[tuple[Period, bool]]:
    """Periods, and whether they hold now; another period held the instant before."""
    for end in ("until_", "revoked_at") if revocable else ("until_",):
        yield {"from_": BEFORE, end: AT_NOW}, False
        yield {"from_": BEFORE, end: AFTER}, True
    yield {"from_": AT_NOW}, True
    yield {"from_": AFTER}, False


def line(name: str) -> dict[str, object]:
    """A line of the register, less its id and its period."""
    kept = LINES[str(REGISTER.ids[name])]
    dropped = {"type", "id", "from", "until", "revoked_at"}
    return {key: value for key, value in kept.items() if key not in dropped}


def again(name: str, **period: object) -> Put:
    """The same row another time."""
    kind = str(LINES[str(REGISTER.ids[name])]["type"])
    return put(kind, **(line(name) | period))


def tried(of: Opened, name: str, at: str, *besides: Edit | Put) -> None:
    """A row on which an act rests, at the instant of the act and, save for an office, now."""
    revocable = ":" in name
    for period, opens in then(at, revocable=revocable):
        state = (*besides, edit(name, **period), again(name, from_=BEFORE))
        of.asked(row, "S1317", *state, opens=opens, title=f"{name}, at the instant of the act")
    for period, opens in () if name.startswith("DIRECTOR") else now(revocable=revocable):
        state = (*besides, edit(name, until_=later(at)), again(name, **period))
        of.asked(row, "S1318", *state, opens=opens, title=f"{name}, now")


def issued(of: Opened) -> str:
    """When the authorisation was issued."""
    return str(LINES[str(REGISTER.ids[of.name])]["issued_at"])


for each in (LANGUAGE, MENDING_FIRST):
    for name in ("JI-LYON:CRIMINAL_JUDGE", "K1.JI-LYON"):
        tried(each, name, issued(each))
for name in ("JI-LYON:CRIMINAL_JUDGE", "K1.JI-LYON", "SPECIALIST>JI-LYON"):
    tried(TASK, name, issued(TASK))
for each in (LANGUAGE_OF_OFFICER, MENDING, SEARCHING):
    act = LINES[str(REGISTER.ids[each.name])]
    tried(each, f"{NAMES[str(act['issuer'])]}:{act['issuer_role']}", issued(each))

# A32: another is in charge since, or assisted since, and has confirmed
HANDED_OVER = "2026-11-20T00:00:00Z"
NEW = {"magistrate": "JI2-LYON", "from_": HANDED_OVER}
SEISIN: Period = {"case": "K1", "function": "INVESTIGATING_JUDGE", **NEW}
LINK: Period = {"assistant": "SPECIALIST", **NEW}
for each in (LANGUAGE, MENDING_FIRST, TASK):
    seisin = SEISIN | {"lead": each is not TASK}
    before = "SPECIALIST>JI-LYON" if each is TASK else "K1.JI-LYON"
    handed_over = (
        edit(before, until_=HANDED_OVER),
        edit(each.name, confirmed_by="JI2-LYON", confirmed_at=CONFIRMED),
    )
    rows = [("Assignment", seisin), *([("AssistLink", LINK)] if each is TASK else [])]
    given = [put(kind, **values) for kind, values in rows]
    tried(each, "JI2-LYON:CRIMINAL_JUDGE", CONFIRMED, *handed_over, *given)
    for kind, values in rows:
        others = [put(other, **held) for other, held in rows if other != kind]
        for period, opens in then(CONFIRMED, revocable=False):
            pair = (put(kind, **(values | period)), put(kind, **(values | {"from_": BEFORE})))
            each.asked(row, "S1319", *handed_over, *others, *pair, opens=opens, title=kind)
        for period, opens in now(revocable=False):
            first = put(kind, **(values | {"until_": later(CONFIRMED)}))
            pair = (first, put(kind, **(values | period)))
            each.asked(row, "S1319", *handed_over, *others, *pair, opens=opens, title=kind)
