"""Those whom R40-47 lets in, each with all that he needs; and what each asks for."""

from collections.abc import Iterator
from uuid import UUID

from hostile.callers import Seat
from hostile.drawing import LATER, LONG_AGO, NOW

from db.enumerations import Role
from permissions.purposes import Purpose
from second_reading_files.drawn_platform import ACT, DAY, EVER, FOR_NOW, Cast

INVESTIGATORS = {
    "OPJ": ("JUDICIAL_POLICE_OFFICER", "HIERARCHICAL_SUPERIOR"),
    "APJ": ("JUDICIAL_POLICE_AGENT", "HIERARCHICAL_SUPERIOR"),
    "CUSTOMS": ("CUSTOMS_JUDICIAL_OFFICER", "PROSECUTOR_GENERAL"),
    "TAX": ("TAX_JUDICIAL_OFFICER", "PROSECUTOR_GENERAL"),
}


def readers(cast: Cast) -> None:
    """II to V, and X: those who need acts, links and a mission, and no authorisation of access."""
    draft, ids = cast.draft, cast.ids
    cast.agent("SUPERIOR", "HIERARCHICAL_SUPERIOR")
    for name, (role, office) in INVESTIGATORS.items():
        cast.agent(name, role, art_16_point=2 if name == "OPJ" else None)
        cast.designated(name, role, "HIERARCHICAL_SUPERIOR", "SUPERIOR")
        cast.habilitated(name, role, office)
        draft.add("referral", case_id=ids["K1"], agent_id=ids[name], ordered_by_id=None, **EVER)
    cast.agent("CLERK", "MAGISTRATE_CLERK")
    cast.designated("CLERK", "MAGISTRATE_CLERK", "HEAD_OF_REGISTRY")
    cast.agent("SPEC", "SPECIALISED_ASSISTANT")
    for name in ("CLERK", "SPEC"):
        draft.add("assist_link", assistant_id=ids[name], magistrate_id=ids["LEAD"], **EVER)
    cast.agent("C67", "CUSTOMS_67BIS2_OFFICER")
    cast.designated("C67", "CUSTOMS_67BIS2_OFFICER", "HIERARCHICAL_SUPERIOR", "SUPERIOR")
    cast.habilitated("C67", "CUSTOMS_67BIS2_OFFICER", "CUSTOMS_MINISTER")
    draft.add("mission_officer", mission_id=ids["M1"], officer_id=ids["C67"], **FOR_NOW)
    cast.agent("PAY", "PAYMENT_CONTROLLER", duty="LEGAL_COSTS")
    cast.designated("PAY", "PAYMENT_CONTROLLER", "SECRETARY_GENERAL_MOJ")


def authorised(cast: Cast) -> None:
    """VI to XII: those whom an authorisation lets in; and II, where it opens seals."""
    draft, ids = cast.draft, cast.ids
    some = tuple(ids[f"X1.{number}"] for number in draft.some(range(5), 2, 4))
    scope = {"scope": draft.pick(("WHOLE_CASE", "WHOLE_CASE", "ITEMS")), "items": some}
    cast.authorised("II", "II_SEALED", "OPJ", valid_until=None, **scope)
    cast.authorised("IV", "IV", "SPEC", **scope)
    cast.agent("INTERP", "INTERPRETER")
    cast.authorised("VI", "VI", "INTERP", **(scope | {"scope": "ITEMS"}))
    by = {"issuer_id": ids["OPJ"], "issuer_role": "JUDICIAL_POLICE_OFFICER"}
    cast.authorised("VI by OPJ", "VI", "INTERP", **(scope | by | {"includes_sealed": False}))
    cast.agent("FOREIGN", "FOREIGN_INVESTIGATOR", state="BE")
    for name, case in (("Q1", "K1"), ("Q2", "K2")):
        asked = {"instrument": "EIO", "state": "BE", "reference": "1", "received_at": LONG_AGO}
        ids[name] = draft.add("foreign_request", case_id=ids[case], **asked)
    cast.authorised("VII", "VII", "FOREIGN", foreign_request_id=ids["Q1"], **scope)
    cast.agent("DECRYPT", "DECRYPTION_AGENT")
    cast.authorised("VIII", "VIII", "DECRYPT", valid_until=None, **scope)
    for item in some[:2]:
        who = draft.pick(("OPJ", "OPJ", "OPJ", "TAX", "APJ"))
        listed = {"listed_by_id": ids[who], "listed_role": INVESTIGATORS[who][0]}
        when = {"listed_at": LONG_AGO + DAY}
        draft.add("useful_item", authorisation_id=ids["VIII"], item_id=item, **listed, **when)
    cast.agent("MAINT", "PLATFORM_MAINTAINER")
    cast.designated("MAINT", "PLATFORM_MAINTAINER", "SECRETARY_GENERAL_MOJ")
    cast.authorised("IX", "IX", "MAINT", **scope)
    cast.agent("CONTR", "CONTRACTOR")
    for name in ("MAINT", "CONTR"):
        draft.add("clearance", agent_id=ids[name], level="SECRET", **ACT)
    _of_the_agency(cast, some)


