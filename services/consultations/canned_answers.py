"""Answers written once to be given often: chosen, sent as they are or in other words, made, changed, put away."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import AnswerTemplate, Consultation
from models.queries.consultations import canned_answers as rows
from models.queries.consultations import requests as request_rows
from services.consultations import request_access as access
from services.consultations import request_taking
from services.consultations.consultation_likeness import stems
from services.consultations.consultation_moves import OPEN
from services.consultations.request_access import Held, Standing
from services.consultations.request_words import LONGEST_ANSWER, line, lines, topic_title
from services.conversations import talking
from services.conversations.talking import Said
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.visits import Visit

LONGEST_TITLE = 100
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Canned:
    id: int
    topic: str
    topic_title: str
    title: str
    text: str
    is_public: bool
    is_kept: bool
    """Whether the reader may change it."""
    used: int
    helped: int


async def listed(
    session: AsyncSession, visit: Visit, *, topic: str | None, page: int, size: int
) -> tuple[list[Canned], int]:
    """One's own and the public ones of a topic, of all for none; and how many pages."""
    access.sight(visit)
    found, count = await rows.page(session, visit.actor.id, topic=topic, offset=page * size, limit=size)
    await session.commit()
    return [_seen(visit, one) for one in found], pages_of(count, size)


async def look(session: AsyncSession, visit: Visit, *, template_id: int) -> Canned:
    access.sight(visit)
    found = await rows.find(session, template_id, person_id=visit.actor.id)
    await session.commit()
    if found is None:
        raise NotFound
    return _seen(visit, found)


async def send(
    session: AsyncSession, visit: Visit, *, consultation_id: int, template_id: int, typed: str | None = None
) -> Consultation:
    """Answer a request with it, in its own words or in others; a request nobody has is taken with it.

    Sent twice in a row, it is sent once.
    """
    access.sight(visit)
    own_words = None if typed is None else lines(typed, LONGEST_ANSWER)
    found = await _answerable(session, visit, consultation_id)
    consultation = found.consultation
    template = await rows.find(session, template_id, person_id=visit.actor.id)
    if template is None:
        raise NotFound
    words = own_words or template.text
    thread = consultation.thread_id
    if await request_rows.last_words(session, thread, visit.actor.id) == words and found.standing is not Standing.FREE:
        await session.commit()
        return consultation
    await request_taking.begin(session, visit, consultation, found.standing)
    await talking.put(session, visit, thread_id=thread, said=Said(text=words))
    await rows.count_use(session, template.id)
    await session.commit()
    return consultation


async def draft_from(session: AsyncSession, visit: Visit, *, consultation_id: int) -> tuple[str, str]:
    """The topic of a request, and what the actor has answered last in it. Raises Unfitting where they have not."""
    found = await access.held(session, visit, consultation_id)
    words = await request_rows.last_words(session, found.consultation.thread_id, visit.actor.id)
    if words is None:
        await session.rollback()
        raise Unfitting("canned-nothing-said")
    await session.commit()
    return found.consultation.topic, words[:LONGEST_ANSWER]


async def make(
    session: AsyncSession, visit: Visit, *, topic: str, title: str, text: str, is_public: bool = False
) -> int:
    access.sight(visit)
    _known(visit, topic)
    template = AnswerTemplate(
        topic=topic,
        title=line(title, LONGEST_TITLE),
        text=lines(text, LONGEST_ANSWER),
        is_public=is_public,
        author_id=visit.actor.id,
        created_at=visit.now,
        used=0,
        helped=0,
    )
    _index(template)
    await rows.add(session, template)
    await session.commit()
    return template.id


async def change(
    session: AsyncSession, visit: Visit, *, template_id: int, title: str | None = None, text: str | None = None
) -> None:
    """Another title or other words; of one's own, for whoever leads of everybody's."""
    template = await _own(session, visit, template_id)
    if title is not None:
        template.title = line(title, LONGEST_TITLE)
    if text is not None:
        template.text = lines(text, LONGEST_ANSWER)
    _index(template)
    await session.commit()


async def publish(session: AsyncSession, visit: Visit, *, template_id: int, is_public: bool) -> None:
    """Shown to everybody who asks the like, or to its author alone."""
    template = await _own(session, visit, template_id)
    template.is_public = is_public
    await session.commit()


async def archive(session: AsyncSession, visit: Visit, *, template_id: int) -> None:
    template = await _own(session, visit, template_id)
    template.archived_at = visit.now
    await session.commit()


async def _answerable(session: AsyncSession, visit: Visit, consultation_id: int) -> Held:
    """A request the actor may say something in, or take."""
    found = await access.held(session, visit, consultation_id)
    if found.standing is Standing.LOOKING:
        raise NotFound
    if found.consultation.status not in OPEN:
        await session.rollback()
        raise Unfitting("request-is-over")
    return found


async def _own(session: AsyncSession, visit: Visit, template_id: int) -> AnswerTemplate:
    access.sight(visit)
    author = None if access.leads(visit) else visit.actor.id
    found = await rows.find_own(session, template_id, author_id=author)
    is_seen = found is not None and (found.is_public or found.author_id == visit.actor.id)
    if found is None or not is_seen:
        raise NotFound
    return found


def _known(visit: Visit, topic: str) -> None:
    if visit.municipality.programme.consultations.topic(topic) is None:
        raise NotFound


def _index(template: AnswerTemplate) -> None:
    """What it is found by when somebody asks the like."""
    template.search_words = sorted(stems(f"{template.title} {template.text}"))[:MOST_WORDS]


def _seen(visit: Visit, template: AnswerTemplate) -> Canned:
    is_own = template.author_id == visit.actor.id
    return Canned(
        id=template.id,
        topic=template.topic,
        topic_title=topic_title(visit, template.topic),
        title=template.title,
        text=template.text,
        is_public=template.is_public,
        is_kept=is_own or (template.is_public and access.leads(visit)),
        used=template.used,
        helped=template.helped,
    )


def topics(visit: Visit) -> Sequence[tuple[str, str]]:
    """Code and title of every topic of the programme."""
    return [(one.code, one.title) for one in visit.municipality.programme.consultations.topics]
