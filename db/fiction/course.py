"""The course of a criminal case: decisions, hearings, steps, sentences and what becomes of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.enumerations import DecisionType, Situation, Stage
from db.fiction.affair import Affair, Implicated
from db.fiction.chance import Chance, weighted
from db.fiction.courts import seats
from db.fiction.pen import Pen
from db.fiction.wording import (
    FELONY_SENTENCES,
    FORMATIONS,
    GROUNDS,
    HEARING_OUTCOMES,
    MODALITIES,
    ROOMS,
    SENTENCES,
    STATUSES,
    STEPS,
    SUMMARIES,
    quantum,
)

D, S = DecisionType, Stage

WITHOUT_TRIAL = frozenset({D.NO_FURTHER_ACTION, D.ALTERNATIVE, D.EXTINCTION})
SITUATIONS = weighted(
    {
        Situation.FREE: 4.0,
        Situation.SUPERVISION: 3.0,
        Situation.DETENTION: 2.0,
        Situation.WANTED: 1.0,
    }
)
HELD_AT = frozenset({S.JUDICIAL_INVESTIGATION, S.PROSECUTED, S.TRIAL, S.APPEAL})
DAYS_TO_FINALITY = 10


@dataclass(frozen=True, slots=True)
class Act:
    """A decision to be dated: its type, the court's code, the charges it names."""

    type: DecisionType
    court: str
    charges: tuple[str, ...] = ()
    is_final: bool = True
    is_reopened: bool = False


