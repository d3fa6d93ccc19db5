"""Questionnaires in use: published once, never changed, read from memory."""

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import turns
from models.queries.questionnaires import questionnaire_drafts as drafts
from models.queries.questionnaires import questionnaires as rows
from models.questionnaires import QuestionnaireVersion
from programmes.loading import fingerprint
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Library:
    """The versions this process has met, and the newest one of each questionnaire."""

    newest: dict[str, int] = field(default_factory=dict)
    """Version ids by questionnaire code."""
    versions: dict[int, Questionnaire] = field(default_factory=dict)

    def current(self, code: str) -> Questionnaire | None:
        version_id = self.newest.get(code)
        return None if version_id is None else self.versions[version_id]


async def publish(session: AsyncSession, programme: Programme, *, now: datetime) -> Library:
    """Make every questionnaire of the programme a stored version; one with changed content becomes a new version.

    Answers keep the version they were given to, so an edited file never changes what somebody has answered. What was
    published in the chat is in use again too.
    """
    library = Library()
    await turns.take(session, "publish questionnaires")
    for code, questionnaire in programme.questionnaires.items():
        mark = fingerprint(questionnaire)
        version = await rows.find(session, code, mark)
        if version is None:
            version = await rows.add(
                session,
                questionnaire=code,
                fingerprint=mark,
                content=questionnaire.model_dump(mode="json"),
                now=now,
            )
        library.newest[code] = version.id
        library.versions[version.id] = questionnaire
    for made in await drafts.published(session):  # in the chat, by those who run campaigns
        if made.questionnaire not in library.newest:
            _take_up(library, made)
    await session.commit()
    return library


async def meet(session: AsyncSession, library: Library, *, of_programme: Collection[str], since: int) -> int:
    """Take up what was published through another program over the same database, after the version `since`.

    Returns the newest version there is.
    """
    newest = await rows.newest_id(session)
    for made in await drafts.published(session) if newest > since else ():
        if made.questionnaire not in of_programme and library.newest.get(made.questionnaire, 0) < made.id:
            _take_up(library, made)
    await session.commit()
    return newest


def _take_up(library: Library, made: QuestionnaireVersion) -> None:
    try:
        library.versions[made.id] = Questionnaire.model_validate(made.content)
    except ValidationError:  # of an older program; the bot goes on without it
        log.exception("questionnaire %s cannot be read", made.questionnaire)
    else:
        library.newest[made.questionnaire] = made.id


async def version(session: AsyncSession, library: Library, version_id: int) -> Questionnaire:
    """The questionnaire as it was in that version; asked of the database once a process."""
    if version_id not in library.versions:
        row = await rows.get(session, version_id)
        library.versions[version_id] = Questionnaire.model_validate(row.content)
    return library.versions[version_id]
