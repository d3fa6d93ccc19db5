"""Answers that are there already, for whoever asks about something like it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.consultations import consultations as rows
from services.consultations.consultation_likeness import Known, most_alike, stems
from services.errors import NotFound
from services.rights import Right, must
from services.visits import Visit

MOST_COMPARED = 200
"""Answers of a topic; the least helpful ones beyond that are not looked at."""
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Similar:
    """An answer of the bank, or, with a negative number, a frequent question of the programme."""

    id: int
    title: str
    text: str


async def alike(session: AsyncSession, visit: Visit, *, topic: str, question: str) -> list[Similar]:
    """At most three: what methodists wrote on the topic, and frequent questions, those of the topic first."""
    must(visit.actor, Right.ASK_CONSULTATION)
    bank = await rows.public_answers(session, topic, limit=MOST_COMPARED)
    await session.commit()
    asked = visit.municipality.programme.consultations.frequent_questions
    frequent = sorted(range(len(asked)), key=lambda place: asked[place].topic != topic)
    known = [Known(str(one.id), frozenset(one.search_words) | stems(one.title)) for one in bank]
    known += [Known(str(-1 - place), stems(asked[place].question)) for place in frequent]
    found = {one.id: Similar(one.id, one.title, one.text) for one in bank}
    return [
        found[int(key)] if int(key) > 0 else _frequent(visit, int(key))
        for key in most_alike(question, known, limit=MOST_SHOWN)
    ]


async def read(session: AsyncSession, visit: Visit, *, answer_id: int) -> Similar:
    """Raises NotFound for one that is not for everybody, or there no more."""
    must(visit.actor, Right.ASK_CONSULTATION)
    if answer_id < 0:
        return _frequent(visit, answer_id)
    found = await rows.public_answer(session, answer_id)
    await session.commit()
    if found is None:
        raise NotFound
    return Similar(found.id, found.title, found.text)


async def helped(session: AsyncSession, visit: Visit, *, answer_id: int) -> None:
    """Somebody did not need to ask after reading it."""
    must(visit.actor, Right.ASK_CONSULTATION)
    if answer_id < 0:
        _frequent(visit, answer_id)
        return
    found = await rows.public_answer(session, answer_id, to_change=True)
    if found is None:
        raise NotFound
    found.helped += 1
    await session.commit()


def _frequent(visit: Visit, answer_id: int) -> Similar:
    asked = visit.municipality.programme.consultations.frequent_questions
    place = -1 - answer_id
    if not 0 <= place < len(asked):
        raise NotFound
    return Similar(answer_id, asked[place].question, asked[place].answer)
