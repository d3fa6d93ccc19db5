"""Where a button can take a person from anywhere."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button
from locales.catalog import Speaker


class Place(StrEnum):
    MENU = "menu"
    SURVEYS = "surveys"
    PROFILE = "profile"
    HELP = "help"
    LANGUAGE = "language"
    PROGRAMME = "programme"
    PRIVACY = "privacy"
    MORE = "more"
    PEOPLE = "people"
    STAFF = "staff"
    IMPORT = "import"
    INVITE = "invite"
    ROLES = "roles"
    HANDOVER = "handover"
    AUDIT = "audit"
    ANNOUNCE = "announce"
    NOTIFICATIONS = "notifications"
    WORK = "work"
    ROUTE = "route"
    CAMPAIGNS = "campaigns"
    COVERAGE = "coverage"
    DEFICITS = "deficits"
    ROUTES = "routes"


class Go(CallbackData, prefix="go"):
    there: Place


def way_to(t: Speaker, place: Place) -> InlineKeyboardButton:
    return button(t.plain(f"place-{place.value}"), Go(there=place))


def way_back(t: Speaker, place: Place = Place.MENU) -> InlineKeyboardButton:
    return button(t.plain("back"), Go(there=place))
