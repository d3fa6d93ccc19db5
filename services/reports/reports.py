"""Reports: who may make which, of which school year; each section is looked up for itself, so that nobody waits."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Role
from models.queries import organizations
from models.scopes import Scope
from services import audit, rights, unfinished
from services.audit import Entry
from services.errors import NotAllowed, NotFound
from services.indicators.indicator_figures import Figure
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_values import baseline_of
from services.indicators.indicator_views import views
from services.indicators.indicators import Card
from services.reports import (
    report_doings,
    report_figures,
    report_hearing,
    report_people,
    report_school,
    report_seasons,
    report_work,
)
from services.reports.report_figures import AreaChange, Coverage, DeficitTable
from services.reports.report_ground import EARLIEST_YEARS, Ground, Told, day_of, ground_of
from services.reports.report_parts import Section
from services.reports.report_school import Item
from services.reports.report_seasons import Consultations, Seasons
from services.rights import Right, must, must_be_whole
from services.suppression import FEWEST
from services.unfinished import Promise
from services.visits import Visit


class Kind(StrEnum):
    ANNUAL = "annual"
    INTERIM = "interim"
    SCHOOL = "school"
    TABLE = "table"
    """Indicators as a table for other programs."""
    REGISTERS = "registers"
    SUMMARY = "summary"


Built = Callable[[AsyncSession, Ground], Awaitable[Section]]
ANNUAL: Mapping[str, Built] = {
    "passport": report_people.passport,
    "staff": report_people.staff,
    "diagnostics": report_people.diagnostics,
    "routes": report_people.routes,
    "courses": report_work.courses,
    "consultations": report_work.consultations,
    "mentoring": report_work.mentoring,
    "associations": report_work.associations,
    "events": report_doings.events,
    "contests": report_doings.contests,
    "satisfaction": report_doings.satisfaction,
    "indicators": report_doings.indicators,
    "roadmap": report_doings.roadmap,
    "external": report_doings.external,
    "recommendations": report_doings.recommendations,
}
"""In the order of the outline."""
INTERIM: Mapping[str, Built] = {
    "passport": report_people.passport,
    "indicators": report_doings.indicators,
    "worst": report_hearing.worst_ones,
    "hindrances": report_hearing.hindrances,
    "roadmap": report_doings.roadmap,
}
Drawn = DeficitTable | Sequence[AreaChange] | Coverage | Consultations | Seasons
Looked = Callable[..., Awaitable[Drawn | None]]
PICTURES: Mapping[Kind, Mapping[str, Sequence[Looked]]] = {
    Kind.ANNUAL: {
        "diagnostics": (report_figures.deficits_by_area_and_subject,),
        "routes": (report_figures.deficits_before_and_after,),
        "consultations": (report_seasons.consultations_by_topic,),
        "events": (report_seasons.seasons,),
    },
    Kind.INTERIM: {"worst": (report_figures.coverage_by_school,)},
}
"""What the sections are drawn from. Schools are compared before the council, not before everybody."""
SECTIONS: Mapping[Kind, Mapping[str, Built]] = {Kind.ANNUAL: ANNUAL, Kind.INTERIM: INTERIM}


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody may make reports of."""

    is_whole: bool
    schools: Sequence[tuple[int, str]]
    year: int
    on: date
    years: Sequence[int]
    """That can be chosen, the newest first."""
    may_announce: bool
    keeps_templates: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be gathered for a report."""

    on: date
    visit: Visit
    """With the rights the report is made by."""
    indicators: Sequence[str]
    sections: Sequence[str]


async def door(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Door:
    scope = must(visit.actor, Right.MAKE_REPORTS)
    now = visit.municipality.school_year(visit.now)
    wanted = now if year is None else year
    on = day_of(visit, wanted)
    schools = []
    for number in sorted(scope.organizations):
        found = await organizations.get(session, number)
        if found is not None:
            schools.append((found.id, found.title))
    await session.commit()
    return Door(
        is_whole=scope.is_whole,
        schools=schools,
        year=wanted,
        on=on,
        years=range(now, now - EARLIEST_YEARS - 1, -1),
        may_announce=rights.reach(visit.actor, Right.ANNOUNCE).is_whole,
        keeps_templates=rights.reach(visit.actor, Right.KEEP_REPORT_TEMPLATES).is_whole,
    )


async def begin(
    session: AsyncSession,
    visit: Visit,
    *,
    kind: Kind,
    year: int,
    organization_id: int = 0,
    promise: Promise | None = None,
) -> Plan:
    """What a report consists of. If the program ends before `unfinished.is_over`, whoever was promised it is told."""
    _must_make(visit, kind, year, organization_id)
    on = day_of(visit, year)
    if kind is Kind.SCHOOL:
        visit = report_school.narrowed(visit, organization_id)
    if promise is not None:
        await unfinished.lay_ready(session, visit, promise)
    await session.commit()
    codes = [one.definition.code for one in views(visit)]
    return Plan(on, visit, codes, list(SECTIONS.get(kind, ())))


async def hand_over(
    session: AsyncSession,
    visit: Visit,
    *,
    kind: Kind,
    year: int,
    organization_id: int = 0,
    held: Sequence[Entry] = (),
) -> None:
    """The report is made: that it is taken along is written down, and whatever was read for it."""
    _must_make(visit, kind, year, organization_id)
    place = organization_id if kind is Kind.SCHOOL else None
    await audit.note(session, visit, Action.REPORT_MADE, organization_id=place, kind=kind.value, year=year)
    await audit.write(session, held)
    await session.commit()


async def baselines(session: AsyncSession, visit: Visit, *, year: int) -> dict[str, Fraction | None]:
    """What every indicator the actor sees began with, by its code."""
    must_be_whole(visit.actor, Right.MAKE_REPORTS)
    on, municipality = day_of(visit, year), visit.municipality
    found = {
        one.definition.code: await baseline_of(session, municipality, one.definition, until=on) for one in views(visit)
    }
    await session.commit()
    return found


async def open_codes(_session: AsyncSession, visit: Visit) -> list[str]:
    """Indicators everybody may read: what a public summary is made of."""
    must_be_whole(visit.actor, Right.MAKE_REPORTS)
    everybody = Role.EDUCATOR.value
    return [one.definition.code for one in views(visit) if everybody in one.definition.seen_by]


async def checked_codes(_session: AsyncSession, visit: Visit, *, organization_id: int) -> list[str]:
    """Indicators the check-list of a school asks for."""
    _must_reach(must(visit.actor, Right.MAKE_REPORTS), organization_id)
    return [one.definition.code for one in views(visit) if one.definition.formula in report_school.FORMULAS]


def told_of(card: Card, baseline: Fraction | None = None, *, is_public: bool) -> Told:
    """A card as a report tells it; what is for everybody's eyes says nothing of few people, whoever asks for it."""
    figure = None if card.figure is None or (is_public and _is_few(card, card.figure)) else card.figure
    aim = card.aim if figure is not None or card.aim is None else replace(card.aim, distance=None)
    return Told(card.definition, figure, baseline, aim, card.since_year if figure is not None else None)


