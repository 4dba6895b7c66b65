"""A reading after an act: by whom, of what, and what the law opens of it."""

from dataclasses import dataclass
from typing import Any

from law_facts import Authorisation, Facts, Inquiry, Item, Notice
from law_inquiries import STAFF, passes, within
from law_moves import Choice, of_case
from law_reading import Told, of_the_case, under
from law_tables import PURPOSES, STATES_INTERCEPT_CASE

from db.enumerations import Clause, Role

STATES = {"BE": "EIO", "DK": "MLA_2000_ART18"}
"""The instrument of the requests of each State in the register."""
WATCHERS = (
    *("JI-LYON", "JI2-LYON", "P-LYON", "OPJ", "OPJ-4", "APJ", "CUSTOMS-28-1", "CLERK-JI"),
    *("CLERK-P", "SPECIALIST", "INTERPRETER", "FOREIGNER", "DECRYPTOR", "MAINTAINER"),
    *("CONTRACTOR", "CONTRACTOR", "OPJ", "OPJ-UNREFERRED", "P-NICE", "OPJ-PARIS"),
)


@dataclass(slots=True, kw_only=True)
class Reading:
    """A query, and what must come of it."""

    who: str
    role: Role
    purpose: str
    query: str
    told: Told
    payload: str = ""
    hit: bool | None = None

    @property
    def outcome(self) -> str:
        """In a word, to be counted."""
        if self.told.codes:
            return "/".join(sorted(self.told.codes))
        if self.hit is not None:
            return "HIT" if self.hit else "NO HIT"
        return "RELEASED" if self.told.payload else "NOTHING"

    def differs(self, body: dict[str, Any]) -> str | None:
        """What the law says instead of an answer; None where it says just that."""
        if self.told.codes:
            codes = {each["extensions"]["code"] for each in body.get("errors", ())}
            refused = codes and codes <= self.told.codes
            return None if refused else f"refused with {sorted(self.told.codes)}"
        if "errors" in body:
            return "an answer"
        if self.hit is not None:
            (found,) = body["data"]["administrativeInquiries"]["nodes"]
            same = found["hit"] is self.hit and (found["personId"] is not None) is self.hit
            return None if same else f"hit: {self.hit}"
        return self._item(body)

    def _item(self, body: dict[str, Any]) -> str | None:
        found = body["data"]["interceptItem"]
        payload = None if found is None else found["payload"]
        if payload != (self.payload if self.told.payload else None):
            return "the payload" if self.told.payload else "no payload"
        if self.told.there is not None and (found is not None) is not self.told.there:
            return "it is there" if self.told.there else "it is not there"
        if self.told.under_seal:
            withheld = body["extensions"]["disclosure"]["withheld"]
            codes = {each["code"] for each in withheld}
            return None if codes == {"SEALED"} else "it is under seal"
        return None


def reading(facts: Facts, choice: Choice, about: frozenset[str]) -> Reading:
    """Someone reads: rather one whom the act was about."""
    inquiries = [each for each in facts.inquiries.values() if each.who in about]
    if inquiries:
        return _inquiry(facts, choice.one(inquiries))
    concerned = sorted(who for who in about if _given_to(facts, who) or _of_cases(facts, who))
    who = choice.rather(concerned or WATCHERS, WATCHERS, 80)
    role = facts.role_of(who)
    if who == "SUPERIOR":
        role = Role.JUDICIAL_POLICE_OFFICER
    mine = _given_to(facts, who)
    if mine and (not _of_cases(facts, who) or choice.likely(40)):
        fresh = sorted(mine, key=lambda each: each.issued)[-3:]
        return _authorised(facts, choice, who, role, choice.rather(fresh, mine))
    case = choice.rather(("K1",), tuple(facts.cases), 75)
    own = [each for each in facts.items.values() if facts.lines[each.line] == case]
    item = choice.rather(own, list(facts.items.values()), 95)
    told = of_the_case(facts, who, role, case, item)
    return _of(who, role, of_case(case), item, told)


def _of_cases(facts: Facts, who: str) -> bool:
    return who == "SUPERIOR" or facts.holds(who, *STATES_INTERCEPT_CASE)


def _given_to(facts: Facts, who: str) -> list[Authorisation]:
    """Authorisations that someone may read under."""
    return [
        each
        for each in facts.authorisations.values()
        if each.grantee == who and each.clause in PURPOSES
    ]


def _of(who: str, role: Role, purpose: str, item: Item, told: Told) -> Reading:
    query = f'{{ interceptItem(id: "{item.id}") {{ payload }} }}'
    return Reading(
        who=who, role=role, purpose=purpose, query=query, told=told, payload=item.payload
    )


def _authorised(facts: Facts, choice: Choice, who: str, role: Role, it: Authorisation) -> Reading:
    """Under an authorisation; the first reading in a search for the magistrate opens a notice."""
    own = [
        each
        for each in facts.items.values()
        if (each.line == it.line if it.case is None else facts.lines[each.line] == it.case)
    ]
    listed = [each for each in own if it.items is None or each.id in it.items]
    item = choice.rather(listed or own, list(facts.items.values()), 90)
    told = under(facts, who, role, it, item)
    basis = ""
    if it.clause is Clause.VII:
        basis = f";basis={STATES[facts.agents[who].state or '']}"
    purpose = f'{PURPOSES[it.clause]}{basis};authorisation="{it.id}"'
    if it.clause is Clause.XII and told.there:
        kind = "MAGISTRATE_INFORMED"
        opened = {(each.authorisation, each.kind) for each in facts.notices}
        if (it.id, kind) not in opened:
            facts.notices.append(Notice(kind=kind, authorisation=it.id, due=None))
    return _of(who, role, purpose, item, told)


def _inquiry(facts: Facts, it: Inquiry) -> Reading:
    motive = it.motive if it.role is STAFF else None
    return Reading(
        who=it.who,
        role=it.role,
        purpose=within(it),
        query="{ administrativeInquiries { nodes { hit personId } } }",
        told=Told(passes(facts, it.who, it.role, motive)),
        hit=bool(facts.shown(it.person)),
    )
