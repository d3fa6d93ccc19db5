"""Deficits of groups: shares and topics of a part of the municipality, and what a group as a whole finds hard."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.deficits import deficit_groups as rows
from models.queries.deficits.deficit_groups import Size
from models.scopes import Scope
from programmes.competences import Competences
from services import notices
from services.deficits import deficit_register
from services.deficits.deficit_rights import keeping, may_keep, must_keep, names_everybody
from services.deficits.deficit_titles import area_title, topic_title
from services.errors import NotAllowed, NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.suppression import FEWEST, Count, suppress
from services.visits import Visit


class Kind(StrEnum):
    ASSOCIATION = rows.ASSOCIATION
    SCHOOL = rows.SCHOOL
    SUBJECT = rows.SUBJECT


@dataclass(frozen=True, slots=True)
class Share:
    """Of one area or topic: so many of those who have answered."""

    title: str
    is_area: bool
    people: int


@dataclass(frozen=True, slots=True)
class Part:
    """Everybody within somebody's reach together."""

    respondents: int
    shares: tuple[Share, ...]
    """Areas in the order of the programme, then topics, the most frequent first."""
    is_hidden: bool
    """Too few to say anything about."""


@dataclass(frozen=True, slots=True)
class Corporate:
    kind: Kind
    key: str
    group: str
    spot: int
    """Of the area or topic among all of them; see `spots`."""
    title: str
    people: int
    respondents: int


@dataclass(frozen=True, slots=True)
class Hiding:
    """What a reader without names sees besides: figures of their part as a whole."""

    is_overlapping: bool
    """Groups share people, so nothing is worked out by subtraction."""
    respondents: int
    people: Mapping[int, int]
    """By spot."""


@dataclass(frozen=True, slots=True)
class Page:
    found: tuple[Corporate, ...]
    page: int
    pages: int
    may_propose: bool


async def of_part(session: AsyncSession, visit: Visit) -> Part:
    """How many have which difficulty, and nobody's own."""
    scope = _must(visit)
    sizes, counted = await _counted(session, visit, scope, rows.WHOLE)
    await session.commit()
    respondents = sum(size.respondents for size in sizes)
    if respondents < FEWEST and not names_everybody(visit, scope):
        return Part(respondents, (), is_hidden=True)
    competences = visit.municipality.programme.competences
    spotted = [
        Share(_title(competences, spot), spot < len(competences.areas), people)
        for (_, spot), people in sorted(counted.items(), key=lambda one: one[0][1])
    ]
    areas = [share for share in spotted if share.is_area]
    topics = sorted((share for share in spotted if not share.is_area), key=lambda share: -share.people)
    return Part(respondents, (*areas, *topics), is_hidden=False)


async def page(session: AsyncSession, visit: Visit, *, kind: Kind, page: int, size: int) -> Page:
    """What groups as a whole find hard, the largest shares first."""
    scope = _must(visit)
    sizes, counted = await _counted(session, visit, scope, kind.value)
    found = _corporate(visit, kind, sizes, counted, await _hiding(session, visit, scope, kind))
    await session.commit()
    pages = pages_of(len(found), size)
    page = min(max(page, 0), max(pages - 1, 0))
    some = tuple(found[page * size : (page + 1) * size])
    return Page(some, page, pages, may_propose=kind is Kind.ASSOCIATION and may_keep(visit))


async def propose(session: AsyncSession, visit: Visit, *, association_id: int, spot: int) -> int:
    """Tell the leaders of an association what its members find hard, for its plan; returns how many leaders it has.

    Once for each topic and year, however often it is tapped, and without a name.
    """
    scope = must_keep(visit)
    sizes, counted = await _counted(session, visit, scope, rows.ASSOCIATION)
    wanted = [
        one for one in _corporate(visit, Kind.ASSOCIATION, sizes, counted, None)
        if one.key == str(association_id) and one.spot == spot
    ]  # fmt: skip
    if not wanted:
        raise NotFound
    leaders = await rows.leaders(session, association_id)
    if not leaders:
        await session.rollback()
        raise Unfitting("corporate-no-leader")
    one, year = wanted[0], visit.municipality.school_year(visit.now)
    said = {
        "phrase": "corporate-proposed",
        "values": {"title": one.title, "group": one.group, "people": one.people, "respondents": one.respondents},
        "rows": [[{"phrase": "place-deficits", "data": "go:deficits"}]],
    }
    await notices.tell(session, visit, leaders, key=f"corporate:{association_id}:{spot}:{year}", said=said)
    await session.commit()
    return len(leaders)


