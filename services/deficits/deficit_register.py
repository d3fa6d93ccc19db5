"""The register brought up to date for some people of a school year: their answers, their tests, what was decided."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.queries.deficits import deficit_weighing as rows
from models.queries.deficits import deficits
from models.queries.deficits.deficit_weighing import Run
from programmes.competences import Confirmation
from programmes.questionnaires import AreaScoring, Questionnaire
from services.deficits import deficit_moves, deficit_weighing
from services.deficits.deficit_weighing import COMPUTED, Changes, ClockNote, Evidence, Move, Proposal, Standing
from services.municipality import Municipality
from services.questionnaires import questionnaires
from services.questionnaires.questionnaire_answers import Reply
from services.surveys import diagnostics_comparison, diagnostics_scoring
from services.surveys.diagnostics_results import Profile
from services.surveys.diagnostics_scoring import Percent

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Case:
    """One person."""

    entry: dict[int, Profile]
    exit: Profile | None
    tests: Mapping[str, Percent]
    later_tests: Mapping[str, Percent]
    standing: list[Standing]


@dataclass(slots=True)
class _Plan:
    """What changes for all of them together."""

    added: list[dict[str, object]]
    rewritten: list[tuple[Standing, Proposal]]
    moves: list[Move]


async def weigh(
    session: AsyncSession, municipality: Municipality, people: Sequence[int], *, school_year: int, now: datetime
) -> list[Run]:
    """Within the caller's transaction. Returns the responses that were looked at; one that fails is logged."""
    found = await rows.runs(session, people, school_year)
    profiles = await profiles_of(session, municipality, found)
    plan = _Plan([], [], [])
    for person, case in (await _cases(session, municipality, people, school_year, found, profiles, now)).items():
        _add(plan, municipality, person, school_year, case, now)
    await _carry_out(session, municipality, plan, now)
    await rows.remember_compared(session, _changes(municipality, found, profiles))
    return found


def pairs(municipality: Municipality, found: Iterable[Run]) -> dict[int, tuple[Run, Run]]:
    """Entry and exit of everybody who has handed in both."""
    exits = municipality.programme.competences.exits
    by_person: dict[int, dict[str, Run]] = {}
    for run in found:
        by_person.setdefault(run.person_id, {})[run.questionnaire] = run
    paired = {}
    for person, runs in by_person.items():
        for later, earlier in exits.items():
            if later in runs and earlier in runs:
                paired[person] = (runs[earlier], runs[later])
    return paired


def _changes(
    municipality: Municipality, found: Sequence[Run], profiles: Mapping[int, Profile]
) -> dict[int, dict[str, str] | None]:
    """By every response of the end of the year: scored once here, and counted at every look."""
    thresholds = municipality.programme.competences.thresholds
    changes: dict[int, dict[str, str] | None] = {
        run.id: None for run in found if run.questionnaire in municipality.programme.competences.exits
    }
    for before, after in pairs(municipality, found).values():
        if before.id in profiles and after.id in profiles:
            compared = diagnostics_comparison.compare(profiles[before.id], profiles[after.id], thresholds)
            changes[after.id] = {one.area: one.change.value for one in compared}
    return changes


def entry_codes(municipality: Municipality) -> list[str]:
    """Questionnaires that propose deficits: those with areas, but for the ones at the end of the year."""
    library, exits = municipality.library, municipality.programme.competences.exits
    known = {code: library.current(code) for code in library.newest}
    return [code for code, one in known.items() if one and isinstance(one.scoring, AreaScoring) and code not in exits]


async def profiles_of(session: AsyncSession, municipality: Municipality, found: Sequence[Run]) -> dict[int, Profile]:
    """Of every response with scoring by area; tests do not take part yet."""
    versions = {
        number: questionnaire
        for number in {run.version_id for run in found}
        if (questionnaire := await _version(session, municipality, number)) is not None
    }
    scored = [run for run in found if isinstance(_scoring(versions, run), AreaScoring)]
    replies: dict[int, dict[str, Reply]] = {run.id: {} for run in scored}
    for answer in await rows.answers(session, list(replies)):
        replies[answer.response_id][answer.question] = Reply(
            chosen=tuple(answer.chosen or ()), number=answer.number, skipped=answer.is_skipped, branch=answer.branch
        )
    profiles = {}
    for run in scored:
        try:
            profiles[run.id] = diagnostics_scoring.score(
                versions[run.version_id],
                replies[run.id],
                run.facts or {},
                thresholds=municipality.programme.competences.thresholds,
            )
        except Exception:  # one that cannot be scored must not keep the others
            log.exception("response %s could not be weighed", run.id)
    return profiles


def _scoring(versions: Mapping[int, Questionnaire], run: Run) -> object:
    return versions[run.version_id].scoring if run.version_id in versions else None


async def _version(session: AsyncSession, municipality: Municipality, version_id: int) -> Questionnaire | None:
    """None, and a word to the operator, where a stored version cannot be read any more: it must not keep the others."""
    try:
        return await questionnaires.version(session, municipality.library, version_id)
    except ValidationError:
        log.exception("version %s of a questionnaire cannot be read", version_id)
        return None


