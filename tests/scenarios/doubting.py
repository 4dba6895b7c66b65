"""Where a changed rule may decide otherwise; what asks nothing of that comes out as before."""

from dataclasses import dataclass, field

from judged import Judged, Point, Question, answered
from mutants.mutating import Mutant, law_of, true_texts

from permissions.law import Ask, Bar, Grant, Law, Need, Text


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a mutant may bring about: where it says anything else than the law."""

    mutant: Mutant
    law: Law = field(init=False)
    _changed: dict[Ask, tuple[tuple[Text, Text], ...]] = field(default_factory=dict)
    _said: dict[Point | Question, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "law", law_of(self.mutant))

    def concerns(self, judged: Judged) -> bool:
        """Whether the mutant answers anything that is asked otherwise than the law."""
        return any(map(self._otherwise, judged.points)) or any(
            map(self._otherwise, judged.questions)
        )

    def changed(self, ask: Ask) -> tuple[tuple[Text, Text], ...]:
        """The texts that say something else to an ask: the true one, and the mutant's."""
        if ask not in self._changed:
            self._changed[ask] = tuple(
                (true, changed)
                for paragraph in self.mutant.said_to(ask.purpose)
                for true, changed in zip(
                    true_texts(paragraph, ask), self.mutant.texts(paragraph, ask), strict=True
                )
                if true != changed and (_bears(true, ask) or _bears(changed, ask))
            )
        return self._changed[ask]

    def _otherwise(self, asked: Point | Question) -> bool:
        if asked not in self._said:
            self._said[asked] = bool(self.changed(asked.ask)) and self._answered(asked)
        return self._said[asked]

    def _answered(self, asked: Point | Question) -> bool:
        match asked:
            case Point():
                return not all(asked.same(*texts) for texts in self.changed(asked.ask))
            case Question():
                return answered(asked.put, self.law) != asked.answer


def _bears(text: Text, ask: Ask) -> bool:
    match text:
        case Grant():
            return text.opens(ask)
        case Bar():
            return text.purposes is None or ask.purpose in text.purposes
        case Need():
            return text.binds(ask.role, ask.purpose)
