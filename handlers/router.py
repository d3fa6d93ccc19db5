"""The ordered list of conversations: the first that fits has the word."""

from collections.abc import Callable, Iterable, Mapping

from aiogram import F, Router

from handlers.announcements.announcement_digests import announcement_digests_router
from handlers.announcements.announcement_readers import announcement_readers_router
from handlers.announcements.announcement_sending import LookedAway, announcement_sending_router
from handlers.announcements.announcements import announcements_router
from handlers.announcements.saved_audiences import saved_audiences_router
from handlers.associations.association_gaps import association_gaps_router
from handlers.associations.association_groups import association_groups_router
from handlers.associations.association_keeping import association_keeping_router
from handlers.associations.association_leaders import association_leaders_router
from handlers.associations.association_making import association_making_router
from handlers.associations.association_members import association_members_router
from handlers.associations.association_settings import association_settings_router
from handlers.associations.associations import associations_router
from handlers.attendance.attendance import attendance_router
from handlers.attendance.attendance_claims import attendance_claims_router, attendance_deciding_router
from handlers.attendance.attendance_here import attendance_here_router
from handlers.attendance.attendance_import import attendance_import_router
from handlers.attendance.attendance_showing import CodeLeft, attendance_showing_router
from handlers.audit import audit_router
from handlers.backups.backup import backup_router
from handlers.blocks import blocks_router
from handlers.by_prefix import ByPrefix
from handlers.campaigns.campaign_results import campaign_results_router
from handlers.campaigns.campaign_running import campaign_running_router
from handlers.campaigns.campaigns import campaigns_router
from handlers.campaigns.coverage import coverage_router
from handlers.consultations.canned_answers import canned_answers_router
from handlers.consultations.canned_bank import canned_bank_router
from handlers.consultations.consultation_duties import consultation_duties_router
from handlers.consultations.consultations import consultations_router
from handlers.consultations.group_consultations import group_consultations_router
from handlers.consultations.own_consultations import own_consultations_router
from handlers.consultations.request_actions import request_actions_router
from handlers.consultations.request_figures import request_figures_router
from handlers.consultations.request_passing import request_passing_router
from handlers.consultations.requests import requests_router
from handlers.contests.contest_claims import contest_claims_router
from handlers.contests.contest_keeping import contest_keeping_router
from handlers.contests.contest_nominating import contest_nominating_router
from handlers.contests.contest_results import contest_results_router
from handlers.contests.contests import contests_router
from handlers.conversations.talk_history import talk_history_router
from handlers.conversations.talking import LeavesTalk, talking_router
from handlers.courses.course_closing import course_closing_router
from handlers.courses.course_entering import course_entering_router
from handlers.courses.course_files import course_files_router
from handlers.courses.course_import import course_import_router
from handlers.courses.course_offering import course_offering_router
from handlers.courses.course_offers import course_offers_router
from handlers.courses.course_plan import course_plan_router
from handlers.courses.course_providers import course_providers_router
from handlers.courses.course_work import course_work_router
from handlers.courses.courses import courses_router
from handlers.deficits.deficit_file import deficit_file_router
from handlers.deficits.deficit_groups import deficit_groups_router
from handlers.deficits.deficit_people import deficit_people_router
from handlers.deficits.deficits import deficits_router
from handlers.deficits.external_results import external_results_router
from handlers.deficits.my_deficits import my_deficits_router
from handlers.drafts import drafts_router
from handlers.elsewhere import elsewhere_router
from handlers.events.event_after import event_certificates_router, event_desk_router
from handlers.events.event_editing import event_editing_router
from handlers.events.event_feedback import event_feedback_router, feedback_results_router
from handlers.events.event_keeping import event_keeping_router
from handlers.events.event_making import event_making_router
from handlers.events.event_materials import kept_materials_router, materials_router
from handlers.events.event_plan import event_plan_router
from handlers.events.event_questions import event_questions_router
from handlers.events.event_repeating import event_repeating_router
from handlers.events.event_sharing import event_sharing_router
from handlers.events.event_times import event_times_router
from handlers.events.event_whom import event_whom_router
from handlers.events.events import events_router
from handlers.events.participation import own_participation_router, participation_register_router
from handlers.filters import Used
from handlers.group_chats import group_chats_router
from handlers.handover import handover_router
from handlers.indicators.indicator_entering import indicator_entering_router
from handlers.indicators.indicator_following import indicator_following_router
from handlers.indicators.indicator_freezing import indicator_freezing_router
from handlers.indicators.indicator_pictures import indicator_pictures_router
from handlers.indicators.indicator_schools import indicator_schools_router
from handlers.indicators.indicator_trends import indicator_trends_router
from handlers.indicators.indicators import indicators_router
from handlers.information import information_router
from handlers.materials.material_offering import material_offering_router
from handlers.materials.material_reviewing import material_reviewing_router
from handlers.materials.materials import materials_bank_router
from handlers.meetings.meeting_agenda import meeting_agenda_router
from handlers.meetings.meeting_decisions import meeting_decisions_router
from handlers.meetings.meeting_files import meeting_files_router
from handlers.meetings.meeting_minutes import meeting_minutes_router
from handlers.meetings.meeting_plan_import import meeting_plan_import_router
from handlers.meetings.meeting_plan_results import meeting_plan_results_router
from handlers.meetings.meeting_plans import meeting_plans_router
from handlers.meetings.planned_meetings import planned_meetings_router
from handlers.meetings.plans_waiting import plans_waiting_router
from handlers.mentorships.adaptation_signals import adaptation_signals_router
from handlers.mentorships.first_weeks import first_weeks_router
from handlers.mentorships.mentorship_files import mentorship_files_router
from handlers.mentorships.mentorship_proposing import mentorship_proposing_router
from handlers.mentorships.mentorships import mentorships_router
from handlers.mentorships.pair_journal import pair_journal_router
from handlers.mentorships.pair_plan import pair_plan_router
from handlers.mentorships.pairs import pairs_router
from handlers.menu import menu_router
from handlers.places import Place
from handlers.practices.practices import practices_router
from handlers.privacy import privacy_router
from handlers.questionnaires.own_questionnaires import own_questionnaires_router
from handlers.questionnaires.questionnaire_trials import questionnaire_trials_router
from handlers.reading import reading_router
from handlers.refusals import refusals_router
from handlers.register.register import register_router
from handlers.register.register_changes import register_changes_router
from handlers.register.staff_import import staff_import_router
from handlers.registration.accounts import accounts_router
from handlers.registration.entering import entering_router, outside_router
from handlers.registration.invitations import invitations_router
from handlers.registration.invited import codes_router, early_codes_router
from handlers.registration.join_candidates import join_candidates_router
from handlers.registration.join_decisions import join_decisions_router
from handlers.registration.joining import joining_router
from handlers.registration.profile import profile_router
from handlers.registration.role_invitations import role_invitations_router
from handlers.registration.standing_in import standing_in_router
from handlers.reports.report_templates import report_templates_router
from handlers.reports.reports import reports_router
from handlers.roadmap.roadmap import roadmap_router
from handlers.roadmap.roadmap_marking import roadmap_marking_router
from handlers.roles import roles_router
from handlers.routes.route import route_router
from handlers.routes.route_editing import route_editing_router
from handlers.routes.route_steps import route_steps_router
from handlers.routes.routes import routes_router
from handlers.routes.routes_batch import routes_batch_router
from handlers.routes.routes_lacking import routes_lacking_router
from handlers.sights import LooksElsewhere
from handlers.status import status_router
from handlers.surveys.survey_answers import survey_answers_router, survey_taps_router
from handlers.surveys.surveys import surveys_router