def _of_the_agency(cast: Cast, some: tuple[UUID, ...]) -> None:
    """XI, the magistrate first and the agency after; XII, while no magistrate is known."""
    draft, ids = cast.draft, cast.ids
    cast.agent("DIRECTOR", "ANTENJ_DIRECTOR")
    cast.agent("DELEGATE", "ANTENJ_DIRECTOR_DELEGATE")
    cast.designated("DELEGATE", "ANTENJ_DIRECTOR_DELEGATE", "ANTENJ_DIRECTOR", "DIRECTOR")
    cast.agent("ANTENJ", "ANTENJ_MAGISTRATE")
    draft.add("contract", contractor_id=ids["CONTR"], reference="C", **ACT)
    open_ = {"exceptional": True, "description": None, "opened_at": LONG_AGO, "closed_at": None}
    own = draft.pick((ids["K1"], None))
    ids["D1"] = draft.add("technical_difficulty", case_id=own, **open_)
    rest = {"difficulty_id": ids["D1"], "items": some}
    cast.authorised("XI first", "XI_MAGISTRATE", "CONTR", **rest)
    who, role = draft.pick((("DIRECTOR", "ANTENJ_DIRECTOR"), ("DELEGATE", _DELEGATE)))
    by = {"issuer_id": ids[who], "issuer_role": role, "issued_at": LONG_AGO + 2 * DAY}
    scope = draft.pick(("WHOLE_CASE", "WHOLE_CASE", "ITEMS"))
    cast.authorised(
        "XI", "XI_DIRECTOR", "CONTR", prior_id=ids["XI first"], scope=scope, **rest, **by
    )
    for name, role in (("OPJ", "OPJ"), ("CLERK", "CLERK"), ("FREE", "FREE")):
        who, held = draft.pick((("DIRECTOR", "ANTENJ_DIRECTOR"), ("ANTENJ", "ANTENJ_MAGISTRATE")))
        by = {"issuer_id": ids[who], "issuer_role": held}
        for key, of in (("case", {}), ("line", {"interception_id": ids["X0"], "case_id": None})):
            what = {"case_id": ids["K16"]} | of
            cast.authorised(f"XII {name} {key}", "XII", role, **by, **what)
    for kind in ("MAGISTRATE_INFORMED", "QUALIFIED_PERSON_INFORMED"):
        due = draft.pick((None, None, LATER, NOW, LONG_AGO))
        done = draft.pick((None, NOW, LONG_AGO, LATER)) if due in (NOW, LONG_AGO) else None
        told = {"authorisation_id": ids["XII OPJ case"], "done_at": done, "by_id": None}
        draft.add("notice", kind=kind, due_from=due, **told)


_DELEGATE = "ANTENJ_DIRECTOR_DELEGATE"


def seats_of_platform(cast: Cast) -> Iterator[Seat]:
    """Each with his own purpose, naming what is his."""

    def seat(name: str, role: str, purpose: str, **named: str) -> Seat:
        at = {key: str(cast.ids.get(value, value)) for key, value in named.items()}
        return Seat(cast.ids[name], Role(role), Purpose(purpose), tuple(at.items()))

    for name, (role, _) in INVESTIGATORS.items():
        yield seat(name, role, "INTERCEPT_CASE", case="K1")
    yield seat("OPJ", "JUDICIAL_POLICE_OFFICER", "INTERCEPT_CASE", case="K1")
    yield seat("LEAD", "CRIMINAL_JUDGE", "INTERCEPT_CASE", case="K1")
    yield seat("SECOND", "PROSECUTOR", "INTERCEPT_CASE", case="K1")
    yield seat("CLERK", "MAGISTRATE_CLERK", "INTERCEPT_CASE", case="K1")
    yield seat("CLERK", "MAGISTRATE_CLERK", "INTERCEPT_CASE", case="K1")
    yield seat("SPEC", "SPECIALISED_ASSISTANT", "SPECIALISED_TASK", authorisation="IV")
    yield seat("C67", "CUSTOMS_67BIS2_OFFICER", "CUSTOMS_67BIS2", mission="M1")
    yield seat("INTERP", "INTERPRETER", "INTERPRETATION", authorisation="VI")
    yield seat("INTERP", "INTERPRETER", "INTERPRETATION", authorisation="VI by OPJ")
    yield seat("FOREIGN", "FOREIGN_INVESTIGATOR", "EIO_EXECUTION", basis="EIO", authorisation="VII")
    yield seat("DECRYPT", "DECRYPTION_AGENT", "DECRYPTION", authorisation="VIII")
    yield seat("DECRYPT", "DECRYPTION_AGENT", "DECRYPTION", authorisation="VIII")
    yield seat("MAINT", "PLATFORM_MAINTAINER", "PLATFORM_OPERATION", authorisation="IX")
    yield seat("PAY", "PAYMENT_CONTROLLER", "PAYMENT_CONTROL")
    yield seat("CONTR", "CONTRACTOR", "EXCEPTIONAL_DIFFICULTY", authorisation="XI")
    yield seat("CONTR", "CONTRACTOR", "EXCEPTIONAL_DIFFICULTY", authorisation="XI")
    for name, role in (
        ("OPJ", "JUDICIAL_POLICE_OFFICER"),
        ("CLERK", "MAGISTRATE_CLERK"),
        ("FREE", "NON_CRIMINAL_MAGISTRATE"),
    ):
        for key in ("case", "line"):
            yield seat(name, role, "IDENTIFY_MAGISTRATE", authorisation=f"XII {name} {key}")
