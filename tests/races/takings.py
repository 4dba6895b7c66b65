"""What may be taken away by an act, from whom, and how it is given back for the next race."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from arenas import Arena, Doing
from authorised import K1, OF_K1, issue
from offices import HEAD, IN_LYON, seisin, without
from racing import Asking, Prepare, Race
from scenario import State, edit

OFFICER = "JUDICIAL_POLICE_OFFICER"
LONG_AGO = "2025-06-01T08:00:00Z"
WRITES_ITEM = (
    "WITH first AS MATERIALIZED (SELECT c.id FROM judicial_case c"
    " JOIN interception i ON i.case_id = c.id JOIN intercept_item t ON t.interception_id = i.id"
    " WHERE t.id = '{0}' FOR NO KEY UPDATE OF c)"
    " UPDATE intercept_item SET payload = $1 FROM first WHERE intercept_item.id = '{0}'"
)
"""Cases are locked before what is in them, as retention does."""
WRITES_CASE = "UPDATE judicial_case SET follow_up = $1 WHERE id = '{}'"


async def as_it_is(_arena: Arena) -> None:
    """What was done leaves the register fit for what follows."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A kind of race: the state it is run in, and how the next one is made ready, by acts."""

    state: State
    prepare: Prepare
    restore: Callable[[Arena], Awaitable[None]] = as_it_is


def item(name: str) -> str:
    """An item three ways."""
    return (
        f'a1: interceptItem(id: "<{name}>") {{ payload }}'
        f' a2: node(id: "<{name}>") {{ ... on InterceptItem {{ payload }} }}'
        f' a3: nodes(ids: ["<{name}>"]) {{ ... on InterceptItem {{ payload }} }}'
    )


def live(name: str) -> str:
    """An item followed."""
    return f'subscription {{ interceptItemChanged(id: "<{name}>") {{ payload }} }}'


def writes(arena: Arena, sql: str, name: str) -> str:
    """What somebody writes all the time; no act does: the platform gives what it intercepts."""
    return sql.format(arena.acts.id(name))


def of_item(arena: Arena, who: str, purpose: str, name: str, act: Doing) -> Race:
    """Somebody reads an item, and follows it."""
    asking = Asking(who, purpose, item(name), live=live(name))
    return Race((asking,), act, writes(arena, WRITES_ITEM, name))


async def authorisation(arena: Arena) -> Race:
    """An authorisation under VI, revoked by its author or by the magistrate in charge."""
    given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
    made = await arena.done(Doing("OPJ", "issueAuthorisation", given, K1))
    who = arena.chance.choice(["OPJ", "JI-LYON"])
    act = Doing(who, "revokeAuthorisation", {"authorisation": made["id"]}, K1)
    purpose = f'INTERPRETATION;authorisation="{made["id"]}"'
    return of_item(arena, "INTERPRETER", purpose, "I2", act)


async def designation(arena: Arena) -> Race:
    """The designation of an officer."""
    given = {"agent": "<OPJ>", "role": OFFICER}
    made = await arena.done(Doing("SUPERIOR", "designateAgent", given))
    act = Doing("SUPERIOR", "revokeDesignation", {"designation": made["id"], "role": OFFICER})
    return of_item(arena, "OPJ", K1, "I2", act)


async def habilitation(arena: Arena) -> Race:
    """The habilitation of an officer."""
    given = {"agent": "<OPJ>", "role": OFFICER}
    made = await arena.done(Doing("SUPERIOR", "habilitateAgent", given))
    act = Doing("SUPERIOR", "revokeHabilitation", {"habilitation": made["id"], "role": OFFICER})
    return of_item(arena, "OPJ", K1, "I2", act)


async def referral(arena: Arena) -> Race:
    """The case's referral to an officer."""
    given = {"case": "<K1>", "agent": "<OPJ>"}
    made = await arena.done(Doing("JI-LYON", "referCase", given, K1))
    act = Doing("JI-LYON", "endReferral", {"referral": made["id"]}, K1)
    return of_item(arena, "OPJ", K1, "I2", act)


TWO = ["<I1>", "<I2>"]
BOTH = "".join(
    f' {key}1: interceptItem(id: "{each}") {{ {field} }}'
    f' {key}2: node(id: "{each}") {{ ... on InterceptItem {{ {field} }} }}'
    for key, each, field in (
        ("a", TWO[0], "payload"),
        ("b", TWO[1], "payload"),
        ("c", TWO[1], "transcript"),
    )
)


async def open_seals(arena: Arena) -> None:
    """The items of K1 that races put under seal are under none."""
    found = await arena.row(
        "SELECT array_agg(id::text) AS ids FROM intercept_item"
        " WHERE id = ANY($1) AND sealed_at IS NOT NULL AND unsealed_at IS NULL",
        [arena.acts.id(name) for name in ("I1", "I2", "I5")],
    )
    if found["ids"]:
        given = {"case": "<K1>", "items": found["ids"]}
        await arena.done(Doing("JI-LYON", "unsealItems", given, K1))


async def seal(arena: Arena) -> Race:
    """The seal on two items, in one exhibit."""
    await open_seals(arena)
    act = Doing("JI-LYON", "sealItems", sealing(arena, *TWO), K1)
    asking = Asking("OPJ", K1, BOTH, live=live("I2"))
    return Race((asking,), act, writes(arena, WRITES_ITEM, "I2"))


def sealing(arena: Arena, *items: str) -> dict[str, object]:
    """Items of K1 put under seal, under a number that is new."""
    return {"case": "<K1>", "items": list(items), "number": f"SC-{arena.chance.getrandbits(60)}"}


