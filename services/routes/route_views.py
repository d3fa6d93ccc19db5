"""A route as somebody sees it: its steps, how far it has come, who helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import people
from models.queries.register import register
from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, Route
from services.calling import called_to
from services.routes.route_access import Part
from services.routes.route_moves import AHEAD, FINISHED, is_walked
from services.routes.route_terms import Window, window
from services.visits import Visit

MANDATORY_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    steps: int
    share: float
    """From 0 to 1; what is mandatory counts twice."""


@dataclass(frozen=True, slots=True)
class View:
    route: Route
    steps: tuple[Activity, ...]
    part: Part
    called: str
    """Whose it is."""
    supporter: str | None
    group: str | None
    """The position group of whose it is."""
    today: date
    terms: Window

    @property
    def progress(self) -> Progress:
        return progress_of(self.steps)

    @property
    def is_walked(self) -> bool:
        return is_walked(self.route)

    @property
    def ahead(self) -> tuple[Activity, ...]:
        """What is still to be done, the nearest first."""
        return tuple(step for step in self.steps if step.status in AHEAD)

    def step(self, activity_id: int) -> Activity | None:
        return next((step for step in self.steps if step.id == activity_id), None)


def progress_of(steps: Sequence[Activity]) -> Progress:
    """What was done of what counts; what is skipped does not."""
    counted = [step for step in steps if step.status is not ActivityStatus.SKIPPED]
    done = [step for step in counted if step.status in FINISHED]
    whole = sum(map(weight, counted))
    return Progress(len(done), len(counted), sum(map(weight, done)) / whole if whole else 0.0)


def weight(step: Activity) -> int:
    return MANDATORY_WEIGHT if step.is_mandatory else 1


async def view_of(session: AsyncSession, visit: Visit, route: Route, part: Part) -> View:
    """Within the caller's transaction."""
    municipality = visit.municipality
    owner = await people.look(session, route.person_id)
    supporter = await people.look(session, route.supporter_id) if route.supporter_id else None
    place = None if part is Part.OWNER else await register.place_of(session, owner)
    group = municipality.programme.positions.group_of(owner.position)
    today = municipality.day(visit.now)
    return View(
        route=route,
        steps=tuple(await rows.activities_of(session, route.id)),
        part=part,
        called=called_to(visit, owner, place=place),
        supporter=called_to(visit, supporter) if supporter else None,
        group=group.code if group else None,
        today=today,
        terms=window(municipality, today, route.school_year),
    )
