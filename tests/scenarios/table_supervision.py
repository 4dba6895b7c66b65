"""7.4, what is decided already: prosecutors general, and purposes that are not open to a role."""

from scenario import Table, gives, invisible, processing, refused
from table_own_cases import EVERYTHING

row = Table()
ARTICLE_35, ARTICLE_37 = "PG_SUPERVISION;basis=ARTICLE_35", "PG_SUPERVISION;basis=ARTICLE_37"
NUMBER = 'case(id: "<K1>") { number }'

row(
    "T069",
    "CLERK-P",
    'EXTENDED_JURISDICTION;article="706-75"',
    NUMBER,
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"),
    title="al.11 names no clerk (A08)",
)
row(
    "T070",
    "AG-LYON",
    'EXTENDED_JURISDICTION;article="704"',
    NUMBER,
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"),
)
row(
    "T071",
    "PG-LYON",
    ARTICLE_37,
    EVERYTHING % "K1",
    gives("case.number", "26/00001", "48-1/al.12"),
    gives("case.withheld.field", {"retentionExpiresAt"}),
    gives("case.offences.withheld.field", set()),
    gives("case.parties.withheld.field", set()),
    gives("case.decisions.withheld.field", set()),
    gives("case.investigationSteps.withheld.field", set()),
    gives("case.hearings.withheld.field", set()),
    gives("case.judicialSituations.situation", {"DETENTION"}, "48-1/al.12"),
    gives("case.parties.person.surname", {"Vasseur", "Perrachon", None}, "48-1/al.12"),
)
row(
    "T072",
    "PG-LYON",
    ARTICLE_35,
    'case(id: "<K2>") { number }',
    invisible("case", "48-1/al.12"),
    title="the ressort only (A10)",
)
row(
    "T076",
    "PG-LYON",
    ARTICLE_35,
    'case(id: "<K9>") { number }',
    invisible("case", "48-1/al.12"),
    title="educational assistance is for those in charge (A18)",
)
row("T090", "SAUJ", processing("K4"), 'case(id: "<K4>") { number }', refused("PURPOSE_NOT_ALLOWED"))