CASE = (
    'a1: case(id: "<K1>") { number followUp }'
    ' a2: node(id: "<K1>") { ... on Case { number followUp } }'
    ' a3: nodes(ids: ["<K1>"]) { ... on Case { number followUp } }'
)
WITH_DOCKET = CASE + (" b: viewer { docket { nodes { number } } }")
CASE_LIVE = 'subscription { caseChanged(id: "<K1>") { number followUp } }'
JUDGES = ("JI-LYON", "JI2-LYON")


async def charge(arena: Arena) -> Mapping[str, Any]:
    """Of K1: who is in charge, by which assignment, at what version; nothing where nobody is."""
    found = await arena.row(
        "SELECT id, magistrate_id, version FROM assignment"
        " WHERE case_id = $1 AND lead AND valid_until IS NULL",
        arena.acts.id("K1"),
    )
    return dict(found) if found is not None else {}


async def passing(arena: Arena, query: str) -> Race:
    """K1 passes from one judge to another: he who had it loses what the other is given."""
    before = await charge(arena)
    had, other = JUDGES
    if before["magistrate_id"] != arena.acts.id(had):
        had, other = other, had
    given = seisin(other, assignment=str(before["id"]))
    act = Doing(HEAD, "reassignCase", given, version=before["version"])
    askings = (Asking(had, OF_K1, query, live=CASE_LIVE), Asking(other, OF_K1, query, gains=True))
    return Race(askings, act, writes(arena, WRITES_CASE, "K1"))


async def case(arena: Arena) -> Race:
    """A case, read by its id."""
    return await passing(arena, CASE)


async def docket(arena: Arena) -> Race:
    """A case, read by its id and in the docket."""
    return await passing(arena, WITH_DOCKET)


async def lead(arena: Arena) -> Race:
    """The charge of a case, on which the authorisations of who had it rest."""
    await first_judge(arena)
    act = await put_in_charge(arena, "P-LYON")
    purpose = 'DECRYPTION;authorisation="<VIII:DECRYPTOR>"'
    return of_item(arena, "DECRYPTOR", purpose, "I5", act)


async def first_judge(arena: Arena) -> None:
    """JI-LYON is in charge of K1, as the register describes it."""
    before = await charge(arena)
    if not before:
        await arena.done(Doing(HEAD, "assignCase", seisin("JI-LYON", lead=True)))
    elif before["magistrate_id"] == arena.acts.id("JI2-LYON"):
        given = seisin("JI-LYON", assignment=str(before["id"]))
        await arena.done(Doing(HEAD, "reassignCase", given, version=before["version"]))
    elif before["magistrate_id"] != arena.acts.id("JI-LYON"):
        await arena.done(await put_in_charge(arena, "JI-LYON"))


async def put_in_charge(arena: Arena, who: str) -> Doing:
    """The charge of K1 given to one who is seised already."""
    found = await arena.row(
        "SELECT id, version FROM assignment WHERE case_id = $1 AND magistrate_id = $2"
        " AND valid_until IS NULL",
        arena.acts.id("K1"),
        arena.acts.id(who),
    )
    return Doing(HEAD, "putInCharge", {"assignment": str(found["id"])}, version=found["version"])


async def search(arena: Arena) -> Race:
    """The search for the magistrate of K16 under XII, which ends when one is recorded."""
    made = await authorised_search(arena)
    act = Doing(HEAD, "recordMagistrateInCharge", {**seisin("JI-LYON"), "case": "<K16>"})
    purpose = f'IDENTIFY_MAGISTRATE;authorisation="{made}"'
    return of_item(arena, "OPJ", purpose, "O1", act)


async def authorised_search(arena: Arena) -> str:
    """A search on K16 that is authorised."""
    await free(arena)
    given = issue("XII", "OPJ", case="<K16>")
    return str((await arena.done(Doing("DIRECTOR", "issueAuthorisation", given)))["id"])


async def free(arena: Arena) -> None:
    """Nobody is seised of K16 any more, and no duty is outstanding."""
    seised = await arena.row(
        "SELECT id, version FROM assignment WHERE case_id = $1 AND valid_until IS NULL",
        arena.acts.id("K16"),
    )
    if seised is not None:
        it = {"assignment": str(seised["id"])}
        await arena.done(Doing(HEAD, "endAssignment", it, version=seised["version"]))
    await give_notices(arena)


async def give_notices(arena: Arena) -> None:
    """What the director and the officer owe is done."""
    owed = await arena.acts.service.register.fetch(
        "SELECT n.id, n.version, n.kind FROM notice n JOIN authorisation a"
        " ON a.id = n.authorisation_id WHERE n.done_at IS NULL AND n.due_from IS NOT NULL"
        " AND (n.kind = 'QUALIFIED_PERSON_INFORMED' OR a.grantee_id = $1)",
        arena.acts.id("OPJ"),
    )
    for each in owed:
        who = "DIRECTOR" if each["kind"] == "QUALIFIED_PERSON_INFORMED" else "OPJ"
        given = {"notice": str(each["id"])}
        await arena.done(Doing(who, "giveNotice", given, version=each["version"]))


IN_GRENOBLE = (edit(HEAD, court="TJ-GRENOBLE"),)
TAKINGS: Mapping[str, Taking] = {
    "an authorisation": Taking((), authorisation),
    "a designation": Taking(without(f"OPJ!{OFFICER}"), designation),
    "a habilitation": Taking(without(f"OPJ+{OFFICER}"), habilitation),
    "a referral": Taking((edit("K1.OPJ", until_=LONG_AGO),), referral),
    "what is sealed": Taking((), seal, open_seals),
    "a case": Taking(IN_LYON, case, first_judge),
    "a case in the docket": Taking(IN_LYON, docket, first_judge),
    "the charge of a case": Taking(IN_LYON, lead, first_judge),
    "a search for the magistrate": Taking(IN_GRENOBLE, search, free),
}
