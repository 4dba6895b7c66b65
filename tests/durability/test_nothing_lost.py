"""Servers and database are killed under load, at any moment: what was answered is there, once.

`KILLS` says how many kills (3), `SEED` where they fall.
"""

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from auditing import CENTURY, Audit
from ground import Ground, case_by, recorded
from killing import Kill, kinds
from ledger import Ledger
from load import Load
from machines import Machines, machines
from recorded import OFFENCE

from api.issuer import development_issuer
from db.evidence.keys import KEY_FILE, read_key

KILLS = int(os.environ.get("KILLS", "3"))
SEED = int(os.environ.get("SEED", "1"))
AT_LENGTH = "KILLS" in os.environ
VERIFIED_EACH, VERIFIED_EVERY = 50, 10
"""Kills after each of which the whole journal is verified, and of those that follow every which."""
TOLD_EVERY = 25
"""Kills between two times that the counts are told."""
LONGEST = 0.5
"""Seconds of load before a kill, at most."""
SENT_ONCE_MORE = 10
"""Acts that were answered already, sent again after each kill."""


Say = Callable[[str], None]


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="greffe-kills-") as name:
        yield Path(name)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Tells whoever runs it at length how it goes."""

    def told(text: str) -> None:
        if AT_LENGTH:
            with capsys.disabled():
                sys.stdout.write(f"{text}\n")
                sys.stdout.flush()

    return told


async def test_nothing_that_was_answered_is_lost_by_a_kill(folder: Path, say: Say) -> None:
    chance = random.Random(SEED)  # noqa: S311  not a secret
    met = Counter[Kill]()
    async with machines(folder, chance) as running:
        issuer = development_issuer(running.data, "greffe", demonstration=True)
        load = Load(issuer, Ledger(), Ground(chance), chance, lambda: running.clients)
        await prepare(load)
        audit = Audit(running.url, load.ledger, read_key(running.data / KEY_FILE))
        await audit.begin()
        for number, what in enumerate(kinds(KILLS, chance), start=1):
            await befalls(what, running, load)
            met[what] += 1
            chains = number <= VERIFIED_EACH or number % VERIFIED_EVERY == 0
            assert await audit.look(at_chains=chains) == [], (number, what)
            await sent_again(load)
            assert await audit.look(at_chains=False) == [], (number, what)
            if number % TOLD_EVERY == 0:
                say(counted(met, load.ledger, audit))
        assert await audit.look_at_everything() == []
        if AT_LENGTH:
            say(await verified_by_command(running))
    say(counted(met, load.ledger, audit))
    counts = load.ledger.counts()
    assert counts["acts answered"] > KILLS
    assert counts["reads answered"] > KILLS


def counted(met: Counter[Kill], ledger: Ledger, audit: Audit) -> str:
    """How much was killed, sent, answered and verified."""
    assert audit.report is not None
    lines = [f"{met.total()} kills"]
    lines += [f"  of {what}: {times}" for what, times in met.items()]
    lines += [f"{name}: {count}" for name, count in ledger.counts().items()]
    lines += [f"entries verified: {audit.report.entries}, in {audit.report.chains} chains"]
    return "\n".join(["", *lines, f"checkpoints: {audit.report.checkpoints}"])


VERIFYING = f"""
from datetime import timedelta
from db.evidence import chains
chains.AHEAD = chains.LONGEST = timedelta(days={CENTURY.days})
from api.cli import app
app()
"""
"""The command, by the clock of the servers: see `CENTURY`."""


async def verified_by_command(running: Machines) -> str:
    """What `greffe journal verify` says."""
    verifying = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", VERIFYING, "journal", "verify"),
        env={
            **os.environ,
            "DATABASE_URL": running.url,
            "GREFFE_JOURNAL_KEY": str(running.data / KEY_FILE),
        },
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await verifying.communicate()
    assert verifying.returncode == 0, said
    return said.decode()


async def prepare(load: Load) -> None:
    """Cases for everybody to act upon, one of them with charges."""
    ground = load.ground

    def key() -> UUID:
        return UUID(int=ground.chance.getrandbits(128))

    who = "CLERK-P"
    ground.hot = [await load.done(case_by(who, key())) for _ in range(2)]
    case = ground.charged = await load.done(case_by(who, key()))
    suspect = {"capacity": "SUSPECT", "surname": "Tavernier"}
    party = await load.done(recorded(who, key(), "recordParty", case, **suspect))
    for _ in range(2):
        facts = await load.done(recorded(who, key(), "recordOffence", case, **OFFENCE))
        charge = {"party": party, "offence": facts}
        ground.charges.append(await load.done(recorded(who, key(), "recordCharge", case, **charge)))


async def befalls(what: Kill, running: Machines, load: Load) -> None:
    """Load, a kill in the midst of it, recovery; what was on its way has come to an end."""
    async with load.going():
        await asyncio.sleep(load.chance.uniform(0.02, LONGEST))
        running.strike(what)
        await running.recover(what)


async def sent_again(load: Load) -> None:
    """Every act that was not answered, but for those that are left, and some that were."""
    acts = load.ledger.acts
    answered = [each for each in acts[-100:] if each.answers]
    some = load.chance.sample(answered, min(SENT_ONCE_MORE, len(answered)))
    for each in [each for each in acts if each.open and not each.left]:
        await load.send(each)
        some.append(each)
    for each in some:
        if each.answers:
            await load.send(each)
