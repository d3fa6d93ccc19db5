"""What can be put into a route: the table of advice and the kinds of activities, looked up by topic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programmes.activities import Activities, ActivityKind, Advice, Grade, Step
from programmes.programme import Programme

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Option:
    """A step that could be taken."""

    kind: str
    title: str
    is_mandatory: bool
    days: int
    proof: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place of the library: an area as a whole or one of its topics."""

    area: str
    topic: str | None
    title: str


def rows_for(activities: Activities, area: str | None, topic: str | None) -> tuple[Advice, ...]:
    """Rows of the table that speak of a topic, else of its area; the nearest first."""
    exact = [one for one in activities.advice if one.area == area and topic in one.topics]
    elsewhere = [one for one in activities.advice if topic is not None and topic in one.topics and one.area != area]
    whole = [one for one in activities.advice if one.area == area and not one.topics]
    beside = [one for one in activities.advice if one.area == area and one.topics]
    return tuple(next((found for found in (exact, elsewhere, whole, beside) if found), ()))


def steps_for(
    activities: Activities, area: str | None, topic: str | None, grade: Grade, group: str | None
) -> list[Option]:
    """What the table says for a position group; of an area without a row of its own, what stands first in it."""
    row = next(iter(rows_for(activities, area, topic)), None)
    if row is None:
        return []
    steps = [step for step in row.steps(grade) if is_for(step, group)] or list(row.steps(grade))
    return [_option(activities, step, row.proof) for step in steps]


def options(programme: Programme, area: str | None, topic: str | None, group: str | None) -> tuple[Option, ...]:
    """Everything that can be offered on a topic: the rows of the table, then each kind; nothing twice."""
    activities = programme.activities
    found: dict[tuple[str, str], Option] = {}
    for row in rows_for(activities, area, topic):
        for step in row.everything():
            if is_for(step, group):
                found.setdefault((step.kind, step.title), _option(activities, step, row.proof))
    named = title_of(programme, area, topic)
    if named:
        for kind in activities.kinds:
            option = offer(kind, named)
            found.setdefault((option.kind, option.title), option)
    return tuple(found.values())


def shelves(programme: Programme, group: str | None) -> tuple[Shelf, ...]:
    """The areas and topics the table speaks of, in its order; topics of other position groups left out."""
    allowed = {one.code for one in programme.competences.topics if not one.branches or group in {None, *one.branches}}
    return tuple(
        Shelf(row.area, topic, title_of(programme, row.area, topic))
        for row in programme.activities.advice
        for topic in row.topics or (None,)
        if topic is None or topic in allowed
    )


def offer(kind: ActivityKind, topic: str) -> Option:
    """A step of the kind on a topic."""
    return Option(kind.code, kind.offer.replace("{topic}", topic)[:LONGEST_TITLE], False, kind.days, None)


def title_of(programme: Programme, area: str | None, topic: str | None) -> str:
    """What a topic is called, else its area; nothing for what the programme does not know."""
    topics = {one.code: one.title for one in programme.competences.topics}
    areas = {one.code: one.title for one in programme.competences.areas}
    return topics.get(topic or "") or areas.get(area or "", "")


def from_template(activities: Activities, steps: Sequence[Step], proof: str, group: str | None) -> list[Option]:
    return [_option(activities, step, proof) for step in steps if is_for(step, group)]


def kinds_of_form(activities: Activities, form: str) -> Iterator[ActivityKind]:
    return (kind for kind in activities.kinds if form in kind.forms)


def is_for(step: Step, group: str | None) -> bool:
    return not step.groups or group is None or group in step.groups


def _option(activities: Activities, step: Step, proof: str) -> Option:
    kind = activities.kind(step.kind)
    days = step.days or (kind.days if kind else 30)
    return Option(step.kind, step.title, step.mandatory, days, proof)
