"""Recording what links a case to another."""

from datetime import datetime
from uuid import UUID

from db.enumerations import CaseKind, LinkGround
from permissions.acts.act import Given, Input, Kind
from permissions.acts.demanding import needs
from permissions.acts.recording import CASE, recorded_by_the_caller, recording
from permissions.acts.terms import Terms
from permissions.condition import Condition, Context, Exists, Row
from permissions.cpp.facts import implicated_in, kept
from permissions.entities import CaseLink
from permissions.refusal import Said

OTHER = Input("other", Kind.ID, "The other case.")
GROUND = Input("ground", Kind.CODE, "What they have in common.", codes=LinkGround)
PERSON = Input(
    "person", Kind.ID, "The person implicated in both (SAME_IMPLICATED_PERSON).", required=False
)


def _in_common() -> Condition:
    """Both are criminal and kept. That the facts are the same is for whoever records both to say;
    that a person is implicated in both, the register knows.
    """
    own, other = Row("judicial_case", "own"), Row("judicial_case", "other")
    crime = CaseKind.CRIMINAL
    ours = Exists(own, own["id"].eq(CASE.term) & own["kind"].eq(crime))
    same_person = (
        GROUND.term.eq(LinkGround.SAME_IMPLICATED_PERSON)
        & implicated_in(CASE.term, PERSON.term)
        & implicated_in(OTHER.term, PERSON.term)
    )
    same_facts = (
        GROUND.term.eq(LinkGround.SAME_FACTS) & PERSON.term.absent() & recorded_by_the_caller(other)
    )
    theirs = other["id"].eq(OTHER.term) & other["kind"].eq(crime) & kept(other)
    apart = ~OTHER.term.eq(CASE.term)
    return apart & ours & Exists(other, theirs & (same_person | same_facts))


def _linked_already() -> Condition:
    """A pair is linked once on the same facts, and once on each person."""
    link, (one, two) = Row("case_link", "same"), (CASE.term, OTHER.term)
    pair = (link["case_a_id"].eq(one) & link["case_b_id"].eq(two)) | (
        link["case_a_id"].eq(two) & link["case_b_id"].eq(one)
    )
    by_person = link["person_id"].eq(PERSON.term) | (
        link["person_id"].absent() & PERSON.term.absent()
    )
    return Exists(link, pair & link["ground"].eq(GROUND.term) & by_person)


def _in_order(given: Given, _at: datetime, _terms: Terms) -> Given:
    """A pair is kept once, the lesser id first."""
    ids = [each for each in (given["case"], given["other"]) if isinstance(each, UUID)]
    return {**given, "case_a": min(ids), "case_b": max(ids)}


LINK = recording(
    "linkCases",
    Said("Link two cases", "Rapprocher deux affaires"),
    CaseLink,
    {GROUND: "ground", PERSON: "person_id"},
    clauses=("48-1/al.1/e",),
    table="case_link",
    inputs=(OTHER,),
    values={"case_a_id": Context("given:case_a"), "case_b_id": Context("given:case_b")},
    rests_on=(
        needs(
            _in_common(),
            "the same person is not implicated in both, or you do not record both cases",
            "une même personne n’est pas mise en cause dans les deux affaires, ou vous "
            "n’enregistrez pas l’une et l’autre",
            "48-1/al.1/e",
        ),
        needs(
            ~_linked_already(),
            "the two cases are linked already on that ground",
            "les deux affaires sont déjà rapprochées à ce titre",
            "48-1/al.1/e",
        ),
    ),
    fills=_in_order,
)
