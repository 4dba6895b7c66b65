"""The authorisation that the purpose names, and no other of the same caller, opens what it says."""

from opened import (
    ABROAD_SEALED,
    DECRYPTING,
    EVERY,
    LANGUAGE,
    MENDING,
    MENDING_FIRST,
    RUNNING,
    SEALS,
    TASK,
)
from platform_words import AT_NOW, items
from scenario import Table, edit, invisible, put, withheld

row = Table()

for each in EVERY:
    if each in (SEALS, MENDING_FIRST):
        continue
    _, other = each.anew(task="Autre")
    each.asked(
        row,
        "S1323",
        other,
        edit(each.name, until_=AT_NOW),
        opens=False,
        title="another that runs is not the one named",
    )

# the seals that the authorisation named opens, and not those that another of his does
for each, name in (
    (TASK, "I3"),
    (LANGUAGE, "I3"),
    (ABROAD_SEALED, "I1"),
    (DECRYPTING, "I3"),
    (DECRYPTING, "I6"),
    (RUNNING, "I3"),
):
    _, other = each.anew(includes_sealed=True)
    useful = put(
        "UsefulItem",
        authorisation=str(other.id),
        item=name,
        listed_by="OPJ",
        listed_role="JUDICIAL_POLICE_OFFICER",
        listed_at="2026-11-11T09:00:00Z",
    )
    row(
        "S1326",
        each.who,
        each.purpose,
        items(name),
        invisible(name, "R40-47/VIII/b")
        if (each, name) == (DECRYPTING, "I3")  # that it is encrypted is under seal, too
        else withheld(f"{name}.payload", "SEALED", "R40-47/II/f"),
        state=(*each.base, edit(each.name, includes_sealed=False), other, useful),
        title="another of his says that it bears on seals",
    )
FIRST = "XI_MAGISTRATE:CONTRACTOR"
_, sealed_first = MENDING_FIRST.anew(includes_sealed=True)
_, second = MENDING.anew(prior=str(sealed_first.id))
for state in ((sealed_first,), (sealed_first, second)):
    row(
        "S1326",
        "CONTRACTOR",
        MENDING.purpose,
        items("I3"),
        withheld("I3.payload", "SEALED", "R40-47/II/f"),
        state=(*state, edit(FIRST, includes_sealed=False)),
        title="the step that comes before the one named says nothing of seals",
    )
