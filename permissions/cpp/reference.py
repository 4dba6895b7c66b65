"""What the register tells whatever the purpose: public reference data, and one's own account."""

from datetime import date

from db.enumerations import Role
from permissions.categories import Category
from permissions.condition import AGENT, TRUE
from permissions.entities import ACCOUNT, Account
from permissions.law import Ask, Grant, paragraph

SINCE = date(2020, 1, 1)


@paragraph("48-1/al.1/c", rule="RG-15", since=SINCE)
def courts_are_public(ask: Ask) -> Grant:
    """Which courts there are, their names and their ressort is public reference data."""
    return Grant(frozenset({Category.COURT_REFERENCE}), frozenset(Role), ask.purpose, TRUE)


@paragraph("48-1/al.1/c", rule="A53", since=SINCE)
def everyone_reads_his_own_account(ask: Ask) -> Grant:
    """To say who asks and for what, one must see which roles and purposes one has."""
    own = ACCOUNT["id"].eq(AGENT) if ask.entity == Account else ~TRUE
    return Grant(frozenset({Category.OWN_ACCOUNT}), frozenset(Role), ask.purpose, own)
