"""What is owed on a hit, and the opinion that ends an inquiry (R40-29/I/5°/c, d; A34)."""

from db.enumerations import Opinion, Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import must, needs, there
from permissions.acts.inquiries import INQUIRY, IT, identified, it, mine
from permissions.condition import NOW, Condition, Exists, Row, Term
from permissions.cpp.antecedent_facts import may_be_read
from permissions.entities import AdministrativeInquiry, ProsecutorReferral
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

SERVICE = Input(
    "service", Kind.TEXT, "The police service or gendarmerie unit that is asked.", longest=200
)
HIT = Input("record", Kind.ID, "The record found, of whose outcome its prosecutor is asked.")
OPINION = Input("opinion", Kind.CODE, "How the inquiry ends.", codes=Opinion)
_FOUND = Row("antecedent_record", "found")
_PURPOSES = frozenset({Purpose.ADMIN_INQUIRY})


def _stands() -> Condition:
    """A record of the person of the inquiry that may be read now."""
    return _FOUND["person_id"].eq(IT["person_id"]) & may_be_read(_FOUND)


def _of_hit(test: Condition) -> Condition:
    """The record named is such a one, and passes the test."""
    return it(Exists(_FOUND, _FOUND["id"].eq(HIT.term) & _stands() & test))


def _asked(name: str) -> Condition:
    """The prosecutor competent for a record found has been asked."""
    referral = Row("prosecutor_referral", name)
    of_it = referral["inquiry_id"].eq(IT["id"])
    return Exists(referral, of_it & referral["court_id"].eq(_FOUND["court_id"]))


def _may_refer_to_police(role: Role) -> tuple[Demand, ...]:
    return (
        *mine(role),
        needs(
            it(IT["hit"].eq(other=True)),  # what a hit obliges to outlives it (5.4)
            "the inquiry found nothing that calls for it",
            "l’enquête n’a rien révélé qui l’appelle",
            "R40-29/I/5°/c",
        ),
        needs(
            it(IT["police_referred_at"].absent()),
            "the police or gendarmerie were asked already",
            "la police ou la gendarmerie a déjà été saisie",
            "R40-29/I/5°/c",
        ),
    )


def _refers_to_police(_role: Role) -> tuple[Write, ...]:
    values = {"police_referred_at": NOW, "police_service": SERVICE.term}
    return (Update(IT, IT["id"].eq(INQUIRY.term), values),)


def _may_refer_to_prosecutor(role: Role) -> tuple[Demand, ...]:
    """Of a record that may be read: of any other, nothing is told, its court included."""
    return (
        *mine(role),
        there(_of_hit(IT["hit"].eq(other=True)), "R40-29/I/5°/d"),
        needs(
            _of_hit(~_FOUND["court_id"].absent()),
            "no competent prosecutor is known of this record",
            "aucun procureur compétent n’est connu pour cette mention",
            "R40-29/I/5°/d",
        ),
        needs(
            _of_hit(~_asked("earlier")),
            "the prosecutor of this record was asked already",
            "le procureur compétent pour cette mention a déjà été saisi",
            "R40-29/I/5°/d",
        ),
    )


def _refers_to_prosecutor(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "inquiry_id": INQUIRY.term,
        "court_id": _FOUND["court_id"],
        "referred_at": NOW,
    }
    return (Insert("prosecutor_referral", values, beside=(_FOUND, _FOUND["id"].eq(HIT.term))),)


def _may_give_opinion(role: Role) -> tuple[Demand, ...]:
    """The duty is of 5° alone; to the others the inquiry shows it as advice (A34)."""
    return (*mine(role), *(_owed() if role is Role.ADMIN_POLICE_AGENT else ()))


def _owed() -> tuple[Demand, ...]:
    """Nothing is owed for a favourable opinion, nor where nothing was found."""
    favourable = OPINION.term.eq(Opinion.FAVOURABLE)
    person, referral = Row("antecedent_person", "since"), Row("prosecutor_referral", "any")
    linked = it(~IT["person_id"].absent())
    since = identified(person, IT["surname_key"], IT["forenames_key"], IT["birth_date"])
    standing = Exists(_FOUND, _stands())
    found = IT["hit"].eq(other=True) | standing
    each = ~Exists(_FOUND, _stands() & ~_asked("addressed"))
    one = Exists(referral, referral["inquiry_id"].eq(IT["id"]))
    return (
        must(
            favourable | linked | it(~Exists(person, since)),
            Code.DUTY_OUTSTANDING,
            "since this inquiry was opened the person was recorded: open another",
            "depuis l’ouverture de cette enquête la personne a été enregistrée : ouvrez-en une "
            "autre",
            "R40-29/I/5°/c",
        ),
        must(
            favourable | it(~found | ~IT["police_referred_at"].absent()),
            Code.DUTY_OUTSTANDING,
            "the competent police service or gendarmerie unit has yet to be asked",
            "le service de police ou l’unité de gendarmerie compétents restent à saisir",
            "R40-29/I/5°/c",
        ),
        must(
            favourable | it(~found | (one & each)),
            Code.DUTY_OUTSTANDING,
            "each competent prosecutor has yet to be asked for the judicial outcome",
            "chaque procureur compétent reste à saisir des suites judiciaires",
            "R40-29/I/5°/d",
        ),
    )


def _gives_opinion(_role: Role) -> tuple[Write, ...]:
    values = {"opinion": OPINION.term, "opinion_at": NOW}
    return (Update(IT, IT["id"].eq(INQUIRY.term), values),)


TO_POLICE = Act(
    name="referToPolice",
    meaning=Said(
        "Ask the police or gendarmerie for further information on a hit",
        "Saisir la police ou la gendarmerie pour complément d’information",
    ),
    clauses=("R40-29/I/5°/c",),
    purposes=_PURPOSES,
    file=Processing.ANTECEDENTS,
    inputs=(INQUIRY, SERVICE),
    target=Target("administrative_inquiry", INQUIRY, versioned=True),
    table="administrative_inquiry",
    gives=AdministrativeInquiry,
    demands=_may_refer_to_police,
    writes=_refers_to_police,
)
TO_PROSECUTOR = Act(
    name="referToProsecutor",
    meaning=Said(
        "Ask the competent prosecutor for the judicial outcome of a hit",
        "Saisir le procureur compétent des suites judiciaires d’une mention",
    ),
    clauses=("R40-29/I/5°/d",),
    purposes=_PURPOSES,
    file=Processing.ANTECEDENTS,
    inputs=(INQUIRY, HIT),
    target=Target("administrative_inquiry", INQUIRY),
    table="prosecutor_referral",
    gives=ProsecutorReferral,
    makes=True,
    demands=_may_refer_to_prosecutor,
    writes=_refers_to_prosecutor,
)
OPINE = Act(
    name="recordOpinion",
    meaning=Said(
        "Record the opinion that ends an inquiry", "Enregistrer l’avis qui achève une enquête"
    ),
    clauses=("R40-29/I/5°/c", "R40-29/I/5°/d"),
    purposes=_PURPOSES,
    file=Processing.ANTECEDENTS,
    inputs=(INQUIRY, OPINION),
    target=Target("administrative_inquiry", INQUIRY, versioned=True),
    table="administrative_inquiry",
    gives=AdministrativeInquiry,
    demands=_may_give_opinion,
    writes=_gives_opinion,
)

ACTS = (TO_POLICE, TO_PROSECUTOR, OPINE)
