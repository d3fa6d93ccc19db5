"""Questionnaires made in the chat: brought as a file, tried, published; each belongs to whoever makes it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.campaigns import QuestionnaireDraft
from models.queries import turns
from models.queries.questionnaires import questionnaire_drafts as rows
from models.queries.questionnaires import questionnaires as versions
from programmes.loading import fingerprint
from programmes.questionnaire_checks import questionnaire_problems
from programmes.questionnaires import Questionnaire
from programmes.vocabulary import Vocabulary
from services import audit
from services.errors import NotFound, Unfitting
from services.questionnaires import questionnaire_files
from services.questionnaires.questionnaire_problems import Problem
from services.register.staff_desk import Desk
from services.rights import Right, must
from services.visits import Visit

MOST_DRAFTS = 100
UNREAD = "q0"
"""The code while a file is read; the draft gives its own."""
COPY_OF = 70
"""Characters of a title that a copy keeps."""


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    code: str
    questionnaire: Questionnaire
    is_published: bool
    is_changed: bool
    """Since it was published; or it never was."""


@dataclass(frozen=True, slots=True)
class Page:
    drafts: tuple[Draft, ...]
    count: int


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must(visit.actor, Right.RUN_CAMPAIGNS)
    found, count = await rows.listed(session, visit.actor.id, limit=size, offset=page * size)
    drafts = tuple(_draft(visit, row) for row in found)
    await session.commit()
    return Page(drafts, count)


async def look(session: AsyncSession, visit: Visit, *, draft_id: int) -> Draft:
    row = await _own(session, visit, draft_id)
    await session.commit()
    return _draft(visit, row)


async def take(
    session: AsyncSession, visit: Visit, desk: Desk, *, name: str, content: bytes, draft_id: int | None = None
) -> Draft | tuple[Problem, ...]:
    """The draft a file makes, new or in place of what was; or everything that is wrong with the file."""
    must(visit.actor, Right.RUN_CAMPAIGNS)
    if draft_id is not None:
        await _own(session, visit, draft_id)
        await session.commit()
    reading = await desk.ask(questionnaire_files.read, name, content, UNREAD, vocabulary_of(visit))
    if reading.content is None:
        return reading.problems
    if draft_id is None:
        row = await _add(session, visit, reading.content)
    else:
        row = await _own(session, visit, draft_id)
        row.content = {**reading.content, "code": row.code}
        row.changed_at = visit.now
    draft = _draft(visit, row)
    await session.commit()
    return draft


async def copy(session: AsyncSession, visit: Visit, *, code: str, mark: str) -> Draft:
    """A draft out of a questionnaire in use; `mark` goes behind its title."""
    must(visit.actor, Right.RUN_CAMPAIGNS)
    questionnaire = visit.municipality.library.current(code)
    if questionnaire is None:
        raise NotFound
    content = questionnaire.model_dump(mode="json", exclude_defaults=True)
    row = await _add(session, visit, {**content, "title": f"{questionnaire.title[:COPY_OF]} {mark}"[:80].strip()})
    draft = _draft(visit, row)
    await session.commit()
    return draft


async def remove(session: AsyncSession, visit: Visit, *, draft_id: int) -> None:
    """What has been published stays: people may have answered it."""
    row = await _own(session, visit, draft_id)
    if row.published_at is not None:
        await session.rollback()
        raise Unfitting("own-stays")
    await rows.remove(session, draft_id)
    await session.commit()


async def publish(session: AsyncSession, visit: Visit, *, draft_id: int) -> Draft:
    """Make it a version campaigns can choose, at once; unchanged content stays the version it is."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    await turns.take(session, "publish questionnaires")
    row = await _own(session, visit, draft_id)
    questionnaire = Questionnaire.model_validate(row.content)
    if questionnaire.on_demand and not scope.is_whole:
        await session.rollback()
        raise Unfitting("own-not-for-all")
    if questionnaire_problems(questionnaire, vocabulary_of(visit)):
        await session.rollback()
        raise Unfitting("own-outdated")
    mark = fingerprint(questionnaire)
    version = await versions.find_newest(session, row.code)
    if version is not None and bool(version.content.get("anonymous")) != questionnaire.anonymous:
        await session.rollback()
        raise Unfitting("own-names-stay")
    if version is None or version.fingerprint != mark:
        version = await versions.find(session, row.code, mark)
        if version is not None:
            await session.rollback()
            raise Unfitting("own-was-before")
        version = await versions.add(
            session,
            questionnaire=row.code,
            fingerprint=mark,
            content=questionnaire.model_dump(mode="json"),
            now=visit.now,
        )
        await audit.note(session, visit, Action.QUESTIONNAIRE_PUBLISHED, questionnaire=row.code, version=version.number)
    row.published_at = visit.now
    await session.commit()
    library = visit.municipality.library
    library.newest[row.code] = version.id
    library.versions[version.id] = questionnaire
    return _draft(visit, row)


def vocabulary_of(visit: Visit) -> Vocabulary:
    programme = visit.municipality.programme
    return Vocabulary(programme.positions, programme.subjects, programme.competences)


async def _own(session: AsyncSession, visit: Visit, draft_id: int) -> QuestionnaireDraft:
    must(visit.actor, Right.RUN_CAMPAIGNS)
    row = await rows.find(session, draft_id, owner_id=visit.actor.id)
    if row is None:
        raise NotFound
    return row


async def _add(session: AsyncSession, visit: Visit, content: dict[str, Any]) -> QuestionnaireDraft:
    if (await rows.listed(session, visit.actor.id, limit=1, offset=0))[1] >= MOST_DRAFTS:
        await session.rollback()
        raise Unfitting("own-too-many", limit=MOST_DRAFTS)
    return await rows.add(session, owner_id=visit.actor.id, content=content, now=visit.now)


def _draft(visit: Visit, row: QuestionnaireDraft) -> Draft:
    questionnaire = Questionnaire.model_validate(row.content)
    current = visit.municipality.library.current(row.code) if row.published_at else None
    is_changed = current is None or fingerprint(current) != fingerprint(questionnaire)
    return Draft(row.id, row.code, questionnaire, row.published_at is not None, is_changed)
