"""What the clock writes to those who want to read of indicators: digests from time to time, news of a night at once."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import DigestPeriod, IndicatorSnapshot, IndicatorSubscription
from models.queries import audiences, people
from models.queries.audiences import Reached
from models.queries.indicators import indicator_letters as rows
from models.queries.indicators import indicators as told
from models.queries.routes.route_reminders import known_keys
from services import outbox, rights
from services.indicators.indicator_crossings import News, crossings
from services.indicators.indicator_figures import Figure, aim
from services.indicators.indicator_letters import Payload, Standing, alert, digest
from services.indicators.indicator_parts import read
from services.indicators.indicator_reading import of_day, reading_by
from services.indicators.indicator_values import FRESH, baseline_of, of_snapshot
from services.indicators.indicator_views import View, views
from services.municipality import Municipality
from services.notices import KIND, recipient
from services.outbox import Letter, Priority
from services.people import actor_of
from services.quiet_time import next_allowed
from services.rights import Right
from services.visits import Visit

log = logging.getLogger(__name__)

MOST_PERIODS = {DigestPeriod.WEEKLY: 9, DigestPeriod.MONTHLY: 3}
"""So many back the last digest is looked for."""
NEWS_WITHIN = timedelta(days=7)
"""What happened earlier is old news."""
HELD_WITHIN = timedelta(days=60)
"""So far back a value is held against earlier ones."""
WAITS_UNTIL = time(6)
"""Before that hour a night whose values are not all told yet is waited for."""

Baselines = dict[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who wants to read, with what they may see at this moment."""

    visit: Visit
    reached: Reached
    subscription: IndicatorSubscription
    views: Sequence[View]
    baselines: Baselines
    """Of the whole, by code: worked out once for all readers."""

    @property
    def today(self) -> date:
        return self.visit.municipality.day(self.visit.now)


