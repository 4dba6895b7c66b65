"""The Code of Criminal Procedure: one module an article, one function a paragraph.

`enacted` names every paragraph in the order in which what is owed is asked: one that is declared
and named in no reading of it does not apply, and a test compares the two.
"""

from permissions.cpp import archived, reference
from permissions.cpp import article_48_1 as a48_1
from permissions.cpp import article_48_1_control as control
from permissions.cpp import article_48_1_jurisdiction as jurisdiction
from permissions.cpp import article_48_1_reception as reception
from permissions.cpp import article_48_1_research as research
from permissions.cpp import article_48_1_statistics as statistics
from permissions.cpp import article_r15_33_66_4 as r15_33_66_4
from permissions.cpp import article_r40_29 as r40_29
from permissions.cpp import article_r40_47 as r40_47
from permissions.cpp import article_r40_47_customs as customs
from permissions.cpp import article_r40_47_designated as designated
from permissions.cpp import article_r40_47_platform as platform
from permissions.cpp.options import Options
from permissions.law import Paragraph, Unwritten

REGISTER: tuple[Paragraph, ...] = (
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
    jurisdiction.the_court_has_extended_jurisdiction,
    jurisdiction.courts_of_extended_jurisdiction_read_what_may_be_theirs,
    jurisdiction.prosecutors_general_supervise_their_ressort,
    control.who_assists_in_controlling_is_authorised,
    control.a_control_rests_on_an_open_request,
    control.files_are_controlled_against_the_register,
    control.who_controls_the_register_is_appointed,
    control.the_register_stands_under_the_control_of_a_magistrate,
    reception.reception_agents_are_authorised,
    reception.the_litigant_at_the_counter_is_told_of_his_case,
    reception.no_enquiry_is_told_at_the_counter,
    reception.access_is_asked_of_the_prosecutor,
    reception.a_person_is_told_what_is_held_on_him,
    reception.no_enquiry_is_told_to_whom_it_is_about,
    statistics.cases_are_counted_without_naming_anyone,
    research.nominative_statistics_are_for_the_ministry,
    research.statisticians_read_ended_cases,
    research.research_is_for_bodies_under_order,
    research.research_reads_the_elements_designated,
    r15_33_66_4.those_in_charge_read_the_other_kinds,
    r15_33_66_4.those_in_charge_find_the_other_kinds,
    reference.courts_are_public,
    reference.everyone_reads_his_own_account,
)
ANTECEDENTS: tuple[Paragraph, ...] = (
    r40_29.what_is_past_its_term_is_no_longer_in_the_file,
    r40_29.final_favourable_outcomes_are_left_out,
    r40_29.a_mention_closes_the_record,
    r40_29.police_and_gendarmerie_inquire,
    r40_29.intelligence_services_inquire,
    r40_29.the_security_inquiries_service_inquires,
    r40_29.the_nuclear_security_command_inquires,
    r40_29.administrative_police_inquires,
    r40_29.a_habilitation_is_for_the_inquiries_that_it_lists,
    r40_29.a_named_inquiry_is_the_callers_own,
    r40_29.inquirers_follow_their_own_inquiries,
    r40_29.police_and_gendarmerie_prepare_missions,
    r40_29.defence_intelligence_protects_its_staff,
    r40_29.what_is_sent_abroad_is_needed_approved_and_administrative,
    r40_29.recipients_read_what_was_sent_them,
)

INTERCEPTIONS: tuple[Paragraph, ...] = (
    r40_47.interceptions_past_their_term_are_gone,
    r40_47.magistrates_read_all_of_the_cases_they_are_seised_of,
    r40_47.judicial_police_officers_are_those_of_article_16,
    r40_47.investigators_are_individually_designated,
    r40_47.investigators_are_specially_habilitated,
    r40_47.investigators_read_what_is_not_under_seal,
    r40_47.the_magistrate_in_charge_opens_seals_to_investigators,
    r40_47.clerks_are_individually_designated,
    r40_47.clerks_read_the_cases_of_their_magistrates,
    r40_47.specialised_assistants_read_as_their_magistrate_authorises,
    customs.customs_officers_of_67bis2_are_designated_and_habilitated,
    customs.customs_officers_read_the_data_of_their_mission,
    archived.nothing_under_seal_was_open_to_investigators,
    designated.interpreters_read_what_the_magistrate_in_charge_designates,
    designated.interpreters_read_what_an_officer_designates,
    designated.the_request_is_of_the_investigators_own_state,
    designated.the_request_rests_on_the_stated_instrument,
    designated.foreign_investigators_read_what_the_magistrate_designates,
    designated.useful_items_are_listed_by_officers,
    designated.the_decryption_service_reads_what_is_encrypted,
    designated.the_decryption_service_reads_what_an_officer_finds_useful,
    platform.maintainers_are_designated_by_the_secretary_general,
    platform.contractors_are_under_contract,
    platform.maintainers_and_contractors_are_cleared,
    platform.maintainers_read_one_case_as_its_magistrate_authorises,
    platform.payment_controllers_are_designated_and_follow_legal_costs,
    platform.payment_controllers_read_who_made_requests,
    platform.contractors_read_in_exceptional_difficulty,
    platform.whoever_sought_the_magistrate_informs_him_first,
    platform.readers_of_i_to_iii_look_for_the_magistrate,
    platform.the_qualified_person_is_appointed,
    platform.the_qualified_person_oversees_and_reads_no_content,
)


def enacted(options: Options) -> tuple[Paragraph, ...]:
    """The paragraphs of every date, in the wordings that the options choose."""
    al_11 = (
        jurisdiction.clerks_follow_their_magistrates_of_extended_jurisdiction
        if options.clerks_of_al_11
        else jurisdiction.clerks_are_not_named_with_extended_jurisdiction
    )
    al_12 = (
        jurisdiction.clerks_follow_their_prosecutor_general
        if options.clerks_of_al_12
        else jurisdiction.clerks_are_not_named_with_prosecutors_general
    )
    under_seal = (
        r40_47.clerks_read_under_seal_as_the_magistrate_in_charge_allows
        if options.strict_seals
        else r40_47.clerks_read_what_is_under_seal
    )
    return (*REGISTER, al_11, al_12, *INTERCEPTIONS, under_seal, *ANTECEDENTS)


ENACTED = enacted(Options())
EVERY_WORDING: tuple[Paragraph, ...] = tuple(
    dict.fromkeys(
        (
            *ENACTED,
            *enacted(Options(strict_seals=True, clerks_of_al_11=True, clerks_of_al_12=True)),
        )
    )
)
"""The paragraphs that some choice of options enacts."""

UNWRITTEN: tuple[Unwritten, ...] = (
    *a48_1.UNWRITTEN,
    *r15_33_66_4.UNWRITTEN,
    *r40_47.UNWRITTEN,
    *r40_29.UNWRITTEN,
)
