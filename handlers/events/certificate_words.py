"""How a certificate reads: every word of its page."""

from datetime import timedelta

from handlers.events.event_words import kind_title
from locales.catalog import Speaker
from services.events.certificate_pages import Page
from services.events.event_certificates import Certificate
from services.events.event_facts import ends_at
from services.naming import capital
from services.visits import Visit


def page_of(t: Speaker, visit: Visit, one: Certificate) -> Page:
    passport, event = visit.municipality.programme.passport, one.event
    facts = [_when(t, visit, one)]
    facts += [t.plain("event-certificate-where", place=event.place)] if event.place else []
    facts += [t.plain("event-certificate-online")] if event.link and not event.place else []
    facts += [t.plain("event-certificate-holder", holder=one.holder)] if one.holder else []
    facts += [t.plain("event-certificate-hours", count=one.hours)] if one.hours else []
    return Page(
        centre=capital(passport.developer),
        place=capital(passport.municipality),
        heading=t.plain("event-certificate-heading"),
        name=one.name,
        hint="" if one.name else (one.hint or t.plain("event-certificate-name-line")),
        confirms=t.plain(f"event-certificate-confirms-{one.role.value}"),
        title=t.plain("event-certificate-title", kind=kind_title(visit, event.kind), title=event.title),
        facts=tuple(facts),
        number=t.plain("event-certificate-number", number=one.number),
        signature=t.plain("event-certificate-signature"),
    )


def _when(t: Speaker, visit: Visit, one: Certificate) -> str:
    """The days it lasted; what ends at midnight does not reach into the next day."""
    zone = visit.municipality.zone
    first = one.event.starts_at.astimezone(zone).date()
    last = (ends_at(one.event).astimezone(zone) - timedelta(minutes=1)).date()
    return t.full_day(first) if last <= first else f"{t.full_day(first)} \u2013 {t.full_day(last)}"
