"""What educators see of the register: their own zones of help, and what they ask for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitSource, DeficitState
from models.queries.deficits import deficits as rows
from programmes.competences import Confirmation
from programmes.questionnaires import PerBranch, for_branch
from services.deficits import deficit_moves, deficit_register
from services.errors import NotFound, Unfitting
from services.municipality import Municipality
from services.rights import Right, must
from services.surveys import comparisons
from services.surveys.diagnostics_comparison import Comparison
from services.surveys.diagnostics_results import Severity
from services.visits import Visit

SEEN = (DeficitState.CONFIRMED, DeficitState.IN_WORK, DeficitState.PROPOSED, DeficitState.RESOLVED)
"""In the order of the screen. Of what was rejected nobody is told."""


@dataclass(frozen=True, slots=True)
class Own:
    school_year: int
    deficits: Sequence[Deficit]
    compared: tuple[Comparison, ...]
    """Before and after; nothing until the end of the year."""
    may_ask: bool


async def own(session: AsyncSession, visit: Visit) -> Own:
    """Reading needs no consent."""
    year = visit.municipality.school_year(visit.now)
    found = await rows.of_person(session, visit.actor.id, school_year=year, states=SEEN)
    compared = await comparisons.of_person(session, visit.municipality, person_id=visit.actor.id, school_year=year)
    await session.commit()
    in_order = sorted(found, key=lambda deficit: SEEN.index(deficit.state))
    may_ask = visit.actor.has_consented and visit.municipality.programme.modules.deficit_register
    return Own(year, in_order, compared, may_ask)


async def add(session: AsyncSession, visit: Visit, *, area: str, topic: str) -> Deficit:
    """Ask for help oneself, with an area or a topic of it. Raises Unfitting where it is there already."""
    must(visit.actor, Right.KEEP_ROUTE)
    municipality = visit.municipality
    if not municipality.programme.modules.deficit_register or topic not in {"", *topics(municipality, visit, area)}:
        raise NotFound
    year = municipality.school_year(visit.now)
    values = {
        "person_id": visit.actor.id, "school_year": year, "area": area, "topic": topic,
        "topics": [topic] if topic else [],
        "severity": (Severity.POINT if topic else Severity.ATTENTION).value,
        "source": DeficitSource.SELF_REQUEST, "state": DeficitState.PROPOSED,
        "created_at": visit.now, "created_by": visit.actor.id, "state_since": visit.now,
    }  # fmt: skip
    added = await rows.add_all(session, [values])
    deficit = await rows.by_key(session, person_id=visit.actor.id, school_year=year, area=area, topic=topic)
    assert deficit is not None
    if not added:
        await _ask_again(session, visit, deficit)
    if municipality.programme.competences.deficit_confirmation is Confirmation.NONE:
        await _move(session, visit, deficit, DeficitState.CONFIRMED)
    await session.commit()
    return deficit


def topics(municipality: Municipality, visit: Visit, area: str) -> tuple[str, ...]:
    """Topics of an area for the person: those its questions are about, and those no question is about.

    Raises NotFound for an area there is not.
    """
    competences = municipality.programme.competences
    if area not in {one.code for one in competences.areas}:
        raise NotFound
    group = municipality.programme.positions.group_of(visit.actor.position)
    branch = group.code if group else None
    asked: dict[str, set[str]] = {}
    for code in deficit_register.entry_codes(municipality):
        questionnaire = municipality.library.current(code)
        assert questionnaire is not None
        for question in questionnaire.questions:
            if question.area and question.topic is not None:
                asked.setdefault(question.area, set()).update(_topics_of(question.topic, branch))
    known = set().union(*asked.values()) if asked else set()
    return tuple(
        topic.code
        for topic in competences.topics
        if (not topic.branches or branch is None or branch in topic.branches)
        and (topic.code in asked.get(area, set()) or topic.code not in known)
    )


def _topics_of(topic: PerBranch, branch: str | None) -> set[str]:
    """What a question is about for a branch; for somebody without one whatever it may be about."""
    if branch is None and isinstance(topic, dict):
        return set(topic.values())
    found = for_branch(topic, branch or "")
    return {found} if found else set()


async def _ask_again(session: AsyncSession, visit: Visit, deficit: Deficit) -> None:
    """What was put aside is proposed anew; of what stands there already nothing changes."""
    if deficit.state is not DeficitState.REJECTED:
        await session.rollback()
        raise Unfitting("my-deficits-there")
    deficit.source, deficit.created_by = DeficitSource.SELF_REQUEST, visit.actor.id
    await _move(session, visit, deficit, DeficitState.PROPOSED)


async def _move(session: AsyncSession, visit: Visit, deficit: Deficit, after: DeficitState) -> None:
    await deficit_moves.move(
        session, deficit, after, now=visit.now, actor_id=visit.actor.id, source=DeficitSource.SELF_REQUEST
    )
