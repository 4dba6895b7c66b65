"""The Code of Criminal Procedure: one module an article, one function a paragraph.

`ENACTED` names every paragraph: one that is declared and not named here does not apply, and a
test compares the two.
"""

from permissions.cpp import article_48_1 as a48_1
from permissions.cpp import article_r15_33_66_4 as r15_33_66_4
from permissions.cpp import reference
from permissions.law import Paragraph, Unwritten

ENACTED: tuple[Paragraph, ...] = (
    a48_1.what_is_past_its_term_is_gone,
    a48_1.magistrates_read_the_cases_they_are_seised_of,
    a48_1.those_who_assist_read_as_their_magistrate,
    a48_1.assistants_are_authorised_persons,
    a48_1.those_in_charge_find_their_cases,
    a48_1.victims_are_told_what_became_of_their_complaint,
    a48_1.informing_victims_is_for_criminal_cases,
    a48_1.the_secrecy_of_the_enquiry_binds,
    a48_1.courts_know_of_linked_cases,
    a48_1.courts_know_whom_linked_cases_have_in_common,
    a48_1.prosecutors_general_supervise_their_ressort,
    r15_33_66_4.those_in_charge_read_the_other_kinds,
    reference.courts_are_public,
    reference.everyone_reads_his_own_account,
)

UNWRITTEN: tuple[Unwritten, ...] = (*a48_1.UNWRITTEN, *r15_33_66_4.UNWRITTEN)