def _must(visit: Visit) -> Scope:
    """The part somebody may see figures of; whoever keeps the register may see them as far as they keep it."""
    must(visit.actor, Right.SEE_GROUP_DEFICITS)
    if not visit.municipality.programme.modules.deficit_register:
        raise NotAllowed
    kept, seen = keeping(visit.actor, visit.municipality), must(visit.actor, Right.SEE_GROUP_DEFICITS)
    return kept if kept and kept.is_whole else seen


async def _counted(
    session: AsyncSession, visit: Visit, scope: Scope, kind: str
) -> tuple[list[Size], dict[tuple[str, int], int]]:
    """Respondents of each group, and people with each area or topic by group and spot."""
    codes = deficit_register.entry_codes(visit.municipality)
    year = visit.municipality.school_year(visit.now)
    sizes = await rows.sizes(session, scope, kind, codes=codes, school_year=year)
    areas = await rows.areas(session, scope, kind, codes=codes, school_year=year)
    topics = await rows.topics(session, scope, kind, codes=codes, school_year=year)
    competences = visit.municipality.programme.competences
    area_spots, topic_spots = _spots(competences)
    counted = {
        (found.key, spots[found.code]): found.people
        for listed, spots in ((areas, area_spots), (topics, topic_spots))
        for found in listed
        if found.code in spots
    }
    return sizes, counted


async def _hiding(session: AsyncSession, visit: Visit, scope: Scope, kind: Kind) -> Hiding | None:
    """What small groups are hidden by; none for those who may see every name."""
    if names_everybody(visit, scope):
        return None
    if kind is Kind.ASSOCIATION:
        return Hiding(is_overlapping=True, respondents=0, people={})
    sizes, counted = await _counted(session, visit, scope, rows.WHOLE)
    together = {spot: people for (_, spot), people in counted.items()}
    return Hiding(is_overlapping=False, respondents=sum(size.respondents for size in sizes), people=together)


def _corporate(
    visit: Visit, kind: Kind, sizes: list[Size], counted: Mapping[tuple[str, int], int], hiding: Hiding | None
) -> list[Corporate]:
    competences = visit.municipality.programme.competences
    titles = {size.key: _group_title(visit, kind, size) for size in sizes}
    found = []
    for spot in sorted({spot for _, spot in counted}):
        cells = {size.key: Count(counted.get((size.key, spot), 0), size.respondents) for size in sizes}
        shown = cells if hiding is None else _shown(cells, spot, hiding)
        found += [
            Corporate(kind, key, titles[key], spot, _title(competences, spot), count.numerator, count.denominator)
            for key, count in shown.items()
            if count.denominator >= competences.corporate_least
            and 100 * count.numerator >= competences.corporate_share * count.denominator
        ]
    return sorted(found, key=lambda one: (-one.people / one.respondents, -one.respondents, one.group, one.spot))


def _shown(cells: Mapping[str, Count], spot: int, hiding: Hiding) -> dict[str, Count]:
    """Who may not see names sees no group that could be worked out from the others; associations share members.

    The part as a whole is shown as well, and people of no group are in it.
    """
    if hiding.is_overlapping:
        return {key: count for key, count in cells.items() if count.denominator >= FEWEST}
    total = Count(hiding.people.get(spot, 0), hiding.respondents)
    return {key: count for key, count in suppress(cells, total).cells.items() if count is not None}


def _group_title(visit: Visit, kind: Kind, size: Size) -> str:
    if kind is Kind.SUBJECT:
        return visit.municipality.programme.subjects.title_of(size.key) or size.key
    return size.title


def _spots(competences: Competences) -> tuple[dict[str, int], dict[str, int]]:
    """The place of each area, and of each topic behind them: what a button names them by."""
    areas = {area.code: place for place, area in enumerate(competences.areas)}
    return areas, {topic.code: len(areas) + place for place, topic in enumerate(competences.topics)}


def _title(competences: Competences, spot: int) -> str:
    areas, topics = competences.areas, competences.topics
    if spot < len(areas):
        return area_title(competences, areas[spot].code)
    return topic_title(competences, topics[spot - len(areas)].code)
