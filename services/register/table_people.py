"""Whom a line of a table is about: by the code, or by all words of the name at that school."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.deficits import external_results as rows
from models.queries.deficits.external_results import Candidate
from models.scopes import Scope
from services import naming
from services.errors import Unfitting
from services.register import staff_cells
from services.register.staff_cells import Content


@dataclass(frozen=True, slots=True)
class Called:
    """What a line says of a person."""

    code: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Known:
    by_code: Mapping[str, Candidate]
    by_place: Mapping[str, Sequence[Candidate]]

    def find(self, called: Called) -> int:
        """The id of the person meant. Raises Unfitting."""
        if called.code:
            if called.code not in self.by_code:
                raise Unfitting("external-nobody")
            return self.by_code[called.code].id
        name, place = naming.search_key(called.name).split(), naming.search_key(called.place)
        if len(name) < 2 or not place:  # a surname alone is no person
            raise Unfitting("external-who")
        fitting = [one for one in self.by_place.get(place, ()) if set(name) <= set(one.search_key.split())]
        if len(fitting) != 1:
            raise Unfitting("external-several" if fitting else "external-nobody")
        return fitting[0].id


async def known(session: AsyncSession, scope: Scope, called: Iterable[Called]) -> Known:
    """Everybody within the scope that the lines may mean, within the caller's transaction."""
    lines = list(called)
    codes = {one.code for one in lines} - {""}
    places = {naming.search_key(one.place) for one in lines} - {""}
    found = await rows.candidates(session, scope, codes=sorted(codes), organization_keys=sorted(places))
    by_place: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        by_place[one.organization_key or ""].append(one)
    return Known({one.code: one for one in found if one.code}, by_place)


def called(code: Content, name: Content, place: Content) -> Called:
    return Called(_code(code), words(name), words(place))


def words(content: Content) -> str:
    return content[: staff_cells.LONGEST_CELL] if isinstance(content, str) else ""


def written(content: Content) -> str:
    """Words or a number, as they stand in the cell; nothing for a day, for yes and no."""
    if isinstance(content, float) and content.is_integer():
        content = int(content)
    if isinstance(content, bool) or not isinstance(content, str | int):
        return ""
    return str(content)[: staff_cells.LONGEST_CELL]


def _code(content: Content) -> str:
    if staff_cells.is_blank(content):
        return ""
    try:
        return staff_cells.person_code(content)
    except Unfitting:
        return words(content) or "?"
