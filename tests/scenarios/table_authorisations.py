"""An authorisation is valid, or one attribute of it is broken: every clause, every attribute.

Each row is one change to an authorisation that opens items; what it opens comes back as before,
or no longer (LAW 5.1).
"""

from opened import (
    ABROAD,
    ABROAD_SEALED,
    DECRYPTING,
    EVERY,
    LANGUAGE,
    LANGUAGE_OF_OFFICER,
    MENDING,
    MENDING_FIRST,
    RUNNING,
    SEARCHING,
    TASK,
)
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Table, edit

from db.enumerations import Clause

row = Table()
STILL: tuple[dict[str, object], ...] = (
    {"from_": AT_NOW},
    {"until_": AFTER},
    {"revoked_at": AFTER},
    {"issued_at": AT_NOW, "from_": AT_NOW},
)
BROKEN: tuple[dict[str, object], ...] = (
    {"from_": AFTER},
    {"until_": AT_NOW},
    {"revoked_at": AT_NOW},
    {"revoked_at": BEFORE},
    {"grantee": "QUALIFIED"},
    {"case": "K2"},
    {"issuer": None},
    {"issued_at": AFTER},
    {"issuer_role": None},
)

for each in EVERY:
    each.asked(row, "S1301", opens=True)
    for values in STILL:
        if each is MENDING_FIRST and "issued_at" in values:
            continue  # no second step could come after it
        each.asked(row, "S1301", edit(each.name, **values), opens=True)
    for values in BROKEN:
        each.asked(row, "S1302", edit(each.name, **values), opens=False)
    each.asked(row, "S1302", edit(each.name, issuer=each.who), opens=False)
    own = each.name.partition(":")[0]
    for clause in Clause:
        if clause != own:
            changed = edit(each.name, clause=str(clause))
            each.asked(row, "S1302", changed, opens=False, title="an act of another clause")
    for issuer, role in each.others:
        signed = edit(each.name, issuer=issuer, issuer_role=role)
        each.asked(row, "S1303", signed, opens=False)
    each.asked(row, "S1304", edit(each.name, until_=None), opens=not each.limited)

# the whole case, or the items listed
for each in (TASK, DECRYPTING, RUNNING, MENDING, MENDING_FIRST, SEARCHING):
    each.asked(row, "S1309", edit(each.name, scope="ITEMS"), opens=False)
for each in (LANGUAGE, LANGUAGE_OF_OFFICER, ABROAD, ABROAD_SEALED):
    each.asked(row, "S1310", edit(each.name, scope="WHOLE_CASE"), opens=True)
