"""The report of a school: the check-list of its head, worked out where there are facts, and its indicators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Ask
from models.meetings import PlanStatus
from models.people import Role
from models.queries.reports import report_people as rows
from models.scopes import Scope
from programmes.questionnaires import IndexScoring
from services.indicators.indicator_days import ask_of
from services.reports.report_doings import worst
from services.reports.report_ground import Ground, Told, headings
from services.reports.report_parts import Cell, Grid, Said, Section, of_figure, of_plan
from services.rights import OF_AN_ORGANIZATION
from services.visits import Visit

ENOUGH_DIAGNOSED = Fraction(90, 100)
"""What a school's check-list asks for (appendix 6 of the programme)."""

FORMULAS = frozenset({"diagnosed", "deficits_with_route"})
"""Indicators the check-list asks."""


class Standing(StrEnum):
    NO = "no"
    BEGUN = "begun"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"
    """The bot has no facts of it: the head ticks it off on paper."""


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    standing: Standing
    fact: Cell = None


def narrowed(visit: Visit, organization_id: int) -> Visit:
    """The same person with the roles of one school alone: nothing of another comes into its report."""
    own = visit.actor.organization_id
    grants = frozenset(
        grant
        for grant in visit.actor.grants
        if grant.role is Role.EDUCATOR
        or grant.organization_id == organization_id
        or (
            grant.role in OF_AN_ORGANIZATION
            and grant.organization_id is None
            and grant.association_id is None
            and own == organization_id
        )
    )
    return replace(visit, actor=replace(visit.actor, grants=grants))


async def checklist(session: AsyncSession, ground: Ground, organization_id: int) -> list[Item]:
    """In the order of the programme; what a switched off module would tell is not there."""
    modules = ground.visit.municipality.programme.modules
    ask = _ask(ground, organization_id)
    items = [await _coordinator(session, organization_id), await _list(session, ground)]
    if modules.mentoring:
        items.append(await _orders(session, ask))
    if modules.associations:
        items.append(await _plan(session, ground, organization_id))
    if modules.diagnostics:
        items.append(_share(ground, "diagnosed", "diagnostics", lambda share: share >= ENOUGH_DIAGNOSED))
    if modules.routes:
        items.append(_share(ground, "deficits_with_route", "routes", lambda share: share == 1))
    if modules.courses:
        items.append(await _wishes(session, ground, organization_id))
    if modules.attestation:
        items.append(Item("attestation", Standing.UNKNOWN))
    if modules.associations:
        items.append(await _meetings(session, ground, organization_id))
    if modules.adaptation:
        items.append(await _asked(session, ground, ask))
    if modules.recommendations:
        items.append(Item("recommendations", Standing.UNKNOWN))
    return items


def sections(items: Sequence[Item], ground: Ground) -> list[Section]:
    rows_of_items = [
        (number, Said(f"report-check-{one.code}"), Said(f"report-standing-{spoken(one.standing)}"), one.fact)
        for number, one in enumerate(items, 1)
    ]
    done = sum(1 for one in items if one.standing in {Standing.DONE, Standing.NOT_NEEDED})
    grid = Grid(Said("report-grid-checklist"), headings("number", "what", "state", "fact"), rows_of_items)
    told = [
        (one.definition.title, of_figure(one.figure, one.definition, one.aim), _aim(one))
        for one in ground.told.values()
    ]
    figures = [Grid(Said("report-grid-indicators"), headings("indicator", "value", "plan"), told)] if told else []
    lagging = worst(ground)
    if lagging:
        figures.append(Grid(Said("report-grid-lagging"), headings("indicator", "value", "plan", "lacks"), lagging))
    return [
        Section("checklist", [Said("report-checked", {"done": done, "count": len(items)})], [grid]),
        Section("indicators", (), figures, [] if told else [Said("report-why-unused")]),
    ]


def spoken(standing: Standing) -> str:
    return standing.value.replace("_", "-")


def _ask(ground: Ground, organization_id: int) -> Ask:
    """Of the educators of the school, as indicators count them."""
    municipality = ground.visit.municipality
    definition = next(iter(municipality.programme.indicators.definitions))
    scope = Scope(organizations=frozenset({organization_id}))
    return ask_of(municipality, definition, on=ground.on, today=municipality.day(ground.visit.now), scope=scope)


async def _coordinator(session: AsyncSession, organization_id: int) -> Item:
    count = await rows.coordinators(session, organization_id)
    return Item("coordinator", Standing.DONE if count else Standing.NO)


async def _list(session: AsyncSession, ground: Ground) -> Item:
    """Taken in anew since the school year has begun."""
    at = await rows.compared_at(session, ground.until_at)
    day = ground.visit.municipality.day(at) if at else None
    if day is None:
        return Item("list", Standing.NO)
    return Item("list", Standing.DONE if day >= ground.since else Standing.BEGUN, day)


async def _orders(session: AsyncSession, ask: Ask) -> Item:
    young, paired, ordered = await rows.mentored(session, ask)
    if not young:
        return Item("mentoring", Standing.NOT_NEEDED)
    standing = Standing.DONE if ordered == young else Standing.BEGUN if paired else Standing.NO
    return Item("mentoring", standing, _of(ordered, young))


async def _plan(session: AsyncSession, ground: Ground, organization_id: int) -> Item:
    plans = await rows.plans_of_school(session, organization_id, ground.year)
    if not plans:
        return Item("plan", Standing.NO)
    approved = sum(1 for one in plans if one is PlanStatus.APPROVED)
    standing = Standing.DONE if approved == len(plans) else Standing.BEGUN if any(plans) else Standing.NO
    return Item("plan", standing, _of(approved, len(plans)))


def _share(ground: Ground, formula: str, code: str, is_enough: Callable[[Fraction], bool]) -> Item:
    told = ground.by_formula(formula)
    figure = told.figure if told else None
    if told is None or figure is None or figure.value is None:
        is_hidden = told is not None and figure is None
        fact = Said("report-few-people") if is_hidden else None
        return Item(code, Standing.NOT_NEEDED if told and figure else Standing.UNKNOWN, fact)
    standing = Standing.DONE if is_enough(figure.value) else Standing.BEGUN if figure.value else Standing.NO
    return Item(code, standing, of_figure(figure, told.definition, told.aim))


async def _wishes(session: AsyncSession, ground: Ground, organization_id: int) -> Item:
    years = (ground.on.year, ground.on.year + 1)
    count, decided = await rows.wishes_of_school(session, organization_id, years)
    if not count:
        return Item("courses", Standing.NO)
    return Item("courses", Standing.DONE if decided == count else Standing.BEGUN, _of(decided, count))


async def _meetings(session: AsyncSession, ground: Ground, organization_id: int) -> Item:
    people = await rows.at_meetings(session, organization_id, ground.since_at, ground.until_at)
    fact = Said("report-people", {"count": people}) if people else None
    return Item("meetings", Standing.DONE if people else Standing.NO, fact)


async def _asked(session: AsyncSession, ground: Ground, ask: Ask) -> Item:
    programme = ground.visit.municipality.programme
    codes = [code for code, one in programme.questionnaires.items() if isinstance(one.scoring, IndexScoring)]
    answered, young = await rows.young_asked(session, ask, codes)
    if not young:
        return Item("young", Standing.NOT_NEEDED)
    standing = Standing.DONE if answered == young else Standing.BEGUN if answered else Standing.NO
    return Item("young", standing, _of(answered, young))


def _aim(one: Told) -> Cell:
    return of_plan(one.definition, one.aim) if one.aim else None


def _of(part: int, whole: int) -> Said:
    return Said("report-of", {"part": part, "whole": whole})
