"""What is open to everybody: help, the programme in short, the language of the bot's words."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place, is_used, way_back, way_to
from handlers.screens import Screen, button, show
from locales.catalog import Catalog, Speaker
from services.municipality import Municipality
from services.registration import profile
from services.visits import Visit

LANGUAGES = {"ru": "language-russian", "en": "language-english"}


class Speak(CallbackData, prefix="lang"):
    language: str


def information_router() -> Router:
    router = Router(name="information")
    router.message.register(open_help, Command("help"))
    router.callback_query.register(open_help, Go.filter(F.there == Place.HELP))
    router.callback_query.register(open_programme, Go.filter(F.there == Place.PROGRAMME))
    router.message.register(offer_languages, Command("language"))
    router.callback_query.register(offer_languages, Go.filter(F.there == Place.LANGUAGE))
    router.callback_query.register(change_language, Speak.filter(F.language.in_(LANGUAGES)))
    return router


async def open_help(event: Message | CallbackQuery, t: Speaker) -> None:
    await show(event, Screen(t("help"), ((way_to(t, Place.PROGRAMME),), (way_back(t),))))


async def open_programme(query: CallbackQuery, municipality: Municipality, t: Speaker) -> None:
    passport = municipality.programme.passport
    text = t(
        "programme",
        title=passport.title,
        goal=passport.goal,
        act=passport.act,
        since=str(passport.period.since.year),
        until=str(passport.period.last_day.year),
        assurance=passport.assurance,
    )
    modules = municipality.programme.modules
    results = (way_to(t, Place.STATS),) if modules.open_results and is_used(Place.STATS, modules) else ()
    await show(query, Screen(text, (results, (way_back(t),))))


async def offer_languages(event: Message | CallbackQuery, visit: Visit | None, t: Speaker) -> None:
    if visit is None:
        await show(event, Screen(t("language-after-consent"), ((way_back(t),),)))
        return
    await show(event, _languages_screen(t, visit.actor.language))


async def change_language(
    query: CallbackQuery,
    callback_data: Speak,
    visit: Visit | None,
    session: AsyncSession,
    catalog: Catalog,
    t: Speaker,
) -> None:
    if visit is None:
        await offer_languages(query, visit, t)
        return
    await profile.set_language(session, visit, language=callback_data.language)
    await show(query, _languages_screen(catalog.speaker(callback_data.language), callback_data.language))


def _languages_screen(t: Speaker, chosen: str) -> Screen:
    marks = {language: "● " if language == chosen else "○ " for language in LANGUAGES}
    buttons = [
        button(marks[language] + t.plain(phrase), Speak(language=language)) for language, phrase in LANGUAGES.items()
    ]
    return Screen(t("language-choose"), (buttons, (way_back(t),)))