REGISTER_OF_DEFICITS = (
    deficits_router,
    deficit_people_router,
    deficit_groups_router,
    deficit_file_router,
    external_results_router,
    my_deficits_router,
)
COURSES = (
    courses_router,
    course_entering_router,
    course_work_router,
    course_import_router,
    course_files_router,
    course_providers_router,
    course_offers_router,
    course_offering_router,
    course_closing_router,
    course_plan_router,
)
CONTESTS = (
    contests_router,
    contest_keeping_router,
    contest_results_router,
    contest_nominating_router,
    contest_claims_router,
)
ROUTES = (
    route_router,
    route_steps_router,
    route_editing_router,
    routes_router,
    routes_batch_router,
    routes_lacking_router,
)
MENTORING = (pairs_router, mentorships_router, mentorship_proposing_router, mentorship_files_router)

WORK_OF_PAIRS = (pair_journal_router, pair_plan_router, first_weeks_router, adaptation_signals_router)


REQUESTS = (
    requests_router,
    request_actions_router,
    request_passing_router,
    canned_answers_router,
    canned_bank_router,
    group_consultations_router,
    consultation_duties_router,
    request_figures_router,
)

MEETINGS = (
    meeting_agenda_router,
    meeting_minutes_router,
    meeting_decisions_router,
    meeting_files_router,
)