async def section(
    session: AsyncSession, visit: Visit, *, kind: Kind, code: str, year: int, told: Mapping[str, Told]
) -> Section:
    must_be_whole(visit.actor, Right.MAKE_REPORTS)
    build = SECTIONS.get(kind, {}).get(code)
    if build is None:
        raise NotFound
    found = await build(session, ground_of(visit, year, told))
    await session.commit()
    return found


async def drawn(session: AsyncSession, visit: Visit, *, kind: Kind, code: str, year: int) -> list[Drawn]:
    """Figures of the pictures of a section; nothing in them is told of few people."""
    must_be_whole(visit.actor, Right.MAKE_REPORTS)
    day_of(visit, year)
    found = [await look(session, visit, year=year) for look in PICTURES.get(kind, {}).get(code, ())]
    await session.commit()
    return [one for one in found if one is not None]


async def checklist(
    session: AsyncSession, visit: Visit, *, organization_id: int, year: int, told: Mapping[str, Told]
) -> tuple[str, list[Item]]:
    """Of one school, with its title."""
    _must_reach(must(visit.actor, Right.MAKE_REPORTS), organization_id)
    school = await organizations.get(session, organization_id)
    if school is None:
        raise NotFound
    items = await report_school.checklist(session, ground_of(visit, year, told), organization_id)
    await session.commit()
    return school.title, items


def _must_make(visit: Visit, kind: Kind, year: int, organization_id: int) -> None:
    scope = must(visit.actor, Right.MAKE_REPORTS)
    if kind is Kind.SCHOOL:
        _must_reach(scope, organization_id)
    elif kind is Kind.REGISTERS:
        if year != visit.municipality.school_year(visit.now):
            raise NotFound
    elif not scope.is_whole:
        raise NotAllowed


def _must_reach(scope: Scope, organization_id: int) -> None:
    if organization_id not in scope.organizations:
        raise NotFound


def _is_few(card: Card, figure: Figure) -> bool:
    """Rows of the road map and quarters of associations are no people: few of them give nobody away."""
    formula = formula_of(card.definition)
    counts_people = formula.rows is not None and formula.is_of_people and not formula.is_of_associations
    return counts_people and figure.denominator is not None and 0 < figure.denominator < FEWEST
