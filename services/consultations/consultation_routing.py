"""Who becomes responsible for a request: a rule over duties, roles, leaves and how much everybody has to do."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from programmes.consultations import Answering


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is about, and whom it is from."""

    asker_id: int
    topic: str
    subject: str | None
    organization_id: int | None
    answered_by: Answering = Answering.METHODIST


@dataclass(frozen=True, slots=True)
class Held:
    """A duty; an empty place means all of them."""

    person_id: int
    topic: str | None = None
    subject: str | None = None
    organization_id: int | None = None

    def fits(self, asked: Asked) -> bool:
        return (
            self.topic in {None, asked.topic}
            and self.subject in {None, asked.subject}
            and self.organization_id in {None, asked.organization_id}
        )

    @property
    def particularity(self) -> tuple[bool, bool, bool]:
        """A topic beats a subject, a subject beats a school; naming more of them beats naming fewer of the same."""
        return self.topic is not None, self.subject is not None, self.organization_id is not None


NOTHING_NAMED = (False, False, False)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who may answer; whoever may not, or has left, is no worker."""

    open_requests: int = 0
    away_until: date | None = None
    """The last day of a leave."""


@dataclass(frozen=True, slots=True)
class Staff:
    workers: Mapping[int, Worker] = field(default_factory=dict)
    duties: Sequence[Held] = ()
    leaders: Collection[int] = ()
    """Of associations the asker belongs to."""
    methodists: Collection[int] = ()
    substitutes: Mapping[int, int] = field(default_factory=dict)
    """Who stands in for whom today."""


def choose(asked: Asked, staff: Staff, *, today: date) -> int | None:
    """The person, or none where nobody fits.

    Asked in this order, and the first with anybody at work decides: duties that name something, the most particular
    first; where the topic is answered by leaders, leaders; duties for everything; all methodists. Whoever is on leave
    is replaced by who stands in for them. If everybody is on leave, it waits for one of them in the same order. Of
    several the one with the fewest open requests, then with the lowest number. Nobody answers themselves.
    """
    groups = [sorted(set(group) - {asked.asker_id}) for group in _groups(asked, staff)]
    for group in groups:
        present = {found for one in group if (found := _at_work(one, staff, asked, today)) is not None}
        if present:
            return _least_busy(present, staff)
    for group in groups:
        here = {one for one in group if one in staff.workers}
        if here:
            return _least_busy(here, staff)
    return None


def is_away(worker: Worker, today: date) -> bool:
    """Whoever is back tomorrow is as good as here."""
    return worker.away_until is not None and worker.away_until >= today + timedelta(days=1)


def _groups(asked: Asked, staff: Staff) -> Iterator[Collection[int]]:
    fitting = [duty for duty in staff.duties if duty.fits(asked)]
    for rank in sorted({duty.particularity for duty in fitting} - {NOTHING_NAMED}, reverse=True):
        yield [duty.person_id for duty in fitting if duty.particularity == rank]
    if asked.answered_by is Answering.ASSOCIATION_LEADER:
        yield staff.leaders
    yield [duty.person_id for duty in fitting if duty.particularity == NOTHING_NAMED]
    yield staff.methodists


def _at_work(person_id: int, staff: Staff, asked: Asked, today: date) -> int | None:
    """The person, or whoever stands in for them, however many steps that takes; none if it leads in a circle."""
    seen: set[int] = set()
    here: int | None = person_id
    while here is not None and here not in seen:
        seen.add(here)
        worker = staff.workers.get(here)
        if worker is not None and not is_away(worker, today) and here != asked.asker_id:
            return here
        if worker is None and here == person_id:
            return None  # nobody stands in for somebody who has left
        here = staff.substitutes.get(here)
    return None


def _least_busy(people: Collection[int], staff: Staff) -> int:
    return min(people, key=lambda one: (staff.workers[one].open_requests, one))
