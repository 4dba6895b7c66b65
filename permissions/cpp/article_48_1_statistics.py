"""Article 48-1, paragraphs 2 and 14: the register counted, for research, without naming anyone."""

from permissions.categories import Category
from permissions.condition import TRUE
from permissions.cpp.article_48_1 import SINCE
from permissions.law import Ask, Grant, paragraph
from permissions.purposes import TERMS, Purpose


@paragraph(
    "48-1/al.14/b",
    rule="RG-09",
    since=SINCE,
    also=("48-1/al.2", "R15-33-66-4/al.5"),
    aims=(Purpose.STATISTICS_NON_NOMINATIVE,),
)
def cases_are_counted_without_naming_anyone(_ask: Ask) -> Grant:
    """Data that name nobody may be used for statistics: counts of cases of every kind (A18), those
    under article 11 included, by closed dimensions and in cells of many (A14).
    """
    purpose = Purpose.STATISTICS_NON_NOMINATIVE
    return Grant(
        frozenset({Category.STAT_NON_NOMINATIVE}),
        TERMS[purpose].roles,
        purpose,
        TRUE,
    )