async def _cases(  # everything the register says about them
    session: AsyncSession,
    municipality: Municipality,
    people: Sequence[int],
    school_year: int,
    found: Sequence[Run],
    profiles: Mapping[int, Profile],
    now: datetime,
) -> dict[int, _Case]:
    competences = municipality.programme.competences
    until = min(municipality.day(now), municipality.last_day(school_year))
    since = _years_before(until, competences.test_valid_years)
    tests: dict[int, list[tuple[date, str, Percent]]] = defaultdict(list)
    for one in await rows.tests(session, people, since=since, until=until):
        tests[one.person_id].append((one.taken_on, one.area, one.percent_tenths / 10))
    standing = await _standing(session, people, school_year)
    cases = {}
    for person in people:
        own = [run for run in found if run.person_id == person and run.id in profiles]
        entry = [run for run in own if run.questionnaire not in competences.exits]
        leaving = [run for run in own if run.questionnaire in competences.exits]
        begun = min(
            (municipality.day(run.submitted_at) for run in entry), default=municipality.last_day(school_year - 1)
        )
        cases[person] = _Case(
            entry={run.id: profiles[run.id] for run in entry},
            exit=profiles[max(leaving, key=lambda run: run.submitted_at).id] if leaving else None,
            tests={area: percent for _, area, percent in tests[person]},
            later_tests={area: percent for day, area, percent in tests[person] if day > begun},
            standing=standing[person],
        )
    return cases


async def _standing(session: AsyncSession, people: Sequence[int], school_year: int) -> Mapping[int, list[Standing]]:
    found = await rows.standing(session, people, school_year)
    resolved = [row.id for row in found if row.state is DeficitState.RESOLVED]
    before = await rows.before_resolved(session, resolved)
    by_person: dict[int, list[Standing]] = defaultdict(list)
    for row in found:
        by_person[row.person_id].append(_standing_of(row, before.get(row.id)))
    return by_person


def _standing_of(row: Deficit, before_resolved: DeficitState | None) -> Standing:
    return Standing(
        id=row.id,
        area=row.area,
        topic=row.topic,
        topics=tuple(row.topics),
        severity=row.severity,
        index_tenths=row.index_tenths,
        source=row.source,
        state=row.state,
        response_id=row.response_id,
        is_made_by_hand=row.created_by is not None or row.source not in COMPUTED,
        is_decided=row.decided_by is not None,
        is_inherited=row.previous_id is not None,
        before_resolved=before_resolved,
    )


def _add(plan: _Plan, municipality: Municipality, person: int, school_year: int, case: _Case, now: datetime) -> None:
    competences = municipality.programme.competences
    thresholds, combine = competences.thresholds, competences.combine
    evidence = Evidence(case.entry, case.tests)
    wanted = deficit_weighing.proposals(evidence, thresholds=thresholds, combine=combine)
    at_once = competences.deficit_confirmation is Confirmation.NONE
    found: Changes = deficit_weighing.changes(wanted, case.standing, evidence, is_confirmed_at_once=at_once)
    plan.added += [_row(person, school_year, proposal, now) for proposal in found.added]
    plan.rewritten += found.rewritten
    plan.moves += found.moves
    if case.exit is not None:
        plan.moves += deficit_weighing.at_exit(
            case.exit, case.standing, later_tests=case.later_tests, thresholds=thresholds, combine=combine
        )


async def _carry_out(session: AsyncSession, municipality: Municipality, plan: _Plan, now: datetime) -> None:
    added = await deficits.add_all(session, plan.added)
    returned = [move for move in plan.moves if move.note is ClockNote.BACK]
    await _move(session, returned, now)
    by_hand = [(row, proposal) for row, proposal in plan.rewritten if row.is_made_by_hand]
    computed = [(row, proposal) for row, proposal in plan.rewritten if not row.is_made_by_hand]
    await rows.rewrite(session, [{"of_deficit": row.id, **_words(proposal)} for row, proposal in by_hand])
    await rows.rewrite(
        session, [{"of_deficit": row.id, **_words(proposal), **_origin(proposal)} for row, proposal in computed]
    )
    line = {"at": now, "actor_id": None, "before": DeficitState.PROPOSED, "after": DeficitState.PROPOSED}
    await deficits.add_changes(
        session,
        [
            {"deficit_id": row.id, "source": proposal.source, "note": ClockNote.CHANGED.value, **line}
            for row, proposal in plan.rewritten
        ],
    )
    await _move(session, [move for move in plan.moves if move.note is not ClockNote.BACK], now)
    if municipality.programme.competences.deficit_confirmation is Confirmation.NONE:
        new = [Move(one, state, DeficitState.CONFIRMED, ClockNote.AT_ONCE) for one, state in added]
        await _move(session, new, now)


async def _move(session: AsyncSession, moves: Iterable[Move], now: datetime) -> None:
    """Alike ones together; of two moves of one row the first comes first."""
    alike: dict[tuple[DeficitState, DeficitState, ClockNote], list[int]] = defaultdict(list)
    for move in sorted(moves, key=lambda move: move.before is not DeficitState.RESOLVED):
        alike[move.before, move.after, move.note].append(move.deficit_id)
    for (before, after, note), ids in alike.items():
        await deficit_moves.move_all(session, ids, before=before, after=after, now=now, actor_id=None, note=note.value)


def _row(person: int, school_year: int, proposal: Proposal, now: datetime) -> dict[str, object]:
    return {
        "person_id": person,
        "school_year": school_year,
        "area": proposal.area,
        "topic": proposal.topic,
        **_words(proposal),
        **_origin(proposal),
        "state": DeficitState.PROPOSED,
        "created_at": now,
        "state_since": now,
    }


def _words(proposal: Proposal) -> dict[str, object]:
    return {
        "topics": list(proposal.topics),
        "severity": proposal.severity,
        "index_tenths": proposal.index_tenths,
    }


def _origin(proposal: Proposal) -> dict[str, object]:
    return {"source": proposal.source, "response_id": proposal.response_id}


def _years_before(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
