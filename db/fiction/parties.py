"""Who stands in a criminal case, and what each implicated person has come to."""

from dataclasses import dataclass

from db.enumerations import Capacity, DecisionType, LinkGround, Stage
from db.fiction.affair import Affair, Implicated
from db.fiction.chance import Chance, weighted
from db.fiction.pen import Pen
from db.fiction.people import Known, People

C, D, S = Capacity, DecisionType, Stage

OTHER_CLOSINGS = weighted(
    {
        D.NO_FURTHER_ACTION: 3.0,
        D.DISMISSAL: 1.0,
        D.ACQUITTAL_MISDEMEANOUR: 2.0,
        D.CONVICTION: 4.0,
    }
)
"""What some come to while the others of their case come to something else."""

CAPACITY_AT: dict[Stage, Capacity] = {
    S.COMPLAINT: C.SUSPECT,
    S.ENQUIRY: C.SUSPECT,
    S.JUDICIAL_INVESTIGATION: C.UNDER_EXAMINATION,
    S.PROSECUTED: C.PROSECUTED,
    S.TRIAL: C.PROSECUTED,
    S.APPEAL: C.PROSECUTED,
}
CAPACITY_AFTER: dict[DecisionType, Capacity] = {
    D.NO_FURTHER_ACTION: C.SUSPECT,
    D.ALTERNATIVE: C.SUSPECT,
    D.DISMISSAL: C.UNDER_EXAMINATION,
    D.ACQUITTAL_MISDEMEANOUR: C.ACQUITTED,
    D.ACQUITTAL_FELONY: C.ACQUITTED,
    D.CONVICTION: C.CONVICTED,
    D.DISPENSED_OF_SENTENCE: C.CONVICTED,
    D.NOT_CRIMINALLY_RESPONSIBLE: C.PROSECUTED,
    D.EXTINCTION: C.PROSECUTED,
}
UNKNOWN_AT: dict[Stage, float] = {S.COMPLAINT: 0.4, S.ENQUIRY: 0.25, S.CLOSED: 0.05}
HOW_MANY_IMPLICATED = weighted({1: 72.0, 2: 20.0, 3: 6.0, 5: 2.0})
HOW_MANY_VICTIMS = weighted({1: 80.0, 2: 14.0, 3: 6.0})


@dataclass(slots=True)
class Parties:
    """Writes parties, and links cases that implicate the same person."""

    pen: Pen
    chance: Chance
    people: People

    def party(self, case: str, capacity: Capacity, **who: str | bool) -> str:
        """Writes a party (`person` or `legal_entity`, `known`); returns its id."""
        id_ = self.chance.id()
        self.pen.write("Party", {"id": id_, "case": case, "capacity": capacity, **who})
        return id_

    def link(self, first: str, second: str, person: str | None = None) -> None:
        """Links two cases, by a person implicated in both or by their facts."""
        ground = LinkGround.SAME_IMPLICATED_PERSON if person else LinkGround.SAME_FACTS
        pair = {"case_a": first, "case_b": second, "ground": ground, "person": person}
        self.pen.write("CaseLink", {"id": self.chance.id(), **pair})

    def implicate(self, affair: Affair) -> None:
        """Writes who is implicated: an author still unknown, or persons and companies."""
        chance, stage = self.chance, affair.stage
        if chance.happens(UNKNOWN_AT.get(stage, 0.0)):
            party = self.party(affair.id, C.SUSPECT, person=self.people.nobody(), known=False)
            unsolved = affair.closing and D.NO_FURTHER_ACTION
            affair.implicated.append(Implicated(party, unsolved, is_person=True))
            return
        for _ in range(chance.draw(HOW_MANY_IMPLICATED)):
            outcome = affair.closing
            if stage is S.CLOSED and affair.implicated and chance.happens(0.4):
                outcome = self._other_closing(affair)
            capacity = CAPACITY_AFTER[outcome] if outcome else CAPACITY_AT[stage]
            if capacity is C.UNDER_EXAMINATION and not outcome and chance.happens(0.25):
                capacity = C.ASSISTED_WITNESS
            self._implicate_one(affair, capacity, outcome)

    def _implicate_one(
        self, affair: Affair, capacity: Capacity, outcome: DecisionType | None
    ) -> None:
        chance = self.chance
        if chance.happens(0.04):
            company = self.people.company()
            if company not in affair.companies:
                affair.companies.add(company)
                party = self.party(affair.id, capacity, legal_entity=company)
                affair.implicated.append(Implicated(party, outcome, is_person=False))
            return
        person = self._implicated_person(affair)
        party = self.party(affair.id, capacity, person=person)
        affair.implicated.append(Implicated(party, outcome, is_person=True))
        affair.persons.add(person)
        self.people.implicated.append(Known(person, affair.id))

    def _implicated_person(self, affair: Affair) -> str:
        """A new person, or one implicated elsewhere: then the two cases are linked."""
        back = self.people.returning() if self.chance.happens(0.1) else None
        if back is None or back.id in affair.persons or back.case == affair.id:
            return self.people.person(youngest=14)
        self.link(back.case, affair.id, back.id)
        return back.id

    def _other_closing(self, affair: Affair) -> DecisionType:
        closing = self.chance.draw(OTHER_CLOSINGS)
        if closing is D.ACQUITTAL_MISDEMEANOUR and affair.is_felony:
            return D.ACQUITTAL_FELONY
        return closing

    def add_victims(self, affair: Affair) -> None:
        """Writes the victims that the gravest fact calls for, some as civil parties."""
        chance = self.chance
        kind = affair.kinds[0].victim
        joined = affair.stage not in {S.COMPLAINT, S.ENQUIRY} and chance.happens(0.35)
        capacity = C.CIVIL_PARTY if joined else C.VICTIM
        if kind == "COMPANY":
            self.party(affair.id, capacity, legal_entity=self.people.company())
        elif kind != "NONE":
            for _ in range(chance.draw(HOW_MANY_VICTIMS)):
                self.party(affair.id, capacity, person=self._victim(affair, kind == "CHILD"))

    def _victim(self, affair: Affair, is_child: bool) -> str:  # noqa: FBT001  a fact of the person
        if is_child:
            person = self.people.person(youngest=3, oldest=16)
        else:
            person = self._implicated_victim(affair) or self.people.person()
        affair.harmed.add(person)
        return person

    def _implicated_victim(self, affair: Affair) -> str | None:
        """Now and then, someone implicated in this case (a brawl) or in another."""
        chance = self.chance
        if chance.happens(0.01):
            fighters = sorted(affair.persons - affair.harmed)
            return fighters[0] if fighters else None
        back = self.people.returning() if chance.happens(0.02) else None
        return back.id if back and back.id not in affair.harmed | affair.persons else None

    def add_others(self, affair: Affair) -> None:
        """Writes witnesses and others."""
        for capacity, share in ((C.WITNESS, 0.16), (C.OTHER, 0.05)):
            if self.chance.happens(share):
                self.party(affair.id, capacity, person=self.people.person())
