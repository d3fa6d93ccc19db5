"""A first draft of a route: few steps that fit the difficulties, the wishes and the time that is left.

Rules C.1.2: wished forms first, at least one practical step, somebody to help with every critical difficulty.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from programmes.activities import Grade, Ground
from programmes.programme import Programme
from services.routes import route_library as library
from services.routes.route_library import Option
from services.routes.route_terms import Window, spread
from services.surveys.diagnostics_deficits import ORDER
from services.surveys.diagnostics_results import Severity

FEWEST, MOST = 3, 6


@dataclass(frozen=True, slots=True)
class Need:
    """A difficulty a route is to help with."""

    area: str
    topics: tuple[str, ...]
    severity: Severity
    deficit_id: int | None = None

    @property
    def grade(self) -> Grade:
        known = {Severity.CRITICAL: Grade.CRITICAL, Severity.EXPRESSED: Grade.EXPRESSED}
        return known.get(self.severity, Grade.POINT)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of a draft."""

    option: Option
    area: str | None
    topic: str | None
    deficit_id: int | None
    starts_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Candidate:
    option: Option
    area: str | None
    topic: str | None
    deficit_id: int | None

    @property
    def key(self) -> tuple[str, str]:
        return self.option.kind, self.option.title


def draft(
    programme: Programme, needs: Sequence[Need], wished: Sequence[str], *, group: str | None, terms: Window
) -> tuple[Planned, ...]:
    """Steps for the worst difficulties, as many as a route takes; nothing where the programme offers nothing."""
    chosen = sorted(needs, key=lambda need: ORDER.index(need.severity))[: programme.competences.deficits_a_year]
    own = [_Own(programme, need, _turned(wished, place), group) for place, need in enumerate(chosen)]
    picks: dict[tuple[str, str], Candidate] = {}
    for one in own:
        if one.need.grade is Grade.CRITICAL:
            _take(picks, one.helped(but=picks))
    if not any(one.is_practical(pick) for one in own for pick in picks.values()):
        _take(picks, next((found for one in own if (found := one.practical())), None))
    wanted = min(MOST, max(FEWEST, sum(one.weight for one in own)))
    room = max(len(picks), min(wanted, terms.months))
    for candidate in _in_turn([one.everything for one in own]):
        if len(picks) >= room:
            break
        picks.setdefault(candidate.key, candidate)
    return timed(list(picks.values()), terms)


def draft_of_template(
    programme: Programme, ground: Ground, *, group: str | None, terms: Window
) -> tuple[tuple[Planned, ...], str | None]:
    """Steps of a ready plan and its goal; what cannot be left out comes first where time is short."""
    template = programme.activities.template(ground)
    if template is None:
        return (), None
    found = library.from_template(programme.activities, template.steps, template.proof, group)
    room = min(MOST, max(1, terms.months))
    kept = sorted(found, key=lambda option: not option.is_mandatory)[:room]
    return timed([Candidate(option, None, None, None) for option in kept], terms), template.goal


def timed(picks: Sequence[Candidate], terms: Window) -> tuple[Planned, ...]:
    """The short steps first, spread over the time that is left."""
    ordered = sorted(picks, key=lambda pick: pick.option.days)
    days = spread(terms, [pick.option.days for pick in ordered])
    return tuple(
        Planned(pick.option, pick.area, pick.topic, pick.deficit_id, start, end)
        for pick, (start, end) in zip(ordered, days, strict=True)
    )


class _Own:
    """What one difficulty can be helped by, the best first."""

    def __init__(self, programme: Programme, need: Need, wished: Sequence[str], group: str | None) -> None:
        self._programme, self.need = programme, need
        activities = programme.activities
        topics: tuple[str | None, ...] = need.topics or (None,)
        base = [
            self._candidate(option, topic)
            for topic in topics
            for option in library.steps_for(activities, need.area, topic, need.grade, group)
        ]
        forms = {kind.code: kind.forms for kind in activities.kinds}
        wished_base = [one for form in wished for one in base if form in forms.get(one.option.kind, ())]
        named = library.title_of(programme, need.area, topics[0])
        offers = [
            self._candidate(library.offer(kind, named), topics[0])
            for form in wished
            if named and not any(form in forms.get(one.option.kind, ()) for one in base)
            for kind in list(library.kinds_of_form(activities, form))[:1]
        ]
        rest = [
            self._candidate(replace(option, is_mandatory=False), topic)
            for topic in topics
            for option in library.options(programme, need.area, topic, group)
        ]
        self.weight = len(base) + len(offers)
        self.everything = _once((*wished_base, *offers, *base, *rest))

    def helped(self, *, but: Container[tuple[str, str]]) -> Candidate | None:
        """A step with somebody who helps, of its own: nobody is left alone with what is critical."""
        fitting = (one for one in self.everything if one.key not in but and self._kind(one, "has_person"))
        found = next(fitting, None)
        return found and replace(found, option=replace(found.option, is_mandatory=True))

    def practical(self) -> Candidate | None:
        return next((one for one in self.everything if self.is_practical(one)), None)

    def is_practical(self, candidate: Candidate) -> bool:
        return self._kind(candidate, "is_practical")

    def _kind(self, candidate: Candidate, trait: str) -> bool:
        kind = self._programme.activities.kind(candidate.option.kind)
        return bool(kind and getattr(kind, trait))

    def _candidate(self, option: Option, topic: str | None) -> Candidate:
        return Candidate(option, self.need.area, topic, self.need.deficit_id)


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Nothing twice; of two alike the first stays."""
    found: dict[tuple[str, str], Candidate] = {}
    for one in candidates:
        found.setdefault(one.key, one)
    return list(found.values())


def _take(picks: dict[tuple[str, str], Candidate], found: Candidate | None) -> None:
    if found is not None:
        picks.setdefault(found.key, found)


def _in_turn(pools: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    """One of each difficulty, then another of each."""
    for together in zip_longest(*pools):
        yield from (one for one in together if one is not None)


def _turned(wished: Sequence[str], places: int) -> list[str]:
    """Each difficulty begins with another wish, so that all of them come up."""
    at = places % len(wished) if wished else 0
    return [*wished[at:], *wished[:at]]
