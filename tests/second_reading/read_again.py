"""The oracle: who may ask, which records are there for him, which fields are released."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from second_reading import article_48_1_al_10 as al_10
from second_reading import article_48_1_al_11_to_15 as al_11_to_15
from second_reading import article_r15_33_66_4 as r15_33_66_4
from second_reading.asker import Asker
from second_reading.kept_until import kept
from second_reading.rights import Outcome, Right, outcome
from second_reading.rows_of_world import Row, World
from second_reading.what_data_tells import FIELDS, PRESENCE, data

Paragraph = Callable[[World, Asker, Row], Right | None]
PARAGRAPHS: Final[Mapping[str | None, tuple[Paragraph, ...]]] = {
    None: (al_10.docket, r15_33_66_4.docket_of_other_kinds),
    "CASE_PROCESSING": (al_10.own_case, r15_33_66_4.other_kinds),
    "RECIPROCAL_KNOWLEDGE": (al_10.linked_case,),
    "EXTENDED_JURISDICTION": (al_11_to_15.extended_jurisdiction,),
    "PG_SUPERVISION": (al_11_to_15.supervision,),
    "POLICE_FILE_CONTROL": (al_11_to_15.control_of_files,),
    "SAUJ_SERVICE": (al_10.reception,),
    "VICTIM_INFORMATION": (al_10.informing_victims,),
    "STATISTICS_NOMINATIVE": (al_11_to_15.studies,),
    "ART_11_1_RESEARCH": (al_11_to_15.research,),
    "REGISTRY_CONTROL": (al_11_to_15.control_of_the_register,),
    "DATA_SUBJECT_RIGHTS": (al_11_to_15.right_of_access,),
}
"""What opens the register to each purpose. To any other nothing does (48-1/al.14/a, GX-01)."""


@dataclass(frozen=True)
class Reading:
    """What one asker, whom the gate lets in, may read of a world."""

    world: World
    asker: Asker
    _rights: dict[UUID, Right | None] = field(default_factory=dict)

    def right(self, case: Row) -> Right | None:
        """What is opened of a case; of one past its term nothing (GX-09)."""
        if case["id"] not in self._rights:
            self._rights[case["id"]] = next(self._opened(case), None)
        return self._rights[case["id"]]

    def _opened(self, case: Row) -> Iterator[Right]:
        if not kept(self.world, case, self.asker.now):
            return
        for paragraph in PARAGRAPHS.get(self.asker.purpose, ()):
            found = paragraph(self.world, self.asker, case)
            if found is not None:
                yield found

    def presence(self, kind: str, row: Row, party: Row | None = None) -> Outcome:
        """Whether a record is there for him; a person, through one party if that is given."""
        return self._outcome(kind, row, PRESENCE[kind], party)

    def field(self, kind: str, row: Row, name: str, party: Row | None = None) -> Outcome:
        """Whether a field of a visible record is released."""
        return self._outcome(kind, row, frozenset({FIELDS[kind][name]}), party)

    def _outcome(self, kind: str, row: Row, wanted: frozenset[str], party: Row | None) -> Outcome:
        every = data(self.world, kind, row, wanted)
        if party is not None:
            every = (each for each in every if party["id"] in each.about)
        return outcome((each, self.right(each.case)) for each in every)
