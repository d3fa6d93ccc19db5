"""Where somebody works and as what, as coarse as it has to be for nobody to be alone with it."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from services.suppression import FEWEST


class Slice(NamedTuple):
    """An organisation and a group of positions; none: not told."""

    organization: int | None = None
    group: str | None = None

    @property
    def facts(self) -> dict[str, str]:
        """As a response keeps it."""
        told = {"organization": self.organization, "position_group": self.group}
        return {name: str(value) for name, value in told.items() if value is not None}

    @classmethod
    def of(cls, facts: Mapping[str, str]) -> "Slice":
        organization = facts.get("organization")
        return cls(int(organization) if organization else None, facts.get("position_group"))


NOTHING = Slice()


def cells(people: Mapping[Slice, int]) -> dict[Slice, Slice]:
    """The cell each slice is told as, given how many people it has.

    Every cell that occurs holds at least five people, or all of them are one cell. Cells do not overlap, so whatever
    is added up or subtracted is made of whole cells. Within an organisation groups too small are told without their
    group; an organisation too small is told as its groups of the whole, and those too small not at all.
    """
    counts = {one: count for one, count in people.items() if count > 0}
    told: dict[Slice, Slice] = {}
    for organization in sorted({one.organization for one in counts if one.organization is not None}):
        own = {one: count for one, count in counts.items() if one.organization == organization}
        if sum(own.values()) >= FEWEST:
            told |= _within(own, Slice(organization))
    pool = {one: count for one, count in counts.items() if one not in told}
    told |= _within(pool, NOTHING)
    return _joined(told, counts)


def _within(people: Mapping[Slice, int], whole: Slice) -> dict[Slice, Slice]:
    """Groups that are large enough by themselves; the others together, with as many more as that takes."""
    sizes: Counter[str] = Counter()
    for one, count in people.items():
        if one.group is not None:
            sizes[one.group] += count
    kept = {group: size for group, size in sizes.items() if size >= FEWEST}
    rest = sum(people.values()) - sum(kept.values())
    for group in sorted(kept, key=lambda group: (kept[group], group)):
        if not 0 < rest < FEWEST:
            break
        rest += kept.pop(group)
    return {one: Slice(whole.organization, one.group) if one.group in kept else whole for one in people}


def _joined(told: dict[Slice, Slice], people: Mapping[Slice, int]) -> dict[Slice, Slice]:
    """With so many others beside what is not told at all that it is five people too."""
    sizes: Counter[Slice] = Counter()
    for one, cell in told.items():
        sizes[cell] += people[one]
    while 0 < sizes[NOTHING] < FEWEST and len(sizes) > 1:
        smallest = min((cell for cell in sizes if cell != NOTHING), key=lambda cell: (sizes[cell], str(cell)))
        sizes[NOTHING] += sizes.pop(smallest)
        told = {one: NOTHING if cell == smallest else cell for one, cell in told.items()}
    return told
