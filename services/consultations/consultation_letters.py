"""What people are told about requests: who answers them, who has asked, heads where nobody does."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, Outcome
from models.queries import audiences
from models.queries.consultations import consultation_routing as routing
from models.queries.consultations import consultations
from programmes.consultations import OTHER
from services import outbox
from services.calling import call
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

KIND = "consultations"
REQUESTS = "go:requests"
"""What the button to all requests sends."""


def topic_of(municipality: Municipality, consultation: Consultation) -> str:
    """What a request is about, in words; what somebody called it themselves where they did."""
    if consultation.topic == OTHER and consultation.own_topic:
        return consultation.own_topic
    topic = municipality.programme.consultations.topic(consultation.topic)
    return topic.title if topic else consultation.topic


def key(consultation: Consultation, said: str) -> str:
    """Every letter about a request begins alike, so that all of them can be found."""
    return f"consultation:{consultation.id}:{said}"


async def tell_responsible(
    session: AsyncSession,
    municipality: Municipality,
    consultation: Consultation,
    phrase: str,
    *,
    said: str,
    now: datetime,
) -> None:
    """`phrase` is given the number, the topic and what the asker is called; `said` names the letter."""
    if consultation.responsible_id is None:
        return
    payload = await _about(session, municipality, consultation, phrase)
    name = key(consultation, f"{said}:{consultation.responsible_id}")
    await put(session, municipality, [consultation.responsible_id], name, payload, now=now)


async def tell_heads(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> None:
    """There is nobody who would answer it."""
    payload = await _about(session, municipality, consultation, "consultation-letter-nobody")
    heads = await routing.heads(session)
    await put(session, municipality, heads, key(consultation, f"nobody:{int(now.timestamp())}"), payload, now=now)


async def ask_about_help(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> None:
    """Whether the help was complete; the letter of the same mark and the same time is sent once."""
    number = consultation.id
    marked = int(consultation.answered_at.timestamp()) if consultation.answered_at else 0
    payload = {
        "phrase": "consultation-letter-help" if consultation.asked_times <= 1 else "consultation-letter-help-again",
        "values": {"number": str(number), "topic": topic_of(municipality, consultation)},
        "rows": [
            [{"phrase": f"consultation-outcome-{outcome.value}", "data": f"yj:{number}:{outcome.value}"}]
            for outcome in Outcome
        ],
    }
    name = key(consultation, f"help:{marked}:{consultation.asked_times}")
    await put(session, municipality, [consultation.asker_id], name, payload, now=now)


async def put(  # what is said, to whom and when
    session: AsyncSession,
    municipality: Municipality,
    person_ids: Iterable[int],
    name: str,
    payload: Mapping[str, Any],
    *,
    now: datetime,
    priority: Priority = Priority.NOTICE,
) -> int:
    reached = await audiences.reached_of(session, list(person_ids))
    letters = [Letter(name, recipient(one), payload) for one in reached]
    return await outbox.put(session, municipality, letters, kind=KIND, priority=priority, now=now)


async def _about(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, phrase: str
) -> dict[str, Any]:
    asker = await consultations.person(session, consultation.asker_id)
    return {
        "phrase": phrase,
        "values": {
            "number": str(consultation.id),
            "topic": topic_of(municipality, consultation),
            "called": call(municipality.privacy_mode, asker) if asker else "",
        },
        "rows": [[{"phrase": "consultation-letter-open", "data": f"rq:{consultation.id}"}]],
    }
