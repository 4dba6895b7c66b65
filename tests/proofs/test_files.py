"""Three files, isolated; and no data without a purpose. Enumerated: all of it is finite."""

from db.enumerations import Processing, Role
from permissions.categories import FACTS, Category
from permissions.condition import FALSE
from permissions.purposes import ASSISTANTS, MAGISTRATES, TERMS
from proofs.asking import everything, opened, purposes_of

EVERYWHERE = frozenset({Category.COURT_REFERENCE, Category.OWN_ACCOUNT})
DOCKET = FACTS | {Category.CASE_META, Category.HEARING_DATE}
IN_TWO_FILES = MAGISTRATES | {Role.MAGISTRATE_CLERK}


def test_no_purpose_of_one_file_opens_data_of_another() -> None:
    """For every role and purpose, what is released is of the purpose's own file: no role of R40-47
    or R40-29 reads the register by those files' purposes, and the reverse; courts are public, and
    one's own account is one's own."""
    for asked in everything():
        if asked.purpose is not None:
            foreign = {c for c in asked.granted - EVERYWHERE if c.file is not asked.file}
            assert not foreign, f"{asked}: {', '.join(sorted(foreign))}"


def test_no_role_but_magistrates_and_their_clerks_states_purposes_of_two_files() -> None:
    """A role of one file can state no purpose of another, save the magistrates and clerks, whom
    48-1 and R40-47 both name."""
    for role in Role:
        files = {TERMS[each].processing for each in purposes_of(role) if each is not None}
        assert len(files) <= 1 or role in IN_TWO_FILES, role
        assert Processing.ANTECEDENTS not in files or len(files) == 1, role


def test_without_a_purpose_nothing_is_open_but_the_docket_courts_and_ones_account() -> None:
    """With no purpose stated, a role that may state CASE_PROCESSING has its docket: cases, their
    facts and hearing dates, nothing on persons; everybody has the courts and his own account;
    nobody has anything else."""
    for asked in opened():
        if asked.purpose is None:
            docket = DOCKET if asked.role in MAGISTRATES | ASSISTANTS else frozenset[Category]()
            assert asked.granted <= docket | EVERYWHERE, str(asked)
            if asked.granted & DOCKET:
                assert asked.place.entity.name in {"Case", "Offence", "Hearing", "Charge"}, asked


def test_nobody_reads_for_a_purpose_that_is_not_his_to_state() -> None:
    """No paragraph opens anything for statistics without names but courts and one's account: rows
    are closed to that purpose, whatever the role."""
    for asked in opened():
        if asked.purpose is not None and asked.purpose.startswith("STATISTICS_NON"):
            assert asked.granted <= EVERYWHERE | {Category.STAT_NON_NOMINATIVE}, str(asked)


def test_offices_that_only_sign_read_nothing() -> None:
    """Offices that designate and habilitate, and those that issue authorisations, read no record
    for any purpose: they can state none."""
    stating = {role for terms in TERMS.values() for role in (*terms.roles, *terms.by_decree)}
    for asked in everything():
        if asked.role not in stating and asked.residual != FALSE:
            assert asked.granted <= EVERYWHERE, str(asked)
