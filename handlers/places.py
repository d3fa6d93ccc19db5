"""Where a button can take a person from anywhere."""

from collections.abc import Mapping
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button
from locales.catalog import Speaker
from programmes.modules import Modules


class Place(StrEnum):
    MENU = "menu"
    SURVEYS = "surveys"
    PROFILE = "profile"
    HELP = "help"
    LANGUAGE = "language"
    PROGRAMME = "programme"
    PRIVACY = "privacy"
    MORE = "more"
    SETTINGS = "settings"
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
    CONSULT = "consult"
    REQUESTS = "requests"
    MENTOR = "mentor"
    MENTEES = "mentees"
    MENTORSHIPS = "mentorships"
    EVENTS = "events"
    PLAN = "plan"
    ASSOCIATION = "association"
    COURSES = "courses"
    CONTESTS = "contests"
    PRACTICES = "practices"
    MATERIALS = "materials"
    SHARING = "sharing"
    STATS = "stats"
    ROADMAP = "roadmap"
    REPORT = "report"
    STATUS = "status"
    BACKUP = "backup"


MODULES: Mapping[Place, str] = {
    Place.ANNOUNCE: "announcements",
    Place.DEFICITS: "deficit_register",
    Place.ROUTE: "routes",
    Place.ROUTES: "routes",
    Place.CONSULT: "consultations",
    Place.REQUESTS: "consultations",
    Place.MENTOR: "mentoring",
    Place.MENTEES: "mentoring",
    Place.MENTORSHIPS: "mentoring",
    Place.EVENTS: "events",
    Place.PLAN: "events",
    Place.ASSOCIATION: "associations",
    Place.COURSES: "courses",
    Place.CONTESTS: "contests",
    Place.PRACTICES: "dissemination",
    Place.MATERIALS: "materials",
    Place.STATS: "indicators",
    Place.ROADMAP: "roadmap",
    Place.REPORT: "annual_report",
}
"""What a municipality has to use for a place to be there; the others always are."""


def is_used(place: Place, modules: Modules) -> bool:
    return modules.is_on(MODULES.get(place))


class Go(CallbackData, prefix="go"):
    there: Place


def way_to(t: Speaker, place: Place) -> InlineKeyboardButton:
    return button(t.plain(f"place-{place.value}"), Go(there=place))


def way_back(t: Speaker, place: Place = Place.MENU) -> InlineKeyboardButton:
    return button(t.plain("back"), Go(there=place))
