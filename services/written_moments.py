"""Days and hours as people type them, taken apart: pure, told what day it is and in which zone."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes import moment_words as known
from services import near_days as days
from services.errors import Unfitting
from services.naming import clean

LONGEST = 60
YO = 0x451
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
WITH_YEAR = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})")
PAIR = re.compile(r"(?P<first>\d{1,2})(?P<sign>[./:\-])(?P<second>\d{1,2})")
RANGE = re.compile(r"(\d{1,2}(?:[.:]\d{2})?)-(\d{1,2}[.:]\d{2})")
GLUED = re.compile(rf"(\d+)(?=(?:{'|'.join(map(re.escape, known.GLUED))})$)")
AMBIGUOUS_HOURS = range(1, 7)
"""Nobody meets at three in the night without saying so."""
SIGN = r"[ .,/\-]{1,2}"
FIGURES = re.compile(rf"(\d{{1,2}}){SIGN}(\d{{1,2}})(?:{SIGN}(\d{{4}}|\d{{2}}))?\.?")
TURNED = re.compile(rf"(\d{{4}}){SIGN}(\d{{1,2}}){SIGN}(\d{{1,2}})")
SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
"""Days in figures, as they are typed where nothing else can be meant."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was said; what was not is none."""

    day: date | None = None
    hour: time | None = None
    until: time | None = None
    """The end, where a span was typed."""
    moment: datetime | None = None
    """Counted from now, as «in two hours» is."""


@dataclass(slots=True)
class _Reading:
    today: date
    now: datetime
    zone: ZoneInfo
    words: list[str]
    is_day_only: bool = False
    is_past: bool = False
    """A day without its year is the newest such day, not the next one."""
    day: date | None = None
    weekday: int | None = None
    week: str = ""
    hours: list[time] = field(default_factory=list)
    moment: datetime | None = None

    def take(self, count: int = 1) -> None:
        del self.words[:count]

    def put_day(self, day: date) -> None:
        if self.day is not None:
            raise Unfitting("moment-unfit")
        self.day = day


def read_parts(
    typed: str, *, now: datetime, zone: ZoneInfo, is_day_only: bool = False, is_past: bool = False
) -> Written:
    """What was typed, taken apart. Raises Unfitting for what cannot be, or may mean two things."""
    said = _dotted(typed) if is_day_only else typed
    reading = _Reading(now.astimezone(zone).date(), now, zone, _words(said), is_day_only, is_past)
    while reading.words:
        if not any(step(reading) for step in STEPS):
            raise Unfitting("moment-unfit")
    _settle_weekday(reading)
    if len(reading.hours) > 2 or (reading.moment and (reading.day or reading.hours)):
        raise Unfitting("moment-unfit")
    hour, until = (*reading.hours, None, None)[:2]
    if until is not None and hour is not None and until <= hour:
        raise Unfitting("moment-ends-before")
    if reading.day is None and hour is None and reading.moment is None:
        raise Unfitting("moment-unfit")
    return Written(reading.day, hour, until, reading.moment)