async def write(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Returns how many letters were put. Each for itself: one that fails keeps no other from its reader.

    Whoever may not be written to at this hour is left for later: then they read what is so then, once.
    """
    if not municipality.programme.modules.indicators or not await _is_night_told(session, municipality, now):
        return 0
    subscriptions = {one.person_id: one for one in await rows.subscriptions(session)}
    letters: list[Letter] = []
    baselines: Baselines = {}
    for reached in await audiences.reached_of(session, sorted(subscriptions)):
        if not _may_come(municipality, reached, now):
            continue
        try:
            async with session.begin_nested():
                visit = await _visit(session, municipality, reached, now)
                if visit is not None:
                    reader = Reader(visit, reached, subscriptions[reached.person_id], views(visit), baselines)
                    letters += [one for one in (await _digest(session, reader), await _alert(session, reader)) if one]
        except Exception:  # the others must not wait for it
            log.exception("no letter about indicators to the person %s", reached.person_id)
    put = await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
    await session.commit()
    return put


def begins(period: DigestPeriod, day: date) -> date:
    """The first day of the week or the month of a day."""
    return day - timedelta(days=day.weekday()) if period is DigestPeriod.WEEKLY else day.replace(day=1)


def earlier(period: DigestPeriod, day: date) -> list[date]:
    """First days of the periods before the one of a day, the newest first."""
    found = [begins(period, day)]
    for _ in range(MOST_PERIODS[period]):
        found.append(begins(period, found[-1] - timedelta(days=1)))
    return found[1:]


async def _is_night_told(session: AsyncSession, municipality: Municipality, now: datetime) -> bool:
    yesterday = municipality.day(now) - timedelta(days=1)
    codes = {code for code, _ in await told.taken(session, [yesterday])}
    is_late = now.astimezone(municipality.zone).time() >= WAITS_UNTIL
    return bool(codes) and (is_late or len(codes) >= len(municipality.programme.indicators.definitions))


def _may_come(municipality: Municipality, one: Reached, now: datetime) -> bool:
    quiet = municipality.programme.calendar.quiet_hours
    allowed = next_allowed(
        now,
        quiet,
        municipality.zone,
        for_staff=one.is_staff,
        later_hour=one.later_hour,
        paused_until=one.paused_until,
    )
    return allowed == now


async def _visit(session: AsyncSession, municipality: Municipality, one: Reached, now: datetime) -> Visit | None:
    """None: they have lost the right, or have taken their consent back."""
    found = await people.find_by_id(session, one.person_id)
    if found is None:
        return None
    actor = actor_of(found, consent_version=municipality.programme.consent.version)
    return Visit(actor, municipality, now) if rights.may(actor, Right.SEE_INDICATORS) else None


async def _digest(session: AsyncSession, reader: Reader) -> Letter | None:
    """Of the running week or month alone, however many have gone by in silence."""
    period, today = reader.subscription.period, reader.today
    if period is None:
        return None
    first = begins(period, today)
    if reader.visit.municipality.day(reader.subscription.changed_at) >= first:
        return None
    if await known_keys(session, [_key(reader, period, first)]):
        return None
    since = await _last_digest(session, reader) or earlier(period, today)[0]
    standings = await _standings(session, reader, on=today - timedelta(days=1), before=since - timedelta(days=1))
    if not standings:
        return None
    on = max(one.figure.as_of for one in standings)
    return _letter(reader, _name(period, first), digest(standings, on=on, since=since))


async def _last_digest(session: AsyncSession, reader: Reader) -> date | None:
    days = {
        _key(reader, period, day): day for period in DigestPeriod for day in earlier(period, reader.today)
    }  # fmt: skip
    return max((days[key] for key in await known_keys(session, list(days))), default=None)


async def _standings(session: AsyncSession, reader: Reader, *, on: date, before: date) -> list[Standing]:
    now_told = await told.newest_of_all(session, since=on - FRESH, until=on)
    then_told = await told.newest_of_all(session, since=before - FRESH, until=before)
    found = []
    for own in reader.views:
        figure = await _figure(session, reader, own, now_told)
        if figure is None or figure.value is None:
            continue
        wanted = aim(own.definition, figure.value, await _baseline(session, reader, own, on))
        earlier_one = await _figure(session, reader, own, then_told)
        is_same = own.by_publication and earlier_one is not None and earlier_one.as_of == figure.as_of
        found.append(Standing(own.definition, figure, None if is_same else earlier_one, wanted))
    return found


async def _figure(
    session: AsyncSession, reader: Reader, own: View, snapshots: Mapping[str, IndicatorSnapshot]
) -> Figure | None:
    snapshot = snapshots.get(own.definition.code)
    if snapshot is None or not own.by_publication:
        return None if snapshot is None else _read(own, snapshot)
    return (await reading_by(session, reader.visit.municipality, own, snapshot, today=reader.today)).figure


def _read(own: View, snapshot: IndicatorSnapshot) -> Figure | None:
    if own.by_publication:
        return of_day(own, snapshot)
    found = of_snapshot(snapshot, own.scope)
    return None if found is None else read(own, found.figure, snapshot)


async def _baseline(session: AsyncSession, reader: Reader, own: View, until: date) -> Fraction | None:
    """A part has none of its own."""
    definition = own.definition
    if definition.target is None or not own.scope.is_whole:
        return None
    if definition.code not in reader.baselines:
        found = await baseline_of(session, reader.visit.municipality, definition, until=until)
        reader.baselines[definition.code] = found
    return reader.baselines[definition.code]


async def _alert(session: AsyncSession, reader: Reader) -> Letter | None:
    wanted = {one.definition.code: one for one in reader.views if one.definition.code in reader.subscription.alerts}
    if not wanted:
        return None
    today = reader.today
    recent = [today - timedelta(days=back) for back in range(NEWS_WITHIN.days)]
    days = {f"{_news_of(day)}:{_addressee(reader)}": day for day in recent}
    known = [days[key] for key in await known_keys(session, list(days))]
    since = max([*known, reader.visit.municipality.day(reader.subscription.changed_at), recent[-1]])
    if today in known:
        return None
    news = await _news(session, reader, wanted, since)
    return _letter(reader, _news_of(today), alert(news)) if news else None


async def _news(session: AsyncSession, reader: Reader, wanted: Mapping[str, View], since: date) -> list[News]:
    """Of each indicator the last since then: what has come and gone meanwhile is no news."""
    series = await rows.told_since(session, wanted, reader.today - HELD_WITHIN)
    found = []
    for code, own in wanted.items():
        figures = [one for one in (_read(own, each) for each in series.get(code, ())) if one is not None]
        baseline = await _baseline(session, reader, own, reader.today)
        late = [one for one in crossings(own.definition, figures, baseline) if one.on >= since]
        found += late[-1:]
    return found


def _letter(reader: Reader, name: str, payload: Payload) -> Letter:
    return Letter(name, recipient(reader.reached), payload, addressee=_addressee(reader))


def _addressee(reader: Reader) -> str:
    """The same person with another phone reads nothing twice."""
    return f"p{reader.visit.actor.id}"


def _name(period: DigestPeriod, first: date) -> str:
    return f"indicators-digest:{period.value}:{first}"


def _key(reader: Reader, period: DigestPeriod, first: date) -> str:
    return f"{_name(period, first)}:{_addressee(reader)}"


def _news_of(day: date) -> str:
    return f"indicators-news:{day}"
