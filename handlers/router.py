"""The ordered list of conversations: the first that fits has the word."""

from aiogram import F, Router

from handlers.elsewhere import elsewhere_router
from handlers.entering import entering_router, outside_router
from handlers.information import information_router
from handlers.menu import menu_router
from handlers.privacy import privacy_router
from handlers.profile import profile_router
from handlers.refusals import refusals_router
from handlers.staff_import import staff_import_router
from handlers.survey_answers import survey_answers_router, survey_taps_router
from handlers.surveys import surveys_router


def build_router() -> Router:
    router = Router(name="conversations")
    router.message.filter(F.chat.type == "private")
    router.include_routers(
        refusals_router(),
        survey_taps_router(),
        entering_router(),
        information_router(),
        privacy_router(),
        outside_router(),
        profile_router(),
        staff_import_router(),
        menu_router(),
        survey_answers_router(),
        surveys_router(),
        elsewhere_router(),
    )
    return router