@dataclass(slots=True)
class Course:
    """Writes what happens in a case between its opening and its last update, in order."""

    pen: Pen
    chance: Chance
    now: datetime

    def follow(self, affair: Affair) -> None:
        """Writes the course of a case that stands at its stage."""
        acts = self._acts(affair)
        moments = self.chance.moments(affair.opened, affair.latest, len(acts))
        for act, moment in zip(acts, moments, strict=True):
            self.decide(affair.id, act, moment)
        judged = moments[-1] if acts else affair.latest
        self._hearings(affair, acts, judged)
        self._steps(affair)
        for party in affair.implicated:
            self._situation(affair, party)
            if party.outcome is D.CONVICTION or (affair.stage is S.APPEAL and party.charges):
                self._sentence(affair, party, judged)

    def hearing(self, case: str, at: datetime) -> None:
        """Writes a hearing; one to come has no outcome yet."""
        chance = self.chance
        begins = at.replace(hour=chance.number(8, 16), minute=chance.pick((0, 30)), second=0)
        self.pen.write(
            "Hearing",
            {
                "id": chance.id(),
                "case": case,
                "at": begins,
                "room": chance.maybe(0.9, chance.pick(ROOMS)),
                "formation": chance.maybe(0.9, chance.pick(FORMATIONS)),
                "outcome": chance.pick(HEARING_OUTCOMES) if begins < self.now else None,
            },
        )

    def decide(self, case: str, act: Act, at: datetime) -> None:
        """Writes a decision."""
        chance = self.chance
        final = at + timedelta(days=DAYS_TO_FINALITY)
        reopened = chance.between(final, self.now) if act.is_reopened else None
        self.pen.write(
            "Decision",
            {
                "id": chance.id(),
                "case": case,
                "court": seats()[act.court].id,
                "decision_type": act.type,
                "pronounced_at": at,
                "final_at": final if act.is_final and final <= self.now else None,
                "reopened_at": max(reopened, at) if reopened else None,
                "grounds": chance.maybe(0.8, chance.pick(GROUNDS[act.type])),
                "charges": list(act.charges) or None,
            },
        )

    def _acts(self, affair: Affair) -> list[Act]:
        """The decisions that lead to the stage, in their order."""
        chance, court = self.chance, affair.seat.code
        every = tuple(charge for party in affair.implicated for charge in party.charges)
        begun = Act(D.PROSECUTION, court, every, is_final=False)
        match affair.stage:
            case S.COMPLAINT:
                return []
            case S.ENQUIRY:
                reopened = Act(D.NO_FURTHER_ACTION, court, is_reopened=True)
                return [reopened] if chance.happens(0.12) else []
            case S.JUDICIAL_INVESTIGATION:
                return [begun, *self._partial_dismissal(affair)]
            case S.PROSECUTED:
                return [begun]
            case S.TRIAL:
                return [begun, *self._referral(affair, every)]
            case S.APPEAL:
                return [begun, *self._referral(affair, every), *self._appealed(affair, every)]
            case S.ENFORCEMENT | S.CLOSED:
                return self._closed(affair, begun, every)

    def _referral(self, affair: Affair, charges: tuple[str, ...]) -> list[Act]:
        share = 1.0 if affair.is_felony else 0.15
        return [Act(D.REFERRAL, affair.seat.code, charges)] if self.chance.happens(share) else []

    def _partial_dismissal(self, affair: Affair) -> list[Act]:
        """One of several may leave the investigation before the others."""
        if len(affair.implicated) < 2 or not self.chance.happens(0.4):
            return []
        return [Act(D.DISMISSAL, affair.seat.code, tuple(affair.implicated[-1].charges))]

    def _appealed(self, affair: Affair, charges: tuple[str, ...]) -> list[Act]:
        """A first judgment that is not final; few have a second, now before the last court."""
        chance = self.chance
        guilty = chance.happens(0.8)
        acquittal = D.ACQUITTAL_FELONY if affair.is_felony else D.ACQUITTAL_MISDEMEANOUR
        first = Act(
            D.CONVICTION if guilty else acquittal, affair.seat.code, charges, is_final=False
        )
        if not chance.happens(0.15):
            return [first]
        second = acquittal if guilty else D.CONVICTION
        return [first, Act(second, affair.appeal_court, charges, is_final=False)]

    def _closed(self, affair: Affair, begun: Act, every: tuple[str, ...]) -> list[Act]:
        """Each outcome is one decision that names the charges it bears on, or none for all."""
        chance = self.chance
        outcomes: defaultdict[DecisionType, list[str]] = defaultdict(list)
        for party in affair.implicated:
            if party.outcome:
                outcomes[party.outcome] += party.charges
        tried = [outcome for outcome in outcomes if outcome not in WITHOUT_TRIAL]
        acts = [begun, *self._referral(affair, every)] if tried else []
        for outcome, charges in sorted(outcomes.items()):
            named = () if len(outcomes) == 1 and chance.happens(0.3) else tuple(charges)
            acquits = outcome in {D.ACQUITTAL_MISDEMEANOUR, D.ACQUITTAL_FELONY}
            if acquits and chance.happens(0.25):
                acts.append(Act(D.CONVICTION, affair.seat.code, named, is_final=False))
                acts.append(Act(outcome, affair.appeal_court, named))
            elif outcome is D.CONVICTION and chance.happens(0.01):
                acts.append(Act(outcome, affair.seat.code, named, is_final=False))
                acts.append(Act(outcome, "CASSATION", named))
            else:
                acts.append(Act(outcome, affair.seat.code, named, chance.happens(0.93)))
        return acts

    def _hearings(self, affair: Affair, acts: list[Act], judged: datetime) -> None:
        chance, stage = self.chance, affair.stage
        tried = any(act.type not in WITHOUT_TRIAL | {D.DISMISSAL} for act in acts)
        if stage in {S.TRIAL, S.APPEAL} or (stage in {S.ENFORCEMENT, S.CLOSED} and tried):
            for _ in range(1 + chance.happens(0.35)):
                self.hearing(affair.id, chance.between(affair.opened, judged))
        coming = {S.PROSECUTED: 0.7, S.TRIAL: 0.85, S.APPEAL: 0.9}.get(stage, 0.0)
        if chance.happens(coming):
            self.hearing(affair.id, self.now + timedelta(days=chance.number(1, 300)))

    def _steps(self, affair: Affair) -> None:
        chance = self.chance
        if affair.stage is S.JUDICIAL_INVESTIGATION:
            count = chance.number(3, 8)
        else:
            count = chance.number(1, 4) if affair.is_felony and affair.stage in HELD_AT else 0
        for moment in chance.moments(affair.opened, affair.latest, count):
            self.pen.write(
                "InvestigationStep",
                {
                    "id": chance.id(),
                    "case": affair.id,
                    "step_type": chance.pick(STEPS),
                    "at": moment,
                    "summary": chance.maybe(0.7, chance.pick(SUMMARIES)),
                },
            )

    def _situation(self, affair: Affair, party: Implicated) -> None:
        """Where the person is while the case goes on; sometimes one situation follows another."""
        chance = self.chance
        if not party.is_person or affair.stage not in HELD_AT or not chance.happens(0.6):
            return
        moments = chance.moments(affair.opened, affair.latest, 1 + chance.happens(0.3))
        ends: list[datetime | None] = [*moments[1:], None]
        for start, end in zip(moments, ends, strict=True):
            held = {"case": affair.id, "party": party.party, "situation": chance.draw(SITUATIONS)}
            if end is None or end > start:
                self.pen.write(
                    "JudicialSituation", {"id": chance.id(), **held, "from": start, "until": end}
                )

    def _sentence(self, affair: Affair, party: Implicated, judged: datetime) -> None:
        chance = self.chance
        final = judged + timedelta(days=DAYS_TO_FINALITY)
        for _ in range(1 + chance.happens(0.3)):
            nature = chance.draw(FELONY_SENTENCES if affair.is_felony else SENTENCES)
            is_final = affair.stage is not S.APPEAL and final <= self.now
            id_ = chance.id()
            self.pen.write(
                "Sentence",
                {
                    "id": id_,
                    "case": affair.id,
                    "party": party.party,
                    "nature": nature,
                    "quantum": quantum(nature, chance.number(0, 22)),
                    "final_at": final if is_final else None,
                },
            )
            if affair.stage is S.ENFORCEMENT and is_final:
                self._measure(affair, id_, final)

    def _measure(self, affair: Affair, sentence: str, final: datetime) -> None:
        chance = self.chance
        start = chance.between(final, self.now)
        measure = {"case": affair.id, "sentence": sentence, "modality": chance.pick(MODALITIES)}
        self.pen.write(
            "EnforcementMeasure",
            {
                "id": chance.id(),
                **measure,
                "from": start,
                "until": chance.maybe(0.5, start + timedelta(days=chance.number(30, 900))),
                "status": chance.pick(STATUSES),
            },
        )
