"""How events are spoken of: kinds, moments, places, whom they are for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from handlers.announcements.announcement_screens import value_title
from locales.catalog import Speaker
from models.audiences import Audience, Facet
from models.events import Attendance, Event
from services.audiences import Choice
from services.events.event_facts import ends_at
from services.naming import capital
from services.shortening import short
from services.visits import Visit

LONG_TITLE = 34
LONG_AUDIENCE = 400


def kind_title(visit: Visit, kind: str) -> str:
    known = visit.municipality.programme.events.kind(kind)
    return capital(known.title) if known else kind


def spoken_day(t: Speaker, visit: Visit, day: date) -> str:
    """With its weekday; with the year where it is not the present one."""
    today = visit.municipality.day(visit.now)
    if day == today:
        return t.plain("event-day-today")
    if day == today + timedelta(days=1):
        return t.plain("event-day-tomorrow")
    return f"{weekday(t, day)}, {day_of_year(t, visit, day)}"


def day_of_year(t: Speaker, visit: Visit, day: date) -> str:
    """With the year where it is not the present one."""
    return t.day(day) if day.year == visit.municipality.day(visit.now).year else t.full_day(day)


def weekday(t: Speaker, day: date) -> str:
    return t.plain(f"event-weekday-{day.weekday()}")


def spoken_moment(t: Speaker, visit: Visit, at: datetime) -> str:
    """What people can also type: it is read back as the same moment."""
    local = at.astimezone(visit.municipality.zone)
    return f"{spoken_day(t, visit, local.date())}, {local:%H:%M}"


def spoken_time(t: Speaker, visit: Visit, event: Event) -> str:
    """From when till when."""
    zone = visit.municipality.zone
    begins, ends = event.starts_at.astimezone(zone), ends_at(event).astimezone(zone)
    if begins.date() == ends.date():
        return f"{spoken_moment(t, visit, begins)}\u2013{ends:%H:%M}"
    return f"{spoken_moment(t, visit, begins)} \u2013 {spoken_moment(t, visit, ends)}"


def short_title(visit: Visit, event: Event, longest: int = LONG_TITLE) -> str:
    title = event.title or kind_title(visit, event.kind)
    return short(title, longest)


def topic_titles(visit: Visit, topics: Sequence[str]) -> str:
    known = {one.code: one.title for one in visit.municipality.programme.competences.topics}
    return ", ".join(known.get(topic, topic) for topic in topics)


def audience_words(t: Speaker, audience: Audience, choices: Mapping[Facet, Sequence[Choice]]) -> str:
    """Whom it is for, without markup: the wanted values, then the unwanted ones.

    Wanted values that are nobody's to choose are those of the school or the association that holds it: one's own.
    """
    wanted = [_titles(t, facet, values, choices) for facet, values in audience.wanted.items() if values]
    unwanted = [_titles(t, facet, values, choices) for facet, values in audience.unwanted.items() if values]
    said = t.plain(
        "event-audience",
        wanted="; ".join(filter(None, wanted)) or ("own" if wanted else "none"),
        unwanted="; ".join(filter(None, unwanted)) or "none",
    )
    return short(said.strip(), LONG_AUDIENCE)


def _titles(t: Speaker, facet: Facet, values: Sequence[str], choices: Mapping[Facet, Sequence[Choice]]) -> str:
    return ", ".join(value_title(t, facet, one) for one in choices.get(facet, ()) if one.value in values)


def month_number(day: date) -> int:
    """As buttons carry a month."""
    return day.year * 12 + day.month - 1


def month_of(number: int) -> date:
    year, month = divmod(number, 12)
    return date(year, month + 1, 1)


def month_name(t: Speaker, day: date) -> str:
    """Without the year."""
    return t.plain(f"event-month-name-{day.month}")


def full_time(t: Speaker, visit: Visit, event: Event) -> str:
    """The same whenever it is read: no «tomorrow» in what is sent today and read next week."""
    zone = visit.municipality.zone
    begins, ends = event.starts_at.astimezone(zone), ends_at(event).astimezone(zone)
    day = f"{weekday(t, begins.date())}, {t.day(begins.date())}"
    if begins.date() == ends.date():
        return f"{day}, {begins:%H:%M}\u2013{ends:%H:%M}"
    return f"{day}, {begins:%H:%M} \u2013 {t.day(ends.date())}, {ends:%H:%M}"


def month_title(t: Speaker, day: date) -> str:
    return f"{month_name(t, day)} {day.year}"


def length_title(t: Speaker, minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    if days:
        return t.plain("event-lasts-days", days=days + 1)
    hours, odd = divmod(rest, 60)
    return t.plain("event-lasts", hours=hours, minutes=odd)


def stand(t: Speaker, attendance: Attendance, *, is_confirmed: bool) -> str:
    """What is known of somebody's having been there; who only says so themselves was not there yet."""
    is_told = attendance is Attendance.ATTENDED and not is_confirmed
    return t.plain(f"attendance-stand-{'told' if is_told else attendance.value}")