PLAN_OF_EVENTS = (
    event_plan_router,
    event_making_router,
    event_times_router,
    event_whom_router,
    event_editing_router,
    event_keeping_router,
    event_repeating_router,
    attendance_router,
    attendance_showing_router,
    attendance_import_router,
    attendance_deciding_router,
)
AFTER_EVENTS = (
    event_certificates_router,
    materials_router,
    event_feedback_router,
    own_participation_router,
)
KEPT_AFTER_EVENTS = (
    event_desk_router,
    kept_materials_router,
    feedback_results_router,
    participation_register_router,
)


ASSOCIATIONS = (
    associations_router,
    association_keeping_router,
    association_making_router,
    association_settings_router,
    association_members_router,
    association_leaders_router,
    association_gaps_router,
    plans_waiting_router,
    meeting_plans_router,
    meeting_plan_results_router,
    planned_meetings_router,
    meeting_plan_import_router,
)


INDICATORS = (
    indicators_router,
    indicator_entering_router,
    indicator_freezing_router,
    indicator_following_router,
    indicator_pictures_router,
    indicator_schools_router,
    indicator_trends_router,
)

FIRST = (
    refusals_router,
    questionnaire_trials_router,
    survey_taps_router,
    entering_router,
    information_router,
    privacy_router,
    outside_router,
    talking_router,
    drafts_router,
    talk_history_router,
    reading_router,
    early_codes_router,
    profile_router,
    staff_import_router,
    menu_router,
    register_router,
    register_changes_router,
    roles_router,
    handover_router,
    standing_in_router,
    announcement_readers_router,
    announcement_digests_router,
)
"""What comes before the work: nothing in it may be taken for an answer to a question of the work."""

OF_PLACES: Mapping[Place, tuple[Callable[[], Router], ...]] = {
    Place.ANNOUNCE: (announcement_sending_router, announcements_router),
    Place.DEFICITS: REGISTER_OF_DEFICITS,
    Place.ROUTES: ROUTES,
    Place.REQUESTS: REQUESTS,
    Place.CONSULT: (consultations_router, own_consultations_router),
    Place.MENTORSHIPS: MENTORING,
    Place.MENTOR: WORK_OF_PAIRS,
    Place.COURSES: COURSES,
    Place.CONTESTS: CONTESTS,
    Place.PRACTICES: (practices_router,),
    Place.MATERIALS: (materials_bank_router, material_offering_router, material_reviewing_router),
    Place.ROADMAP: (roadmap_router, roadmap_marking_router),
    Place.REPORT: (reports_router, report_templates_router),
    Place.PLAN: (*PLAN_OF_EVENTS, *KEPT_AFTER_EVENTS),
    Place.EVENTS: (
        events_router,
        *AFTER_EVENTS,
        attendance_here_router,
        attendance_claims_router,
        event_sharing_router,
        event_questions_router,
    ),
    Place.STATS: INDICATORS,
    Place.ASSOCIATION: (*ASSOCIATIONS, *MEETINGS, association_groups_router),
}
"""Conversations that are there only where the municipality uses what they are for."""

OTHERS = (
    campaign_results_router,
    own_questionnaires_router,
    saved_audiences_router,
    campaigns_router,
    campaign_running_router,
    coverage_router,
    invitations_router,
    role_invitations_router,
    joining_router,
    join_decisions_router,
    join_candidates_router,
    accounts_router,
    survey_answers_router,
    surveys_router,
    blocks_router,
    audit_router,
    status_router,
    backup_router,
    codes_router,
    elsewhere_router,
)


def build_router() -> Router:
    """What happens in groups, and conversations with people, which are never led there."""
    router = Router(name="house")
    router.include_routers(group_chats_router(), _conversations())
    return router


def _conversations() -> Router:
    router = Router(name="conversations")
    router.message.filter(F.chat.type == "private")
    router.message.outer_middleware(LooksElsewhere())
    router.callback_query.outer_middleware(LooksElsewhere())
    router.callback_query.outer_middleware(LookedAway())
    router.message.outer_middleware(CodeLeft())
    router.callback_query.outer_middleware(CodeLeft())
    router.message.outer_middleware(LeavesTalk())
    router.callback_query.outer_middleware(LeavesTalk())
    first, others = ((build() for build in builds) for builds in (FIRST, OTHERS))
    of_places = (_of_place(place, conversations) for place, conversations in OF_PLACES.items())
    router.include_router(ByPrefix("all", (*first, *of_places, *others)))
    return router


def _of_place(place: Place, conversations: Iterable[Callable[[], Router]]) -> Router:
    router = Router(name=f"used_{place.value}")
    router.message.filter(Used(place))
    router.callback_query.filter(Used(place))
    router.include_router(ByPrefix(f"all_{place.value}", [build() for build in conversations]))
    return router