def combine(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """That hour of that day by the clock on the wall; raises Unfitting where the clocks skip it."""
    found = datetime.combine(day, hour, zone)
    if found.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != found.replace(tzinfo=None):
        raise Unfitting("moment-skipped", hour=f"{hour:%H:%M}")
    return found


def carried(moment: datetime, before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """What stands at a distance from one moment, at the same distance from another by the clock on the wall."""
    at, old, new = (one.astimezone(zone).replace(tzinfo=None) for one in (moment, before, after))
    return (at + (new - old)).replace(tzinfo=zone).astimezone(UTC)


def _dotted(typed: str) -> str:
    """A day in nothing but figures, with points between them."""
    line = clean(typed[:LONGEST])
    if (turned := TURNED.fullmatch(line)) is not None:
        return ".".join(reversed(turned.groups()))
    found = FIGURES.fullmatch(line) or SOLID.fullmatch(line)
    return ".".join(filter(None, found.groups())) if found else typed


def _words(typed: str) -> list[str]:
    line = clean(typed[:LONGEST]).lower().translate({YO: "\u0435", **DASHES})
    line = re.sub(r"[,;()\u00ab\u00bb\"]", " ", line)
    line = re.sub(r"(?<=[\d.])\s*-\s+|\s+-\s*(?=\d)", " - ", line)
    found = []
    for word in line.split():
        span = RANGE.fullmatch(word)
        if span and ":" in word:
            found += [span[1], "-", span[2]]
        elif (glued := GLUED.match(word)) is not None:
            found += [glued[1], word[glued.end() :]]
        else:
            found.append(word if word in known.FILLERS else word.rstrip("."))
    return [word for word in found if word and word not in known.FILLERS]


def _till(reading: _Reading) -> bool:
    if reading.words[0] not in known.TILL:
        return False
    reading.take()
    return True


def _written_day(reading: _Reading) -> bool:
    """A day in figures with its year."""
    found = ISO.fullmatch(reading.words[0]) or WITH_YEAR.fullmatch(reading.words[0])
    if not found:
        return False
    year = int(found["year"])
    reading.put_day(days.day_of(year if year >= 100 else 2000 + year, int(found["month"]), int(found["day"])))
    reading.take()
    return True


def _named_day(reading: _Reading) -> bool:
    """Today, tomorrow, a day of the week."""
    word = reading.words[0]
    if word in known.DAYS:
        reading.put_day(reading.today + timedelta(days=known.DAYS[word]))
    elif word in {*known.THIS, *known.NEXT, *known.NEAREST} and len(reading.words) > 1:
        if reading.words[1] not in known.WEEKDAYS:
            return False
        reading.week = word
    elif word in known.WEEKDAYS and reading.weekday is None:
        reading.weekday = known.WEEKDAYS[word]
    else:
        return False
    reading.take()
    return True


def _day_and_month(reading: _Reading) -> bool:
    """A day with a month in words, in either order, perhaps with a year; or a day of the month alone."""
    ordinal = _ordinal(reading.words[0])
    word = reading.words[1] if len(reading.words) > 1 else ""
    if ((month := _month(word)) and ordinal) or ((month := _month(reading.words[0])) and (ordinal := _ordinal(word))):
        number, taken = ordinal, 2
    elif ordinal and not reading.words[0].isdigit():
        reading.put_day(days.day_of_month(reading.today, ordinal))
        reading.take()
        return True
    else:
        return False
    reading.take(taken)
    year = reading.words[0] if reading.words else ""
    if re.fullmatch(r"\d{4}|\d{2}" if reading.is_day_only else r"\d{4}", year):
        reading.take()
        reading.put_day(days.day_of(int(year) if len(year) > 2 else 2000 + int(year), month, number))
    else:
        reading.put_day(_nearest(reading, month, number))
    return True


def _relative(reading: _Reading) -> bool:
    """In a week, in two hours."""
    if reading.words[0] not in known.IN or len(reading.words) < 2:
        return False
    reading.take()
    if reading.words[0] in known.HALF_HOUR:
        reading.take()
        return _count_on(reading, timedelta(minutes=30))
    count = known.NUMBERS.get(reading.words[0]) or (int(reading.words[0]) if _is_count(reading.words[0]) else 0)
    if count:
        reading.take()
    unit = known.UNITS.get(reading.words[0], "") if reading.words else ""
    if not unit:
        raise Unfitting("moment-unfit")
    reading.take()
    if unit in {"hours", "minutes"}:
        return _count_on(reading, timedelta(**{unit: count or 1}))
    if unit == "days" and not count:
        first, second = (reading.today + timedelta(days=ahead) for ahead in (1, 2))
        raise Unfitting("moment-two-days", first=f"{first:%d.%m}", second=f"{second:%d.%m}")
    reading.put_day(
        days.months_after(reading.today, count or 1) if unit == "months" else _days_on(reading, unit, count or 1)
    )
    return True


def _days_on(reading: _Reading, unit: str, count: int) -> date:
    return reading.today + timedelta(**{unit: count})


def _count_on(reading: _Reading, ahead: timedelta) -> bool:
    reading.moment = (reading.now.astimezone(UTC) + ahead).astimezone(reading.zone).replace(second=0, microsecond=0)
    return True


def _pair(reading: _Reading) -> bool:
    """Two figures with a sign between: a day and a month, or an hour and minutes."""
    found = PAIR.fullmatch(reading.words[0])
    if not found:
        return False
    first, second, sign = int(found["first"]), int(found["second"]), found["sign"]
    may_be_hour = sign in ".:-" and len(found["second"]) == 2
    may_be_day = sign in "./" and reading.day is None and reading.weekday is None
    if reading.is_day_only:
        may_be_hour = may_be_hour and sign == ":"
    if may_be_day and may_be_hour and not _has_hour(reading):
        is_day, is_hour = 1 <= second <= 12 and 1 <= first <= 31, first <= 23 and second <= 59
        if is_day and is_hour:
            values = {"day": f"{first:02}.{second:02}", "hour": f"{first}:{second:02}"}
            raise Unfitting("moment-day-or-hour", **values)
        may_be_day = is_day or not is_hour
    if may_be_day:
        reading.put_day(_nearest(reading, second, first))
        reading.take()
        return True
    if not may_be_hour:
        return False
    reading.take()
    reading.hours.append(_clock(reading, first, second, is_exact=True))
    return True


def _has_hour(reading: _Reading) -> bool:
    """Whether something else of what was typed is an hour."""
    rest = reading.words[1:]
    return bool(reading.hours) or any(
        word.isdigit() or PAIR.fullmatch(word) or word in {*known.NOON, *known.HOUR_WORDS} for word in rest
    )


def _hour(reading: _Reading) -> bool:
    """A bare hour, with «hours», minutes and the part of the day behind it where they are."""
    word = reading.words[0]
    if word in known.NOON:
        reading.take()
        reading.hours.append(time(12))
        return True
    if reading.is_day_only or not (re.fullmatch(r"\d{1,2}", word) or word in known.ONE_O_CLOCK):
        return False
    number = 1 if word in known.ONE_O_CLOCK else int(word)
    reading.take()
    is_said = bool(reading.words) and reading.words[0] in known.HOUR_WORDS
    if is_said:
        reading.take()
    minutes = 0
    has_minutes = bool(reading.words) and re.fullmatch(r"\d{2}", reading.words[0])
    is_named = len(reading.words) > 1 and reading.words[1] in known.MINUTE_WORDS
    if has_minutes and (is_named or not is_said):
        minutes = int(reading.words[0])
        reading.take(2 if is_named else 1)
    reading.hours.append(_clock(reading, number, minutes, is_exact=bool(has_minutes)))
    return True


def _clock(reading: _Reading, hour: int, minute: int, *, is_exact: bool) -> time:
    part = known.PARTS.get(reading.words[0]) if reading.words else None
    if part is not None:
        reading.take()
    if hour > 23 or minute > 59 or (part == "late" and hour == 0):
        raise Unfitting("moment-no-such-hour", hour=f"{hour}:{minute:02}")
    if part == "late" and hour < 12:
        hour += 12
    elif part == "early" and hour == 12:
        hour = 0
    elif part is None and not is_exact and hour in AMBIGUOUS_HOURS and not reading.hours:
        raise Unfitting("moment-two-hours", early=f"{hour}:{minute:02}", late=f"{hour + 12}:{minute:02}")
    return time(hour, minute)


STEPS = (_till, _written_day, _named_day, _relative, _day_and_month, _pair, _hour)


def _settle_weekday(reading: _Reading) -> None:
    """A day of the week: the nearest one to come, or that of this week or the next; beside a day it has to agree."""
    if reading.weekday is None:
        return
    if reading.day is not None:
        if reading.day.weekday() != reading.weekday:
            raise Unfitting("moment-wrong-weekday", day=f"{reading.day:%d.%m.%Y}")
        return
    monday = reading.today - timedelta(days=reading.today.weekday())
    if reading.is_past and not reading.week:
        reading.day = reading.today - timedelta(days=(reading.today.weekday() - reading.weekday) % 7)
        return
    if reading.week in known.NEXT:
        reading.day = monday + timedelta(days=7 + reading.weekday)
    elif reading.week in known.THIS:
        reading.day = monday + timedelta(days=reading.weekday)
    else:
        ahead = (reading.weekday - reading.today.weekday()) % 7
        if not ahead and not reading.week:
            second = reading.today + timedelta(days=7)
            raise Unfitting("moment-two-days", first=f"{reading.today:%d.%m}", second=f"{second:%d.%m}")
        reading.day = reading.today + timedelta(days=ahead or 7)


def _month(word: str) -> int:
    return known.MONTHS.get(word[:3], 0) if word.isalpha() and len(word) >= 3 else 0


def _ordinal(word: str) -> int:
    found = re.match(r"(\d{1,2})(.*)", word)
    return int(found[1]) if found and found[2] in {"", *known.ORDINAL_ENDS} else 0


def _is_count(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}", word)) and int(word) > 0


def _nearest(reading: _Reading, month: int, day: int) -> date:
    return (days.latest if reading.is_past else days.earliest)(reading.today, month, day)
